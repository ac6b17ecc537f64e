"""The dated lines of what an employer pays into a fund."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction

from offercalc.domain.ledger.bases import earned_by_month
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.ledger.service import months_of, service_of
from offercalc.domain.offer.denomination import Denomination, own_denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import EmployerContribution
from offercalc.domain.values.estimate import ZERO, Span, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

_PERCENT = Fraction(1, 100)


def contribution_lines(
    part: EmployerContribution, component: Component, offer: Offer, months: int, bonuses: Iterable[Line] = ()
) -> Iterator[Line]:
    """Yield the contribution for each month of service; `bonuses` are the lines of the bonuses of the offer.

    What depends on a bonus is as certain as the bonus: expected. Sources of the terms: Australia, Superannuation
    Guarantee (Administration) Act 1992, sections 15 and 19; Singapore, Central Provident Fund Act, first schedule;
    Brazil, Law 8.036/1990, article 15 (FGTS); United Kingdom, Pensions Act 2008, section 13 (a floor and a ceiling).
    """
    of = tuple(base for base in part.of if base != "bonus")
    wages = earned_by_month(offer, months, of, part)
    extra = _by_month(bonuses, offer, months, part) if "bonus" in part.of else {}
    served, nothing = months_of(service_of(part, offer), offer.start_date, months), (ZERO,) * months
    certain = Certainty.EXPECTED if part.needs_own else Certainty.GUARANTEED
    for promise in dict.fromkeys((*wages, *extra)):
        wage, bonus = (served.only(by_month.get(promise, nothing)) for by_month in (wages, extra))
        found = tuple(contributed(part, wage, bonus))
        for month, day in zip(served.numbers, served.days, strict=True):
            for amount, certainty in zip(found[month], (certain, Certainty.EXPECTED), strict=True):
                if certainty is certain or amount != ZERO:
                    yield Line(
                        component=component,
                        category=Category.BENEFIT,
                        earned_on=day,
                        paid_on=day,
                        amount=promise.convert(amount),
                        currency=promise.currency,
                        certainty=certainty,
                    )


def contributed(
    part: EmployerContribution, wage: tuple[Span, ...], bonus: tuple[Span, ...]
) -> Iterator[tuple[Span, Span]]:
    """Yield the contribution to what was earned in each month, and what a bonus adds to it.

    What is contributed up to a ceiling per year is earned in proportion to the pay of the months that counts.
    """
    months = MONTHS_A_YEAR if (part.floor, part.ceiling) != (None, None) and part.ceiling_per != "month" else 1
    for begin in range(0, len(wage), months):
        plain, extra = wage[begin : begin + months], bonus[begin : begin + months]
        sure, more = _split(_limited(part, total(plain)), _limited(part, total((*plain, *extra))))
        both = tuple(one + other for one, other in zip(plain, extra, strict=True))
        yield from zip(_shares(sure, plain), _shares(more, extra if sure != ZERO else both), strict=True)


def _shares(amount: Span, pay: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the part of an amount for the likely pay of each month, or if none is likely for each that has some."""
    if len(pay) == 1 or amount == ZERO:
        return (amount,) + (ZERO,) * (len(pay) - 1)
    weights = [one.likely for one in pay]
    if not any(weights):
        weights = [Fraction(one != ZERO) for one in pay]
    whole = sum(weights)
    return tuple(amount.scaled(weight / whole) if weight else ZERO for weight in weights)


def _limited(part: EmployerContribution, earned: Span) -> Span:
    """Return the contribution to a month's or a year's pay above the floor and under the ceiling, if there are any."""
    percent = span_of(part.percent).scaled(_PERCENT)
    ceiling = None if part.ceiling is None else span_of(part.ceiling)
    if ceiling is not None and part.ceiling_applies_to != "contribution":
        earned = earned.at_most(ceiling)
    if part.floor is not None:
        earned = (earned - span_of(part.floor)).at_least(ZERO)
    due = earned * percent
    return due.at_most(ceiling) if ceiling is not None and part.ceiling_applies_to == "contribution" else due


def _split(sure: Span, whole: Span) -> tuple[Span, Span]:
    """Return the part that does not depend on a bonus and the rest; all of it is rest if its bounds cannot be split."""
    if sure == whole:
        return sure, ZERO
    if sure.high is None or whole.high is None:
        return ZERO, whole
    low, likely, high = (whole.least - sure.least, whole.likely - sure.likely, whole.high - sure.high)
    return (sure, Span(low, likely, high)) if low <= likely <= high else (ZERO, whole)


def _by_month(
    bonuses: Iterable[Line], offer: Offer, months: int, part: EmployerContribution
) -> dict[Denomination, tuple[Span, ...]]:
    """Return what is earned of bonuses in each month of service, by the currency they are promised in."""
    ends = [add_months(offer.start_date, month) for month in range(1, months + 1)]
    found: dict[Denomination, list[Span]] = {}
    for line in bonuses:
        promise = own_denomination(part, Denomination(line.currency, line.currency, Fraction(1)))
        by_month = found.setdefault(promise, [ZERO] * months)
        month = bisect_left(ends, line.earned_on)
        if month < months:
            by_month[month] += line.amount
    return {promise: tuple(by_month) for promise, by_month in found.items()}
