from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, Benefit, Bonus, Salary
from offercalc.domain.values.estimate import Range
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.text.request_text import request_lines
from tests.builders import OFFERS
from tests.tools import ENGLISH, offer_from

INDONESIAN = localizer_for("id_ID")
IN_PERCENT = in_percent(ENGLISH, Fraction(1_000_000), {"USD": Fraction(1)})
SALARY = Salary(amount=Decimal(180_000))
OFFER = replace(offer_from(), pay=(SALARY,))


def asked(*pay: Any, before: Offer = OFFER, localizer: Any = ENGLISH, **after: Any) -> tuple[str, ...]:
    return request_lines(before, replace(before, pay=pay or before.pay, **after), localizer)


def test_an_amount_keeps_its_period() -> None:
    monthly = replace(OFFER, currency="IDR", pay=(Salary(amount=Decimal(32_000_000), per="month"),))
    (line,) = asked(Salary(amount=Decimal(38_000_000), per="month"), before=monthly, localizer=INDONESIAN)
    assert line.replace("\u00a0", " ") == "Gaji pokok naik dari Rp 32.000.000 menjadi Rp 38.000.000 per bulan (+18,8%)"
    assert asked(replace(SALARY, amount=Decimal(170_000))) == (
        "Base salary down from $180,000 to $170,000 per year (-5.56%)",
    )


def test_where_the_period_changes_too_each_amount_has_its_own() -> None:
    assert asked(Salary(amount=Decimal(16_000), per="month")) == (
        "Base salary: $180,000 per year → $16,000 per month",
    )  # fmt: skip
    assert asked(replace(SALARY, per="month")) == ("Base salary, pay period: per year → per month",)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (None, Decimal(5), "Base salary: $5 per year"),
        (Decimal(5), None, "Base salary, without: $5 per year"),
        (Decimal(0), Decimal(5), "Base salary up from $0 to $5 per year"),
        (Range(Decimal(1), Decimal(2), Decimal(3)), Decimal(5),
         "Base salary: $2 (between $1 and $3) per year → $5 per year"),
    ],
)  # fmt: skip
def test_what_was_not_known_is_asked_for(before: Any, after: Any, line: str) -> None:
    offer = replace(OFFER, pay=(replace(SALARY, amount=before),))
    assert asked(replace(SALARY, amount=after), before=offer) == (line,)


def test_what_the_candidate_gives_up_is_nothing_that_the_employer_takes_back() -> None:
    insured = replace(OFFER, pay=(SALARY, Benefit(label="Private insurance", yearly_value=Decimal(1))))
    assert asked(SALARY, before=insured) == ("Private insurance: I would do without it",)
    (line,) = asked(SALARY, before=insured, localizer=INDONESIAN)
    assert "tidak lagi" not in line
    worded = replace(OFFER, responsibilities=("A", "B"), location="Berlin", level="L5")
    assert request_lines(worded, replace(worded, responsibilities=("B", "C"), location="", level="L6"), ENGLISH) == (
        "Location, without: Berlin",
        "Level: L5 → L6",
        "Responsibilities, new: C",
        "Responsibilities, without: A",
    )


def test_what_is_new_or_merely_in_another_order_is_told_as_such() -> None:
    assert asked(SALARY, Allowance(amount=Decimal(500))) == ("Allowance, new: $500 per month",)
    two = replace(OFFER, pay=(SALARY, Bonus()))
    assert asked(Bonus(), SALARY, before=two) == ()
    assert asked(SALARY, Bonus(percent_of_salary=Decimal(5)), before=two) == (
        "Target bonus, target bonus (% of salary): 5%",
    )


def test_in_percent_no_amount_no_count_and_no_price_is_told() -> None:
    before = replace(
        OFFER, pay=(SALARY, Allowance(amount=None)),
        equity=(Option(units=Decimal(4321), strike=Decimal("3.17")), Rsu(units=None)),
    )  # fmt: skip
    after = replace(
        before, pay=(replace(SALARY, amount=Decimal(198_000)), Allowance(amount=Decimal(20_000))),
        equity=(
            Option(units=Decimal(4000), strike=Decimal("2.17")), Rsu(units=Decimal(777)),
            Rsu(label="More", units=Decimal(5)),
        ),
    )  # fmt: skip
    assert request_lines(before, after, IN_PERCENT) == (
        "Base salary up by 10%",
        "Allowance: 2% per month",
        "Stock options, number of units down by 7.43%",
        "Stock options, strike price down by 31.5%",
        "Restricted stock units, number of units changed",
        "More, new",
    )
    zero = replace(before, pay=(replace(SALARY, amount=Decimal(0)),))
    assert request_lines(zero, replace(zero, pay=(SALARY,)), IN_PERCENT) == ("Base salary changed",)


@given(OFFERS, OFFERS)
def test_any_two_rounds_can_be_told_in_both_languages(before: Offer, after: Offer) -> None:
    for localizer in (ENGLISH, INDONESIAN, IN_PERCENT):
        lines = request_lines(before, after, localizer)
        assert all("no longer" not in line and "tidak lagi" not in line for line in lines)
    assert request_lines(before, before, ENGLISH) == ()
