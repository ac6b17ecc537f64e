from decimal import Decimal

import pytest

from offercalc.application.offers.edits import Append, Insert, Move, Put, Remove, Together, apply
from offercalc.domain.offer.equity import STAKES, Option, Rsu, Stake
from offercalc.domain.offer.offer import Contact
from offercalc.domain.offer.pay import Benefit, Bonus, Instalment, OneTime, Salary
from tests.tools import GLOBEX, sample

OFFER = sample(GLOBEX)


def test_a_field_of_the_offer_is_set() -> None:
    assert apply(Put(("company",), "Acme"), OFFER).company == "Acme"


def test_a_field_deep_inside_is_set_and_everything_else_stays() -> None:
    after = apply(Put(("pay", 1, "instalments", 1, "amount"), Decimal(1)), OFFER)
    sign_on = after.pay[1]
    assert isinstance(sign_on, OneTime)
    assert [instalment.amount for instalment in sign_on.instalments] == [Decimal(60_000), Decimal(1)]
    assert (after.pay[0], after.pay[2], after.equity) == (OFFER.pay[0], OFFER.pay[2], OFFER.equity)


def test_the_old_offer_is_left_as_it_was() -> None:
    before = sample(GLOBEX)
    apply(Put(("pay", 0, "amount"), None), OFFER)
    assert before == OFFER


def test_parts_and_grants_are_added_at_the_end_of_their_lists() -> None:
    assert apply(Insert(Bonus()), OFFER).pay[-1] == Bonus()
    assert apply(Insert(Option()), OFFER).equity[-1] == Option()
    assert apply(Insert(Rsu()), OFFER).pay == OFFER.pay


@pytest.mark.parametrize("kind", STAKES)
def test_every_kind_of_share_is_added_to_the_equity(kind: type[Stake]) -> None:
    after = apply(Insert(kind()), OFFER)
    assert (after.pay, after.equity) == (OFFER.pay, (*OFFER.equity, kind()))


def test_a_benefit_is_pay() -> None:
    benefit = Benefit(yearly_value=None)
    assert apply(Insert(benefit), OFFER).pay == (*OFFER.pay, benefit)


def test_a_part_is_taken_away() -> None:
    assert apply(Remove(("pay", 1)), OFFER).pay == (OFFER.pay[0], OFFER.pay[2])
    assert apply(Remove(("equity", 0)), OFFER).equity == ()


def test_adding_and_removing_is_as_nothing() -> None:
    assert apply(Remove(("pay", 3)), apply(Insert(Salary(amount=None)), OFFER)) == OFFER


def test_a_record_is_added_at_the_end_of_its_list_and_taken_away() -> None:
    path = ("pay", 1, "instalments")
    after = apply(Append(path, Instalment(amount=None, after_months=24)), OFFER)
    sign_on = after.pay[1]
    assert isinstance(sign_on, OneTime)
    assert [one.after_months for one in sign_on.instalments] == [0, 13, 24]
    assert apply(Remove((*path, 2)), after) == OFFER


def test_a_contact_is_added_to_an_offer_without_any() -> None:
    ann = Contact(name="Ann Example")
    assert apply(Append(("contacts",), ann), OFFER).contacts == (*OFFER.contacts, ann)


@pytest.mark.parametrize("path", [("pay", 9, "amount"), ("salary",), ("pay", 0, "strike")])
def test_a_place_that_is_not_there_is_a_fault_of_the_program(path: tuple[str | int, ...]) -> None:
    with pytest.raises((LookupError, AttributeError)):
        apply(Put(path, None), OFFER)


def test_several_values_are_set_as_one_edit() -> None:
    after = apply(Together((Put(("company",), "Acme"), Put(("pay", 0, "amount"), None))), OFFER)
    assert after == apply(Put(("pay", 0, "amount"), None), apply(Put(("company",), "Acme"), OFFER))


def test_a_part_is_moved_within_its_list_and_back() -> None:
    after = apply(Move(("pay", 2), 0), OFFER)
    assert after.pay == (OFFER.pay[2], *OFFER.pay[:2])
    assert apply(Move(("pay", 0), 2), after) == OFFER
