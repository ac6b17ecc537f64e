"""The basis of take-home: the place, its laws by year, the person, and the person's own rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.ledger.line import Line
from offercalc.domain.tax.assessment import Assessment, Income, assess
from offercalc.domain.tax.law import Answer, Kind, Law
from offercalc.domain.tax.law_choice import PlaceLaws, RefusedLaw, laws_for

ChargeKey: TypeAlias = tuple[str, str]
"""A law by id, and one of its steps."""
Charges: TypeAlias = dict[ChargeKey, Fraction]
"""What each step of the laws takes, in their currency."""
Counts: TypeAlias = Callable[[Line], bool]
"""Which lines count."""
OTHER_INCOME = "other_income"
"""The person's answer of how much was earned elsewhere in the first tax year, in the currency of the laws."""


def every_line(_line: Line) -> bool:
    """Return True: every line counts."""
    return True


class TaxBasis(Struct, frozen=True):
    """The laws of a place as of today, and the person; `rate_of` is the rate of a currency into the display currency.

    `known` are the laws of a country. Where the person has an own rate, in percent, no law is asked. Lines that do not
    count are as if they were not paid.
    """

    place: str
    person: Mapping[str, Answer]
    known: Callable[[str], Iterable[Law | RefusedLaw]]
    today: date
    rate_of: Callable[[str], Rate | NoRate]
    own_percent: Fraction | None = None
    counts: Counts = every_line

    def laws(self, day: date) -> PlaceLaws:
        """Return the laws of the place on a day; raises LawError with a sentence if there are none."""
        return laws_for(self.place, day, self.today, self.known(self.place[:2]))

    @property
    def other_income(self) -> Fraction:
        """Return what was earned elsewhere in the first tax year."""
        stated = self.person.get(OTHER_INCOME, Fraction(0))
        return stated if isinstance(stated, Fraction) else Fraction(0)


class Assessor:
    """Assesses incomes of one person; equal ones, as in years with equal pay, are computed once."""

    def __init__(self, person: Mapping[str, Answer]) -> None:
        """Take the person's answers."""
        self.person = person
        self._found: dict[tuple[object, ...], tuple[Assessment, Charges]] = {}
        self._laws: dict[tuple[str, date], PlaceLaws] = {}

    def laws(self, basis: TaxBasis, day: date) -> PlaceLaws:
        """Return the laws of a place on a day; raises LawError with a sentence if there are none."""
        key = basis.place, day
        if key not in self._laws:
            self._laws[key] = basis.laws(day)
        return self._laws[key]

    def charges(self, laws: PlaceLaws, income: Income) -> Charges:
        """Return what laws take of an income; raises LawError."""
        return self._assessed(laws, income)[1]

    def assessment(self, laws: PlaceLaws, income: Income) -> Assessment:
        """Return the assessment of an income with every step; raises LawError."""
        return self._assessed(laws, income)[0]

    def _assessed(self, laws: PlaceLaws, income: Income) -> tuple[Assessment, Charges]:
        amounts = (income.wages, income.extra, income.months, income.iso_spread, income.other_income)
        key = (*(law.id for law in laws.laws), *(part for one in amounts for part in one.as_integer_ratio()))
        if key not in self._found:
            found = assess(laws.laws, income, self.person)
            self._found[key] = (
                found,
                {
                    (result.law.id, step.name): result.steps[step.name]
                    for result in found.results
                    for step in result.law.steps
                    if step.kind is not Kind.INNER
                },
            )
        return self._found[key]
