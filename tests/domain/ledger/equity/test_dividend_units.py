from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.open_questions import open_questions
from offercalc.domain.ledger.equity.dividend_units import credited_units
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Span, exactly
from tests.builders import assumptions, grant, offer, presets, span


def units(of: Offer, prices: str = "") -> list[Fraction]:
    found = ledger(of, assumptions(prices=prices), presets())
    return [line.units.likely for line in found if line.units is not None]


def by_hand(count: Fraction, percent: int, quarters: int) -> Fraction:
    """Return units with those credited for them, quarter by quarter, as a plan's statement of account has them."""
    held = count
    for _quarter in range(quarters):
        held += held * percent / 400
    return held


def test_units_are_credited_every_quarter_until_they_vest() -> None:
    found = units(offer("4000 RSU @ 25 USD crediting 2% / 4y yearly"))
    assert found == [by_hand(Fraction(1000), 2, quarters) for quarters in (4, 8, 12, 16)]
    # 1,000 x 1.005^4 and x 1.005^16, by a pocket calculator
    assert [round(float(one), 4) for one in (found[0], found[3])] == [1020.1505, 1083.0712]


@pytest.mark.parametrize(
    ("day", "quarters"),
    [
        (date(2026, 1, 1), 0), (date(2026, 3, 31), 0), (date(2026, 4, 1), 1), (date(2026, 12, 31), 3),
        (date(2027, 1, 1), 4), (date(2025, 6, 1), 0),
    ],
)  # fmt: skip
def test_only_full_quarters_count(day: date, quarters: int) -> None:
    of = offer("1 RSU crediting 4% / at once")
    credited = credited_units(grant("1 RSU crediting 4%"), of, assumptions())
    assert credited(exactly(100), day) == exactly(by_hand(Fraction(100), 4, quarters))


def test_quarters_count_from_the_grant_date() -> None:
    one = replace(grant("1 RSU crediting 4%"), grant_date=date(2026, 7, 1))
    credited = credited_units(one, offer("1 RSU"), assumptions())
    assert credited(exactly(100), date(2026, 9, 30)) == exactly(100)
    assert credited(exactly(100), date(2026, 10, 1)) == exactly(101)


def test_refreshers_are_credited_from_their_own_day() -> None:
    found = units(offer("100 RSU @ 1 USD refreshed 1y by 200 crediting 4% / 4y yearly"))
    assert found[4:] == [by_hand(Fraction(50), 4, quarters) for quarters in (4, 8, 12)]


def test_a_sale_ends_dividends() -> None:
    found = units(offer("4000 RSU @ 25 USD crediting 2% / 4y yearly"), "exit 2028-06-30")
    assert found == [by_hand(Fraction(1000), 2, quarters) for quarters in (4, 8, 9, 9)]


def test_early_vesting_brings_what_has_been_credited() -> None:
    found = units(offer("4000 RSU @ 25 USD crediting 2% accelerating 100% at sale / 4y yearly"), "exit 2028-06-30")
    assert found == [by_hand(Fraction(count), 2, quarters) for count, quarters in ((1000, 4), (1000, 8), (2000, 9))]


def test_a_yield_that_is_not_known_opens_the_top_and_is_asked_for() -> None:
    of = offer("100 RSU @ 1 USD crediting ?% / at once")
    later = offer("100 RSU @ 1 USD crediting ?% / 3y even")
    assert [line.amount for line in ledger(of, assumptions(), presets())] == [span("100")]
    assert {line.amount.high for line in ledger(later, assumptions(), presets())} == {None}
    assert [line.amount.low for line in ledger(later, assumptions(), presets())] == [33, 34, 33]
    assert [question.path for question in open_questions(later)] == ["$.equity[0].dividend_yield_percent"]
    assert open_questions(offer("100 RSU @ 1 USD / 3y even")) == ()


def test_a_range_of_yields_gives_a_range_of_units() -> None:
    credited = credited_units(grant("1 RSU crediting 0..4..8%"), offer("1 RSU"), assumptions())
    assert credited(span("100"), date(2026, 4, 1)) == Span(Fraction(100), Fraction(101), Fraction(102))


@given(st.integers(1, 10_000), st.integers(0, 100), st.integers(0, 40))
def test_dividends_never_lower_a_grant(count: int, percent: int, months: int) -> None:
    of = offer(f"{count} RSU @ 1 USD crediting {percent}% / 4y 1y-cliff monthly")
    whole = sum(units(of))
    assert whole >= count
    assert (whole == count) == (percent == 0)
    half = sum(units(offer(f"{2 * count} RSU @ 1 USD crediting {percent}% / 4y 1y-cliff monthly")))
    assert half >= whole
    one = grant(f"1 RSU crediting {percent}%")
    day = date(2026 + months // 12, 1 + months % 12, 1)
    assert credited_units(one, of, assumptions())(exactly(count), day) == exactly(
        by_hand(Fraction(count), percent, months // 3)
    )
