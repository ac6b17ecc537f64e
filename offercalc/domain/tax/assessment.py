"""What is left of the wages of a tax year: the laws of a place, run in order, and their results summed by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct

from offercalc.domain.tax.engine import EXACT, Engine, exact_steps
from offercalc.domain.tax.law import Answer, Kind, Law
from offercalc.domain.tax.person import answers_for
from offercalc.domain.tax.ratios import Fractions, ratio

N = TypeVar("N")


class Income(Struct, frozen=True, kw_only=True):
    """The income of one tax year in the currency of the laws; `GIVEN` says what each part is."""

    wages: Fraction
    extra: Fraction = Fraction(0)
    months: Fraction = Fraction(12)
    iso_spread: Fraction = Fraction(0)
    other_income: Fraction = Fraction(0)


class Result(Struct, frozen=True):
    """What one law comes to: each of its steps by name."""

    law: Law
    steps: Mapping[str, Fraction]


class Assessment(Struct, frozen=True):
    """The results of all laws on one income, nation first; amounts are exact until they are shown."""

    income: Income
    results: tuple[Result, ...]

    def total(self, kind: Kind, rounding: Callable[[Fraction], Fraction] = Fraction) -> Fraction:
        """Return the sum of all steps of a kind, each rounded first if a rounding is given."""
        return sum(
            (
                rounding(result.steps[step.name])
                for result in self.results
                for step in result.law.steps
                if step.kind is kind
            ),
            Fraction(0),
        )

    @property
    def take_home(self) -> Fraction:
        """Return the wages less tax, contributions and savings, exactly."""
        return self.income.wages - sum(self.total(kind) for kind in Kind if kind is not Kind.INNER)


def assess(laws: Sequence[Law], income: Income, person: Mapping[str, Answer]) -> Assessment:
    """Return what laws make of an income; raises LawError naming the step or the answer that is at fault."""
    given = {name: ratio(getattr(income, name)) for name in Income.__struct_fields__}
    return Assessment(
        income, tuple(Result(law, Fractions(steps)) for law, steps in run_all(EXACT, laws, given, person))
    )


def run_all(
    engine: Engine[N], laws: Sequence[Law], given: Mapping[str, N], person: Mapping[str, Answer]
) -> list[tuple[Law, dict[str, N]]]:
    """Return the steps of each law: regions and cities first, which the nation's deductions see, but listed last.

    The tax of a region is its step `income_tax`; its other taxes are those of cities.
    """
    zero = engine.operations.number(Fraction(0))
    numbers = {**given, "region_income_tax": zero, "city_income_tax": zero}
    found = {}
    for law in sorted(laws, key=lambda law: (-len(law.place), law.id)):
        steps = engine.run(law, law.steps, numbers, answers_for(law, person))
        found[law.id] = law, steps
        if "-" in law.place:
            for step in law.steps:
                if step.kind is Kind.TAX:
                    name = "region_income_tax" if step.name == "income_tax" else "city_income_tax"
                    numbers[name] = engine.operations.arithmetic("+", numbers[name], steps[step.name])
    return [found[law.id] for law in laws]


def employer_costs(assessment: Assessment, person: Mapping[str, Answer]) -> dict[str, dict[str, Fraction]]:
    """Return what the employer pays on top of the wages, by law and step; empty for laws that do not say."""
    income = assessment.income
    given = {name: getattr(income, name) for name in Income.__struct_fields__}
    zero = Fraction(0)
    return {
        result.law.id: exact_steps(
            result.law,
            result.law.employer,
            {**given, "region_income_tax": zero, "city_income_tax": zero, **result.steps},
            answers_for(result.law, person),
        )
        for result in assessment.results
        if result.law.employer
    }
