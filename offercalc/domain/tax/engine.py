"""The engine that runs laws: each is compiled once, and its figures are chosen by what a person answered."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Generic, TypeVar

from offercalc.domain.tax.evaluator import Compiled, Operations, Values, compiled
from offercalc.domain.tax.law import Answer, Law, Step
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.ratios import Fractions, RatioOperations, ratio
from offercalc.domain.values.lazy_text import N_

N = TypeVar("N")


class Engine(Generic[N]):
    """Runs laws on one kind of number: exact ones, arrays, or segments."""

    def __init__(self, operations: Operations[N]) -> None:
        """Take the arithmetic."""
        self.operations = operations
        self._compiled: dict[int, tuple[Law, dict[str, Compiled[N]]]] = {}
        self._figures: dict[tuple[int, tuple[Answer, ...]], Values[N]] = {}

    def run(
        self, law: Law, steps: tuple[Step, ...], given: Mapping[str, N], answers: Mapping[str, Answer]
    ) -> dict[str, N]:
        """Return the result of each step by name, with everything that was given; raises LawError naming the step."""
        formulas = self._formulas(law)
        figures = self._chosen(law, answers)
        numbers = {**figures.numbers, **given}
        values = Values(numbers, figures.tables)
        results = {}
        for step in steps:
            try:
                results[step.name] = numbers[step.name] = formulas[step.name](values)
            except LawError as error:
                raise LawError(
                    N_("{law}, step {step}: {reason}"), law=law.id, step=step.name, reason=error.message
                ) from error
        return results

    def _formulas(self, law: Law) -> dict[str, Compiled[N]]:
        """Return the compiled steps; the law is kept with them, so that its identity stays its own."""
        if id(law) not in self._compiled:
            steps = (*law.steps, *law.withholding, *law.employer)
            self._compiled[id(law)] = law, {step.name: compiled(step.formula, self.operations) for step in steps}
        return self._compiled[id(law)][1]

    def _chosen(self, law: Law, answers: Mapping[str, Answer]) -> Values[N]:
        """Return the figures of a law for a person's answers, and the answers that are numbers."""
        key = id(law), tuple(answers.values())
        if key not in self._figures:
            number = self.operations.number
            values: Values[N] = Values({}, {})
            for name, by_choice in law.figures.items():
                figure = by_choice[next((choice for choice in by_choice if choice in answers.values()), "")]
                if isinstance(figure, Fraction):
                    values.numbers[name] = number(figure)
                else:
                    values.tables[name] = figure
            for name, answer in answers.items():
                if not isinstance(answer, str):
                    values.numbers[name] = number(Fraction(answer))
            self._figures[key] = values
        return self._figures[key]


EXACT = Engine(RatioOperations())
"""The engine for exact amounts, as pairs of integers."""


def exact_steps(
    law: Law, steps: tuple[Step, ...], given: Mapping[str, Fraction], answers: Mapping[str, Answer]
) -> dict[str, Fraction]:
    """Return the result of each step by name, exactly; raises LawError naming the step."""
    return dict(Fractions(EXACT.run(law, steps, {name: ratio(value) for name, value in given.items()}, answers)))
