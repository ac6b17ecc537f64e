from decimal import Decimal

from hypothesis import given
from msgspec.structs import replace

from offercalc.analysis.offer_changes import FieldChanged, PartAdded, PartRemoved, offer_changes
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, Raise, Salary
from tests.builders import OFFERS
from tests.tools import offer_from

SALARY = Salary(amount=Decimal(180_000))
SIGN_ON = OneTime(label="Sign-on", instalments=(Instalment(amount=Decimal(20_000)),))
MOVING = OneTime(label="Relocation", instalments=(Instalment(amount=Decimal(5_000)),))
OFFER = replace(offer_from(), pay=(SALARY, SIGN_ON))


@given(OFFERS)
def test_an_offer_has_not_changed_from_itself(offer: Offer) -> None:
    assert offer_changes(offer, offer) == ()


@given(OFFERS, OFFERS)
def test_two_that_differ_have_changed_and_back(one: Offer, other: Offer) -> None:
    assert bool(offer_changes(one, other)) == bool(offer_changes(other, one)) == (one != other or one.pay != other.pay)


def test_a_field_of_the_offer_says_what_it_was() -> None:
    after = replace(OFFER, location="Jakarta")
    assert offer_changes(OFFER, after) == (FieldChanged(("location",), "", "Jakarta", None, "USD"),)


def test_a_field_of_a_part_belongs_to_the_part_as_it_is_now() -> None:
    raised = replace(SALARY, amount=Decimal(195_000), currency="SGD")
    assert offer_changes(OFFER, replace(OFFER, pay=(raised, SIGN_ON))) == (
        FieldChanged(("currency",), None, "SGD", raised, "SGD"),
        FieldChanged(("amount",), Decimal(180_000), Decimal(195_000), raised, "SGD"),
    )


def test_a_part_that_is_put_between_leaves_the_others_as_they_were() -> None:
    bonus = Bonus(percent_of_salary=Decimal(10))
    assert offer_changes(OFFER, replace(OFFER, pay=(bonus, *OFFER.pay))) == (PartAdded(bonus, "USD"),)
    assert offer_changes(replace(OFFER, pay=(bonus, *OFFER.pay)), OFFER) == (PartRemoved(bonus, "USD"),)


def test_parts_of_one_kind_are_told_apart_by_their_names() -> None:
    two = replace(OFFER, pay=(SALARY, SIGN_ON, MOVING))
    more = replace(MOVING, instalments=(Instalment(amount=Decimal(6_000)),))
    assert offer_changes(two, replace(two, pay=(SALARY, more))) == (
        FieldChanged(("instalments", "amount"), Decimal(5_000), Decimal(6_000), more, "USD"),
        PartRemoved(SIGN_ON, "USD"),
    )


def test_a_part_that_is_only_called_otherwise_is_the_same_part() -> None:
    renamed = replace(SIGN_ON, label="Signing bonus")
    assert offer_changes(OFFER, replace(OFFER, pay=(SALARY, renamed))) == (
        FieldChanged(("label",), "Sign-on", "Signing bonus", renamed, "USD"),
    )


def test_what_lies_inside_is_compared_field_by_field_where_it_was_there_before() -> None:
    clawback = Clawback(months=Decimal(12))
    with_clawback = replace(SIGN_ON, clawback=clawback)
    longer = replace(SIGN_ON, clawback=replace(clawback, months=Decimal(24)))
    one, other = (replace(OFFER, pay=(SALARY, part)) for part in (with_clawback, longer))
    assert offer_changes(OFFER, one) == (FieldChanged(("clawback",), None, clawback, with_clawback, "USD"),)
    assert offer_changes(one, other) == (FieldChanged(("clawback", "months"), Decimal(12), Decimal(24), longer, "USD"),)


def test_a_list_that_is_longer_is_one_change() -> None:
    step = Raise(on=OFFER.start_date, percent=Decimal(3))
    raised = replace(SALARY, raises=(step,))
    assert offer_changes(OFFER, replace(OFFER, pay=(raised, SIGN_ON))) == (
        FieldChanged(("raises",), (), (step,), raised, "USD"),
    )


def test_people_are_compared_as_a_list() -> None:
    one, other = (replace(OFFER, contacts=(Contact(name=name),)) for name in ("Rina", "Budi"))
    (change,) = offer_changes(one, other)
    assert isinstance(change, FieldChanged)
    assert change.fields == ("contacts",)


def test_a_part_in_a_currency_of_its_own_says_so() -> None:
    abroad = replace(SIGN_ON, currency="IDR")
    bare = replace(OFFER, pay=(SALARY,))
    assert offer_changes(bare, replace(bare, pay=(SALARY, abroad))) == (PartAdded(abroad, "IDR"),)
    assert offer_changes(replace(bare, pay=(SALARY, abroad)), bare) == (PartRemoved(abroad, "IDR"),)
