"""The table of all exchange rates of one currency on a date."""

from __future__ import annotations

from datetime import date

from offercalc.domain.exchange.rate import OWN, NoRate, Rate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.presentation.formats.currency_names import currency_choices
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.text.rate_text import rate_line, rate_value

_DIGITS = 7


def rates_table(book: RateBook, base: str, day: date, localizer: Localizer) -> Table:
    """Return the rates of a currency on a date, by code; stale ones are muted, currencies without a rate left out."""
    rows = []
    for code, name in currency_choices(book.currencies, localizer):
        rate = book.rate(base, code, day)
        if code != base and not isinstance(rate, NoRate):
            rows.append(TableRow(RowKind.NORMAL, f"{code} · {name}", "", _cells(rate, localizer)))
    return Table(
        caption=localizer.tr("All rates: 1 {base}", base=base),
        corner=localizer.tr("Currency"),
        columns=(localizer.tr("Rate"), localizer.tr("Day"), localizer.tr("Source")),
        rows=tuple(rows),
    )


def _cells(rate: Rate, localizer: Localizer) -> tuple[Cell, ...]:
    tip = rate_line(rate, localizer)
    value = rate_value(rate, _DIGITS)
    return (
        Cell(localizer.figures.significant(value, _DIGITS), tip, muted=rate.is_stale, value=value),
        Cell(localizer.figures.short_day(rate.used), tip, muted=rate.is_stale, value=rate.used),
        Cell(localizer.tr("your own") if rate.source == OWN else rate.source, tip, muted=rate.is_stale),
    )
