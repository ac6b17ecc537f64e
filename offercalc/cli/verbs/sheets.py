"""`offercalc sheets`: write an offer sheet or letter for each row of a table."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any
from uuid import uuid4

import click
from msgspec.structs import replace

from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, batch_order
from offercalc.application.batch.batch_text import fault_line, notice_lines, results_header, row_faults, standing_lines
from offercalc.application.batch.known_tables import KnownTables
from offercalc.application.batch.sheet_batch import (
    BatchOrder,
    BatchResult,
    Onlooker,
    RowResult,
    run_batch,
    write_results,
)
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.documents.attaching import attached_words
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.application.ports.offer_table import OfferTable, RowOffer
from offercalc.application.ports.renderer import PdfRenderer
from offercalc.cli.options.assumption_options import assumed
from offercalc.cli.options.letter_options import batch_letter_options, letters_from
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH, View, view_from
from offercalc.cli.options.paper_options import batch_options, order_from
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.table_options import read_table, table_options
from offercalc.cli.options.verb import Verb
from offercalc.cli.output.answers import to_json
from offercalc.cli.output.table_listing import show_table, table_answer
from offercalc.cli.output.terminal import bare
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer

STOPPED = 130
"""The exit code after Ctrl+C, as in shells."""
_MOST_JOBS = 64
_JOBS_AT_FIRST = 4


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
@table_options
@click.option(
    "--jobs",
    type=click.IntRange(1, _MOST_JOBS),
    default=None,
    metavar="N",
    help="Number of parallel jobs (default: one per processor, at most 4).",
)
@click.option("--dry-run", is_flag=True, help="Show how the table is read and its problems, without writing anything.")
@click.option("--yes", is_flag=True, help="Do not ask to confirm the column mapping.")
@click.option("--into-library", is_flag=True, help="Also add the offer of every sound row to the library.")
@batch_letter_options
@batch_options
@pass_services
def sheets(
    known_tables: KnownTables,
    sources: LiveSources,
    clauses: ClauseLibrary,
    renderer: PdfRenderer,
    open_library: Callable[[], Library],
    /,
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """Write an offer sheet or letter for every row of TABLE. The table is .csv or .xlsx; a report is written beside.

    A second run skips what is already written. Ctrl+C stops after the papers in progress.
    """
    table, folder, today = options["table"], options["folder"], sources.today
    view = view_from(options)
    found = read_table(known_tables, table, options, view)
    _refuse_unknown_companies(view, found, today)
    papers = order_from(options, today)
    letters = letters_from(options, clauses, view.localizer)
    _tell(found, view, papers, options, is_word=letters is not None and letters.is_word)
    if options["dry_run"]:
        raise SystemExit(AT_FAULT if found.faults else 0)
    if not options["yes"] and _is_asked():
        click.confirm(view.localizer.tr("Continue?"), default=True, abort=True, err=True)
    second = options["second_currency"] or ""
    paper = BatchPaper(papers, second, view.by, view.localizer, letters=letters)
    inputs = BatchInputs(sources.rates, sources.presets, lambda row, other: _assumptions(view, row, other, today))
    order = batch_order(paper, inputs, renderer, options["jobs"] or _processors())
    result = _run(found, folder, order, view.localizer)
    code = _report(result, found, folder, view.localizer, as_json=options["as_json"])
    if options["into_library"] and not result.is_stopped:
        _add_all(found, open_library(), table, view.localizer, is_quiet=options["as_json"])
    raise SystemExit(code)


def _tell(found: OfferTable, view: View, papers: DocumentOptions, options: dict[str, Any], *, is_word: bool) -> None:
    """Print how the table is read and what papers contain; exit with code 1 if the table cannot be read."""
    localizer = view.localizer
    if not options["as_json"]:
        show_table(found, localizer)
    elif options["dry_run"] or found.mapping.problems:
        click.echo(to_json(table_answer(found)))
    if found.mapping.problems:
        raise SystemExit(AT_FAULT)
    if not options["as_json"]:
        click.echo(localizer.tr("Attached: nothing") if is_word else attached_words(papers, localizer))
    if options["dry_run"]:
        for line in standing_lines(found.offers, papers.printed_at.date(), localizer):
            click.echo(line, err=True)


def _add_all(found: OfferTable, library: Library, table: Path, localizer: Localizer, *, is_quiet: bool) -> None:
    """Add the offers of all sound rows to the library."""
    label = localizer.tr("Import {name}", name=table.name)
    for row in found.offers:
        library.add(StoredOffer(uuid4().hex, 0, row.offer), label)
    number = len(found.offers)
    click.echo(
        localizer.plural("{number} offer added to the library.", "{number} offers added to the library.", number),
        err=is_quiet,
    )


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


def _report(result: BatchResult, table: OfferTable, folder: Path, localizer: Localizer, *, as_json: bool) -> int:
    """Print the results of all rows, write them next to the sheets, and return the exit code."""
    told = tuple(replace(one, fault=LazyText(localizer.render(one.fault))) for one in result.rows)
    path = write_results(replace(result, rows=told), table, folder, results_header(localizer))
    failed = row_faults(result, localizer)
    for line in (*(fault_line(fault, localizer) for fault in failed), *notice_lines(result, localizer)):
        click.echo(line, err=True)
    _show_boxes(result.rows, localizer)
    if as_json:
        click.echo(to_json(table_answer(table, told)))
    else:
        _show_numbers(result, path, localizer)
    if result.is_stopped:
        click.echo(localizer.tr("Stopped. Run the same command again to continue."), err=True)
        return STOPPED
    return AT_FAULT if failed or table.faults else 0


def _show_numbers(result: BatchResult, path: Path, localizer: Localizer) -> None:
    written = sum(not one.fault and not one.was_there for one in result.rows)
    before = sum(one.was_there for one in result.rows)
    click.echo(localizer.plural("{number} file saved.", "{number} files saved.", written))
    if before:
        click.echo(localizer.plural("{number} file already existed.", "{number} files already existed.", before))
    click.echo(localizer.tr("Saved: {path}", path=path))


def _show_boxes(rows: tuple[RowResult, ...], localizer: Localizer) -> None:
    text = "".join(sorted({sign for one in rows for sign in one.unprintable}))
    if text:
        click.echo(
            localizer.tr(
                "No available font has these characters, so they are printed as boxes until you install one: {text}",
                text=text,
            ),
            err=True,
        )
