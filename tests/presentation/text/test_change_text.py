from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.part import Link
from offercalc.domain.offer.pay import Allowance, Benefit, Bonus, Instalment, OneTime, PayPart, Salary
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.text.change_text import change_lines
from tests.builders import OFFERS
from tests.tools import ENGLISH, offer_from

INDONESIAN = localizer_for("id_ID")
SALARY = Salary(amount=Decimal(180_000))
SIGN_ON = OneTime(label="Sign-on", instalments=(Instalment(amount=Decimal(20_000)),))
RSU = Rsu(units=Decimal(1000), price=Decimal(10), vesting=Vesting(preset="4y-yearly"))
OFFER = replace(offer_from(), pay=(SALARY,), expiry_date=date(2026, 12, 1))


def said(before: Offer, **after: Any) -> list[str]:
    return list(change_lines(before, replace(before, **after), ENGLISH))


def of_pay(before: PayPart, after: PayPart) -> list[str]:
    return said(replace(OFFER, pay=(before,)), pay=(after,))


def test_rounds_of_a_negotiation_are_told_as_people_tell_them() -> None:
    counter = replace(
        OFFER, pay=(replace(SALARY, amount=Decimal(195_000)), SIGN_ON), expiry_date=date(2026, 12, 6)
    )  # fmt: skip
    assert change_lines(OFFER, counter, ENGLISH) == (
        "Base salary up from $180,000 to $195,000 (+8.33%)",
        "Sign-on, new: $20,000",
        "Expiry date moved 5 days later, to Dec 6, 2026",
    )
    assert change_lines(OFFER, counter, INDONESIAN) == (
        "Gaji pokok naik dari US$180.000 menjadi US$195.000 (+8,33%)",
        "Sign-on, baru: US$20.000",
        "Batas berlaku mundur 5 hari menjadi 6 Des 2026",
    )
    assert change_lines(counter, OFFER, ENGLISH) == (
        "Base salary down from $195,000 to $180,000 (-7.69%)",
        "Sign-on no longer offered",
        "Expiry date moved 5 days earlier, to Dec 1, 2026",
    )


@given(OFFERS)
def test_an_offer_that_is_the_same_says_nothing(offer: Offer) -> None:
    assert change_lines(offer, offer, ENGLISH) == ()


def test_parts_in_another_order_are_a_change() -> None:
    rising = {"type": "salary", "amount": "1", "raise_percent": "3"}
    flat = {"type": "salary", "amount": "1"}
    grants = [{"type": "rsu", "label": label} for label in "ab"]
    one, other = offer_from(pay=[rising, flat], equity=grants), offer_from(pay=[flat, rising], equity=grants[::-1])
    assert change_lines(one, other, ENGLISH) == ("Pay reordered", "Equity reordered")


@given(OFFERS, OFFERS)
def test_every_change_is_one_line_that_says_something(one: Offer, other: Offer) -> None:
    lines = change_lines(one, other, ENGLISH)
    assert bool(lines) == (one != other)
    assert all(line.strip() and "\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ({"role": "Lead"}, "Role: Engineer → Lead"),
        ({"location": "Jakarta"}, "Location, new: Jakarta"),
        ({"status": "accepted"}, "Status: Draft → Accepted"),
        ({"hours_per_week": Decimal(32)}, "Hours per week down from 40 to 32 (-20%)"),
        ({"start_date": date(2026, 2, 1)}, "Start date moved 1 day earlier, to Feb 1, 2026"),
        ({"expiry_date": None}, "Expiry date no longer stated, was Dec 1, 2026"),
        ({"sample": True}, "Sample: No → Yes"),
        ({"requirements": ("Python",)}, "Requirements, new: Python"),
        ({"contacts": (Contact(name="Rina"),)}, "Contacts, new: Rina"),
        ({"notes": "x" * 200}, f"Notes, new: {'x' * 79}…"),
        ({"currency": "SGD"}, "Currency: USD → SGD"),
    ],
)
def test_what_changed_in_the_offer_itself(after: dict[str, object], line: str) -> None:
    assert said(OFFER, **after)[-1] == line


def test_lines_that_change_places_have_changed() -> None:
    assert said(replace(OFFER, requirements=("A", "B")), requirements=("B", "A")) == ["Requirements changed"]
    assert said(replace(OFFER, requirements=("A", "B")), requirements=("A",)) == [
        "Requirements no longer stated, was B"
    ]


@pytest.mark.parametrize(
    ("amount", "line"),
    [
        (None, "Base salary: $180,000 → not known yet"),
        (Range(low=Decimal(1), likely=Decimal(2), high=Decimal(3)), "Base salary: $180,000 → $2 (between $1 and $3)"),
    ],
)
def test_what_is_no_longer_certain(amount: Range | None, line: str) -> None:
    assert of_pay(SALARY, replace(SALARY, amount=amount)) == [line]


def test_parts_name_what_is_in_them() -> None:
    bonus = Bonus(percent_of_salary=Decimal(10))
    assert of_pay(bonus, replace(bonus, percent_of_salary=Decimal(15))) == [
        "Target bonus, target bonus (% of salary) up from 10% to 15%"
    ]
    assert of_pay(SALARY, replace(SALARY, per="month")) == ["Base salary, pay period: per year → per month"]
    assert of_pay(SALARY, replace(SALARY, linked_to=Link(currency="EUR", rate=Decimal(1)))) == [
        "Base salary, linked to another currency changed"
    ]
    assert of_pay(SIGN_ON, replace(SIGN_ON, clawback=Clawback(months=Decimal(12)))) == [
        "Sign-on, clawback if you leave changed"
    ]
    assert of_pay(SIGN_ON, replace(SIGN_ON, instalments=(Instalment(amount=Decimal(25_000)),))) == [
        "Sign-on up from $20,000 to $25,000 (+25%)"
    ]


def test_equity_says_how_it_vests_and_what_it_costs() -> None:
    before = replace(OFFER, equity=(RSU,))
    vesting = replace(RSU, vesting=Vesting(preset="4y-1y-cliff-monthly"), units=Decimal(1200))
    assert said(before, equity=(vesting,)) == [
        "Restricted stock units, number of units up from 1,000 to 1,200 (+20%)",
        "Restricted stock units, vesting schedule: 4 years, a quarter each year → 4 years, 1-year cliff, monthly",
    ]
    assert said(before, equity=(replace(RSU, vesting=Vesting(preset="ours")),)) == [
        "Restricted stock units, vesting schedule: 4 years, a quarter each year → ours"
    ]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (Allowance(label="Housing", amount=Decimal(500)), "Housing, new: $500 per month"),
        (Benefit(label="Meals", yearly_value=None), "Meals, new"),
        (Bonus(percent_of_salary=Decimal(10)), "Target bonus, new: 10%"),
        (OneTime(label="Moving", instalments=(Instalment(amount=None),)), "Moving, new"),
    ],
)
def test_a_new_part_says_what_it_comes_to(part: PayPart, line: str) -> None:
    assert said(OFFER, pay=(SALARY, part)) == [line]
    assert said(replace(OFFER, pay=(SALARY, part)), pay=(SALARY,)) == [
        f"{line.split(',', maxsplit=1)[0]} no longer offered"
    ]


def test_new_equity_says_its_value_or_how_many_units() -> None:
    assert said(OFFER, equity=(Rsu(value=Decimal(1000)),)) == ["Restricted stock units, new: $1,000"]
    assert said(OFFER, equity=(Option(units=Decimal(50)),)) == ["Stock options, new: 50"]


def test_a_tax_home_is_named() -> None:
    before = replace(OFFER, tax_home="US-WA")
    assert said(before, tax_home="US-CA") == ["Tax home: Washington, United States → California, United States"]
    assert said(OFFER, tax_home="ID") == ["Tax home, new: Indonesia"]
    assert said(before, tax_home=None) == ["Tax home no longer stated, was Washington, United States"]


def test_what_was_not_stated_is_new() -> None:
    remote = replace(OFFER, work_place="remote")
    assert said(OFFER, work_place="remote") == ["Work place, new: Remote"]
    assert said(remote, work_place="hybrid") == ["Work place: Remote → Hybrid"]
    assert said(remote, work_place="") == ["Work place no longer stated, was Remote"]
    assert said(replace(OFFER, notice_months=Decimal(1)), notice_months=Decimal(3)) == [
        "Notice period (months) up from 1 to 3 (+200%)"
    ]
