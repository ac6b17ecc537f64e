from datetime import date

import pytest

from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.values.amount import Amount
from tests.builders import component, span


def line() -> Line:
    return Line(
        component=component("pay[0]"),
        category=Category.BASE,
        earned_on=date(2026, 1, 31),
        paid_on=date(2026, 1, 31),
        amount=span("10000"),
        currency="USD",
        certainty=Certainty.GUARANTEED,
    )


def test_a_line_is_recurring_cash_without_units_unless_told() -> None:
    assert (line().form, line().recurrence, line().units, line().price) == (Form.CASH, Recurrence.RECURRING, None, None)


def test_a_line_is_money_that_can_be_spent_unless_told() -> None:
    assert not line().is_paper


def test_what_a_line_is_paid_in_and_whether_it_comes_again_are_of_few_kinds() -> None:
    assert [*Form] == ["cash", "equity", "in kind"]
    assert [*Recurrence] == ["recurring", "one-time"]


def test_a_line_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        line().amount = span("0")  # type: ignore[misc] # that is the test


def test_the_money_of_a_line_knows_its_currency() -> None:
    assert line().money == Amount(span("10000"), "USD")


def test_lines_of_the_same_terms_are_equal() -> None:
    assert line() == line()


def test_a_line_is_of_one_of_five_categories_and_one_of_three_certainties() -> None:
    assert [*Category] == ["base", "bonus", "one-time", "equity", "benefit"]
    assert [*Certainty] == ["guaranteed", "expected", "contingent"]
