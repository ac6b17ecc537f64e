"""The table of all exchange rates of one currency on a date."""

from __future__ import annotations

from datetime import date

from offercalc.domain.exchange.rate import OWN, NoRate, Rate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.presentation.formats.currency_names import currency_choices
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.tables.table import Cell, FiguresTable, RowKind, TableRow
from offercalc.presentation.text.rate_text import rate_line, rate_value

_DIGITS = 7


def rates_table(book: RateBook, base: str, day: date, reader: Reader) -> FiguresTable:
    """Return the rates of a currency on a date, by code; stale ones are muted, currencies without a rate left out."""
    rows = []
    for code, name in currency_choices(book.currencies, reader):
        rate = book.rate(base, code, day)
        if code != base and not isinstance(rate, NoRate):
            rows.append(TableRow(RowKind.NORMAL, f"{code} · {name}", "", _cells(rate, reader)))
    return FiguresTable(
        caption=reader.say("All rates: 1 {base}", base=base),
        corner=reader.say("Currency"),
        columns=(reader.say("Rate"), reader.say("Day"), reader.say("Source")),
        rows=tuple(rows),
    )


def _cells(rate: Rate, reader: Reader) -> tuple[Cell, ...]:
    tip = rate_line(rate, reader)
    value = reader.figures.significant(rate_value(rate, _DIGITS), _DIGITS)
    source = reader.say("your own") if rate.source == OWN else rate.source
    texts = value, reader.figures.short_day(rate.used), source
    return tuple(Cell(text, tip, muted=rate.is_stale) for text in texts)
