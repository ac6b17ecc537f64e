from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.equity import Option, Rsu, Stake
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, PayPart, Salary
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.forms.field import Adder, Field, FieldKind, Row
from offercalc.presentation.forms.offer_form import offer_form
from offercalc.presentation.forms.optional_fields import mark_spare, ways_of
from offercalc.presentation.forms.visibility import FormView
from tests.builders import offer, pay, stake
from tests.tools import ENGLISH, PRESETS

BLANK = replace(offer(), pay=(), equity=())


def shown(whole: Offer) -> set[str]:
    """Return what the form shows of the parts of an offer before more is asked for."""
    groups = offer_form(whole, PRESETS, ENGLISH)
    sections = [FormView().section(group.kind, section) for group in groups for section in group.sections]
    entries = [entry for section in sections if section.path for entry in section.entries]
    return {".".join(map(str, one.path[2:])) for one in entries if isinstance(one, Row) or not (one.spare or one.other)}


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (Salary(amount=None), {"amount", "per"}),
        (pay("100k USD/year rising 3%"), {"amount", "per", "raise_percent"}),
        (pay("100k USD/year rising ?%"), {"amount", "per", "raise_percent"}),
        (
            pay("100k USD/year then 120k on 2027-03-16"),
            {"amount", "per", "raises", "raises.0", "raises.0.on", "raises.0.amount"},
        ),
        (Bonus(), {"percent_of_salary", "amount", "months_of_wage"}),
        (pay("15% bonus"), {"percent_of_salary"}),
        (pay("5k USD bonus"), {"amount"}),
        (pay("15% bonus at 80%"), {"percent_of_salary", "attainment_percent"}),
        (
            OneTime(instalments=(Instalment(amount=None),)),
            {"label", "clawback", "instalments", "instalments.0.amount", "instalments.0.after_months"},
        ),
        (pay("2 wages in month 12"), {"months", "paid_in_month"}),
        (replace(pay("15% bonus"), currency="EUR", label="B"), {"label", "percent_of_salary", "currency"}),
    ],
)
def test_pay_shows_what_is_stated_and_what_it_is_about(part: PayPart, names: set[str]) -> None:
    assert shown(replace(BLANK, pay=(part,))) == names


@pytest.mark.parametrize(
    ("grant", "names"),
    [
        (Rsu(), {"units", "price", "vesting"}),
        (stake("100 RSU"), {"units", "price", "vesting"}),
        (replace(Rsu(), ownership_percent=Decimal(1)), {"ownership_percent", "price", "vesting"}),
        (Option(vesting=Vesting(preset="3y-even")), {"units", "strike", "price", "vesting"}),
        (stake("100 options / 60/40"), {"units", "strike", "price", "vesting", "vesting.percent_by_year"}),
        (stake("10% ESPP"), {"contribution_percent", "discount_percent", "look_back", "price"}),
    ],
)
def test_equity_shows_what_is_stated_and_what_it_is_about(grant: Stake, names: set[str]) -> None:
    assert shown(replace(BLANK, equity=(grant,))) - {"vesting.every_months"} == names


def test_a_field_of_terms_keeps_its_own_mark() -> None:
    field = Field(("equity", 0, "vesting", "even", "months"), "Months", FieldKind.EVEN, target=("equity", 0, "vesting"))
    whole = replace(BLANK, equity=(Rsu(),))
    assert mark_spare((field, replace(field, spare=True)), whole) == (field, replace(field, spare=True))


def test_what_adds_to_an_empty_list_is_spare() -> None:
    adder = Adder(("contacts",), "Add", Contact(name=""))
    assert mark_spare((adder,), BLANK) == (replace(adder, spare=True),)
    assert mark_spare((adder,), replace(BLANK, contacts=(Contact(name="Ann"),))) == (adder,)


def test_heads_are_always_shown() -> None:
    head = Row(("contacts", 0), "Contact 1")
    assert mark_spare((head,), BLANK) == (head,)


def test_the_ways_to_state_a_grant_are_known_with_the_stated_one() -> None:
    later = Refreshers(years=2, value=Decimal(5))
    ways = ways_of(replace(BLANK, equity=(replace(Rsu(), units=Decimal(3), refreshers=later), stake("10% ESPP"))))
    assert {path for path, is_stated in ways.items() if is_stated} == {
        ("equity", 0, "units"),
        ("equity", 0, "refreshers", "value"),
    }
    assert [path[1:] for path, is_stated in ways.items() if not is_stated] == [
        (0, "value"),
        (0, "ownership_percent"),
        (0, "refreshers", "units"),
    ]
