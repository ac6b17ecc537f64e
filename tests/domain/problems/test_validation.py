from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import Espp
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import (
    bound_problems,
    brief,
    currency_problems,
    divisor_problems,
    exclusive_problems,
    highest,
    lowest,
    other_currency_problems,
    percent_text,
    spec_problems,
)
from offercalc.domain.values.estimate import Estimate, Range

ABOUT = Range(Decimal(0), Decimal(50), Decimal(101))


@pytest.mark.parametrize(("code", "faults"), [(None, 0), ("IDR", 0), ("XYZ", 1), ("usd", 1), ("", 1)])
def test_a_currency_is_one_in_use(code: str | None, faults: int) -> None:
    assert list(currency_problems(code, "$.a")) == [Problem("$.a", Fault.UNKNOWN_CURRENCY, str(code))] * faults


@pytest.mark.parametrize(("code", "faults"), [(None, 0), ("USD", 0), ("IDR", 1)])
def test_a_currency_is_that_of_the_amount_it_is_compared_with(code: str | None, faults: int) -> None:
    found = list(other_currency_problems(code, "USD", "$.a"))
    assert found == [Problem("$.a", Fault.OTHER_CURRENCY, "IDR", "USD")] * faults


@pytest.mark.parametrize("value", [3, 4, 5, Decimal("4.5")])
def test_a_number_may_reach_its_bounds(value: Decimal | int) -> None:
    assert list(bound_problems(value, "$.a", 3, 5)) == []


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (2, Problem("$.a", Fault.TOO_SMALL, "2", "3")),
        (Decimal("5.1"), Problem("$.a", Fault.TOO_LARGE, "5.1", "5")),
        (10**400, Problem("$.a", Fault.TOO_LARGE, "1.000e+400", "5")),
    ],
)
def test_a_number_outside_of_its_bounds_is_refused(value: Decimal | int, problem: Problem) -> None:
    assert list(bound_problems(value, "$.a", 3, 5)) == [problem]


@pytest.mark.parametrize(
    ("months", "faults"), [(-1, [Fault.TOO_SMALL]), (0, []), (1200, []), (1201, [Fault.TOO_LARGE])]
)
def test_a_contract_looks_no_further_than_1200_months(months: int, faults: list[Fault]) -> None:
    assert [problem.fault for problem in spec_problems(Bonus(paid_after_months=months), "$.a")] == faults


@pytest.mark.parametrize(
    ("estimate", "shown"),
    [(None, []), (Decimal(100), []), (Decimal("100.5"), ["100.5"]), (ABOUT, ["101"])],
)
def test_a_percentage_is_at_most_the_whole_at_its_highest(estimate: Estimate, shown: list[str]) -> None:
    expected = [Problem("$.a.contribution_percent", Fault.TOO_LARGE, value, "100") for value in shown]
    assert list(spec_problems(Espp(contribution_percent=estimate), "$.a")) == expected


def test_records_are_checked_in_their_places_and_a_required_list_has_one() -> None:
    late = OneTime(instalments=(Instalment(amount=None), Instalment(amount=None, after_months=1201)))
    assert [problem.path for problem in spec_problems(late, "$.a")] == ["$.a.instalments[1].after_months"]
    owed = replace(late, instalments=late.instalments[:1], clawback=Clawback(months=Decimal(0)))
    assert list(spec_problems(owed, "$.a")) == [Problem("$.a.clawback.months", Fault.TOO_SMALL, "0", "1")]
    assert list(spec_problems(OneTime(instalments=()), "$.a")) == [Problem("$.a.instalments", Fault.EMPTY)]


def test_a_currency_is_one_in_use_and_alternatives_exclude_each_other() -> None:
    both = Bonus(amount=Decimal(1), percent_of_salary=Decimal(2), currency="XYZ")
    assert list(spec_problems(both, "$.a")) == [
        Problem("$.a.currency", Fault.UNKNOWN_CURRENCY, "XYZ"),
        Problem("$.a", Fault.ONE_OF, "percent_of_salary, amount"),
    ]


@pytest.mark.parametrize(("amount", "faults"), [(None, 0), (Decimal(1), 0), (Decimal(0), 1), (ABOUT, 1)])
def test_nothing_is_divided_by_what_may_be_zero(amount: Estimate, faults: int) -> None:
    found = list(divisor_problems(Bonus(amount=amount), ("amount", "percent_of_salary"), "$.a"))
    assert found == [Problem("$.a.amount", Fault.ZERO_DIVISOR, "0")] * faults


def test_fields_that_exclude_each_other_do_not_stand_together() -> None:
    fields = ("amount", "percent_of_salary")
    both = Bonus(amount=Decimal(1), percent_of_salary=Decimal(2))
    assert list(exclusive_problems(both, fields, "$.a")) == [Problem("$.a", Fault.ONE_OF, "amount, percent_of_salary")]
    assert list(exclusive_problems(Bonus(amount=Decimal(1)), fields, "$.a")) == []
    assert list(exclusive_problems(Bonus(), fields, "$.a")) == []


def test_an_estimate_has_a_highest_and_a_lowest_where_it_is_known() -> None:
    assert (lowest(ABOUT), highest(ABOUT)) == (Decimal(0), Decimal(101))
    assert (lowest(Decimal(5)), highest(Decimal(5))) == (Decimal(5), Decimal(5))
    assert (lowest(None), highest(None)) == (None, None)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1.50"), "1.50"),
        (1234567890123456789012, "1234567890123456789012"),
        (12345678901234567890123, "1.235e+22"),
        (Decimal("0.1234567890123456789012"), "1.235e-1"),
        (-(10**400), "-1.000e+400"),
    ],
)
def test_a_number_is_written_as_a_person_did_unless_it_fills_the_line(value: Decimal | int, written: str) -> None:
    assert brief(value) == written


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (Fraction(0), "0"),
        (Fraction(3, 2), "150"),
        (Fraction(49, 48), "102.08"),
        (Fraction(1005, 1000), "100.5"),
        (Fraction(100_005, 100_000), "100.01"),  # half up
        (Fraction(500_000_001_500, 3000), "16666666716.67"),
        (Fraction(10**19), "1000000000000000000000"),
        (Fraction(10**16) + Fraction(1, 3), "1000000000000000033.33"),
        (Fraction(10**17) + Fraction(1, 3), "1.000e+19"),
        (Fraction(10**20), "1.000e+22"),
        (Fraction(2, 3) * 10**20, "6.667e+21"),
    ],
)
def test_a_part_of_the_whole_is_written_in_per_cent_to_two_places(part: Fraction, written: str) -> None:
    assert percent_text(part) == written


def test_a_little_above_the_whole_is_not_written_as_the_whole() -> None:
    assert percent_text(Fraction(1_000_001, 1_000_000)) == ">100"
    assert percent_text(Fraction(1)) == "100"
    assert percent_text(Fraction(999_999, 1_000_000)) == "100"
