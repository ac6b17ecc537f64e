"""Texts about a batch of sheets: how its table is read, which rows are at fault, and its result."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from offercalc.application.batch.sheet_batch import BatchResult
from offercalc.application.documents.sender_notices import standing_notices
from offercalc.application.ports.offer_table import Mapping, RowFault, RowOffer
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.formats.sanitize import one_line
from offercalc.presentation.tables.table import Cell, FiguresTable, RowKind, TableRow

MOST_SHOWN = 50


def mapping_table(mapping: Mapping, reader: Reader) -> FiguresTable:
    """Return a table of the columns and what each contains."""
    say = reader.say
    rows = [
        TableRow(RowKind.NORMAL, column.letter, "", (Cell(one_line(column.header)),
                 Cell(column.meaning or say("(not used)"), muted=not column.meaning)))
        for column in mapping.columns
    ]  # fmt: skip
    rows += [
        TableRow(RowKind.NORMAL, "", "", (Cell(words), Cell(one_line(text)))) for words, text in mapping.filled
    ]  # fmt: skip
    return FiguresTable(
        caption=say("How the columns are read"), corner=say("Column"),
        columns=(say("Header"), say("Content")), rows=tuple(rows),
    )  # fmt: skip


def fault_line(fault: RowFault, reader: Reader) -> str:
    """Return the fault of a row as one line: its number, the column and the sentence."""
    column = f"{fault.letter} {fault.header}".strip()
    if not column:
        return one_line(reader.say("Row {row}: {sentence}", row=fault.row, sentence=fault.sentence))
    words = reader.say("Row {row}, column {column}: {sentence}", row=fault.row, column=column, sentence=fault.sentence)
    return one_line(words)


def fault_lines(faults: tuple[RowFault, ...], reader: Reader) -> tuple[str, ...]:
    """Return the faults of rows as lines, the first fifty of them."""
    lines = [fault_line(fault, reader) for fault in faults[:MOST_SHOWN]]
    more = len(faults) - MOST_SHOWN
    return (*lines, reader.say("And {number} more.", number=more)) if more > 0 else tuple(lines)


def row_faults(result: BatchResult, reader: Reader) -> tuple[RowFault, ...]:
    """Return the fault of every row that failed."""
    return tuple(RowFault(one.row.row, "", "", reader.tell(one.fault)) for one in result.rows if one.fault)


def row_notices(result: BatchResult) -> tuple[RowFault, ...]:
    """Return what the sender should know before sending the sheets, each with its row."""
    return tuple(RowFault(one.row.row, "", "", notice) for one in result.rows for notice in one.notices)


def standing_lines(rows: tuple[RowOffer, ...], today: date, reader: Reader) -> tuple[str, ...]:
    """Return which offers are no longer valid on a day, each with its row."""
    told = (RowFault(row.row, "", "", line) for row in rows for line in standing_notices(row.offer, today, reader))
    return fault_lines(tuple(told), reader)


def result_lines(result: BatchResult, folder: Path, reader: Reader) -> tuple[str, ...]:
    """Return how many sheets were written, and to which folder."""
    written = sum(not one.fault and not one.was_there for one in result.rows)
    before = sum(one.was_there for one in result.rows)
    lines = [reader.count("{number} sheet saved.", "{number} sheets saved.", written)]
    if before:
        lines.append(reader.count("{number} sheet already existed.", "{number} sheets already existed.", before))
    lines.append(reader.say("Saved: {path}", path=folder))
    if result.is_stopped:
        lines.append(reader.say("Stopped. Print to the same folder to continue from here."))
    return tuple(lines)
