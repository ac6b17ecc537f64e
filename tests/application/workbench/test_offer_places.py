from msgspec.structs import replace

from offercalc.application.ports.library import StoredOffer
from offercalc.application.workbench.offer_places import OfferPlaces
from tests.builders import offer

OWN = tuple(StoredOffer(name, 1, offer()) for name in "abc")


def with_sample(place: int) -> tuple[StoredOffer, ...]:
    sample = replace(OWN[place], offer=replace(OWN[place].offer, sample=True))
    return (*OWN[:place], sample, *OWN[place + 1 :])


def test_documents_are_found_also_after_others_came_and_went() -> None:
    places = OfferPlaces()
    assert [places.of(name, OWN) for name in "bacx"] == [1, 0, 2, -1]
    assert places.of("b", with_sample(0)) == 1
    assert places.of("b", OWN[1:]) == 0
    assert places.of("a", OWN[1:]) == -1
    assert places.of("a", ()) == -1


def test_a_sample_is_noticed_wherever_it_is_added_edited_or_gone() -> None:
    places = OfferPlaces()
    lists = (), OWN, with_sample(2), OWN, with_sample(0), with_sample(1), OWN[:2], (*OWN[:2], with_sample(0)[0])
    assert [places.has_samples(offers) for offers in lists] == [False, False, True, False, True, True, False, True]
