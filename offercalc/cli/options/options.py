"""Options shared by several commands, and their values."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.cli.options.assumption_options import DAY, Command, assumed, assumption_options
from offercalc.cli.options.locale_option import locale_option
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.currencies import SUBUNITS, is_currency, read_code, was_currency
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.leaving_table import HALF_A_YEAR
from offercalc.presentation.text.problem_text import problem_lines

AT_FAULT = 1
OFFER_PATH = click.Path(path_type=Path)


class View(Struct, frozen=True):
    """The display options of a command."""

    currency: str | None
    by: By
    on: date | None
    localizer: Localizer
    as_json: bool
    assumed: dict[str, Any]


def currency_option(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the current currency named by an option, or None."""
    if value is None:
        return None
    code = _code(value)
    if not is_currency(code):
        raise click.BadParameter(_not_in_use(value))
    return code


def currency_argument(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return the current or retired currency named by an argument, or ""."""
    return _code(value) if value else ""


def _code(value: str) -> str:
    """Return the currency code that a text names; raise BadParameter with an explanation for other texts."""
    code = read_code(value)
    if code is not None:
        return code
    is_near = was_currency(value.upper()) or value in SUBUNITS or value.upper() in SUBUNITS
    raise click.BadParameter(code_fault(value) if is_near else _not_in_use(value))


def _not_in_use(value: str) -> str:
    return f"{value!r} isn't a current currency code; write an ISO 4217 code, e.g. USD or IDR."


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


on_option = click.option("--on", type=DAY, metavar="DATE", help="Exchange rates as of this date (default: the latest).")
"""The date of the exchange rates."""


each_month_option = click.option(
    "--each-month",
    "every",
    flag_value=1,
    type=int,
    default=HALF_A_YEAR,
    help="Show leaving after each month instead of every six months.",
)
"""The interval of the leaving table in months: 6, or 1."""


def view_options(command: Command) -> Command:
    """Add the options for display and assumptions."""
    for option in reversed(
        [
            click.option(
                "--currency", callback=currency_option, metavar="CODE", help="Display currency."
            ),
            click.option(
                "--by", type=click.Choice([by.value for by in By]), default=By.EMPLOYMENT.value, show_default=True,
                help="Group by years of employment or calendar years.",
            ),
            on_option,
            locale_option,
            json_option,
            assumption_options,
        ]
    ):  # fmt: skip
        command = option(command)
    return command


def view_from(options: dict[str, Any]) -> View:
    """Return the shared options in the arguments of a command."""
    on: datetime | None = options["on"]
    return View(
        currency=options["currency"],
        by=By(options["by"]),
        on=on.date() if on is not None else None,
        localizer=options["localizer"],
        as_json=options["as_json"],
        assumed=options,
    )


def read_offers(paths: tuple[Path, ...], files: OfferFiles, localizer: Localizer) -> tuple[Offer, ...]:
    """Return the offers of files; if any has a problem, print each on a line and exit with code 1."""
    offers = []
    faulty = False
    for path in paths:
        found = files.read(path)
        if isinstance(found, Offer):
            offers.append(found)
            continue
        faulty = True
        for line in problem_lines(found, localizer):
            click.echo(f"{path}: {line}", err=True)
    if faulty:
        raise SystemExit(AT_FAULT)
    return tuple(offers)


def compare_for(view: View, offers: tuple[Offer, ...], sources: LiveSources) -> Comparison:
    """Return the comparison by the shared options; the default currency is that of the first offer."""
    known = {offer.company for offer in offers} | {""}
    assumptions = assumed(view.assumed, view.currency or offers[0].currency, view.on or sources.today)
    for price in assumptions.prices:
        if price.company not in known:
            message = f"no offer is from {price.company!r}; the companies are {', '.join(sorted(known - {''}))}."
            raise click.UsageError(message)
    return compare(offers, assumptions, view.by, sources.rates, sources.presets)
