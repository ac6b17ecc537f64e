"""What has reached the account after tax on leaving after each month of the horizon."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.take_home.assessor import Assessor, TaxBasis
from offercalc.analysis.take_home.net_pay import grossed_lines
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, TakeHomeYear, take_home
from offercalc.analysis.take_home.treatment import taxed_on
from offercalc.analysis.yearly import years_earned
from offercalc.domain.ledger.employer.service_vesting import service_vesting
from offercalc.domain.ledger.leaving import clawbacks_of, kept_part
from offercalc.domain.ledger.ledger import Ledger, kept_lines, promised_lines
from offercalc.domain.ledger.line import Line
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_choice import tax_year
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.estimate import exactly
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

_ALL = exactly(1)
_Lines: TypeAlias = tuple[tuple[Line, Line], ...]
"""Lines as they are stated, each with the same before tax."""
LeftByMonth: TypeAlias = tuple[TakeHomeYear, ...]
"""What is left and what is taken in all, on leaving on the start date and after each month of the horizon."""


def left_on_leaving(
    appraisal: Appraisal, comparison: Comparison, basis: TaxBasis, assessor: Assessor
) -> LeftByMonth | NotKnown:
    """Return what is left of an offer of a comparison on leaving after each month, or why that is not known.

    Each is the total of the take-home under that leaving date; one that is assumed is ignored. The assessor must be the
    person's of the basis.
    """
    return _Departures(appraisal, comparison, basis, assessor).all()


def left_after(
    months: int, appraisal: Appraisal, comparison: Comparison, basis: TaxBasis, assessor: Assessor
) -> TakeHome | NotKnown:
    """Return the take-home on leaving after some months, with its tax years, or why that is not known."""
    return _Departures(appraisal, comparison, basis, assessor).after(months)


class _Departures:
    """Taxes what is kept on leaving; tax years before that of leaving are shared unless a clawback reaches them."""

    def __init__(self, appraisal: Appraisal, comparison: Comparison, basis: TaxBasis, assessor: Assessor) -> None:
        offer, staying = appraisal.offer, replace(comparison.assumptions, leaving_date=None)
        self._appraisal, self._by, self._staying = appraisal, comparison.by, staying
        self._basis, self._assessor = basis, assessor
        self._days = [add_months(offer.start_date, month) for month in range(MONTHS_A_YEAR * staying.years + 1)]
        is_stated = appraisal.grossed is None
        stated = appraisal.promised if is_stated else promised_lines(offer, staying, appraisal.presets)
        self._lines: _Lines = tuple(zip(stated, appraisal.promised, strict=True))
        self._clawbacks = clawbacks_of(offer)
        self._vesting = service_vesting(offer, appraisal.presets)
        self._parts: dict[int, tuple[_Lines, _Lines]] = {}
        self._closed: dict[int, TakeHome | NotKnown] = {}

    def all(self) -> LeftByMonth | NotKnown:
        """Return what is left after each month; the first one of which that is not known says why."""
        try:
            law = self._law()
        except LawError as error:
            return NotKnown(error.message)
        found = []
        for day in self._days:
            one = self._on(day) if law is None else self._by_law(day, law)
            if isinstance(one, NotKnown):
                return one
            found.append(one)
        return tuple(found)

    def after(self, month: int) -> TakeHome | NotKnown:
        """Return the take-home on leaving after some months."""
        return self._left(self._lines, self._days[month])

    def _law(self) -> Law | None:
        """Return a law by whose tax years work is shared; None without one. Raises LawError."""
        if self._basis.own_percent is not None or not self._basis.place:
            return None
        return self._assessor.laws(self._basis, max(self._days[-1], self._basis.today)).laws[0]

    def _on(self, day: date) -> TakeHomeYear | NotKnown:
        found = self._left(self._lines, day)
        return found if isinstance(found, NotKnown) else found.total

    def _by_law(self, day: date, law: Law) -> TakeHomeYear | NotKnown:
        """Return what is left of the tax years before that of leaving, as in other months, and of the rest."""
        year = tax_year(law, day)
        before, since = self._parted(year, law)
        if day == self._days[-1] or self._has_ended(day) or self._reaches(before, day):
            return self._on(day)
        if year not in self._closed:
            lines = tuple(gross for _stated, gross in before)
            self._closed[year] = self._taxed(lines, lines, self._leaving(day))
        earlier, late = self._closed[year], self._left(since, day)
        if isinstance(earlier, NotKnown):
            return earlier
        return late if isinstance(late, NotKnown) else _sum(earlier.total, late.total)

    def _parted(self, year: int, law: Law) -> tuple[_Lines, _Lines]:
        """Return the lines of tax years before one, and the others; what vests with service is never settled."""
        if year not in self._parts:
            offer = self._appraisal.offer
            before: list[tuple[Line, Line]] = []
            since: list[tuple[Line, Line]] = []
            for both in self._lines:
                line = both[0]
                is_before = tax_year(law, taxed_on(line, offer)) < year and line.component not in self._vesting
                (before if is_before else since).append(both)
            self._parts[year] = tuple(before), tuple(since)
        return self._parts[year]

    def _reaches(self, before: _Lines, day: date) -> bool:
        """Whether leaving on a day takes something of earlier tax years back."""
        return any(
            kept_part(self._clawbacks[line.component], line.paid_on, day) != _ALL
            for line, _gross in before
            if line.component in self._clawbacks
        )

    def _has_ended(self, day: date) -> bool:
        """Whether a fixed term has ended within the horizon by a day: then nobody leaves early."""
        last = self._appraisal.offer.end_date
        return last is not None and last <= min(day, self._days[-1])

    def _leaving(self, day: date) -> Assumptions:
        return self._staying if self._has_ended(day) else replace(self._staying, leaving_date=day)

    def _left(self, lines: _Lines, day: date) -> TakeHome | NotKnown:
        """Return what is left of what is kept of lines, and of what leaving makes due."""
        assumed, offer = self._leaving(day), self._appraisal.offer
        stated, promised = (tuple(one[side] for one in lines) for side in range(2))
        kept = kept_lines(stated, offer, assumed, self._appraisal.presets)
        if self._appraisal.grossed is not None:
            try:
                one = replace(self._appraisal, promised=stated, lines=kept, earned=(0,) * len(kept), grossed=None)
                kept = grossed_lines(one, assumed, self._basis)
            except LawError as error:
                return NotKnown(error.message)
        return self._taxed(kept, promised, assumed)

    def _taxed(self, lines: Ledger, promised: Ledger, assumed: Assumptions) -> TakeHome | NotKnown:
        earned = years_earned(lines, self._appraisal.offer.start_date, assumed.years, self._by)
        one = replace(self._appraisal, promised=promised, lines=lines, earned=earned)
        return take_home(one, assumed, tuple(sorted(set(earned))), self._basis, self._assessor)


def _sum(one: TakeHomeYear, other: TakeHomeYear) -> TakeHomeYear:
    return TakeHomeYear(
        one.take_home + other.take_home,
        one.national + other.national,
        one.social + other.social,
        one.saving + other.saving,
        one.regional + other.regional,
    )
