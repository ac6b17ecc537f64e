"""The page of a rate's history: lowest, highest and average rate, and a row per year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.rate_history import RateHistory
from offercalc.domain.exchange.rate import OWN
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Reader
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.tables.table import Cell, FiguresTable, RowKind, TableRow
from offercalc.presentation.text.rate_text import decimal_of

_PERCENT_DIGITS = 1


class RateHistoryPage(Struct, frozen=True):
    """A rate's history over a range of days: sentences, and a table by year."""

    summary: tuple[str, ...]
    table: FiguresTable


def rate_history_page(history: RateHistory, amount: Decimal | None, reader: Reader) -> RateHistoryPage:
    """Build the page of a rate's history; with a yearly amount, also its value at each year's average rate."""
    say, figures = reader.say, reader.figures
    first, last = history.points[0].day, history.points[-1].day
    facts = {"base": history.base, "quote": history.quote, "first": figures.day(first), "last": figures.day(last)}
    if history.source == OWN:
        heading = say("1 {base} in {quote} from {first} to {last}, your own rates", **facts)
    else:
        template = N_("1 {base} in {quote} from {first} to {last}, {source} reference rates")
        heading = say(template, source=history.source, **facts)
    summary = [
        heading,
        say("Lowest: {rate} on {day}", rate=_rate(history.low.value, reader), day=figures.day(history.low.day)),
        say("Highest: {rate} on {day}", rate=_rate(history.high.value, reader), day=figures.day(history.high.day)),
        say("Average: {rate}", rate=_rate(history.average, reader)),
    ]
    if history.volatility is not None:
        percent = figures.percent(Decimal(history.volatility * 100), _PERCENT_DIGITS)
        summary.append(say("Volatility: {percent} per year", percent=percent))
    summary += _silences(history, reader)
    return RateHistoryPage(tuple(summary), _table(history, amount, reader))


def _silences(history: RateHistory, reader: Reader) -> Iterator[str]:
    """Yield the gaps in the history, and the currencies that are no longer published."""
    say, figures = reader.say, reader.figures
    for last, first in history.pauses:
        yield say("No rates between {last} and {first}", last=figures.day(last), first=figures.day(first))
    for code, last in history.ended:
        yield say("{currency} was last published on {day}", currency=code, day=figures.day(last))


def _table(history: RateHistory, amount: Decimal | None, reader: Reader) -> FiguresTable:
    say, figures = reader.say, reader.figures
    columns = [say("Average rate"), say("Days with a rate")]
    if amount is not None:
        columns.append(say("{amount} per year", amount=figures.stated(amount, history.base)))
    rows = []
    for year in history.years:
        cells = [Cell(_rate(year.average, reader)), Cell(figures.number(Decimal(year.count)))]
        if amount is not None:
            worth = round_half_up(Fraction(amount) * year.average, DISPLAY_DIGITS)
            cells.append(Cell(figures.money(worth, history.quote)))
        rows.append(TableRow(RowKind.NORMAL, str(year.year), "", tuple(cells)))
    return FiguresTable(
        caption=say("Average rate by year"), corner=say("Year"), columns=tuple(columns), rows=tuple(rows)
    )


def _rate(value: Fraction, reader: Reader) -> str:
    return reader.figures.significant(decimal_of(value))
