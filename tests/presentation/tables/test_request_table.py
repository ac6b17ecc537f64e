from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.domain.offer.equity import Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Salary
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.tables.request_table import request_table
from tests.builders import OFFERS
from tests.tools import ENGLISH, INDONESIAN, offer_from

DASH = "\N{EN DASH}"
SALARY = Salary(amount=Decimal(180_000))
OFFER = replace(offer_from(), pay=(SALARY,))


def asked(*pay: Any, before: Offer = OFFER, localizer: Localizer = ENGLISH, **after: Any) -> list[tuple[str, ...]]:
    table = request_table(before, replace(before, pay=pay or before.pay, **after), localizer)
    return [] if table is None else [(row.label, *(cell.text for cell in row.cells)) for row in table.rows]


def test_an_amount_keeps_its_period() -> None:
    monthly = replace(OFFER, currency="IDR", pay=(Salary(amount=Decimal(32_000_000), per="month"),))
    (row,) = asked(Salary(amount=Decimal(38_000_000), per="month"), before=monthly, localizer=INDONESIAN)
    assert [text.replace("\u00a0", " ") for text in row] == [
        "Gaji pokok", "Rp 32.000.000 per bulan", "Rp 38.000.000 per bulan (+18,8%)"
    ]  # fmt: skip


def test_where_the_period_changes_too_each_amount_has_its_own() -> None:
    assert asked(Salary(amount=Decimal(16_000), per="month")) == [
        ("Base salary", "$180,000 per year", "$16,000 per month")
    ]


@pytest.mark.parametrize(
    ("pay", "row"),
    [
        ((SALARY, Bonus(percent_of_salary=Decimal(20))), ("Target bonus", DASH, "20%")),
        ((SALARY, Bonus()), ("Target bonus", DASH, "new")),
    ],
)
def test_what_is_new_was_not_offered(pay: tuple[Any, ...], row: tuple[str, ...]) -> None:
    assert asked(*pay) == [row]


def test_what_the_candidate_gives_up_is_not_needed() -> None:
    before = replace(OFFER, pay=(SALARY, Bonus(percent_of_salary=Decimal(20))))
    assert asked(SALARY, before=before) == [("Target bonus", "20%", "not needed")]


def test_lists_are_told_line_by_line() -> None:
    before = replace(OFFER, responsibilities=("Lead", "Review"))
    assert asked(before=before, responsibilities=("Lead", "Train")) == [
        ("Responsibilities", DASH, "Train"), ("Responsibilities", "Review", "not needed")
    ]  # fmt: skip


def test_nothing_asked_is_no_table() -> None:
    assert request_table(OFFER, OFFER, ENGLISH) is None


def test_in_percent_neither_amounts_nor_units_are_told() -> None:
    hidden = in_percent(ENGLISH, Fraction(1_000_000), {"USD": Fraction(1)})
    assert asked(replace(SALARY, amount=Decimal(198_000)), localizer=hidden) == [("Base salary", DASH, "+10%")]
    assert asked(localizer=hidden, equity=(Rsu(units=Decimal(100)),)) == [("Restricted stock units", DASH, "new")]


@given(OFFERS, OFFERS)
def test_every_row_says_both_sides(before: Offer, after: Offer) -> None:
    table = request_table(before, after, ENGLISH)
    rows = () if table is None else table.rows
    assert all(row.label and all(cell.text for cell in row.cells) for row in rows)
