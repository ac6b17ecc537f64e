"""The main figure of a term as its row shows it: exact, a range, at least, or not known yet."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from offercalc.domain.ledger.equity.valuation import granted_at, unit_value, units_of, whole_value
from offercalc.domain.offer.equity import Espp, Grant, Option, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    EmployerContribution,
    OneTime,
    PayPart,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Estimate, Range, Span
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.paths import Path
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.span_text import AT_LEAST_SIGN
from offercalc.presentation.text.labels import period_label

NOT_KNOWN = "?"
_DASH = " \u2013 "


class Knowledge(StrEnum):
    """How much of a figure is known."""

    EXACT = "exact"
    RANGE = "range"
    AT_LEAST = "at least"
    UNKNOWN = "unknown"


class RowFigure(Struct, frozen=True):
    """A figure of a row with the note below it; `field` is the path in the part that states it, () for several."""

    text: str
    note: str = ""
    knowledge: Knowledge = Knowledge.EXACT
    field: Path = ()


NO_FIGURE = RowFigure("")


def part_figure(part: PayPart | Stake, offer: Offer, localizer: Localizer) -> RowFigure:
    """Return the main figure of a part of an offer: an amount in its currency, or what stands for it."""
    currency, tr = currency_of(part, offer), localizer.tr
    match part:
        case Salary() | Allowance():
            return _money(part.amount, currency, (period_label(part.per, localizer), "amount"), localizer)
        case Bonus():
            return _bonus(part, currency, localizer)
        case Commission():
            return _money(part.on_target_amount, currency, (tr("per year on target"), "on_target_amount"), localizer)
        case OneTime():
            return _one_time(part, currency, localizer)
        case ThirteenthMonth():
            return _quantity(part.months, tr("monthly wages"), "months", localizer)
        case Benefit():
            return _money(part.yearly_value, currency, (tr("per year, in kind"), "yearly_value"), localizer)
        case EmployerContribution():
            return _percent(part.percent, tr("by the employer"), "percent", localizer)
        case Espp():
            return _percent(part.discount_percent, tr("discount"), "discount_percent", localizer)
        case _ if isinstance(part, Grant):
            return _grant(part, currency, localizer)
        case _:
            return NO_FIGURE


def _bonus(part: Bonus, currency: str, localizer: Localizer) -> RowFigure:
    """Return the target as it is stated: a percentage, monthly wages or an amount."""
    tr = localizer.tr
    if part.months_of_wage is not None:
        return _quantity(part.months_of_wage, tr("monthly wages"), "months_of_wage", localizer)
    if part.amount is not None:
        return _money(part.amount, currency, (tr("per year on target"), "amount"), localizer)
    return _percent(part.percent_of_salary, tr("of salary"), "percent_of_salary", localizer)


def _one_time(part: OneTime, currency: str, localizer: Localizer) -> RowFigure:
    """Return the sum of the instalments, at least the known ones if some are not known."""
    amounts = [instalment.amount for instalment in part.instalments]
    field: Path = ("instalments", 0, "amount") if len(amounts) == 1 else ()
    once, known = localizer.tr("once"), [amount for amount in amounts if amount is not None]
    if not known:
        return RowFigure(NOT_KNOWN, once, Knowledge.UNKNOWN, field)
    low, likely, high = (sum(values, Decimal(0)) for values in zip(*map(_bounds, known), strict=True))
    if len(known) < len(amounts):
        least = localizer.figures.stated(low, currency)
        return RowFigure(f"{AT_LEAST_SIGN} {least}", once, Knowledge.AT_LEAST, field)
    return _stated(
        low if low == high else Range(low, likely, high),
        lambda value: localizer.figures.stated(value, currency), (once, field), localizer,
    )  # fmt: skip


def _bounds(amount: Decimal | Range) -> tuple[Decimal, Decimal, Decimal]:
    return (amount.low, amount.likely, amount.high) if isinstance(amount, Range) else (amount, amount, amount)


def _grant(grant: Grant, currency: str, localizer: Localizer) -> RowFigure:
    """Return what a grant is worth at today's price, or its size as stated if that price is not known."""
    tr, worth = localizer.tr, _worth(grant)
    field = next(
        (name for name in ("value", "units", "ownership_percent") if getattr(grant, name) is not None), "units"
    )
    if worth is not None and worth.low is not None and worth.high is not None:
        low, likely, high = (Decimal(round_half_up(bound, 0)) for bound in (worth.low, worth.likely, worth.high))
        note = "" if grant.value is not None else tr("at today's price")
        return _money(low if low == high else Range(low, likely, high), currency, (note, field), localizer)
    if grant.value is not None:
        return _money(grant.value, currency, (tr("grant value"), field), localizer)
    if grant.units is None and grant.ownership_percent is not None:
        return _percent(grant.ownership_percent, tr("of the company"), field, localizer)
    return _quantity(grant.units, tr("options") if isinstance(grant, Option) else tr("units"), field, localizer)


def _worth(grant: Grant) -> Span | None:
    """Return what the whole grant is worth at today's price, None if its size is not known."""
    whole = whole_value(grant)
    if whole is not None:
        return whole
    price = share_price(grant)
    return units_of(grant, granted_at(grant, price)) * unit_value(grant, price)


def _money(amount: Estimate, currency: str, about: tuple[str, str], localizer: Localizer) -> RowFigure:
    note, field = about
    return _stated(amount, lambda value: localizer.figures.stated(value, currency), (note, (field,)), localizer)


def _percent(percent: Estimate, note: str, field: str, localizer: Localizer) -> RowFigure:
    return _stated(percent, lambda value: f"{localizer.figures.number(value)}%", (note, (field,)), localizer)


def _quantity(quantity: Estimate, note: str, field: str, localizer: Localizer) -> RowFigure:
    return _stated(quantity, localizer.figures.number, (note, (field,)), localizer)


def _stated(
    estimate: Estimate, write: Callable[[Decimal], str], about: tuple[str, Path], localizer: Localizer
) -> RowFigure:
    """Write an estimate; the likely value of a range stands in the note, its bounds share one currency sign."""
    note, field = about
    if estimate is None:
        return RowFigure(NOT_KNOWN, note, Knowledge.UNKNOWN, field)
    if not isinstance(estimate, Range):
        return RowFigure(write(estimate), note, field=field)
    likely = localizer.tr("likely {amount}", amount=write(estimate.likely))
    text = _between(write(estimate.low), write(estimate.high))
    return RowFigure(text, " ".join(filter(None, (likely, note))), Knowledge.RANGE, field)


def _between(low: str, high: str) -> str:
    """Write a range, with the currency or percent sign once."""
    if low == high:
        return low
    lead = next((place for place, letter in enumerate(low) if letter.isdigit()), 0)
    high = high[lead:] if low[:lead] == high[:lead] else high
    return f"{low.removesuffix('%')}{_DASH}{high}" if high.endswith("%") else f"{low}{_DASH}{high}"
