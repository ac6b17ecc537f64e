from offercalc.application.ports.library import StoredOffer
from offercalc.application.workbench.offer_listing import AT_ONCE, OfferListing
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry
from offercalc.presentation.pages.perspective import OUTLOOKS
from tests.tools import offer_from


def kept(*offers: Offer) -> tuple[StoredOffer, ...]:
    """Return offers as the library keeps them."""
    return tuple(StoredOffer(f"document-{number}", 1, offer) for number, offer in enumerate(offers))


MANY = kept(*(offer_from(company=f"C{number}") for number in range(AT_ONCE + 8)))


def listing(offers: tuple[StoredOffer, ...] = MANY, key: object = "USD") -> tuple[OfferListing, list[str]]:
    written: list[str] = []

    def write(offer: Offer) -> OfferEntry:
        written.append(offer.company)
        return OfferEntry(offer.company, offer.role, "$1", "")

    return OfferListing(offers, write, key), written


def test_of_many_offers_nothing_is_worked_out_before_it_is_asked_for() -> None:
    found, written = listing()
    assert [entry.figure for entry in found] == [""] * len(MANY)
    assert (found[3].name, written) == ("C3", [])
    assert (found.write(3).figure, found[3].figure, found.is_written(3), found.is_written(4)) == (
        "$1",
        "$1",
        True,
        False,
    )
    found.write(3)
    assert written == ["C3"]


def test_few_offers_are_worked_out_at_once() -> None:
    found, _written = listing(MANY[:AT_ONCE])
    assert {entry.figure for entry in found[:]} == {"$1"}


def test_an_edit_recomputes_only_one_offer() -> None:
    found, written = listing(MANY[:3])
    list(found)
    changed = (*MANY[:2], StoredOffer("document-2", 2, offer_from(company="New")))
    later = found.followed_by(changed)
    assert [entry.name for entry in later] == ["C0", "C1", "New"]
    assert written == ["C0", "C1", "C2", "New"]


def test_entries_no_longer_listed_are_dropped() -> None:
    found, _written = listing(MANY[:1])
    for number in range(60):
        found = found.followed_by(kept(offer_from(company=f"N{number}")))
        assert found[0].name == f"N{number}"
        assert found.searched(0).startswith(f"n{number}")
    assert len(found._kept) < 20


def test_listings_are_the_same_where_offers_and_question_are() -> None:
    one, other, third = listing()[0], listing()[0], listing(key="IDR")[0]
    assert one == other
    assert one != third
    assert one != MANY
    assert (one.has_key("USD"), one.has_key("IDR"), len({one, other})) == (True, False, 2)


def test_what_is_new_since_a_listing_before_is_told_by_its_place() -> None:
    before = listing(MANY[:3])[0]
    edited = before.followed_by((*MANY[:2], StoredOffer(MANY[2].document, 2, offer_from(company="New"))))
    assert edited.changed_since(before) == [2]
    assert before.followed_by(MANY[:3]).changed_since(before) == []
    assert before.followed_by(MANY[1:4]).changed_since(before) is None
    assert before.followed_by(MANY[:2]).changed_since(before) is None
    assert listing(MANY[:3], "IDR")[0].changed_since(before) == [0, 1, 2]


def test_a_list_too_long_to_work_out_is_not_sorted_by_its_totals() -> None:
    few, written = listing(MANY)
    assert list(few.in_order(OfferOrder.TOTAL)) == list(range(len(MANY)))
    assert len(written) == len(MANY)
    many, written = listing(MANY * 21)
    assert (list(many.in_order(OfferOrder.TOTAL))[:3], written) == ([0, 1, 2], [])


def test_candidates_are_found_and_name_the_offers_before_their_figures() -> None:
    offers = kept(*(offer_from(candidate={"name": f"Rina {number}"}) for number in range(AT_ONCE + 1)))
    found = OfferListing(offers, bare_entry, "", OUTLOOKS["recruiter"])
    assert (found[3].name, found[3].role) == ("Rina 3", "Engineer")
    assert ["rina 3" in found.searched(place) for place in (2, 3)] == [False, True]
