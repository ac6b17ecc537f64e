from datetime import date
from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.offer.equity import Rsu
from offercalc.domain.offer.offer import Contact, Offer, currency_of
from offercalc.domain.offer.pay import Salary
from tests.builders import offer

LEAST = {"company": "Acme", "role": "Engineer", "currency": "USD", "start_date": "2026-01-01"}


def test_an_offer_that_says_no_more_is_a_draft_of_forty_hours_that_pays_nothing() -> None:
    least = msgspec.convert(LEAST, Offer)
    assert (least.status, least.hours_per_week, least.sample) == ("draft", Decimal(40), False)
    assert (least.pay, least.equity, least.contacts, least.expiry_date) == ((), (), (), None)


def test_what_is_not_stated_is_not_written() -> None:
    assert msgspec.to_builtins(msgspec.convert(LEAST, Offer)) == LEAST
    assert msgspec.to_builtins(Contact(name="Ann")) == {"name": "Ann"}


@pytest.mark.parametrize("missing", LEAST)
def test_an_offer_says_at_least_who_offers_what_from_when_in_which_currency(missing: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=missing):
        msgspec.convert({name: value for name, value in LEAST.items() if name != missing}, Offer)


@pytest.mark.parametrize("fields", [{"salary": "100"}, {"status": "lost"}, {"start_date": "2026-02-30"}])
def test_an_offer_with_anything_else_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**LEAST, **fields}, Offer)


def test_a_part_is_in_its_own_currency_or_in_the_offers() -> None:
    rupiah = offer("100M IDR/month")
    assert currency_of(Salary(amount=None), rupiah) == "IDR"
    assert currency_of(Salary(amount=None, currency="USD"), rupiah) == "USD"
    assert currency_of(Rsu(), rupiah) == "IDR"


def test_an_offer_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        offer().start_date = date(2027, 1, 1)  # type: ignore[misc] # that is the test
