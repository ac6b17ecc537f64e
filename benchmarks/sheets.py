"""Two-page offer sheets against WeasyPrint, ReportLab and fpdf2, and a batch of a thousand."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace

from benchmarks._offers import rich_offers
from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.ports.document_options import DocumentOptions, Signatory
from offercalc.application.ports.renderer import OfferSheet
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.program import Program
from offercalc.sheets.content.document import Block, Document
from offercalc.sheets.content.offer_sheet import offer_sheet

ROUNDS = 15
MOST_TO_WEASYPRINT = 1 / 8
MOST_PREVIEW = 0.060
SHEETS = 1000
JOBS = 2
MOST_SECONDS = 15.0
MOST_GROWTH = 30_000
"""In kilobytes: the allowed memory growth in the second half of a thousand sheets."""
READER = localizer_for("en_US")
PROGRAM = Program()
ORDER = DocumentOptions(
    "a4", datetime(2026, 11, 23, tzinfo=UTC), candidate="Rina Wijaya", reports_to="The board",
    conditions=("A background check is completed.",), signatories=(Signatory("Ada Lovelace", "Head of People"),),
)  # fmt: skip

Row = tuple[str, ...]


def _appraised(offer: Offer) -> Comparison:
    assumptions = Assumptions(exchange_day=PROGRAM.today, currency="USD", years=4)
    return compare((offer,), assumptions, By.EMPLOYMENT, PROGRAM.rates, PROGRAM.presets)


def _offers() -> tuple[Offer, ...]:
    """Yield offers that all differ, so that no cached result is reused."""
    duties = tuple(f"Responsibility number {number}, told at some length" for number in range(6))
    return tuple(replace(offer, responsibilities=duties) for offer in rich_offers(2 * ROUNDS + 2, 2, 4))


def _rows(block: Block) -> list[Row]:
    """Return the rows of a block's tables, headings first."""
    rows: list[Row] = [(term.label, term.words, term.figure) for term in block.terms]
    if block.table is not None:
        rows.append((block.table.corner, *block.table.columns))
        rows += [(row.label, *(cell.text for cell in row.cells)) for row in block.table.rows]
    return rows


def _lines(block: Block) -> list[str]:
    cards = [f"{card.caption}: {card.figure} ({card.note})" for card in block.cards]
    columns = [line for column in block.columns for line in (column.title, *column.lines)]
    return [*cards, *block.lines, *block.sentences, *columns, *([block.note] if block.note else [])]


def weasyprint(paper: Document) -> bytes:
    """Typeset the same texts and tables as HTML, as a tagged PDF."""
    import weasyprint as library

    parts = [f"<h1>{escape(paper.title)}</h1><p>{escape(paper.subtitle)}</p>"]
    for block in paper.blocks:
        parts.append(f"<h2>{escape(block.title)}</h2>" if block.title else "")
        parts += [f"<p>{escape(line)}</p>" for line in _lines(block)]
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in _rows(block))
        parts.append(f"<table>{rows}</table>" if rows else "")
    style = "<style>@page { size: A4 } body { font: 9pt sans-serif }</style>"
    page = f"<html lang='en'><title>{escape(paper.title)}</title>{style}"
    return bytes(library.HTML(string=page + "".join(parts)).write_pdf(pdf_variant="pdf/ua-1"))


def reportlab(paper: Document) -> bytes:
    """Typeset the same texts and tables, neither tagged nor PDF/A."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles, story = getSampleStyleSheet(), list[Any]()
    story.append(Paragraph(escape(paper.title), styles["Title"]))
    for block in paper.blocks:
        story += [Paragraph(escape(block.title), styles["Heading2"])] if block.title else []
        story += [Paragraph(escape(line), styles["Normal"]) for line in _lines(block)]
        rows = _rows(block)
        widest = max(map(len, rows), default=0)
        story += [Table([[*row, *[""] * (widest - len(row))] for row in rows])] if rows else []
    target = BytesIO()
    SimpleDocTemplate(target).build(story)
    return target.getvalue()


def fpdf2(paper: Document) -> bytes:
    """Typeset the same texts and tables, neither tagged nor PDF/A."""
    import fpdf

    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=9)

    def plain(text: str) -> str:
        return text.encode("latin-1", "replace").decode("latin-1")

    pdf.multi_cell(0, 6, plain(paper.title), new_x="LMARGIN", new_y="NEXT")
    for block in paper.blocks:
        for line in ([block.title] if block.title else []) + _lines(block):
            pdf.multi_cell(0, 5, plain(line), new_x="LMARGIN", new_y="NEXT")
        for row in _rows(block):
            for cell in row:
                pdf.cell(pdf.epw / len(row), 5, plain(cell)[:60])
            pdf.ln()
    return bytes(pdf.output())


def _in_turns(acts: tuple[Callable[[Offer], object], ...]) -> list[float]:
    """Return the median seconds of processor time of each act, of all its threads; the first round is a warm-up.

    The acts alternate, with a new offer each time.
    """
    offers, times = list(_offers()), [list[float]() for _ in acts]
    for _round in range(ROUNDS + 1):
        offer = offers.pop()
        for act, taken in zip(acts, times, strict=True):
            started = time.process_time()
            act(offer)
            taken.append(time.process_time() - started)
    return [median(taken[1:]) for taken in times]


def _one_sheet() -> bool:
    renderer, files, presets = PROGRAM.renderer, PROGRAM.files, PROGRAM.presets
    papers: dict[str, Document] = {}

    def paper_of(offer: Offer) -> Document:
        if offer.company not in papers:
            papers[offer.company] = offer_sheet(OfferSheet(_appraised(offer), READER, ORDER), files, presets)
        return papers[offer.company]

    for offer in _offers():
        paper_of(offer)
    appraised = {offer.company: _appraised(offer) for offer in _offers()}
    names = ("ours, PDF/A-3a and UA-1", "weasyprint, UA-1", "reportlab, untagged", "fpdf2, untagged", "our preview")
    spent = _in_turns((
        lambda offer: renderer.render(OfferSheet(appraised[offer.company], READER, ORDER)),
        lambda offer: weasyprint(paper_of(offer)),
        lambda offer: reportlab(paper_of(offer)),
        lambda offer: fpdf2(paper_of(offer)),
        lambda offer: renderer.preview(
            OfferSheet(appraised[offer.company], READER, replace(ORDER, candidate=offer.company))
        ),
    ))  # fmt: skip
    for name, seconds in zip(names, spent, strict=True):
        print(f"sheets, {name}: {seconds * 1e3:.1f} ms")
    ratio = spent[0] / spent[1]
    print(f"sheets: ratio to weasyprint {ratio:.3f} (at most {MOST_TO_WEASYPRINT:.2f})")
    return ratio <= MOST_TO_WEASYPRINT and spent[4] <= MOST_PREVIEW


def _thousand() -> bool:
    """Create a thousand sheets from a table with two jobs, and measure the memory growth."""
    head = "Company,Role,Candidate,Currency,Start date,Salary per year,Bonus %,RSU units,RSU price (USD),Vesting\n"
    rest = "4y-1y-cliff-monthly\n"
    rows = (
        f"Acme {n % 7},Engineer {n},Person {n},USD,2026-02-02,{100_000 + n},15,{1000 + n},50,{rest}"
        for n in range(SHEETS)
    )
    with TemporaryDirectory() as folder:
        table, out = Path(folder) / "offers.csv", Path(folder) / "out"
        table.write_text(head + "".join(rows), encoding="utf-8")
        asked = [str(table), "-o", str(out), "--yes", "--jobs", str(JOBS)]
        command = [sys.executable, "-m", "offercalc", "sheets", *asked]
        started = time.perf_counter()
        ran = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
        halfway = last = 0
        while ran.poll() is None:
            time.sleep(0.2)
            done = len(list(out.glob("*.pdf"))) if out.exists() else 0
            peak = _peak_kilobytes(ran.pid)
            halfway = peak if done <= SHEETS // 2 and peak else halfway
            last = peak or last
        seconds = time.perf_counter() - started
        if ran.returncode or len(list(out.glob("*.pdf"))) != SHEETS:
            sys.exit("not every sheet was printed")
    print(f"sheets, {SHEETS} with {JOBS} jobs: {seconds:.1f} s (at most {MOST_SECONDS:.0f} s)")
    print(f"sheets, memory: {halfway / 1e3:.0f} MB after half of them, {last / 1e3:.0f} MB after all")
    return seconds <= MOST_SECONDS and last - halfway <= MOST_GROWTH


def _peak_kilobytes(process: int) -> int:
    """Return the peak memory of a process, as reported by Linux; 0 if it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0])
    except (OSError, IndexError):
        return 0


def main() -> int:
    """Measure one sheet against its peers, and the batch. Return 1 if anything is above its limit."""
    is_within = _one_sheet()
    return int(not (_thousand() and is_within))


if __name__ == "__main__":
    sys.exit(main())
