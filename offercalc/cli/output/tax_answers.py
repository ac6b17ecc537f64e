"""The JSON output of take-home and payslips, rounded to the minor unit of their currency."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from offercalc.application.tax.tax_question import Payslips, TakeHome
from offercalc.domain.tax.assessment import employer_costs
from offercalc.domain.tax.law import Kind
from offercalc.domain.tax.law_choice import PlaceLaws
from offercalc.domain.tax.payslip import Payslip
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up


def tax_answer(found: TakeHome | Payslips) -> dict[str, object]:
    """Return an answer; the sums are those of the rounded amounts, so that they foot as printed."""
    return _payslips(found) if isinstance(found, Payslips) else _take_home(found)


def _rounding(currency: str) -> Callable[[Fraction], Fraction]:
    return lambda amount: Fraction(round_half_up(amount, minor_unit(currency)))


def _written(currency: str) -> Callable[[Fraction], str]:
    return lambda amount: f"{round_half_up(amount, minor_unit(currency)):f}"


def _take_home(found: TakeHome) -> dict[str, object]:
    currency, assessment = found.laws.currency, found.assessment
    rounding, written = _rounding(currency), _written(currency)
    totals = {kind: assessment.total(kind, rounding) for kind in Kind if kind is not Kind.INNER}
    return {
        "currency": currency,
        "laws": [law.id for law in found.laws.laws],
        "steps": {
            f"{result.law.id}.{step.name}": written(result.steps[step.name])
            for result in assessment.results
            for step in result.law.steps
            if step.kind is not Kind.INNER
        },
        **{kind.value: written(total) for kind, total in totals.items()},
        "take_home": written(rounding(assessment.income.wages) - sum(totals.values())),
        **_employer(found, written, rounding),
        **_standing(found.laws),
    }


def _employer(
    found: TakeHome, written: Callable[[Fraction], str], rounding: Callable[[Fraction], Fraction]
) -> dict[str, object]:
    costs = employer_costs(found.assessment, found.person)
    steps = {f"{law}.{name}": amount for law, one in costs.items() for name, amount in one.items()}
    if not steps:
        return {}
    total = sum((rounding(amount) for amount in steps.values()), Fraction(0))
    return {"employer": {"social": written(total), "steps": {name: written(amount) for name, amount in steps.items()}}}


def _payslips(found: Payslips) -> dict[str, object]:
    return payslip_answers(found.laws, found.slips)


def payslip_answers(laws: PlaceLaws, slips: tuple[Payslip, ...]) -> dict[str, object]:
    """Return payslips with their laws, in the currency of these."""
    written = _written(laws.currency)
    return {
        "currency": laws.currency,
        "laws": [law.id for law in laws.laws],
        "months": [
            {
                "month": slip.month,
                "gross": written(slip.gross),
                "tax": written(slip.tax),
                "social": written(slip.social + slip.saving),
                "of_which_saving": written(slip.saving),
                "net": written(slip.net),
            }
            for slip in slips
        ],
        **_standing(laws),
    }


def _standing(laws: PlaceLaws) -> dict[str, object]:
    """Return how well the laws are known, and how old they are where that is not of the year."""
    age = {"age": {"rules_of": laws.age.rules_of, "applied_to": laws.age.applied_to}} if laws.age is not None else {}
    return {"confidence": laws.confidence.value, **age}
