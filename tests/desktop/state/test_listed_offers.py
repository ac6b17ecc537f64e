import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from offercalc.desktop.state import listed_offers
from offercalc.desktop.state.listed_offers import ListedOffers
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages import offer_difference
from offercalc.presentation.pages.offer_difference import likeness
from offercalc.presentation.pages.offers_list import bare_entry
from tests.tools import ENGLISH, INDONESIAN, offer_from
from tests.windows import kept

OFFER = offer_from(pay=[{"type": "salary", "amount": "180000", "per": "year"}])
OTHER = structs.replace(OFFER, company="Initech")


def apart(listed: ListedOffers, *offers: object) -> list[str]:
    listing = listed.listing(kept(*offers), kept(*offers), "key", bare_entry, ENGLISH)  # type: ignore[arg-type]
    return [entry.apart for entry in listing]


def test_an_offer_in_a_later_round_says_which() -> None:
    listed = ListedOffers()
    assert apart(listed, OFFER, OTHER) == ["", ""]
    listed.rounds = {"document-0": 2, "document-1": 1}
    assert apart(listed, OFFER, OTHER) == ["Round 2", ""]
    assert listed.listing(kept(OFFER), kept(OFFER), "id", bare_entry, INDONESIAN)[0].apart == "Putaran 2"


def test_offers_alike_are_told_apart_by_what_differs_and_their_round() -> None:
    listed = ListedOffers()
    listed.rounds = {"document-2": 3}
    dublin, copy = structs.replace(OFFER, location="Dublin"), structs.replace(OFFER)
    assert apart(listed, OFFER, dublin, copy) == ["", "Dublin", "Round 3 · Copy 2"]


def test_entries_are_kept_while_nothing_they_show_changes() -> None:
    listed, offers = ListedOffers(), kept(OFFER, OTHER)
    first = listed.listing(offers, offers, "key", bare_entry, ENGLISH)
    assert listed.listing(offers, offers, "key", bare_entry, ENGLISH) is first
    assert listed.listing(offers, offers, "another", bare_entry, ENGLISH) is not first
    listed.rounds = {"document-0": 2}
    assert listed.listing(offers, offers, "another", bare_entry, ENGLISH)[0].apart == "Round 2"


def test_of_many_offers_only_those_that_change_are_told_apart_again(monkeypatch: pytest.MonkeyPatch) -> None:
    listed, offers = ListedOffers(), kept(*(structs.replace(OFFER, role=f"Engineer {place}") for place in range(100)))
    assert {entry.apart for entry in listed.listing(offers, offers, "key", bare_entry, ENGLISH)} == {""}
    read: list[Offer] = []

    def counted(offer: Offer) -> tuple[str, str]:
        read.append(offer)
        return likeness(offer)

    monkeypatch.setattr(listed_offers, "likeness", counted)
    monkeypatch.setattr(offer_difference, "likeness", counted)
    paid = (structs.replace(offers[0], offer=structs.replace(offers[0].offer, notes="Paid monthly.")), *offers[1:])
    listing = listed.listing(paid, paid, "key", bare_entry, ENGLISH)
    assert len(read) < 10
    assert listing.offers is paid


@given(st.lists(st.lists(st.sampled_from(["A", "B", "C"]), min_size=3, max_size=4), min_size=1, max_size=4))
def test_offers_are_told_apart_as_if_they_had_never_been_different(rounds: list[list[str]]) -> None:
    listed = ListedOffers()
    for names in rounds:
        offers = [structs.replace(OFFER, company=name) for name in names]
        assert apart(listed, *offers) == apart(ListedOffers(), *offers)
