"""The options of tables of offers: which table, and how its columns are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from offercalc.application.batch.known_tables import KnownTables, ReadTable
from offercalc.application.ports.offer_table import OfferTable, TableAsk
from offercalc.cli.options.assumption_options import Command
from offercalc.cli.options.options import View
from offercalc.presentation.formats.localizer import Localizer


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


_OPTIONS = (
    click.option(
        "--map", "columns", multiple=True, metavar="HEADER=MEANING", callback=_pairs,
        help="Column mapping, e.g. 'Gaji=salary'; 'Kode=' to ignore a column.",
    ),
    click.option(
        "--fill", "filled", multiple=True, metavar="MEANING=VALUE", callback=_first_pairs,
        help="Default value for empty cells, e.g. 'currency=IDR'.",
    ),
    click.option(
        "--sheet", "sheet_name", default="", metavar="NAME",
        help="Sheet of the workbook (default: the first visible one).",
    ),
    click.option(
        "--header-row", type=click.IntRange(1), default=None, metavar="N",
        help="Row with the headers (default: that with the most known ones).",
    ),
    click.option("--mapping", default="", metavar="NAME", help="Read the columns as saved under this name."),
    click.option("--save-mapping", default="", metavar="NAME", help="Save how the columns are read under this name."),
)  # fmt: skip


def table_options(command: Command) -> Command:
    """Add the options of a table of offers."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_table(tables: KnownTables, path: Path, options: dict[str, Any], view: View) -> OfferTable:
    """Return a table of offers as the options say; the mapping is saved if they ask for it."""
    is_named = click.get_current_context().get_parameter_source("localizer") is not click.core.ParameterSource.DEFAULT
    ask = TableAsk(
        path=path, sheet=options["sheet_name"], header_row=options["header_row"] or 0, columns=options["columns"],
        filled=options["filled"], days_by_locale=is_named, is_locale_named=is_named,
    )  # fmt: skip
    if options["mapping"]:
        read = _named(options["mapping"], tables, ask, view.localizer)
    else:
        read = tables.read(ask, view.localizer)
    known = "" if options["mapping"] or ask.columns else tables.fitting(read)
    if options["save_mapping"]:
        tables.remember(read, options["save_mapping"])
    return _with_hint(read.found, known, view.localizer) if known else read.found


def _named(name: str, tables: KnownTables, ask: TableAsk, localizer: Localizer) -> ReadTable:
    """Return a table as a saved mapping says; raise BadParameter if there is none of the name."""
    read = tables.read_as(name, ask, localizer)
    if isinstance(read, ReadTable):
        return read
    message = f"there is no saved mapping {name!r}; saved: {', '.join(read) or 'none'}."
    raise click.BadParameter(message, param_hint="--mapping")


def _with_hint(found: OfferTable, saved: str, localizer: Localizer) -> OfferTable:
    """Return a table with a remark that a saved mapping has its headers; it is used only on request."""
    hint = localizer.tr('A mapping for these headers is saved; use it with --mapping "{name}".', name=saved)
    return replace(found, mapping=replace(found.mapping, remarks=(*found.mapping.remarks, hint)))
