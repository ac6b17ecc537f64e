from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.pay import Clawback, Instalment, MatchTier, OneTime, PayPart, RetirementMatch, Salary
from offercalc.presentation.field import Field, FieldKind, FieldWriter
from offercalc.presentation.pay_form import pay_fields
from tests.builders import pay
from tests.tools import ENGLISH


def fields(part: PayPart) -> dict[str, Field]:
    """Give the fields of a part by their place in it, e.g. `raises[0].on`."""
    found = pay_fields(part, FieldWriter((), "USD", ENGLISH))
    return {".".join(map(str, field.path)): field for field in found}


def shown(part: PayPart) -> dict[str, object]:
    """Give what stands in each field: its text, or the value that is chosen."""
    return {
        place: field.choices[field.chosen].value if field.kind is FieldKind.CHOICE else field.text
        for place, field in fields(part).items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100k USD/year rising 3%", {"amount": "100,000", "per": "year", "raise_percent": "3"}),
        ("? USD/hour rising ?%", {"amount": "", "per": "hour", "raise_percent": ""}),
        (
            "100k USD/year then 120k on 2027-03-16 then +5% on 2028-01-01",
            {
                "amount": "100,000",
                "per": "year",
                "raises.0.on": "2027-03-16",
                "raises.0.amount": "120,000",
                "raises.0.percent": "",
                "raises.1.on": "2028-01-01",
                "raises.1.amount": "",
                "raises.1.percent": "5",
            },
        ),
        (
            "15% bonus at 80% guaranteed 1y after 3m",
            {
                "percent_of_salary": "15",
                "amount": "",
                "attainment_percent": "80",
                "guaranteed_years": "1",
                "paid_after_months": "3",
            },
        ),
        (
            "5k USD bonus",
            {
                "percent_of_salary": "",
                "amount": "5,000",
                "attainment_percent": "100",
                "guaranteed_years": "0",
                "paid_after_months": "0",
            },
        ),
        ("50k USD commission at 90%", {"on_target_amount": "50,000", "attainment_percent": "90"}),
        ("2 wages in month 12", {"months": "2", "paid_in_month": "12"}),
        (
            "500 USD/month allowance untaxed",
            {"label": "", "amount": "500", "per": "month", "taxable": False},
        ),
        ("3k USD/year benefit", {"label": "", "yearly_value": "3,000"}),
        (
            "100% on 3%, 50% on 2% match up to 9k USD",
            {
                "tiers.0.rate_percent": "100",
                "tiers.0.of_salary_percent": "3",
                "tiers.1.rate_percent": "50",
                "tiers.1.of_salary_percent": "2",
                "yearly_ceiling": "9,000",
            },
        ),
    ],
)
def test_every_kind_of_pay_asks_for_all_its_terms(text: str, expected: dict[str, object]) -> None:
    assert shown(pay(text)) == expected


def test_every_instalment_is_asked_for() -> None:
    two = (Instalment(amount=Decimal(60_000)), Instalment(amount=None, after_months=13))
    assert shown(OneTime(instalments=two, label="Sign-on")) == {
        "label": "Sign-on",
        "instalments.0.amount": "60,000",
        "instalments.0.after_months": "0",
        "instalments.1.amount": "",
        "instalments.1.after_months": "13",
        "clawback": None,
    }


def test_what_is_owed_back_is_stated_and_taken_back() -> None:
    nothing = fields(pay("60k USD once"))["clawback"]
    assert [choice.value for choice in nothing.choices] == [
        None,
        Clawback(months=None, method="pro_rata"),
        Clawback(months=None, method="in_full"),
    ]
    owed = fields(pay("60k USD once owed back 24m in full"))
    assert owed["clawback.months"].text == "24"
    assert [choice.value for choice in owed["clawback"].choices] == [
        None,
        Clawback(months=Decimal(24), method="pro_rata"),
        Clawback(months=Decimal(24), method="in_full"),
    ]
    assert owed["clawback"].chosen == 2


def test_a_raise_by_the_year_is_asked_for_only_where_none_is_dated() -> None:
    salary = pay("100k USD/year then 120k on 2027-03-16")
    assert isinstance(salary, Salary)
    assert "raise_percent" not in fields(salary)
    assert "raise_percent" in fields(replace(salary, raises=()))
    assert fields(salary)["raises.0.on"].optional is False
    assert salary.raises[0].on == date(2027, 3, 16)


def test_an_unknown_match_has_empty_fields() -> None:
    part = RetirementMatch(tiers=(MatchTier(rate_percent=None, of_salary_percent=None),))
    assert shown(part) == {"tiers.0.rate_percent": "", "tiers.0.of_salary_percent": "", "yearly_ceiling": ""}


def test_what_pay_is_linked_to_is_edited_and_taken_back() -> None:
    part = pay("150M IDR/month linked to USD at 15000")
    found = pay_fields(part, FieldWriter(("pay", 0), "IDR", ENGLISH))[-3:]
    assert [(field.path[2:], field.label, field.text) for field in found] == [
        (("linked_to",), "Linked to another currency", ""),
        (("linked_to", "currency"), "Currency that it follows", "USD"),
        (("linked_to", "rate"), "IDR for 1 USD, as agreed", "15,000"),
    ]
    assert [(choice.value, choice.label) for choice in found[0].choices] == [(None, "No"), (part.linked_to, "Yes")]
    assert (found[0].chosen, found[2].kind, found[2].optional) == (1, FieldKind.NUMBER, False)


@pytest.mark.parametrize(("rate", "text"), [("", ""), (" at 1.35", "1.35")])
def test_what_pay_is_paid_in_is_edited_and_taken_back(rate: str, text: str) -> None:
    part = pay(f"20% bonus paid in SGD{rate}")
    found = pay_fields(part, FieldWriter(("pay", 0), "USD", ENGLISH))[-3:]
    assert [(field.path[2:], field.label, field.text) for field in found] == [
        (("paid_in",), "Paid in another currency", ""),
        (("paid_in", "currency"), "Currency that it is paid in", "SGD"),
        (("paid_in", "rate"), "SGD for 1 USD, if fixed", text),
    ]
    assert [choice.value for choice in found[0].choices] == [None, part.paid_in]
    assert (found[0].chosen, found[2].kind, found[2].optional) == (1, FieldKind.NUMBER, True)
