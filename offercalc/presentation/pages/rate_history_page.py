"""The page of a rate's history: lowest, highest and average rate, and a row per year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.rate_history import RateHistory
from offercalc.domain.exchange.rate import OWN
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow
from offercalc.presentation.text.rate_text import decimal_of

_PERCENT_DIGITS = 1


class RateHistoryPage(Struct, frozen=True):
    """A rate's history over a range of days: sentences, and a table by year."""

    summary: tuple[str, ...]
    table: Table


def rate_history_page(history: RateHistory, amount: Decimal | None, localizer: Localizer) -> RateHistoryPage:
    """Build the page of a rate's history; with a yearly amount, also its value at each year's average rate."""
    tr, figures = localizer.tr, localizer.figures
    first, last = history.points[0].day, history.points[-1].day
    facts = {"base": history.base, "quote": history.quote, "first": figures.day(first), "last": figures.day(last)}
    if history.source == OWN:
        heading = tr("1 {base} in {quote} from {first} to {last}, your own rates", **facts)
    else:
        template = N_("1 {base} in {quote} from {first} to {last}, {source} reference rates")
        heading = tr(template, source=history.source, **facts)
    summary = [
        heading,
        tr("Lowest: {rate} on {day}", rate=_rate(history.low.value, localizer), day=figures.day(history.low.day)),
        tr("Highest: {rate} on {day}", rate=_rate(history.high.value, localizer), day=figures.day(history.high.day)),
        tr("Average: {rate}", rate=_rate(history.average, localizer)),
    ]
    if history.volatility is not None:
        percent = figures.percent(Decimal(history.volatility * 100), _PERCENT_DIGITS)
        summary.append(tr("Volatility: {percent} per year", percent=percent))
    summary += _silences(history, localizer)
    return RateHistoryPage(tuple(summary), _table(history, amount, localizer))


def _silences(history: RateHistory, localizer: Localizer) -> Iterator[str]:
    """Yield the gaps in the history, and the currencies that are no longer published."""
    tr, figures = localizer.tr, localizer.figures
    for last, first in history.pauses:
        yield tr("No rates between {last} and {first}", last=figures.day(last), first=figures.day(first))
    for code, last in history.ended:
        yield tr("{currency} was last published on {day}", currency=code, day=figures.day(last))


def _table(history: RateHistory, amount: Decimal | None, localizer: Localizer) -> Table:
    tr, figures = localizer.tr, localizer.figures
    columns = [tr("Average rate"), tr("Days with a rate")]
    if amount is not None:
        columns.append(tr("{amount} per year", amount=figures.stated(amount, history.base)))
    rows = []
    for year in history.years:
        average = decimal_of(year.average)
        cells = [Cell(figures.significant(average), value=average), cell_of(Decimal(year.count), localizer)]
        if amount is not None:
            worth = Shown.exactly(round_half_up(Fraction(amount) * year.average, DISPLAY_DIGITS))
            cells.append(cell_of(Amount(worth, history.quote), localizer))
        rows.append(TableRow(RowKind.NORMAL, str(year.year), "", tuple(cells)))
    return Table(caption=tr("Average rate by year"), corner=tr("Year"), columns=tuple(columns), rows=tuple(rows))


def _rate(value: Fraction, localizer: Localizer) -> str:
    return localizer.figures.significant(decimal_of(value))
