"""`offercalc sheets`: write an offer sheet for each row of a table."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, batch_order
from offercalc.application.batch.batch_text import fault_line, fault_lines, row_faults, row_notices, standing_lines
from offercalc.application.batch.sheet_batch import (
    BatchOrder,
    BatchResult,
    Onlooker,
    RowResult,
    run_batch,
    write_results,
)
from offercalc.application.documents.attaching import attached_words
from offercalc.application.ports.offer_table import OfferTable, RowFault, RowOffer, TableAsk
from offercalc.application.ports.services import Tools
from offercalc.cli.options.assumption_options import assumed
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH, View, view_from
from offercalc.cli.options.paper_options import batch_options, order_from
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.terminal import bare
from offercalc.cli.output.text_table import text_width
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

STOPPED = 130
"""The exit code after Ctrl+C, as in shells."""
_MOST_JOBS = 64
_JOBS_AT_FIRST = 4


def _pairs(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Any, ...]:
    """Split `HEADER=MEANING` at the last equals sign, because a header may contain one."""
    for value in values:
        if "=" not in value:
            message = f"{value!r} has no equals sign; write e.g. 'Gaji=salary', or 'Gaji=' to ignore the column."
            raise click.BadParameter(message)
    return tuple(tuple(value.rsplit("=", 1)) for value in values)


def _first_pairs(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Any, ...]:
    """Split `MEANING=VALUE` at the first equals sign."""
    for value in values:
        if "=" not in value:
            message = f"{value!r} has no equals sign; write e.g. 'currency=IDR'."
            raise click.BadParameter(message)
    return tuple(tuple(value.split("=", 1)) for value in values)


@click.command("sheets", cls=Verb)
@click.argument("table", type=OFFER_PATH)
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="FOLDER",
    help="Output folder; existing files are kept.",
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="HEADER=MEANING",
    callback=_pairs,
    help="Column mapping, e.g. 'Gaji=salary'; 'Kode=' to ignore a column.",
)
@click.option(
    "--fill",
    "filled",
    multiple=True,
    metavar="MEANING=VALUE",
    callback=_first_pairs,
    help="Default value for empty cells, e.g. 'currency=IDR'.",
)
@click.option(
    "--sheet",
    "sheet_name",
    default="",
    metavar="NAME",
    help="Sheet of the workbook (default: the first visible one).",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, _MOST_JOBS),
    default=None,
    metavar="N",
    help="Number of parallel jobs (default: one per processor, at most 4).",
)
@click.option("--dry-run", is_flag=True, help="Show how the table is read and its problems, without writing anything.")
@click.option("--yes", is_flag=True, help="Do not ask to confirm the column mapping.")
@batch_options
@click.pass_context
def sheets(context: click.Context, /, table: Path, folder: Path, **options: Any) -> None:  # noqa: ANN401 - by name
    """Write an offer sheet for every row of TABLE. The table is .csv or .xlsx; a report is written beside the sheets.

    A second run skips the sheets that are already written. Ctrl+C stops after the sheets in progress.
    """
    tools: Tools = context.obj
    view = view_from(options)
    is_named = context.get_parameter_source("localizer") is not click.core.ParameterSource.DEFAULT
    ask = TableAsk(
        path=table, sheet=options["sheet_name"], columns=options["columns"], filled=options["filled"],
        days_by_locale=is_named, is_locale_named=is_named,
    )  # fmt: skip
    found = tools.tables.read(ask, view.localizer)
    _refuse_unknown_companies(view, found, tools.today)
    _show(found, view.localizer)
    if found.mapping.problems:
        raise SystemExit(AT_FAULT)
    papers = order_from(options, tools.today)
    click.echo(attached_words(papers, view.localizer))
    if options["dry_run"]:
        for line in standing_lines(found.offers, papers.printed_at.date(), view.localizer):
            click.echo(line, err=True)
        raise SystemExit(AT_FAULT if found.faults else 0)
    if not options["yes"] and _is_asked():
        click.confirm(view.localizer.tr("Continue?"), default=True, abort=True, err=True)
    second = options["second_currency"] or ""
    paper = BatchPaper(papers, second, view.by, view.localizer)
    jobs = options["jobs"] or _processors()
    inputs = BatchInputs(tools.rates, tools.presets, lambda row, other: _assumptions(view, row, other, tools.today))
    order = batch_order(paper, inputs, tools.renderer, jobs)
    result = _run(found, folder, order, view.localizer)
    raise SystemExit(_report(result, found, folder, view.localizer))


def _is_asked() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _processors() -> int:
    return min(os.cpu_count() or 1, _JOBS_AT_FIRST)


# --- Input of a sheet ---


def _assumptions(view: View, row: RowOffer, other: str, today: date) -> Assumptions:
    """Return the requested assumptions that apply to the company of a row."""
    found = assumed(view.assumed, other or view.currency or row.offer.currency, view.on or today)
    return replace(found, prices=tuple(price for price in found.prices if price.company in {"", row.offer.company}))


def _refuse_unknown_companies(view: View, table: OfferTable, today: date) -> None:
    """Refuse assumptions about companies that are in no row."""
    companies = {row.offer.company for row in table.offers}
    for price in assumed(view.assumed, view.currency or "USD", view.on or today).prices:
        if companies and price.company not in companies | {""}:
            message = f"no row is from {price.company!r}."
            raise click.UsageError(message)


# --- Output ---


def _show(table: OfferTable, localizer: Localizer) -> None:
    """Print the column mapping and the problems."""
    mapping = table.mapping
    tr = localizer.tr
    heads = (tr("Column"), tr("Header"), tr("Content"))
    lines = [(one.letter, single_line(one.header), one.meaning or tr("(not used)")) for one in mapping.columns]
    click.echo(_columns((heads, *lines)))
    for words, text in mapping.filled:
        click.echo(tr("Default for empty cells: {words} = {text}", words=words, text=single_line(text)))
    for remark in mapping.remarks:
        click.echo(remark)
    for problem in mapping.problems:
        click.echo(single_line(problem), err=True)
    if not mapping.problems:
        click.echo(localizer.plural("{number} row can be printed.", "{number} rows can be printed.", len(table.offers)))
        _show_faults(table.faults, localizer)


def _columns(lines: tuple[tuple[str, str, str], ...]) -> str:
    widths = [max(text_width(line[place]) for line in lines) for place in (0, 1)]

    def padded(text: str, place: int) -> str:
        return text + " " * (widths[place] - text_width(text))

    return "\n".join(f"{padded(one, 0)}  {padded(two, 1)}  {three}".rstrip() for one, two, three in lines)


def _show_faults(faults: tuple[RowFault, ...], localizer: Localizer) -> None:
    for line in fault_lines(faults, localizer):
        click.echo(line, err=True)


# --- The run ---


def _run(table: OfferTable, folder: Path, order: BatchOrder, localizer: Localizer) -> BatchResult:
    """Write all sheets, with a progress bar on a terminal."""
    with (
        _stoppable() as stop,
        click.progressbar(length=len(table.offers), label=localizer.tr("Sheets"), file=bare(sys.stderr)) as bar,
    ):
        return run_batch(table.offers, folder, order, Onlooker(lambda: bar.update(1), stop.is_set))


@contextmanager
def _stoppable() -> Iterator[Event]:
    """Make the first Ctrl+C request a stop that leaves no incomplete file, and the second one abort."""
    stop = Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _report(result: BatchResult, table: OfferTable, folder: Path, localizer: Localizer) -> int:
    """Print the results of all rows, write them next to the sheets, and return the exit code."""
    tr = localizer.tr
    header = (
        tr("Row"), tr("Company"), tr("Role"), tr("Candidate"), tr("File"), tr("Column"), tr("Problem"),
    )  # fmt: skip
    told = tuple(replace(one, fault=LazyText(localizer.render(one.fault))) for one in result.rows)
    path = write_results(replace(result, rows=told), table, folder, header)
    failed = row_faults(result, localizer)
    for line in (*(fault_line(fault, localizer) for fault in failed), *fault_lines(row_notices(result), localizer)):
        click.echo(line, err=True)
    _show_boxes(result.rows, localizer)
    written = sum(not one.fault and not one.was_there for one in result.rows)
    before = sum(one.was_there for one in result.rows)
    click.echo(localizer.plural("{number} sheet saved.", "{number} sheets saved.", written))
    if before:
        click.echo(localizer.plural("{number} sheet already existed.", "{number} sheets already existed.", before))
    click.echo(tr("Saved: {path}", path=path))
    if result.is_stopped:
        click.echo(tr("Stopped. Run the same command again to continue."), err=True)
        return STOPPED
    return AT_FAULT if failed or table.faults else 0


def _show_boxes(rows: tuple[RowResult, ...], localizer: Localizer) -> None:
    text = "".join(sorted({sign for one in rows for sign in one.unprintable}))
    if text:
        click.echo(
            localizer.tr("No available font has these characters, so they are printed as boxes: {text}", text=text),
            err=True,
        )
