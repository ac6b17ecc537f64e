"""How a table of offers is read, as text and as JSON."""

from __future__ import annotations

import click

from offercalc.application.batch.batch_text import fault_lines
from offercalc.application.batch.sheet_batch import RowResult
from offercalc.application.ports.offer_table import OfferTable, RowFault, RowOffer
from offercalc.cli.output.text_table import text_width
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line


def show_table(table: OfferTable, localizer: Localizer) -> None:
    """Print the column mapping and the problems."""
    mapping = table.mapping
    tr = localizer.tr
    heads = (tr("Column"), tr("Header"), tr("Content"))
    lines = [(one.letter, single_line(one.header), one.meaning or tr("(not used)")) for one in mapping.columns]
    click.echo(_columns((heads, *lines)))
    for words, text in mapping.filled:
        click.echo(tr("Default for empty cells: {words} = {text}", words=words, text=single_line(text)))
    if mapping.system:
        click.echo(tr("This looks like an export of {system}.", system=mapping.system))
    for remark in mapping.remarks:
        click.echo(single_line(remark))
    for problem in mapping.problems:
        click.echo(single_line(problem), err=True)
    if not mapping.problems:
        click.echo(localizer.plural("{number} row can be printed.", "{number} rows can be printed.", len(table.offers)))
        for line in fault_lines(table.faults, localizer):
            click.echo(line, err=True)


def table_answer(table: OfferTable, results: tuple[RowResult, ...] = ()) -> dict[str, object]:
    """Return how a table is read, for JSON: its columns, what is said about it, its rows with files, and the faults."""
    mapping = table.mapping
    done = {one.row.row: one for one in results}
    return {
        "header_row": mapping.header_row,
        "system": mapping.system,
        "columns": [{"letter": one.letter, "header": one.header, "meaning": one.name} for one in mapping.columns],
        "remarks": list(mapping.remarks),
        "problems": list(mapping.problems),
        "rows": [_row(one, done.get(one.row)) for one in table.offers],
        "faults": [_fault(one) for one in table.faults],
    }


def _row(one: RowOffer, result: RowResult | None) -> dict[str, object]:
    names = {"row": one.row, "candidate": one.candidate, "company": one.offer.company, "role": one.offer.role}
    return names if result is None else {**names, "file": result.file, "problem": str(result.fault)}


def _fault(one: RowFault) -> dict[str, object]:
    return {
        "row": one.row, "candidate": one.candidate, "column": one.letter, "header": one.header,
        "problem": one.sentence,
    }  # fmt: skip


def _columns(lines: tuple[tuple[str, str, str], ...]) -> str:
    widths = [max(text_width(line[place]) for line in lines) for place in (0, 1)]

    def padded(text: str, place: int) -> str:
        return text + " " * (widths[place] - text_width(text))

    return "\n".join(f"{padded(one, 0)}  {padded(two, 1)}  {three}".rstrip() for one, two, three in lines)
