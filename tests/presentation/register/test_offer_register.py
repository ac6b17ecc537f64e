from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offers_list import OfferEntry, offer_entries
from offercalc.presentation.register.offer_register import (
    Column,
    Key,
    candidate_of,
    column_label,
    columns_of,
    register_key,
    register_text,
    sorted_places,
    status_counts,
)
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, NUSANTARA, OPENAI, comparison_of, offer_from, sample

TODAY = date(2026, 12, 1)
PAID_BY_MONTH = offer_from(pay=[{"type": "salary", "amount": "10000", "per": "month"}])
RANGE = offer_from(pay=[{"type": "salary", "amount": {"low": "100000", "likely": "120000", "high": "150000"}}])
UNKNOWN = offer_from(pay=[{"type": "salary", "amount": None}])


def entry_of(offer: Offer) -> OfferEntry:
    return offer_entries(comparison_of(offer), ENGLISH, TODAY)[0]


def texts(offer: Offer) -> dict[Column, str]:
    entry = entry_of(offer)
    return {column: register_text(column, offer, entry, TODAY, ENGLISH) for column in Column}


def test_a_row_has_what_the_offer_states_and_what_it_comes_to() -> None:
    offer = replace(sample(GLOBEX), candidate=Candidate(name="Dana\nWhitfield"), expiry_date=date(2026, 12, 11))
    assert texts(offer) == {
        Column.CANDIDATE: "Dana Whitfield",
        Column.COMPANY: "Globex Sample Corporation",
        Column.ROLE: "Director, Trust Engineering · Seattle, WA, US",
        Column.STATUS: "Received",
        Column.DEADLINE: "Dec 11, 2026 · 10 days",
        Column.BASE: "$285,000",
        Column.FIRST_YEAR: "$744,000",
        Column.WHOLE: "$2,368,000",
    }


@pytest.mark.parametrize(
    ("offer", "base"),
    [(PAID_BY_MONTH, "$10,000 per month"), (UNKNOWN, "?"), (offer_from(), ""), (RANGE, "$100,000 \N{EN DASH} 150,000")],
)
def test_the_base_salary_is_as_it_is_stated_and_never_looks_more_exact(offer: Offer, base: str) -> None:
    assert texts(offer)[Column.BASE] == base


def test_figures_of_ranges_and_open_terms_say_so() -> None:
    assert texts(RANGE)[Column.FIRST_YEAR] == "~ $120,000"
    assert texts(RANGE)[Column.WHOLE] == "~ $480,000"
    assert texts(sample(OPENAI))[Column.WHOLE] == "≥ $2,220,000"
    assert texts(UNKNOWN)[Column.FIRST_YEAR] == "Not known"


def test_candidates_have_a_column_only_if_there_are_any() -> None:
    offer = sample(GLOBEX)
    assert Column.CANDIDATE not in columns_of([offer])
    assert columns_of([offer, replace(offer, candidate=Candidate(name="Dana"))]) == tuple(Column)
    assert candidate_of(replace(offer, candidate=Candidate(email="a@b.example"))) == ""


def test_headings_are_in_the_language_and_name_the_horizon() -> None:
    assert [column_label(column, 4, ENGLISH) for column in Column][-3:] == ["Base salary", "Year 1", "4-year total"]
    assert column_label(Column.WHOLE, 5, INDONESIAN) == "Total 5 tahun"


def worth(currency: str) -> Fraction | None:
    """Return what one unit is worth in dollars."""
    return {"USD": Fraction(1), "IDR": Fraction(1, 18_000)}.get(currency)


@pytest.mark.parametrize(
    ("offer", "key"),
    [
        (PAID_BY_MONTH, 120_000.0),
        (RANGE, 120_000.0),
        (UNKNOWN, None),
        (offer_from(), None),
        (replace(PAID_BY_MONTH, currency="XTS"), None),
        (sample(NUSANTARA), 185_000_000 * 12 / 18_000),
    ],
)
def test_base_salaries_are_sorted_by_their_worth_a_year(offer: Offer, key: Key) -> None:
    found = register_key(Column.BASE, offer, entry_of(sample(GLOBEX)), worth)
    assert found == (None if key is None else pytest.approx(key))


def test_an_offer_without_a_key_is_last_either_way_and_ties_stay() -> None:
    keys: list[Key] = [3.0, None, 1.0, 3.0, None]
    assert sorted_places(range(5), keys.__getitem__, is_descending=False) == [2, 0, 3, 1, 4]
    assert sorted_places(range(5), keys.__getitem__, is_descending=True) == [0, 3, 2, 1, 4]


def test_every_column_has_something_to_sort_by() -> None:
    offer = replace(sample(GLOBEX), candidate=Candidate(name="Dana"), expiry_date=date(2026, 12, 11))
    assert None not in {register_key(column, offer, entry_of(offer), worth) for column in Column}
    assert register_key(Column.FIRST_YEAR, offer, OfferEntry("", "", "", ""), worth) is None


def test_statuses_are_counted_in_the_order_of_a_negotiation() -> None:
    offer = sample(GLOBEX)
    offers = [replace(offer, status=status) for status in ("declined", "draft", "declined")]
    assert list(status_counts(offers).items()) == [("draft", 1), ("declined", 2)]
