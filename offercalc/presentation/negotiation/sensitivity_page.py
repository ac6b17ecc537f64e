"""What a lead depends on most: the factors as a table, and sentences about where the order turns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from offercalc.analysis.negotiation.sensitivity import Effect, Factor, FactorKind, Sensitivity
from offercalc.analysis.offer_changes import FieldChanged
from offercalc.domain.ledger.component import component_at, part_at
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.values.estimate import exactly
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.text.change_text import value_words, what_changed

_PERCENTAGES = {FactorKind.GROWTH, FactorKind.ATTAINMENT, FactorKind.DILUTION}


class SensitivityPage(Struct, frozen=True):
    """The factors, the one that moves the lead furthest first, and sentences about the whole."""

    table: Table
    sentences: tuple[str, ...]


def sensitivity_page(found: Sensitivity, currency: str, localizer: Localizer) -> SensitivityPage:
    """Return the effects for people; a lead is in the display currency."""
    offers = found.offers

    def row(effect: Effect) -> TableRow:
        factor, turn = effect.factor, effect.turns_at
        return TableRow(
            RowKind.NORMAL,
            factor_label(factor, offers, localizer),
            "",
            (
                Cell(factor_value(factor, factor.low, offers, localizer)),
                Cell(factor_value(factor, factor.high, offers, localizer)),
                Cell(_money(effect.at_low, currency, localizer)),
                Cell(_money(effect.at_high, currency, localizer)),
                Cell("" if turn is None else factor_value(factor, _rounded(turn, factor), offers, localizer)),
            ),
        )

    tr = localizer.tr
    caption, at_lowest, at_highest = (
        (tr("What the lead depends on, in {currency}"), tr("Lead at the lowest"), tr("Lead at the highest"))
        if len(offers) > 1
        else (tr("What the figure depends on, in {currency}"), tr("At the lowest"), tr("At the highest"))
    )
    table = Table(
        caption=caption.format(currency=localizer.figures.measure(currency)),
        corner=tr("What varies"),
        columns=(tr("Lowest"), tr("Highest"), at_lowest, at_highest, tr("Order turns at")),
        rows=tuple(map(row, found.effects)),
    )
    return SensitivityPage(table, tuple(_sentences(found, currency, localizer)))


def factor_label(factor: Factor, offers: tuple[Offer, ...], localizer: Localizer) -> str:
    """Return the name of what a factor varies."""
    tr = localizer.tr
    match factor.kind:
        case FactorKind.TERM:
            name = what_changed(_change(factor, offers), localizer)
            return f"{names_of(offers, localizer)[factor.offer]}: {name}" if len(offers) > 1 else name
        case FactorKind.RATE:
            return tr("Exchange rate ({quote} per 1 {base})", base=factor.pair[0], quote=factor.pair[1])
        case FactorKind.PRICE:
            return tr("Share price of {company}", company=factor.company) if factor.company else tr("Share price")
        case FactorKind.GROWTH:
            if factor.company:
                return tr("Annual share price growth of {company}", company=factor.company)
            return tr("Annual share price growth")
        case FactorKind.ATTAINMENT:
            return tr("Payout of bonuses and commissions")
        case FactorKind.DILUTION:
            return tr("Annual dilution")
        case _:
            assert_never(factor.kind)


def factor_value(factor: Factor, value: Decimal, offers: tuple[Offer, ...], localizer: Localizer) -> str:
    """Return a value of what a factor varies, as people write it."""
    match factor.kind:
        case FactorKind.TERM:
            return value_words(value, _change(factor, offers), localizer)
        case FactorKind.RATE:
            return localizer.figures.significant(value)
        case FactorKind.PRICE:
            return localizer.figures.number(value)
        case _:
            return f"{localizer.figures.number(value)}%"


def _change(factor: Factor, offers: tuple[Offer, ...]) -> FieldChanged:
    """Return a change of the field that a factor varies."""
    offer, path = offers[factor.offer], factor.path
    if path[0] in {"pay", "equity"}:
        part = part_at(component_at(path), offer)
        fields = tuple(step for step in path[2:] if isinstance(step, str))
        return FieldChanged(fields, None, factor.low, part, currency_of(part, offer))
    return FieldChanged(tuple(map(str, path)), None, factor.low, None, offer.currency)


def _rounded(value: Fraction, factor: Factor) -> Decimal:
    """Return a value as people read it: percentages with two decimal places, others with six digits."""
    if factor.kind in _PERCENTAGES:
        return round_half_up(value, 2)
    return Decimal(f"{float(value):.6g}")


def _money(value: Fraction, currency: str, localizer: Localizer) -> str:
    return cell_text(shown(exactly(value), DISPLAY_DIGITS), currency, localizer)


def _sentences(found: Sensitivity, currency: str, localizer: Localizer) -> Iterator[str]:
    tr, is_lead = localizer.tr, len(found.offers) > 1
    if is_lead:
        first, amount = names_of(found.offers, localizer)[0], _money(abs(found.lead), currency, localizer)
        if found.lead < 0:
            yield tr("{company} is {amount} behind at likely values.", company=first, amount=amount)
        else:
            yield tr("{company} is {amount} ahead at likely values.", company=first, amount=amount)
    if not found.effects:
        yield tr("Nothing varies: no offer states a range. Add --vary, for example --vary attainment=60..140.")
    elif is_lead and all(effect.turns_at is None for effect in found.effects):
        yield tr("No single one of these turns the order.")
    if found.is_open:
        yield tr("Terms that are not known yet are not varied.")
