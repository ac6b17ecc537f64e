"""Leaving after each month of the horizon: what has been paid, what must be repaid, and what is forfeited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.yearly import converted_total, drifted, due
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.ledger.employer.leaving_pay import leaving_amounts, leaving_parts
from offercalc.domain.ledger.employer.service_vesting import service_vesting, vested, vested_part
from offercalc.domain.ledger.equity.acceleration import part_on_leaving, sale_during
from offercalc.domain.ledger.equity.equity_lines import all_grants, lines_on_leaving_after_sale
from offercalc.domain.ledger.equity.grant_lines import grant_lines
from offercalc.domain.ledger.leaving import clawbacks_of, due_on_leaving, kept_part
from offercalc.domain.ledger.line import Form, Line
from offercalc.domain.ledger.pay_lines import lines_on_leaving
from offercalc.domain.offer.equity import Option
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.amount import Amount
from offercalc.domain.values.estimate import ZERO, Span, exactly, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

_AT_HAND = 32
"""The number of cached results: the compared offers, now and before recent changes."""


class LeavingPoint(Struct, frozen=True, kw_only=True):
    """The figures of leaving after `months` of service, in the display currency.

    `paid` is the cash paid and the equity vested by then, with shares of running years that leaving makes due,
    `owed_back` the part of it repayable under clawbacks, `leaving_pay` what accrued with service and is due on
    leaving, and `kept` what remains of all of it; equity that leaving after a sale accelerates has vested. `unpaid` has
    been earned but is due later, and is lost; `forfeited` would have vested within the horizon, or was contributed and
    has not vested. `to_exercise` is the cost of exercising the vested options. `locked` is the part
    of the kept equity that cannot be sold on the last day of employment, but on a later one.
    """

    months: int
    leaving: date
    paid: Span
    owed_back: Span
    leaving_pay: Span
    kept: Span
    unpaid: Span
    forfeited: Span
    to_exercise: Span
    locked: Span


_DAY = timedelta(days=1)
_Entry: TypeAlias = tuple[int, Amount]
"""A month counted from the start, and an amount in it."""
_Part: TypeAlias = tuple[Line, int, Span]
"""A payment that a clawback binds, a month counted from the start, and the part of the payment that is kept then."""


class _Lines(Struct, frozen=True):
    """Equal lines: their number, one of them, its drifted amount, and the months until it is earned and paid."""

    times: Fraction
    line: Line
    amount: Amount
    earned: int
    paid: int


@lru_cache(maxsize=_AT_HAND)
def leaving_schedule(appraisal: Appraisal, assumptions: Assumptions) -> tuple[LeavingPoint, ...]:
    """Return the departure on the start date and after each month of the horizon.

    Cash counts when it is paid and equity when it vests. An assumed leaving date is ignored. The results are cached
    because headlines, chart and table need the same ones.
    """
    return _Departures(appraisal, assumptions).all()


def days_to_exercise(appraisal: Appraisal) -> int | None:
    """Return the shortest post-termination exercise window of an offer's options in days; None without options."""
    return min((stake.days_to_exercise for stake in appraisal.offer.equity if isinstance(stake, Option)), default=None)


class _Departures:
    """Groups the lines of one offer by month of the horizon."""

    def __init__(self, appraisal: Appraisal, assumptions: Assumptions) -> None:
        start = appraisal.offer.start_date
        self._appraisal = appraisal
        self._days = [add_months(start, month) for month in range(MONTHS_A_YEAR * assumptions.years + 1)]
        self._clawbacks = clawbacks_of(appraisal.offer)
        self._vesting = service_vesting(appraisal.offer, appraisal.presets)
        special = {*self._clawbacks, *self._vesting}
        self._last = appraisal.offer.end_date
        self._plain = self._alike(line for line in appraisal.promised if line.component not in special)
        self._bound = [line for line in appraisal.promised if line.component in self._clawbacks]
        self._due_early = due_on_leaving(appraisal.offer)
        self._assumptions = assumptions
        days = tuple(day for day in self._days if not self._has_ended(day))
        self._early = tuple(lines_on_leaving_after_sale(appraisal.offer, assumptions, appraisal.presets, days))

    def all(self) -> tuple[LeavingPoint, ...]:
        """Return the departures of all months."""
        plain = self._sums(
            (one.earned if one.line.form is Form.EQUITY else one.paid, one.amount) for one in self._plain
        )
        bound = self._sums((self._month(line.paid_on), self._due(line)) for line in self._bound)
        parts = tuple(self._parts())
        owed = self._totals(self._owed(parts))
        kept = self._totals(self._kept(parts))
        unpaid = self._totals(self._unpaid())
        due_then = self._totals(self._due_then())
        left = self._unvested()
        locked = self._totals(self._locked())
        exercise = self._sums(self._exercise(self._plain))
        exercise_early = self._totals(self._exercise(self._accelerated()))
        leaving_pay = self._totals(self._leaving_pay())
        vested_then, unvested = self._by_service()
        return tuple(
            LeavingPoint(
                months=month,
                leaving=day,
                paid=plain[month] + bound[month] + vested_then[month] + due_then[month],
                owed_back=owed[month],
                leaving_pay=leaving_pay[month],
                kept=plain[month] + kept[month] + vested_then[month] + due_then[month] + leaving_pay[month],
                unpaid=unpaid[month],
                forfeited=left[month] + unvested[month],
                to_exercise=exercise[month] + exercise_early[month],
                locked=locked[month],
            )
            for month, day in enumerate(self._days)
        )

    def _month(self, day: date) -> int:
        """Return the number of months after which a day is reached; beyond the horizon, one more than its months."""
        return bisect_left(self._days, day)

    def _owed(self, parts: tuple[_Part, ...]) -> Iterator[_Entry]:
        """Yield what is owed back in each month of a payment that a clawback binds."""
        for line, month, part in parts:
            yield month, self._due(line) * (exactly(1) - part)

    def _kept(self, parts: tuple[_Part, ...]) -> Iterator[_Entry]:
        for line, month, part in parts:
            yield month, self._due(line) * part

    def _parts(self) -> Iterator[_Part]:
        """Yield each bound payment with the part of it that is kept, month by month."""
        for line in self._bound:
            for month in range(self._month(line.paid_on), len(self._days)):
                day = self._days[month]
                part = kept_part(self._clawbacks[line.component], line.paid_on, day)
                yield line, month, exactly(1) if self._has_ended(day) else part

    def _has_ended(self, day: date) -> bool:
        """Whether a fixed term has ended on a day: then nobody leaves early."""
        return self._last is not None and day >= self._last

    def _by_service(self) -> tuple[list[Span], list[Span]]:
        """Return what has vested with service of employer contributions by each month, and what has not."""
        held, lost = [ZERO] * len(self._days), [ZERO] * len(self._days)
        for component, steps in self._vesting.items():
            lines = (line for line in self._appraisal.promised if line.component == component)
            paid = self._sums((self._month(line.paid_on), self._due(line)) for line in lines)
            for month, day in enumerate(self._days):
                part = vested_part(steps, self._until(day))
                held[month] += vested(paid[month], part)
                lost[month] += vested(paid[month], 1 - part)
        return held, lost

    def _until(self, day: date) -> date:
        """Return the day before which service ends on leaving on a day: all of a fixed term on its last day."""
        return self._last + _DAY if self._last is not None and day >= self._last else day

    def _leaving_pay(self) -> Iterator[_Entry]:
        """Yield what is due on leaving after each month of service."""
        offer = self._appraisal.offer
        for part in leaving_parts(offer).values():
            for month, day in enumerate(self._days):
                for amount in leaving_amounts(part, offer, day):
                    rate = self._appraisal.exchange[amount.currency]
                    yield month, Amount(drifted(amount.span, rate, day), amount.currency)

    def _unpaid(self) -> Iterator[_Entry]:
        """Yield what has been earned by each month, is due later, and is lost; nothing is after a fixed term."""
        for one in self._plain:
            if one.line.component not in self._due_early:
                yield from (entry for entry in self._waiting(one) if not self._has_ended(self._days[entry[0]]))

    def _waiting(self, one: _Lines) -> Iterator[_Entry]:
        if one.line.form is not Form.EQUITY:
            for month in range(one.earned, min(one.paid, len(self._days))):
                yield month, one.amount

    def _due_then(self) -> Iterator[_Entry]:
        """Yield what leaving in each month makes due or vest: earned but not paid, shares of running years, equity."""
        yield from ((one.earned, one.amount) for one in self._accelerated())
        for one in self._plain:
            for entry in self._waiting(one):
                if one.line.component in self._due_early or self._has_ended(self._days[entry[0]]):
                    yield entry
        if self._due_early:
            for month, day in enumerate(self._days):
                for line in lines_on_leaving(self._appraisal.offer, self._assumptions, day):
                    yield month, self._due(self._appraisal.before_tax(line))

    def _exercise(self, lines: Iterable[_Lines]) -> Iterator[_Entry]:
        """Yield the cost to exercise the options that vest in a month."""
        for one in lines:
            line = one.line
            if line.strike is not None and line.units is not None:
                cost = (line.units * line.strike).scaled(one.times)
                rate = self._appraisal.exchange[line.currency]
                yield one.earned, Amount(drifted(cost, rate, line.earned_on), line.currency)

    def _accelerated(self) -> Iterator[_Lines]:
        """Yield the equity that vests early on leaving in each month after a sale."""
        for line in self._early:
            month = self._month(line.earned_on)
            yield _Lines(Fraction(1), line, self._due(line), month, month)

    def _locked(self) -> Iterator[_Entry]:
        """Yield the equity that has vested by each month and can be sold later."""
        for one in self._plain:
            if one.line.form is Form.EQUITY:
                for month in range(one.earned, min(one.paid, len(self._days))):
                    yield month, one.amount
        for line in self._early:
            if line.paid_on > line.earned_on:
                yield self._month(line.earned_on), self._due(line)

    def _unvested(self) -> list[Span]:
        """Return what would vest after each month within the horizon, less the part that leaving then accelerates."""
        accelerating = {line.component for line in self._early}
        vests = (one for one in self._plain if one.line.form is Form.EQUITY and one.line.component not in accelerating)
        left = [self._after_each((one.earned, one.amount) for one in vests)]
        offer, assumptions, presets = self._appraisal.offer, self._assumptions, self._appraisal.presets
        for granted in all_grants(offer, assumptions) if accelerating else ():
            if granted.component in accelerating:
                lines = grant_lines(granted, offer, assumptions, presets)
                later = self._after_each((self._month(line.earned_on), self._due(line)) for line in lines)
                sale = sale_during(granted.grant, offer, assumptions)
                parts = (part_on_leaving(granted.grant, sale, day) for day in self._days)
                left.append(
                    [ZERO if part == 1 else one.scaled(1 - part) for one, part in zip(later, parts, strict=True)]
                )
        return [total(found) for found in zip(*left, strict=True)]

    def _after_each(self, entries: Iterable[_Entry]) -> list[Span]:
        """Return the total of what comes after each month of the horizon."""
        before = self._totals((month - 1, amount) for month, amount in entries)
        return list(accumulate(reversed(before)))[::-1]

    def _alike(self, lines: Iterable[Line]) -> list[_Lines]:
        """Merge lines that are equal for the purpose of departures, e.g. a month of daily vesting into one or two.

        Instalments of equal size share their span. Lines with a drifting rate are merged by day instead of month.
        """
        months: dict[date, int] = {}
        found: dict[tuple[object, ...], tuple[Line, list[int]]] = {}
        drifting = {
            code for code, rate in self._appraisal.exchange.items() if isinstance(rate, Rate) and rate.drift is not None
        }
        for line in lines:
            days = earned_on, paid_on = line.earned_on, line.paid_on
            for day in days:
                if day not in months:
                    months[day] = self._month(day)
            when = days if line.currency in drifting else (months[earned_on], months[paid_on])
            key = line.component, line.currency, when, id(line.amount), id(line.units), line.strike
            same = found.get(key)
            if same is None:
                found[key] = line, [1]
            else:
                same[1][0] += 1
        return [
            _Lines(times, line, self._due(line) * exactly(times), months[line.earned_on], months[line.paid_on])
            for line, (count,) in found.values()
            for times in (Fraction(count),)
        ]

    def _due(self, line: Line) -> Amount:
        return due(line, self._appraisal.exchange)

    def _totals(self, entries: Iterable[_Entry]) -> list[Span]:
        """Return the total of each month of the horizon in the display currency."""
        table: list[list[Amount]] = [[] for _day in self._days]
        for month, amount in entries:
            if 0 <= month < len(table):
                table[month].append(amount)
        return [converted_total(amounts, self._appraisal.exchange) for amounts in table]

    def _sums(self, entries: Iterable[_Entry]) -> list[Span]:
        """Return the running total of each month of the horizon in the display currency."""
        return list(accumulate(self._totals(entries), initial=ZERO))[1:]
