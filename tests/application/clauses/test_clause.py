from offercalc.application.clauses.clause import PLACES, Clause
from offercalc.domain.tax.law_choice import RefusedLaw
from tests.tax_laws import shipped
from tests.tools import CLAUSES


def test_places_are_countries_whose_tax_law_is_known_too() -> None:
    laws = shipped()
    assert [
        place for place in PLACES if not [one for one in laws.of_country(place) if not isinstance(one, RefusedLaw)]
    ] == []


def test_each_place_has_clauses_of_its_own() -> None:
    known = [one for one in CLAUSES.every("en") if isinstance(one, Clause)]
    assert {place for one in known for place in one.places} == set(PLACES)
