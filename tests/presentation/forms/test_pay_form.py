from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback, ClawbackStep
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import (
    EmployerContribution,
    Instalment,
    MatchTier,
    OneTime,
    PayPart,
    Raise,
    RetirementMatch,
    Salary,
)
from offercalc.presentation.forms.field import Adder, Entry, Field, FieldKind, FieldWriter, Row, read_field
from offercalc.presentation.forms.pay_form import pay_fields
from tests.builders import pay
from tests.tools import ENGLISH

START = date(2026, 1, 1)
UNVESTED = {
    "vests_after_months": "0",
    "vesting": None,
    **{
        f"vesting.{name}": ""
        for name in ("even.months", "even.cliff_months", "even.every_months", "percent_by_year", "on_dates", "ocf")
    },
}
FIRST_STEP = ClawbackStep(within_months=Decimal(12), percent=None)
OF_EVERY_PART = {"label", "from_month", "for_months", "tax", "currency", "linked_to", "paid_in"}

WHEN = {"certainty": None, "plan_year_starts": "", "paid_in_months": "", "on_leaving": "lost"}
"""The fields that yearly pay has in common, at their defaults."""


def entries(part: PayPart) -> tuple[Entry, ...]:
    """Return all form entries of a part."""
    return pay_fields(part, FieldWriter((), "USD", ENGLISH), START)


def fields(part: PayPart) -> dict[str, Field]:
    """Return the fields of a part by path, e.g. `raises[0].on`."""
    return {".".join(map(str, field.path)): field for field in entries(part) if isinstance(field, Field)}


def adder(part: PayPart) -> Adder:
    """Return the adder of a part's only list."""
    (found,) = (entry for entry in entries(part) if isinstance(entry, Adder))
    return found


def heads(part: PayPart) -> list[tuple[object, ...]]:
    """Return the titles and paths of a part's records."""
    return [(entry.title, entry.path) for entry in entries(part) if isinstance(entry, Row)]


def shown(part: PayPart) -> dict[str, object]:
    """Return the text or the selected value of each field that not every part has."""
    return {
        place: field.choices[field.chosen].value if field.kind is FieldKind.CHOICE else field.text
        for place, field in fields(part).items()
        if place not in OF_EVERY_PART
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
                "raises.0.on": "Mar 16, 2027",
                "raises.0.amount": "120,000",
                "raises.0.percent": "",
                "raises.1.on": "Jan 1, 2028",
                "raises.1.amount": "",
                "raises.1.percent": "5",
            },
        ),
        (
            "15% bonus at 80% guaranteed 1y after 3m",
            {
                "percent_of_salary": "15",
                "of": ("salary",),
                "amount": "",
                "months_of_wage": "",
                "attainment_percent": "80",
                "guaranteed_years": "1",
                "accrues": "service_year",
                "prorate": "months",
                "paid_after_months": "3",
                **WHEN,
            },
        ),
        (
            "5k USD bonus",
            {
                "percent_of_salary": "",
                "of": ("salary",),
                "amount": "5,000",
                "months_of_wage": "",
                "attainment_percent": "100",
                "guaranteed_years": "0",
                "accrues": "service_year",
                "prorate": "months",
                "paid_after_months": "0",
                **WHEN,
            },
        ),
        (
            "50k USD commission at 90%",
            {
                "on_target_amount": "50,000",
                "attainment_percent": "90",
                "guaranteed_months": "0",
                "accrues": "service",
                "prorate": "months",
                "paid_after_months": "0",
                **WHEN,
            },
        ),
        (
            "2 wages in month 12",
            {
                "months": "2",
                "paid_in_month": "12",
                "paid_on": "",
                "on_amount": "in_force",
                "accrues": "calendar_year",
                "prorate": None,
                **WHEN,
            },
        ),
        (
            "500 USD/month allowance untaxed",
            {"amount": "500", "per": "month", "taxable": False, "counts_as_wage": False},
        ),
        ("3k USD/year benefit", {"yearly_value": "3,000"}),
        (
            "100% on 3%, 50% on 2% match up to 9k USD",
            {
                "tiers.0.rate_percent": "100",
                "tiers.0.of_salary_percent": "3",
                "tiers.1.rate_percent": "50",
                "tiers.1.of_salary_percent": "2",
                "yearly_ceiling": "9,000",
                **UNVESTED,
            },
        ),
    ],
)
def test_every_kind_of_pay_asks_for_all_its_terms(text: str, expected: dict[str, object]) -> None:
    assert shown(pay(text)) == expected


def test_every_instalment_is_asked_for() -> None:
    two = (Instalment(amount=Decimal(60_000)), Instalment(amount=None, after_months=13))
    assert shown(OneTime(instalments=two, label="Sign-on")) == {
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
        Clawback(schedule=(FIRST_STEP,)),
    ]
    owed = fields(pay("60k USD once owed back 24m in full"))
    assert owed["clawback.months"].text == "24"
    assert [choice.value for choice in owed["clawback"].choices] == [
        None,
        Clawback(months=Decimal(24), method="pro_rata"),
        Clawback(months=Decimal(24), method="in_full"),
        Clawback(schedule=(FIRST_STEP,)),
    ]
    assert owed["clawback"].chosen == 2


def test_a_clawback_that_states_no_method_is_pro_rata() -> None:
    part = OneTime(instalments=(Instalment(amount=None),), clawback=Clawback(months=Decimal(12)))
    assert fields(part)["clawback"].chosen == 1
    assert fields(part)["clawback"].choices[1].value == part.clawback


def test_the_steps_of_a_clawback_are_edited_and_added() -> None:
    two = Clawback(schedule=(FIRST_STEP, ClawbackStep(within_months=Decimal(18), percent=Decimal(50))), by="days")
    part = OneTime(instalments=(Instalment(amount=None),), clawback=two)
    found = fields(part)
    assert (found["clawback"].chosen, found["clawback"].choices[1].value) == (
        3,
        replace(two, method="pro_rata", schedule=()),
    )
    texts = [
        found[f"clawback.schedule.{index}.{name}"].text for index in (0, 1) for name in ("within_months", "percent")
    ]
    assert texts == ["12", "", "18", "50"]
    assert [choice.label for choice in found["clawback.by"].choices] == ["Full months", "Days"]
    assert [choice.label for choice in found["clawback.net_of_tax"].choices] == ["Not known", "Before tax", "After tax"]
    assert "clawback.months" not in found
    added = next(one for one in entries(part) if isinstance(one, Adder) and one.path == ("clawback", "schedule"))
    assert added.value == ClawbackStep(within_months=Decimal(30), percent=None)


def test_a_raise_by_the_year_is_asked_for_only_where_none_is_dated() -> None:
    salary = pay("100k USD/year then 120k on 2027-03-16")
    assert isinstance(salary, Salary)
    assert "raise_percent" not in fields(salary)
    assert "raise_percent" in fields(replace(salary, raises=()))
    assert fields(salary)["raises.0.on"].optional is False
    assert salary.raises[0].on == date(2027, 3, 16)


def test_an_unknown_match_has_empty_fields() -> None:
    part = RetirementMatch(tiers=(MatchTier(rate_percent=None, of_salary_percent=None),))
    assert shown(part) == {
        "tiers.0.rate_percent": "",
        "tiers.0.of_salary_percent": "",
        "yearly_ceiling": "",
        **UNVESTED,
    }


def last_fields(part: PayPart, currency: str, count: int) -> list[Field]:
    """Return the last fields of the first part of an offer's pay."""
    found = pay_fields(part, FieldWriter(("pay", 0), currency, ENGLISH), START)
    return [field for field in found if isinstance(field, Field)][-count:]


def test_what_pay_is_linked_to_is_edited_and_taken_back() -> None:
    part = pay("150M IDR/month linked to USD at 15000")
    found = last_fields(part, "IDR", 4)[:3]
    assert [(field.path[2:], field.label, field.text) for field in found] == [
        (("linked_to",), "Linked to another currency", ""),
        (("linked_to", "currency"), "Linked currency", "USD"),
        (("linked_to", "rate"), "Agreed exchange rate (IDR per 1 USD)", "15,000"),
    ]
    assert [(choice.value, choice.label) for choice in found[0].choices] == [(None, "No"), (part.linked_to, "Yes")]
    assert (found[0].chosen, found[2].kind, found[2].optional) == (1, FieldKind.NUMBER, False)


@pytest.mark.parametrize(("rate", "text"), [("", ""), (" at 1.35", "1.35")])
def test_what_pay_is_paid_in_is_edited_and_taken_back(rate: str, text: str) -> None:
    part = pay(f"20% bonus paid in SGD{rate}")
    found = last_fields(part, "USD", 3)
    assert [(field.path[2:], field.label, field.text) for field in found] == [
        (("paid_in",), "Paid in another currency", ""),
        (("paid_in", "currency"), "Payment currency", "SGD"),
        (("paid_in", "rate"), "Fixed rate, if any (SGD per 1 USD)", text),
    ]
    assert [choice.value for choice in found[0].choices] == [None, part.paid_in]
    assert (found[0].chosen, found[2].kind, found[2].optional) == (1, FieldKind.NUMBER, True)


def test_every_part_has_a_name_and_a_currency_of_its_own_or_that_of_the_offer() -> None:
    found = fields(pay("15% bonus"))
    assert (found["label"].text, found["label"].hint) == ("", "Target bonus")
    assert (found["currency"].text, found["currency"].hint, found["currency"].optional) == ("", "USD", True)
    assert fields(replace(pay("5k USD bonus"), label="Holiday"))["label"].text == "Holiday"


def test_pay_is_linked_and_paid_in_another_currency_by_one_entry() -> None:
    found = fields(pay("15% bonus"))
    assert (found["linked_to"].kind, found["linked_to"].hint) == (FieldKind.LINK, "currency and agreed rate")
    assert (found["paid_in"].kind, found["paid_in"].hint) == (FieldKind.PAYOUT, "currency, and rate if fixed")
    promised = replace(
        pay("15% bonus"), linked_to=Link(currency="EUR", rate=Decimal(2)), paid_in=Payout(currency="IDR")
    )
    assert {"linked_to.rate", "paid_in.rate"} <= set(fields(promised))


def test_a_raise_is_added_a_year_after_the_last() -> None:
    salary = pay("100k USD/year")
    assert adder(salary) == Adder(("raises",), "Add a dated raise", Raise(on=date(2027, 1, 1)))
    assert heads(salary) == []
    raised = pay("100k USD/year then 120k on 2027-03-16")
    assert adder(raised).value == Raise(on=date(2028, 3, 16))
    assert heads(raised) == [("Raise 1", ("raises", 0))]


def test_instalments_are_added_and_only_one_of_several_is_taken_away() -> None:
    once = pay("60k USD once")
    assert adder(once).value == Instalment(amount=None, after_months=12)
    assert heads(once) == []
    two = OneTime(instalments=(Instalment(amount=None), Instalment(amount=None, after_months=13)))
    assert heads(two) == [("Installment 1", ("instalments", 0)), ("Installment 2", ("instalments", 1))]
    assert adder(two).value == Instalment(amount=None, after_months=25)


def test_tiers_are_added_and_only_one_of_several_is_taken_away() -> None:
    assert heads(pay("100% on 3% match")) == []
    part = pay("100% on 3%, 50% on 2% match")
    assert heads(part) == [("Tier 1", ("tiers", 0)), ("Tier 2", ("tiers", 1))]
    assert adder(part).value == MatchTier(rate_percent=None, of_salary_percent=None)


def test_what_a_contribution_is_a_percentage_of_is_chosen() -> None:
    part = pay("12% contribution")
    assert isinstance(part, EmployerContribution)
    found = fields(replace(part, of=("bonus", "salary")))["of"]
    assert found.choices[found.chosen].value == ("bonus", "salary")
    assert found.choices[found.chosen].label == "Salary + Bonus"
    assert len(found.choices) == 15


def test_the_time_of_a_part_may_be_left_to_its_defaults() -> None:
    found = fields(pay("500 USD/month allowance"))
    assert (found["from_month"].label, found["from_month"].text) == ("Begins after (months)", "0")
    assert (found["for_months"].label, found["for_months"].text) == ("Lasts (months)", "")
    assert (found["for_months"].hint, found["for_months"].optional) == ("to the end", True)
    assert read_field(found["for_months"], " ", ENGLISH) is None
    assert read_field(found["for_months"], "3", ENGLISH) == 3
