"""A question about take-home, as `offercalc tax compute -` reads it, and what it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from offercalc.application.tax.tax_laws import TaxLaws
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.value_limits import plain_problems, read_plain_number
from offercalc.domain.tax.assessment import Assessment, Income, assess
from offercalc.domain.tax.law import Answer, Law
from offercalc.domain.tax.law_choice import PlaceLaws, laws_for
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.payslip import Payslip, payslips
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import MONTHS_A_YEAR


class TaxQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The wages of a full tax year at a place, or, with `monthly_wage`, the payslips of a calendar year.

    `person` answers what the laws ask for; what is left out has its default.
    """

    place: str
    on: date | None = None
    wages: Decimal | None = None
    year: int | None = None
    monthly_wage: Decimal | None = None
    thr_month: int | None = None
    person: dict[str, object] = {}


class TakeHome(Struct, frozen=True):
    """The answer for a year: the laws, what they come to, and who was assumed."""

    laws: PlaceLaws
    assessment: Assessment
    person: Mapping[str, Answer]


class Payslips(Struct, frozen=True):
    """The answer for twelve months."""

    laws: PlaceLaws
    slips: tuple[Payslip, ...]


class TaxQuestions(Protocol):
    """Decodes questions about take-home."""

    def decode(self, content: bytes) -> TaxQuestion | tuple[Problem, ...]:
        """Return the question in the content, or everything that is wrong with it."""


def question_problems(question: TaxQuestion) -> tuple[Problem, ...]:
    """Return what is wrong with a question: amounts that no wage has, a month that no year has, nothing asked."""
    problems = list(plain_problems(question, "$"))
    if (question.wages is None) == (question.monthly_wage is None):
        problems.append(Problem("$", Fault.NEEDS_ONE_OF, "wages, monthly_wage"))
    elif question.monthly_wage is None:
        stated = {"year": question.year, "thr_month": question.thr_month}
        alone = [name for name, value in stated.items() if value is not None]
        problems += [Problem(f"$.{name}", Fault.BELONGS_TO, "monthly_wage") for name in alone]
    if question.thr_month is not None and not 1 <= question.thr_month <= MONTHS_A_YEAR:
        problems.append(Problem("$.thr_month", Fault.NOT_ALLOWED, str(question.thr_month), f"1-{MONTHS_A_YEAR}"))
    if question.year is not None and not date.min.year <= question.year <= date.max.year:
        problems.append(Problem("$.year", Fault.DATE_OUT_OF_RANGE, str(question.year), "1950-2200"))
    return tuple(problems)


def answer(question: TaxQuestion, known: TaxLaws, today: date) -> TakeHome | Payslips:
    """Return the answer to a sound question; raises LawError with a sentence if the laws have none."""
    place = question.place.strip().upper()
    if question.monthly_wage is not None:
        day = question.on or date(question.year or today.year, 1, 1)
    else:
        day = question.on or today
    laws = laws_for(place, day, today, known.of_country(place[:2]))
    person = person_for(laws.laws, question.person, known)
    if question.monthly_wage is None:
        return TakeHome(laws, assess(laws.laws, Income(wages=Fraction(question.wages or 0)), person), person)
    wage = Fraction(question.monthly_wage)
    extras = {question.thr_month: wage} if question.thr_month is not None else {}
    return Payslips(laws, payslips(laws.laws, wage, extras, person))


def person_for(laws: Iterable[Law], stated: Mapping[str, object], known: TaxLaws) -> dict[str, Answer]:
    """Return what laws ask for among the facts stated of a person.

    Facts that only other laws ask for are left alone; raises LawError for one that no law knows.
    """
    asked = {name: one for law in laws for name, one in law.inputs.items()}
    if stated.get("resident") is False and "resident" not in asked:
        raise LawError(N_("the rules known here are those of residents: use your own rate"))
    for name in stated:
        if name not in asked:
            everywhere = {name for law in known.every() if isinstance(law, Law) for name in law.inputs}
            if name not in everywhere:
                raise LawError(
                    N_('no law asks for "{name}"; what laws ask for is {inputs}'),
                    name=name[:60],
                    inputs=", ".join(sorted(everywhere)),
                )
    return {
        name: _fact(name, stated[name], is_number=one.type == "number") for name, one in asked.items() if name in stated
    }


def _fact(name: str, value: object, *, is_number: bool) -> Answer:
    number = read_plain_number(value) if is_number and isinstance(value, str) else value
    if isinstance(number, int | Decimal) and not isinstance(number, bool):
        if isinstance(number, Decimal) and (not number.is_finite() or abs(number.adjusted()) > 30):  # noqa: PLR2004
            raise LawError(N_('"{name}" is not a number that a law can use'), name=name)
        return Fraction(number)
    if isinstance(value, str | bool):
        return value
    raise LawError(N_('"{name}" must be a text, a number, true or false'), name=name)
