from fractions import Fraction

from offercalc.domain.values.estimate import exactly
from offercalc.sheets.content.known_terms import is_known, known_only
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
