from msgspec import structs

from offercalc.desktop.state.listed_offers import ListedOffers
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
