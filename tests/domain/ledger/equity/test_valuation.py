from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.valuation import granted_at, rounded, unit_value, units_of, whole_value
from offercalc.domain.offer.equity import Option, Phantom, ProfitUnit, RestrictedStock, Rounding, Rsu, Sar, ValueMeaning
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly
from tests.builders import AMOUNTS, SPANS, estimate, grant, is_ordered, span

PRICES = st.integers(0, 1000).map(Decimal)


@pytest.mark.parametrize(
    ("price", "floor", "value"),
    [
        ("30", "5", "25"),
        ("5", "30", "0"),
        ("30", "30", "0"),
        ("20..30..40", "5", "15..25..35"),
        ("30", "5..10..15", "15..20..25"),
        ("20..30..40", "5..10..15", "5..20..35"),
        ("20..30..40", "25..35..45", "0..0..15"),
        ("30..", "5", "25.."),
        ("?", "5", "?"),
        ("30", "?", "?"),
        ("?", "?", "?"),
    ],
)
@pytest.mark.parametrize("kind", ["options strike", "SAR base", "phantom base", "PPU threshold"])
def test_a_right_is_worth_the_price_above_its_floor(kind: str, price: str, floor: str, value: str) -> None:
    assert unit_value(grant(f"10 {kind} {floor}"), span(price)) == span(value)


@pytest.mark.parametrize("terms", ["10 RSU", "10 double-trigger RSU", "10 restricted stock", "10 phantom"])
@pytest.mark.parametrize("price", ["25", "20..30..40", "?", "0"])
def test_a_share_is_worth_its_price(terms: str, price: str) -> None:
    assert unit_value(grant(terms), span(price)) == span(price)


@pytest.mark.parametrize("terms", ["10 options", "10 SAR", "10 PPU"])
def test_a_right_with_no_floor_stated_may_be_worth_anything(terms: str) -> None:
    assert unit_value(grant(terms), span("30")) == UNKNOWN


@pytest.mark.parametrize(
    ("terms", "price", "value"),
    [
        ("threshold 2 cap 10x of 3", "12", "10"),
        ("threshold 2 cap 3x of 3", "12", "9"),
        ("threshold 2 cap 3x of 3", "11", "9"),
        ("threshold 2 cap 3x of 3", "1", "0"),
        ("threshold 2 cap 1..2..3x of 3", "12", "3..6..9"),
        ("threshold 2 cap 3x of 1..2..3", "12", "3..6..9"),
        ("threshold 2 cap 3x of 3", "10..12..14", "8..9..9"),
        ("threshold 2 cap 3x of 3", "?", "0..0..9"),
        ("threshold ? cap 3x of 3", "11", "8"),
        ("threshold ? cap 3x", "12", "?"),
        ("threshold 2 cap 3x", "12", "0..0..10"),
        ("threshold 2 cap 3x", "?", "?"),
        ("threshold 2", "12", "10"),
    ],
)
def test_a_profit_unit_is_worth_at_most_the_cap_times_its_grant_price(terms: str, price: str, value: str) -> None:
    assert unit_value(grant(f"10 PPU {terms}"), span(price)) == span(value)


@pytest.mark.parametrize(
    ("terms", "units"),
    [
        ("4000 RSU @ 25 USD", "4000"),
        ("1..2..3 RSU", "1..2..3"),
        ("10.5 restricted stock", "10.5"),
        ("1000 of RSU @ 150 USD", "6"),
        ("1000 of RSU @ 100..150..300 USD", "3..6..10"),
        ("1000..2000..3000 of RSU @ 150 USD", "6..13..20"),
        ("1000 of SAR @ 0..1..2 USD", "500..1000.."),
        ("1000 of SAR @ 0..0..2 USD", "500..500.."),
        ("1000 of SAR @ 0 USD", "?"),
        ("1k of options valued 50M over 1M", "20"),
        ("0.5% RSU valued 50M over 1M", "5000"),
        ("0.5% options @ 10 USD valued ? over 1M..2M..3M", "5k..10k..15k"),
        ("1..2..3% PPU valued ? over 1k", "10..20..30"),
        ("0.5% options", "?"),
        ("1000 of options", "?"),
        ("? of RSU @ 150 USD", "?"),
        ("? RSU @ 150 USD", "?"),
    ],
)
def test_units_are_stated_bought_or_owned(terms: str, units: str) -> None:
    assert units_of(grant(terms), share_price(grant(terms))) == span(units)


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        ("100k of RSU", "100k"),
        ("100k of restricted stock", "100k"),
        ("1..2..3 of RSU", "1..2..3"),
        ("100k of RSU granted at 3", "100k"),
        ("100k of phantom", "100k"),
        ("100k of PPU threshold 0", "100k"),
        ("0.5% RSU valued 50M over ?", "250k"),
        ("0.1% RSU @ 25 USD valued 50M over ?", "50k"),
        ("1..2..3% RSU valued 10M..20M..30M over ?", "100k..400k..900k"),
        ("100k of RSU valued 50M over ?", "100k"),
        ("100k of RSU valued ? over 1M", "100k"),
    ],
)
def test_stock_stated_in_money_needs_no_number_of_units(terms: str, value: str) -> None:
    assert whole_value(grant(terms)) == span(value)


@pytest.mark.parametrize(
    "terms",
    [
        "100k of options",
        "1% options valued 50M over ?",
        "100k of phantom base 1",
        "100k of phantom @ 5 USD",
        "100k of PPU",
        "100k of PPU granted at 3 threshold 2",
        "100k of RSU @ 5 USD granted at 3",
        "100k of RSU @ 4..5..6 USD granted at 3",
        "1% phantom valued 50M over ?",
        "10 RSU",
        "100k of RSU @ 25 USD",
        "100k of RSU valued 50M over 1M",
        "0.5% RSU valued 50M over 1M",
        "0.5% RSU valued ? over 1M",
        "? RSU",
        "? RSU valued 50M over ?",
        "0.5% RSU",
    ],
)
def test_anything_else_is_worth_its_units(terms: str) -> None:
    assert whole_value(grant(terms)) is None


@pytest.mark.parametrize(
    ("terms", "meaning", "percent", "units"),
    [
        ("100k of options @ 20 USD strike 15", "spread", "?", "20k"),
        ("100k of options @ 20 USD strike 15", "shares", "?", "5k"),
        ("100k of options @ 20 USD granted at 25 strike 15", "spread", "?", "10k"),
        ("100k of options @ 20 USD strike 5..10..15", "spread", "?", "6666..10000..20000"),
        ("100k of options @ 20 USD strike 10..15..20", "spread", "?", "10k..20k.."),
        ("100k of options @ 20 USD", "spread", "?", "?"),
        ("100k of RSU @ 20 USD", "spread", "?", "5k"),
        # 5% of a salary of 120,000 buys options at 40% of a price of 10
        ("6000 of options @ 10 USD strike 10", "percent_of_price", "40", "1500"),
        ("6000 of options @ 10 USD strike 10", "percent_of_price", "30..40..50", "1200..1500..2000"),
        ("6000 of options @ 10 USD strike 10", "percent_of_price", "?", "?"),
    ],
)
def test_a_value_may_be_the_spread_or_a_part_of_the_price(
    terms: str, meaning: ValueMeaning, percent: str, units: str
) -> None:
    of = replace(grant(terms), value_is=meaning, value_percent=estimate(percent))
    assert units_of(of, granted_at(of, share_price(of))) == span(units)


@pytest.mark.parametrize(("percent", "worth"), [("40", "250k"), ("25..40..50", "200k..250k..400k"), ("?", "0..0..")])
def test_a_value_that_is_part_of_the_price_is_worth_more(percent: str, worth: str) -> None:
    of = replace(grant("100k of RSU"), value_is="percent_of_price", value_percent=estimate(percent))
    assert whole_value(of) == span(worth)


@pytest.mark.parametrize(
    ("rounding", "to", "units"),
    [("down", 1, "333"), ("up", 1, "334"), ("nearest", 1, "333"), ("down", 50, "300"), ("up", 50, "350"),
     ("nearest", 50, "350")],
)  # fmt: skip
def test_units_are_rounded_to_a_multiple(rounding: Rounding, to: int, units: str) -> None:
    of = replace(grant("1000 of RSU @ 3 USD"), rounding=rounding, round_to=to)
    assert units_of(of, share_price(of)) == span(units)


def test_half_a_unit_is_rounded_up() -> None:
    of = replace(grant("5 of RSU @ 2 USD"), rounding="nearest")
    assert units_of(of, share_price(of)) == span("3")


@given(AMOUNTS, st.integers(1, 1000))
def test_rounding_moves_by_less_than_a_multiple(units: Fraction, to: int) -> None:
    down, nearest, up = (rounded(units, Rsu(rounding=rounding, round_to=to)) for rounding in ("down", "nearest", "up"))
    assert down <= units <= up <= down + to
    assert abs(nearest - units) <= Fraction(to, 2)
    assert all(found % to == 0 for found in (down, nearest, up))


@given(st.integers(0, 10**7), st.integers(1, 10**4), st.integers(0, 10**4))
def test_what_a_value_buys_stays_in_order_and_costs_no_more(value: int, price: int, more: int) -> None:
    terms = f"{value}..{value + more}..{value + 2 * more} of RSU @ {price}..{price + more}..{price + 2 * more} USD"
    bought = units_of(grant(terms), share_price(grant(terms)))
    assert is_ordered(bought)
    assert bought.likely * (price + more) <= value + more < (bought.likely + 1) * (price + more)


@given(SPANS, SPANS.filter(lambda found: not found.is_open), SPANS)
def test_what_a_value_buys_at_any_price_stays_in_order(value: Span, price: Span, other: Span) -> None:
    of = Sar(value=Decimal(value.least.numerator))
    for at in (price, other):
        assert is_ordered(units_of(of, at))


@given(SPANS, PRICES, PRICES, PRICES)
def test_a_unit_value_stays_in_order(price: Span, floor: Decimal, cap: Decimal, at: Decimal) -> None:
    for kind in (
        Rsu(),
        RestrictedStock(),
        Option(strike=floor),
        Option(),
        Sar(base_price=floor),
        Phantom(base_price=floor),
        Phantom(base_price=None),
        ProfitUnit(participation_threshold=floor, cap=cap, grant_price=at),
        ProfitUnit(participation_threshold=floor, cap=cap),
        ProfitUnit(cap=cap, grant_price=at),
    ):
        assert is_ordered(unit_value(kind, price))


@given(SPANS, PRICES, PRICES)
def test_a_higher_floor_never_raises_the_value(price: Span, floor: Decimal, more: Decimal) -> None:
    for kind, name in (
        (Option(), "strike"),
        (Sar(), "base_price"),
        (Phantom(), "base_price"),
        (ProfitUnit(cap=Decimal(5), grant_price=Decimal(7)), "participation_threshold"),
    ):
        lower = unit_value(replace(kind, **{name: floor}), price)
        higher = unit_value(replace(kind, **{name: floor + more}), price)
        assert higher.least <= lower.least
        assert higher.likely <= lower.likely
        assert higher.high is None or (lower.high is not None and higher.high <= lower.high)


@given(SPANS, PRICES, PRICES)
def test_a_higher_cap_never_lowers_the_value(price: Span, cap: Decimal, more: Decimal) -> None:
    of = ProfitUnit(participation_threshold=Decimal(3), grant_price=Decimal(7))
    lower, higher = (unit_value(replace(of, cap=at), price) for at in (cap, cap + more))
    assert (lower.low, lower.likely) <= (higher.low, higher.likely)
    assert lower.likely <= higher.likely <= unit_value(of, price).likely


@given(AMOUNTS, PRICES)
def test_a_right_is_never_worth_more_than_the_share(price: Fraction, floor: Decimal) -> None:
    value = unit_value(Option(strike=floor), exactly(price))
    assert value.is_exact
    assert max(Fraction(0), price - Fraction(floor)) == value.likely <= price
