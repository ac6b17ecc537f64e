from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from offercalc.application.tax.tax_question import Payslips, TakeHome, TaxQuestion, answer, question_problems
from offercalc.domain.tax.law_error import LawError
from tests.tax_laws import shipped

TODAY = date(2026, 11, 30)


def ask(**fields: object) -> TaxQuestion:
    stated: dict[str, object] = {"place": "GB", "wages": Decimal(150_000), **fields}
    return TaxQuestion(**{name: value for name, value in stated.items() if value is not None})  # type: ignore[arg-type]


def test_the_laws_of_today_answer_if_no_day_is_stated() -> None:
    found = answer(ask(place=" gb "), shipped(), TODAY)
    assert isinstance(found, TakeHome)
    assert [law.id for law in found.laws.laws] == ["gb-2026"]
    assert found.assessment.take_home == Decimal("91286.40")


def test_a_monthly_wage_asks_for_payslips() -> None:
    found = answer(ask(place="ID", wages=None, monthly_wage=Decimal(10_000_000), year=2025), shipped(), TODAY)
    assert isinstance(found, Payslips)
    assert [law.id for law in found.laws.laws] == ["id-2025"]
    assert len(found.slips) == 12


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({}, []),
        ({"wages": None}, ["$"]),
        ({"monthly_wage": Decimal(1)}, ["$"]),
        ({"year": 2026}, ["$.year"]),
        ({"thr_month": 1}, ["$.thr_month"]),
        ({"wages": None, "monthly_wage": Decimal(1), "thr_month": 13}, ["$.thr_month"]),
        ({"wages": None, "monthly_wage": Decimal(1), "year": 0}, ["$.year"]),
        ({"wages": Decimal(-1)}, ["$.wages"]),
        ({"wages": Decimal("1e30")}, ["$.wages"]),
        ({"wages": Decimal("NaN")}, ["$.wages"]),
        ({"on": date(1900, 1, 1)}, ["$.on"]),
    ],
)
def test_what_is_wrong_with_a_question(fields: dict[str, object], paths: list[str]) -> None:
    assert [problem.path for problem in question_problems(ask(**fields))] == paths


def test_facts_that_other_laws_ask_for_are_left_alone() -> None:
    found = answer(ask(person={"ptkp": "K/1", "filing_status": "single", "resident": True}), shipped(), TODAY)
    assert isinstance(found, TakeHome)
    assert found.person == {}


def test_numbers_may_be_texts() -> None:
    for children in (1, "1", Decimal(1)):
        found = answer(ask(place="DE", person={"children": children}), shipped(), TODAY)
        assert isinstance(found, TakeHome)
        assert found.person == {"children": 1}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"person": {"filling_status": "single"}}, 'no law asks for "filling_status"; what laws ask for is children'),
        ({"person": {"resident": False}}, "the rules known here are those of residents: use your own rate"),
        ({"place": "DE", "person": {"children": Decimal("1e99")}}, '"children" is not a number that a law can use'),
        ({"place": "DE", "person": {"children": []}}, '"children" must be a text, a number, true or false'),
        ({"place": "DE", "person": {"children": "many"}}, '"many" is not an answer to "children"'),
        ({"place": "DE", "person": {"children": -1}}, '"-1" is not an answer to "children"'),
        ({"place": "ID", "person": {"ptkp": "TK/9"}}, '"TK/9" is not an answer to "ptkp"; choose one of TK/0, TK/1'),
        ({"place": "KE"}, "there are no tax rules for KE: use your own rate"),
    ],
)
def test_a_question_without_an_answer_is_a_sentence(fields: dict[str, object], message: str) -> None:
    with pytest.raises(LawError) as refused:
        answer(ask(**fields), shipped(), TODAY)
    assert message in str(refused.value)
