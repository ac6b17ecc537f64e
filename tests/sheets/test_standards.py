"""Every design, in both languages and paper sizes, conforms to PDF/A-3a and PDF/UA-1, and other software reads it."""

import re
import subprocess
from io import BytesIO
from itertools import cycle, product
from pathlib import Path

import pdfua
import pikepdf
import pytest
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import ANCHORS
from offercalc.application.ports.document_options import DESIGNS, DocumentOptions, Letterhead, Signatory
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.grids import WHOLE_GRIDS
from tests.sheets.papers import offer_letter_of, order, samples
from tests.sheets.pdf_text import pages_of
from tests.tools import FILES, GLOBEX, NUSANTARA, OPENAI, PRESETS, comparison_of, offer_from, sample

PRESS = TypstRenderer(FILES, PRESETS)
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#0f766e"/></svg>'
)
LOCALES = ("en_US", "id_ID")
PAIRS = list(product(DESIGNS, LOCALES))
VARIANTS = (
    list(product(DESIGNS, LOCALES, ("a4", "letter")))
    if WHOLE_GRIDS
    else [(*pair, size) for pair, size in zip(PAIRS, ("a4", "letter", "letter", "a4", "a4", "letter"), strict=True)]
)
SIGNED = (
    list(product(DESIGNS, LOCALES, ("", *ANCHORS)))
    if WHOLE_GRIDS
    else [(*pair, anchors) for pair, anchors in zip(PAIRS, cycle(("", *ANCHORS)), strict=False)]
)
"""Every design and language, with the marks of every service that signs."""
LONG = offer_from(
    company="Panjang",
    role="Engineer",
    responsibilities=[f"Responsibility number {number}, which is told at some length" for number in range(100)],
    pay=[{"type": "benefit", "label": f"Benefit {number}", "yearly_value": "100"} for number in range(60)],
)


def in_full(template: str, size: str) -> DocumentOptions:
    """Return document options with everything included."""
    return replace(
        order(size),  # type: ignore[arg-type]
        template=template,
        letterhead=Letterhead("Globex", ("500 Pine Street", "Seattle"), LOGO, "#0f766e"),
        candidate="Rina Wijaya",
        reports_to="Chief Trust Officer",
        conditions=("A background check is completed.",),
        signatories=(Signatory("Ada Lovelace", "Head of People"),),
        is_draft=True,
        shows_digest=True,
    )


def printed(offer: Offer, template: str, locale: str, size: str) -> bytes:
    second = comparison_of(sample(GLOBEX), currency="IDR")
    return PRESS.render(OfferSheet(comparison_of(offer), localizer_for(locale), in_full(template, size), second)).pdf


def findings_in(pdf: bytes, folder: Path) -> list[str]:
    """Return the findings of the PDF/UA checker for a document."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return [f"{one.rule_id}: {one.message}" for one in pdfua.validate(str(path)).findings]


@pytest.mark.parametrize(("template", "locale", "size"), VARIANTS)
def test_a_sheet_is_accessible_and_made_to_last(template: str, locale: str, size: str, tmp_path: Path) -> None:
    pdf = printed(sample(GLOBEX), template, locale, size)
    assert findings_in(pdf, tmp_path) == []
    with pikepdf.open(BytesIO(pdf)) as paper:
        metadata = paper.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
        assert paper.check_pdf_syntax() == []
        assert FILES.decode(paper.attachments["offer.json"].get_file().read_bytes()) == copy_for_reader(sample(GLOBEX))
        assert paper.Root.Outlines.Count


@pytest.mark.parametrize(("template", "locale", "anchors"), SIGNED)
def test_an_offer_letter_is_too(template: str, locale: str, anchors: str, tmp_path: Path) -> None:
    details = LetterDetails(number="17/2026", employment_type="permanent", employee_address="14 Sample Street")
    ordered = in_full(template, "letter")
    letter = offer_letter_of(sample(GLOBEX), details, "US-WA", ordered, localizer_for(locale))
    pdf = PRESS.render(replace(letter, text=replace(letter.text, anchors=anchors))).pdf
    assert findings_in(pdf, tmp_path) == []
    with pikepdf.open(BytesIO(pdf)) as paper:
        metadata = paper.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("3", "1")
        assert metadata["dc:creator"] == ["Globex"]


@pytest.mark.parametrize("template", DESIGNS)
def test_a_report_and_a_letter_are_too(template: str, tmp_path: Path) -> None:
    ordered = replace(order(), template=template, candidate="Rina")
    localizer, comparison = localizer_for("id_ID"), comparison_of(*samples(), currency="IDR")
    assert findings_in(PRESS.render(ComparisonReport(comparison, localizer, ordered)).pdf, tmp_path) == []
    asked = comparison_of(sample(OPENAI), replace(sample(OPENAI), location="Jakarta"))
    assert findings_in(PRESS.render(CounterLetter(asked, comparison, localizer, ordered)).pdf, tmp_path) == []


@pytest.mark.parametrize("template", DESIGNS)
def test_a_long_offer_is_set_to_its_end(template: str, tmp_path: Path) -> None:
    pdf = printed(LONG, template, "en_US", "a4")
    assert findings_in(pdf, tmp_path) == []
    pages = pages_of(pdf)
    assert len(pages) >= 4
    text = " ".join(" ".join(pages).split())
    for part in (
        "Responsibility number 99",
        "Benefit 59",
        "Date and signature",
        f"Page {len(pages)} of {len(pages)}",
    ):
        assert part in text


def test_poppler_finds_tags_and_fonts_inside(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed(sample(NUSANTARA), "modern", "id_ID", "a4"))
    facts = _asked("pdfinfo", path)
    assert "Tagged:          yes" in facts
    fonts = [line for line in _asked("pdffonts", path).splitlines()[2:] if line.strip()]
    assert fonts
    assert all(" yes yes " in line for line in fonts)  # embedded, as subsets
    assert "Table" in _asked("pdfinfo", "-struct", path)


def test_a_script_that_runs_from_right_to_left_is_set_so() -> None:
    offer = replace(sample(GLOBEX), company="شركة المثال", role="مهندسة")
    with pikepdf.open(BytesIO(printed(offer, "modern", "en_US", "a4"))) as paper:
        assert paper.open_metadata()["dc:title"] == "شركة المثال — مهندسة"


def test_a_line_in_arabic_runs_from_the_right(tmp_path: Path) -> None:
    places = _places_of(offer_from(responsibilities=["فريق (1848)", "Team (1849)"]), tmp_path)
    assert places["1848"] < places["Team"] + 5  # the end of the line, after the bracket
    assert places["1849"] > places["Team"] + 20


@pytest.mark.parametrize("template", DESIGNS)
def test_nobody_signs_on_a_page_without_what_is_signed(template: str) -> None:
    for count in range(20, 60, 3 if WHOLE_GRIDS else 9):
        offer = offer_from(responsibilities=[f"Task {number}" for number in range(count)])
        last = " ".join(pages_of(printed(offer, template, "en_US", "letter"))[-1].split())
        assert "background check" in last


def test_no_letter_ends_on_a_page_of_a_few_lines() -> None:
    """The Letter format left four assumptions alone on a fourth page, and the signatures without their clause."""
    details = LetterDetails(number="2026-17", employment_type="permanent", payday="on the last working day")
    for template, locale in PAIRS:
        ordered = replace(in_full(template, "letter"), is_draft=False)
        letter = offer_letter_of(sample(GLOBEX), details, "US-WA", ordered, localizer_for(locale))
        pages = pages_of(PRESS.render(letter).pdf)
        assert len(pages[-1].split()) > 60
        signed = next(page for page in pages if "Ada Lovelace" in page)
        assert ("How to accept" if locale == "en_US" else "Cara menerima") in signed


def test_a_heading_and_a_line_that_ends_in_a_colon_are_never_last_on_a_page() -> None:
    for count in range(24, 60, 2 if WHOLE_GRIDS else 6):
        benefits = [{"type": "benefit", "label": f"Benefit {number}", "yearly_value": "1"} for number in range(count)]
        pay = [{"type": "salary", "amount": "1000"}, *benefits]
        units = {"type": "rsu", "units": "100", "price": "10", "vesting": {"preset": "4y-1y-cliff-quarterly"}}
        letter = offer_letter_of(
            offer_from(pay=pay, equity=[units]),
            LetterDetails(employment_type="permanent"),
            "US",
            in_full("modern", "a4"),
        )
        for page in pages_of(PRESS.render(letter).pdf):
            *_, last, _foot = (line for line in page.splitlines() if line.strip())
            assert not last.rstrip().endswith(":")
            assert re.fullmatch(r"\d+\. .*", last.strip()) is None


def test_terms_are_rows_with_headings_even_without_figures() -> None:
    unpaid = {"type": "rsu", "units": "10", "price": "1", "trigger": "double", "vesting": {"preset": "4y-yearly"}}
    pdf = PRESS.render(
        OfferSheet(
            comparison_of(offer_from(equity=[unpaid])), localizer_for("en_US"), replace(order(), sections=("terms",))
        )
    ).pdf
    assert (pdf.count(b"/S/TH"), pdf.count(b"/S/TD")) == (4, 1)  # THead, two columns, a row
    assert b"/Scope/Row" in pdf


def _places_of(offer: Offer, folder: Path) -> dict[str, float]:
    """Return the distance of each word of a document from the left edge in points."""
    path = folder / "paper.pdf"
    path.write_bytes(printed(offer, "modern", "en_US", "a4"))
    found = re.findall(r'xMin="([\d.]+)"[^>]*>\(?(.+?)\)?</word>', _asked("pdftotext", "-bbox", path, "-"))
    return {word: float(place) for place, word in found}


def _asked(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True)
    return done.stdout.decode(errors="replace")
