"""Texts about a batch of sheets: how its table is read, which rows are at fault, and its result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from offercalc.application.batch.sheet_batch import BatchResult
from offercalc.application.documents.sender_notices import standing_notices
from offercalc.application.ports.offer_table import RowFault, RowOffer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

MOST_SHOWN = 50


def fault_line(fault: RowFault, localizer: Localizer) -> str:
    """Return the fault of a row as one line: its number, its candidate, the column and the sentence."""
    column = f"{fault.letter} {fault.header}".strip()
    row = f"{fault.row} ({fault.candidate})" if fault.candidate else str(fault.row)
    if not column:
        return single_line(localizer.tr("Row {row}: {sentence}", row=row, sentence=fault.sentence))
    return single_line(
        localizer.tr("Row {row}, column {column}: {sentence}", row=row, column=column, sentence=fault.sentence)
    )


def fault_lines(faults: tuple[RowFault, ...], localizer: Localizer) -> tuple[str, ...]:
    """Return the faults of rows as lines, the first fifty of them."""
    lines = [fault_line(fault, localizer) for fault in faults[:MOST_SHOWN]]
    more = len(faults) - MOST_SHOWN
    return (*lines, localizer.tr("And {number} more.", number=more)) if more > 0 else tuple(lines)


def row_faults(result: BatchResult, localizer: Localizer) -> tuple[RowFault, ...]:
    """Return the fault of every row that failed."""
    return tuple(_told(one.row, localizer.render(one.fault)) for one in result.rows if one.fault)


def notice_lines(result: BatchResult, localizer: Localizer) -> tuple[str, ...]:
    """Return what the sender should know before sending the papers: of all rows once, and of others with their rows."""
    counts = Counter(notice for one in result.rows for notice in dict.fromkeys(one.notices))
    papers = sum(bool(one.file) and not one.was_there for one in result.rows)
    common = tuple(notice for notice, number in counts.items() if number == papers > 1)
    told = (_told(one.row, notice) for one in result.rows for notice in one.notices if notice not in common)
    return (*map(single_line, common), *fault_lines(tuple(told), localizer))


def _told(row: RowOffer, sentence: str) -> RowFault:
    return RowFault(row.row, "", "", sentence, row.candidate, row.offer.company, row.offer.role)


def standing_lines(rows: tuple[RowOffer, ...], today: date, localizer: Localizer) -> tuple[str, ...]:
    """Return which offers are no longer valid on a day, each with its row."""
    told = (_told(row, line) for row in rows for line in standing_notices(row.offer, today, localizer))
    return fault_lines(tuple(told), localizer)


def decided_line(answers: int, rows: Iterable[int], localizer: Localizer) -> str:
    """Return how many cells a person has explained, and which rows are left out on purpose; "" for neither."""
    numbers = ", ".join(map(str, sorted(rows)))
    answered = localizer.plural("{number} cell answered.", "{number} cells answered.", answers) if answers else ""
    skipped = localizer.tr("Skipped rows: {rows}.", rows=numbers) if numbers else ""
    return " ".join(part for part in (answered, skipped) if part)


def results_header(localizer: Localizer) -> tuple[str, ...]:
    """Return the headers of the eight columns of a report."""
    tr = localizer.tr
    return (
        tr("Row"), tr("Company"), tr("Role"), tr("Candidate"), tr("File"), tr("Column"), tr("Problem"),
        tr("Values changed here"),
    )  # fmt: skip


def result_lines(result: BatchResult, folder: Path, localizer: Localizer) -> tuple[str, ...]:
    """Return how many sheets were written, and to which folder."""
    written = sum(not one.fault and not one.was_there for one in result.rows)
    before = sum(one.was_there for one in result.rows)
    lines = [localizer.plural("{number} file saved.", "{number} files saved.", written)]
    if before:
        lines.append(localizer.plural("{number} file already existed.", "{number} files already existed.", before))
    lines.append(localizer.tr("Saved: {path}", path=folder))
    if result.is_stopped:
        lines.append(localizer.tr("Stopped. Print to the same folder to continue from here."))
    return tuple(lines)
