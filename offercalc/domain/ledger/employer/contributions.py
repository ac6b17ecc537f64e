"""The dated lines of what an employer pays into a fund."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction

from offercalc.domain.ledger.bases import earned_by_month
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.ledger.service import Months, months_of, service_of
from offercalc.domain.offer.denomination import Denomination, own_denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import EmployerContribution
from offercalc.domain.values.estimate import ZERO, Span, span_of
from offercalc.domain.values.months import add_months

_PERCENT = Fraction(1, 100)


def contribution_lines(
    part: EmployerContribution, component: Component, offer: Offer, months: int, bonuses: Iterable[Line] = ()
) -> Iterator[Line]:
    """Yield the contribution for each month of service; `bonuses` are the lines of the bonuses of the offer.

    What depends on a bonus is as certain as the bonus: expected. Sources of the terms: Australia, Superannuation
    Guarantee (Administration) Act 1992, sections 15 and 19; Singapore, Central Provident Fund Act, first schedule;
    Brazil, Law 8.036/1990, article 15 (FGTS).
    """
    of = tuple(base for base in part.of if base != "bonus")
    wages = earned_by_month(offer, months, of, part)
    extra = _by_month(bonuses, offer, months, part) if "bonus" in part.of else {}
    served, nothing = months_of(service_of(part, offer), offer.start_date, months), (ZERO,) * months
    certain = Certainty.EXPECTED if part.needs_own else Certainty.GUARANTEED
    for promise in dict.fromkeys((*wages, *extra)):
        wage, bonus = (served.only(by_month.get(promise, nothing)) for by_month in (wages, extra))
        plain = contributed(part, wage, served)
        with_bonus = plain
        if extra:
            with_bonus = contributed(part, tuple(a + b for a, b in zip(wage, bonus, strict=True)), served)
        for month, day in zip(served.numbers, served.days, strict=True):
            first, second = _split(plain[month], with_bonus[month])
            for amount, certainty in ((first, certain), (second, Certainty.EXPECTED)):
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


def contributed(part: EmployerContribution, base: tuple[Span, ...], served: Months) -> tuple[Span, ...]:
    """Return the contribution of each month to what was earned in it; a ceiling per year is met in equal parts."""
    percent = span_of(part.percent).scaled(_PERCENT)
    if part.ceiling is None:
        return tuple(earned * percent for earned in base)
    if part.ceiling_per == "month":
        return tuple(_limited(part, earned, percent) for earned in base)
    return served.by_year(base, lambda year: _limited(part, year, percent))


def _limited(part: EmployerContribution, earned: Span, percent: Span) -> Span:
    """Return the contribution to a month's or a year's pay under the ceiling."""
    if part.ceiling is None:
        return earned * percent
    ceiling = span_of(part.ceiling)
    if part.ceiling_applies_to == "contribution":
        return (earned * percent).at_most(ceiling)
    return earned.at_most(ceiling) * percent


def _split(sure: Span, whole: Span) -> tuple[Span, Span]:
    """Return the part that does not depend on a bonus and the rest; all of it is rest if its bounds cannot be split."""
    if sure is whole:
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
