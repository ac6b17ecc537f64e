"""The history of a rate for `offercalc rates BASE QUOTE`, as text or JSON."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import click

from offercalc.analysis.rate_history import Point, RateHistory, YearOfRates, last_day_of, rate_history
from offercalc.cli.options.assumption_options import Number
from offercalc.cli.options.options import AT_FAULT
from offercalc.cli.output.answers import plain, to_json
from offercalc.cli.output.page_text import paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.problems.value_limits import LARGEST
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.rate_history_page import rate_history_page
from offercalc.presentation.text.problem_text import refusal_sentence
from offercalc.presentation.text.rate_text import decimal_of

AMOUNT = Number(0, LARGEST)


def history_for(book: RateBook, today: date, localizer: Localizer, asked: dict[str, Any]) -> RateHistory:
    """Return the requested history, by default of the last year; exit with code 1 if there is none."""
    if asked["base"] == asked["quote"]:
        message = "a history needs two different currencies, e.g. rates USD IDR --since 2021-01-01."
        raise click.UsageError(message)
    until = _day(asked["until"]) or today
    table = book.published.table_for(asked["base"], asked["quote"], until)
    last = until if asked["until"] is not None else last_day_of(table, asked["base"], asked["quote"], until)
    since = _day(asked["since"]) or add_months(last, -MONTHS_A_YEAR)
    if since > until:
        message = f"--until {until} is before --since {since}."
        raise click.UsageError(message)
    found = rate_history(table, asked["base"], asked["quote"], since, until)
    if isinstance(found, NoRate):
        click.echo(refusal_sentence(found, localizer), err=True)
        raise SystemExit(AT_FAULT)
    return found


def _day(found: datetime | None) -> date | None:
    return None if found is None else found.date()


def history_text(history: RateHistory, amount: Decimal | None, localizer: Localizer) -> str:
    """Return the history of a rate as text: a summary, and a table of its years."""
    page = rate_history_page(history, amount, localizer)
    return paragraphs(["\n".join(page.summary), text_table(page.table)])


def history_json(history: RateHistory, amount: Decimal | None) -> str:
    """Return the history of a rate as JSON, with all its points."""
    return to_json(
        {
            "base": history.base,
            "quote": history.quote,
            "source": history.source,
            "edition": history.edition,
            "low": _point(history.low),
            "high": _point(history.high),
            "average": plain(decimal_of(history.average)),
            "volatility": None if history.volatility is None else round(history.volatility, 6),
            "years": [_year(year, amount, history.quote) for year in history.years],
            "pauses": [
                {"last_date": last.isoformat(), "next_date": first.isoformat()} for last, first in history.pauses
            ],
            "ended": [{"currency": code, "last_date": last.isoformat()} for code, last in history.ended],
            "points": [_point(point) for point in history.points],
        }
    )


def _point(point: Point) -> dict[str, str]:
    return {"date": point.day.isoformat(), "rate": plain(decimal_of(point.value))}


def _year(year: YearOfRates, amount: Decimal | None, quote: str) -> dict[str, object]:
    worth = None if amount is None else plain(round_half_up(Fraction(amount) * year.average, minor_unit(quote)))
    return {
        "year": year.year,
        "average": plain(decimal_of(year.average)),
        "publications": year.count,
        "last_date": year.last_day.isoformat(),
        "amount": worth,
    }
