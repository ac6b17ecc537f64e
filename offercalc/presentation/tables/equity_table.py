"""The value of fully vested grants at several share prices, zero among them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from offercalc.domain.ledger.equity.valuation import floor_of, granted_at, unit_value, units_of
from offercalc.domain.offer.equity import Grant, Option
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Span, exactly, span_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.tables.cells import span_cell
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.text.labels import part_label

_PLACES = 2
_LARGE = 1000
_TIMES = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2))


def equity_table(offer: Offer, localizer: Localizer) -> Table | None:
    """Return a row per grant with known units and price, in its own currency; None if there is no such grant.

    The prices are zero, half, once and twice the stated price; none of them is a forecast.
    """
    grants = (stake for stake in offer.equity if isinstance(stake, Grant))
    rows = tuple(row for grant in grants for row in _rows(grant, offer, localizer))
    if not rows:
        return None
    tr = localizer.tr
    return Table(
        caption=tr("Value of the whole grant once it has vested; none of these prices is a forecast."),
        corner=tr("If a share is then worth"),
        columns=(tr("nothing"), tr("half of today's price"), tr("today's price"), tr("twice as much")),
        rows=rows,
    )


def _rows(grant: Grant, offer: Offer, localizer: Localizer) -> tuple[TableRow, ...]:
    """Return the row of a grant, and for options a row with the cost to exercise; none if too little is known."""
    price = share_price(grant)
    units = units_of(grant, granted_at(grant, price))
    if not price.is_exact or not units.is_exact or not units.likely:
        return ()
    currency = currency_of(grant, offer)
    number = localizer.figures.number(shown(units, 0).likely)
    each = _price(shown(price, _PLACES).likely, currency, localizer)
    note = localizer.tr("{units} units, {price} per share", units=number, price=each)
    worth = tuple(units * unit_value(grant, price.scaled(times)) for times in _TIMES)
    row = TableRow(RowKind.NORMAL, part_label(grant, localizer), note, _cells(worth, currency, localizer))
    return (row, *_cost(grant, units, currency, localizer))


def _cost(grant: Grant, units: Span, currency: str, localizer: Localizer) -> tuple[TableRow, ...]:
    """Return the row with the cost to exercise an option, which is zero at prices that make exercising worthless."""
    floor = floor_of(grant)
    if not isinstance(grant, Option) or floor is None:
        return ()
    price, strike = share_price(grant), span_of(floor)
    cost = units * strike
    costs = tuple(cost if price.likely * times > strike.likely else exactly(0) for times in _TIMES)
    return (TableRow(RowKind.NORMAL, localizer.tr("Cost of the shares"), "", _cells(costs, currency, localizer)),)


def _cells(spans: tuple[Span, ...], currency: str, localizer: Localizer) -> tuple[Cell, ...]:
    return tuple(span_cell(span, currency, localizer) for span in spans)


def _price(price: Decimal, currency: str, localizer: Localizer) -> str:
    """Write a price per share with its cents, which a large whole price does not need: Rp 112.500."""
    is_large_and_whole = price >= _LARGE and price == price.to_integral_value()
    return localizer.figures.money(price, currency, 0 if is_large_and_whole else _PLACES)
