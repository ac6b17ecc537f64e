from fractions import Fraction

import pytest

from offercalc.domain.values.estimate import exactly
from offercalc.sheets.content.known_terms import is_known, known_only, within_term
from tests.tools import OPENAI, comparison_of, offer_from, sample

GRANT = {"type": "rsu", "price": "10", "vesting": {"preset": "4y-yearly"}}


def test_a_part_is_stated_where_it_says_how_much() -> None:
    offer = sample(OPENAI)
    assert [is_known(part) for part in (*offer.pay, *offer.equity)] == [True, False]


def test_totals_are_those_of_what_is_left() -> None:
    before = comparison_of(sample(OPENAI)).offers[0]
    (after,) = known_only(comparison_of(sample(OPENAI))).offers
    assert before.years[0].high is None
    assert after.years == (exactly(Fraction(555_000)),) * 4
    assert after.offer.equity == ()


def test_what_comes_after_a_part_that_is_left_out_keeps_its_name() -> None:
    offer = offer_from(
        pay=[{"type": "bonus", "label": "A"}, {"type": "salary", "amount": "100"}],
        equity=[GRANT, {**GRANT, "label": "Second", "units": "8"}],
    )
    (left,) = known_only(comparison_of(offer)).offers
    assert {str(row.component) for row in left.rows} == {"pay[0]", "equity[0]"}
    assert left.offer.equity[0].label == "Second"


def test_where_all_is_stated_all_stays() -> None:
    comparison = comparison_of(offer_from(equity=[{**GRANT, "units": "8"}]))
    assert known_only(comparison).offers[0].rows == comparison.offers[0].rows


@pytest.mark.parametrize(
    ("end", "paid"), [(None, (1, 2, 3, 4)), ("2027-02-01", (1,)), ("2027-03-01", (1, 2)), ("2040-01-01", (1, 2, 3, 4))]
)
def test_the_years_after_a_fixed_term_are_left_out(end: str | None, paid: tuple[int, ...]) -> None:
    offer = offer_from(end_date=end, pay=[{"type": "salary", "amount": "1200"}])
    comparison = within_term(comparison_of(offer))
    assert comparison.labels == paid
    assert (comparison.assumptions.years, len(comparison.offers[0].years)) == (len(paid), len(paid))
    assert {len(row.years) for row in comparison.offers[0].rows} == {len(paid)}
    assert comparison.offers[0].total == comparison_of(offer).offers[0].total
