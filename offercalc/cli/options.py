"""Options that several verbs share, and what they turn into."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.ports import Tools
from offercalc.application.readers import reader_for
from offercalc.cli.assumption_options import DAY, Command, assumed, assumption_options
from offercalc.domain.currencies import SUBUNITS, is_currency, read_code, was_currency
from offercalc.domain.offer import Offer
from offercalc.presentation.currency_signs import code_fault
from offercalc.presentation.departure_table import HALF_A_YEAR
from offercalc.presentation.problem_words import problem_lines
from offercalc.presentation.reader import Reader, is_locale

AT_FAULT = 1
_READER = "offercalc.reader"
"""Under which name the context of click, which all verbs share, remembers who reads."""
OFFER_PATH = click.Path(path_type=Path)


class View(Struct, frozen=True):
    """What a person asked to see, and as whom."""

    currency: str | None
    by: By
    on: date | None
    reader: Reader
    as_json: bool
    assumed: dict[str, Any]


def currency_option(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Read the currency of an option, where one is named."""
    if value is None:
        return None
    code = _code(value)
    if not is_currency(code):
        raise click.BadParameter(_not_in_use(value))
    return code


def currency_argument(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Read a currency that rates may be asked for, in use or ended, and that may be left out."""
    return _code(value) if value else ""


def _code(value: str) -> str:
    """Return the code that a text names; what is taken for a code but is none is refused with what it is."""
    code = read_code(value)
    if code is not None:
        return code
    is_near = was_currency(value.upper()) or value in SUBUNITS or value.upper() in SUBUNITS
    raise click.BadParameter(code_fault(value) if is_near else _not_in_use(value))


def _not_in_use(value: str) -> str:
    return f"{value!r} is no currency in use; write its ISO 4217 code, e.g. USD or IDR."


def _locale(context: click.Context, _parameter: click.Parameter, value: str | None) -> Reader:
    tools: Tools = context.obj
    if value is not None and not is_locale(value):
        message = f"{value!r} is no locale; write e.g. en_US or id_ID."
        raise click.BadParameter(message)
    reader = reader_for(value or tools.locale)
    context.meta[_READER] = reader
    return reader


def reader_of(context: click.Context) -> Reader:
    """Give who reads what a verb says: as was asked for, else as the system is set."""
    tools: Tools = context.obj
    reader: Reader = context.meta.get(_READER) or reader_for(tools.locale)
    return reader


locale_option = click.option(
    "--locale", "reader", metavar="LOCALE", callback=_locale, help="Language and number format, e.g. id_ID."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


on_option = click.option("--on", type=DAY, metavar="DATE", help="Exchange rates of this day (default: the latest).")
"""The day whose exchange rates hold."""


each_month_option = click.option(
    "--each-month", "every", flag_value=1, type=int, default=HALF_A_YEAR, help="Show leaving after every month."
)
"""After how many months leaving is shown: every half year, or each month."""


def view_options(command: Command) -> Command:
    """Add the options that say what to see, and what to take for granted."""
    for option in reversed(
        [
            click.option(
                "--currency", callback=currency_option, metavar="CODE", help="Show all figures in this currency."
            ),
            click.option(
                "--by", type=click.Choice([by.value for by in By]), default=By.EMPLOYMENT.value, show_default=True,
                help="Years of employment, or calendar years.",
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
    """Take the shared options out of a verb's arguments."""
    on: datetime | None = options["on"]
    return View(
        currency=options["currency"],
        by=By(options["by"]),
        on=on.date() if on is not None else None,
        reader=options["reader"],
        as_json=options["as_json"],
        assumed=options,
    )


def read_offers(paths: tuple[Path, ...], tools: Tools, reader: Reader) -> tuple[Offer, ...]:
    """Read offer files; where any is at fault, print each problem on a line and end with exit code 1."""
    offers = []
    faulty = False
    for path in paths:
        found = tools.files.read(path)
        if isinstance(found, Offer):
            offers.append(found)
            continue
        faulty = True
        for line in problem_lines(found, reader):
            click.echo(f"{path}: {line}", err=True)
    if faulty:
        raise SystemExit(AT_FAULT)
    return tuple(offers)


def compare_for(view: View, offers: tuple[Offer, ...], tools: Tools) -> Comparison:
    """Appraise offers as the shared options ask; figures are in the first offer's currency unless one is named."""
    known = {offer.company for offer in offers} | {""}
    assumptions = assumed(view.assumed, view.currency or offers[0].currency, view.on or tools.today)
    for price in assumptions.prices:
        if price.company not in known:
            message = f"no offer is from {price.company!r}; they are from {', '.join(sorted(known - {''}))}."
            raise click.UsageError(message)
    return compare(offers, assumptions, view.by, tools.rates, tools.presets)
