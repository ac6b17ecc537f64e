"""The value of fully vested grants at several share prices, zero among them."""

from __future__ import annotations

from fractions import Fraction

from offercalc.domain.ledger.valuation import unit_value, units_of
from offercalc.domain.offer.equity import Grant, Option
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Span, exactly, span_of
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.tables.table import Cell, FiguresTable, RowKind, TableRow
from offercalc.presentation.text.labels import part_label

_TIMES = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2))


def equity_table(offer: Offer, reader: Reader) -> FiguresTable | None:
    """Return a row per grant with known units and price, in its own currency; None if there is no such grant.

    The prices are zero, half, once and twice the stated price; none of them is a forecast.
    """
    grants = (stake for stake in offer.equity if isinstance(stake, Grant))
    rows = tuple(row for grant in grants for row in _rows(grant, offer, reader))
    if not rows:
        return None
    say = reader.say
    return FiguresTable(
        caption=say("Value of the whole grant once it has vested; none of these prices is a forecast."),
        corner=say("If a share is then worth"),
        columns=(say("nothing"), say("half of today's price"), say("today's price"), say("twice as much")),
        rows=rows,
    )


def _rows(grant: Grant, offer: Offer, reader: Reader) -> tuple[TableRow, ...]:
    """Return the row of a grant, and for options a row with the cost to exercise; none if too little is known."""
    price = share_price(grant)
    units = units_of(grant, price)
    if not price.is_exact or not units.is_exact or not units.likely:
        return ()
    currency = currency_of(grant, offer)
    number = reader.figures.number(shown(units, 0).likely)
    each = reader.figures.money(shown(price, 2).likely, currency, 2)
    note = reader.say("{units} units, {price} per share", units=number, price=each)
    worth = tuple(units * unit_value(grant, price.scaled(times)) for times in _TIMES)
    row = TableRow(RowKind.NORMAL, part_label(grant, reader), note, _cells(worth, currency, reader))
    return (row, *_cost(grant, units, currency, reader))


def _cost(grant: Grant, units: Span, currency: str, reader: Reader) -> tuple[TableRow, ...]:
    """Return the row with the cost to exercise an option, which is zero at prices that make exercising worthless."""
    if not isinstance(grant, Option) or grant.strike is None:
        return ()
    price, strike = share_price(grant), span_of(grant.strike)
    cost = units * strike
    costs = tuple(cost if price.likely * times > strike.likely else exactly(0) for times in _TIMES)
    return (TableRow(RowKind.NORMAL, reader.say("Cost of the shares"), "", _cells(costs, currency, reader)),)


def _cells(spans: tuple[Span, ...], currency: str, reader: Reader) -> tuple[Cell, ...]:
    texts = (cell_text(shown(span, DISPLAY_DIGITS), currency, reader) for span in spans)
    return tuple(
        Cell(text, muted=not span.likely and span.high is not None) for text, span in zip(texts, spans, strict=True)
    )
