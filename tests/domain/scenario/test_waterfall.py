from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.scenario.waterfall import StockClass, common_value, exit_price
from offercalc.domain.values.estimate import UNKNOWN, exactly
from tests.builders import estimate, is_ordered, number, span

VALUES = st.fractions(0, 10**6, max_denominator=100)
SHARES = st.integers(1, 10**4).map(Fraction)
PARTS = st.integers(0, 9999).map(lambda part: Decimal(part) / 100)
CAPS = st.none() | st.integers(10, 50).map(lambda cap: Decimal(cap) / 10)
STOCK = st.builds(
    lambda part, preference, participating, cap: Preferred(
        percent=part, preference=preference, participating=participating, cap=cap if participating else None
    ),
    st.integers(0, 25).map(Decimal),
    st.integers(0, 100).map(Decimal),
    st.booleans(),
    CAPS,
)


def preferred(percent: str, preference: str, cap: str = "") -> Preferred:
    """Return a class of preferred stock; `cap` is "" if it does not participate, "none" without a cap."""
    terms: dict[str, Any] = {"percent": estimate(percent), "preference": estimate(preference)}
    if cap:
        terms |= {"participating": True, "cap": None if cap == "none" else estimate(cap)}
    return Preferred(**terms)


@pytest.mark.parametrize(
    ("value", "shares", "terms", "price"),
    [
        (100, "10", None, "10"),
        (0, "10", None, "0"),
        (100, "10..20..50", None, "2..5..10"),
        (100, "?", None, "?"),
        # 20 % preferred with a preference of 30: it converts from 150 on
        (0, "10", ("20", "30"), "0"),
        (30, "10", ("20", "30"), "0"),
        (70, "10", ("20", "30"), "5"),  # (70 - 30) / 8 common shares
        (150, "10", ("20", "30"), "15"),  # 120 / 8, and 150 / 10
        (200, "10", ("20", "30"), "20"),
        (100, "10", ("0", "30"), "7"),
        (100, "10", ("20", "0"), "10"),
        (30, "10", ("100", "30"), "3"),
        (29, "10", ("100", "30"), "0"),
        (70, "10", ("20", "20..30..40"), "3.75..5..6.25"),
        (70, "10", ("20", "?"), "0..0..7"),
        (70, "10", ("?", "30"), "4..4..7"),
        (70, "10", ("?", "?"), "0..0..7"),
        (70, "10..14..20", ("20", "30"), "2.5..25/7..5"),
    ],
)
def test_a_common_share_receives_what_the_preferred_leave(
    value: int, shares: str, terms: tuple[str, str] | None, price: str
) -> None:
    assert exit_price(Fraction(value), span(shares), (preferred(*terms),) if terms else ()) == span(price)


@given(VALUES, SHARES, PARTS, st.integers(0, 10**5).map(Decimal))
def test_the_payout_is_that_of_the_preference_stack(
    value: Fraction, shares: Fraction, percent: Decimal, preference: Decimal
) -> None:
    part = Fraction(percent) / 100
    converts = value * part >= Fraction(preference)
    common = value / shares if converts else max(Fraction(0), value - Fraction(preference)) / (shares * (1 - part))
    found = exit_price(value, exactly(shares), (Preferred(percent=percent, preference=preference),))
    assert found == exactly(common)


@given(SHARES, PARTS.filter(bool), st.integers(0, 10**5).map(Decimal), st.integers(1, 10**6))
def test_the_payout_does_not_jump_at_conversion(
    shares: Fraction, percent: Decimal, preference: Decimal, fine: int
) -> None:
    terms = Preferred(percent=percent, preference=preference)
    at = Fraction(preference) * 100 / Fraction(percent)
    step = at / fine
    below, there, above = (exit_price(at + more, exactly(shares), (terms,)).likely for more in (-step, 0 * step, step))
    assert there == at / shares
    assert there - below <= step / (shares * (1 - Fraction(percent) / 100))
    assert above - there == step / shares


@given(st.tuples(VALUES, VALUES), st.tuples(SHARES, SHARES), st.tuples(PARTS, PARTS), st.tuples(PARTS, PARTS))
def test_the_payout_goes_one_way_in_everything(
    values: tuple[Fraction, Fraction],
    counts: tuple[Fraction, Fraction],
    percents: tuple[Decimal, Decimal],
    preferences: tuple[Decimal, Decimal],
) -> None:
    (value, more), (fewer, shares) = sorted(values), sorted(counts)
    (small, large), (low, high) = sorted(percents), sorted(each * 10_000 for each in preferences)

    def price(worth: Fraction, count: Fraction, percent: Decimal, preference: Decimal) -> Fraction:
        return exit_price(worth, exactly(count), (Preferred(percent=percent, preference=preference),)).likely

    base = price(value, shares, small, high)
    assert base <= price(more, shares, small, high)
    assert base <= price(value, fewer, small, high)
    assert base <= price(value, shares, large, high)
    assert base <= price(value, shares, small, low)


@pytest.mark.parametrize(
    ("value", "classes", "price"),
    [
        # 20M, of which 5M go first to 30%, which also shares in the other 15M: common stock has 70%, 10.5M
        (20, [("30", "5", "none")], "15"),
        # a cap of twice the preference: 5 and 30% of the rest reach 10 at a value of 65/3
        (20, [("30", "5", "2")], "15"),
        (24, [("30", "5", "2")], "20"),  # 24 - 10 = 14 for 70%
        (40, [("30", "5", "2")], "40"),  # it converts from 100/3 on: 30% of 40 are 12
        (18, [("30", "6", "1")], "120/7"),  # a cap of 1 is not participating: 12 for 70%
        # two classes that rank equally, of 20% and 30%, with preferences of 4 and 12, of 100 shares
        (10, [("20", "4", ""), ("30", "12", "")], "0"),
        (21, [("20", "4", ""), ("30", "12", "")], "10"),  # 21 - 16 = 5 for half
        (26, [("20", "4", ""), ("30", "12", "")], "20"),  # both keep their preference up to here
        (33, [("20", "4", ""), ("30", "12", "")], "30"),  # the first converts: 33 - 12 = 21 for 70%
        (50, [("20", "4", ""), ("30", "12", "")], "50"),  # both convert from 40 on
        (30, [("20", "4", "none"), ("30", "12", "")], "20"),  # 14 for 70%, with the preference of the first paid before
        (30, [], "30"),
        (30, [("0", "5", "none")], "25"),
    ],
)
def test_classes_rank_equally_and_convert_if_that_gives_more(
    value: int, classes: list[tuple[str, str, str]], price: str
) -> None:
    found = exit_price(Fraction(value), exactly(1), tuple(preferred(*one) for one in classes))
    assert found == span(price)


@pytest.mark.parametrize(
    ("value", "classes", "price"),
    [
        (24, [("30", "5", "1.5..2..3")], "19..20..165/7"),
        (24, [("30", "5..6..7", "none")], "17..18..19"),
        (24, [("30", "?", "none")], "0..0..24"),
        (24, [("?", "5", "none")], "19"),
        (24, [("?", "4", ""), ("?", "4", "")], "16..16..24"),
        (7, [("?", "4", ""), ("?", "4", "")], "0"),
    ],
)
def test_what_is_not_known_of_a_class_leaves_the_price_open(
    value: int, classes: list[tuple[str, str, str]], price: str
) -> None:
    found = exit_price(Fraction(value), exactly(1), tuple(preferred(*one) for one in classes))
    assert found == span(price)


def stock_class(one: Preferred) -> StockClass:
    assert isinstance(one.percent, Decimal)
    assert isinstance(one.preference, Decimal)
    preference = Fraction(one.preference)
    most = preference if not one.participating else None
    if isinstance(one.cap, Decimal):
        most = Fraction(one.cap) * preference
    return StockClass(Fraction(one.percent) / 100, preference, most)


def shared(rest: Fraction, takers: list[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """Return what each of (part, most) takes of a rest that is shared by parts, each up to its most."""
    full: set[int] = set()
    while True:
        left = rest - sum((takers[index][1] for index in full), Fraction(0))
        whole = sum((part for index, (part, _most) in enumerate(takers) if index not in full), Fraction(0))
        each = left / whole if whole else Fraction(0)
        over = {index for index, (part, most) in enumerate(takers) if index not in full and part * each > most}
        if not over:
            return [most if index in full else part * each for index, (part, most) in enumerate(takers)]
        full |= over


def paid(value: Fraction, classes: tuple[StockClass, ...], converts: tuple[bool, ...]) -> list[Fraction]:
    """Return what each class and the common stock receive if the classes convert as said."""
    first = [Fraction(0) if yes else one.preference for one, yes in zip(classes, converts, strict=True)]
    needed = sum(first, Fraction(0))
    if needed > value:
        return [each * value / needed for each in first] + [Fraction(0)]
    takers = [
        (one.part, value if yes or one.limit is None else one.limit - one.preference)
        for one, yes in zip(classes, converts, strict=True)
    ]
    common = 1 - sum((one.part for one in classes), Fraction(0))
    rest = shared(value - needed, [*takers, (common, value)])
    return [one + more for one, more in zip([*first, Fraction(0)], rest, strict=True)]


def settled(value: Fraction, classes: tuple[StockClass, ...]) -> Iterator[Fraction]:
    """Yield what the common stock receives wherever no class would rather have decided differently."""
    for converts in product((False, True), repeat=len(classes)):
        found = paid(value, classes, converts)
        others = ((*converts[:place], not converts[place], *converts[place + 1 :]) for place in range(len(classes)))
        if all(paid(value, classes, other)[place] <= found[place] for place, other in enumerate(others)):
            yield found[-1]


@given(st.integers(0, 500).map(Fraction), st.lists(STOCK, max_size=3).map(tuple))
def test_the_common_stock_receives_what_is_left_when_every_class_has_decided_for_itself(
    value: Fraction, stock: tuple[Preferred, ...]
) -> None:
    classes = tuple(map(stock_class, stock))
    common = 1 - sum((one.part for one in classes), Fraction(0))
    assert common * common_value(value, classes) in set(settled(value, classes))


@given(st.lists(VALUES, min_size=2, max_size=4).map(sorted), st.lists(STOCK, max_size=4).map(tuple))
def test_more_proceeds_never_lower_the_price_and_it_is_never_more_than_all_of_them(
    values: list[Fraction], stock: tuple[Preferred, ...]
) -> None:
    prices = [exit_price(value, exactly(1), stock).likely for value in values]
    assert all(earlier <= later for earlier, later in pairwise(prices))
    assert all(price <= value for price, value in zip(prices, values, strict=True))


@given(VALUES, st.lists(STOCK, min_size=1, max_size=3).map(tuple), st.sampled_from(["percent", "preference"]))
def test_knowing_less_of_a_class_never_narrows_the_price(
    value: Fraction, stock: tuple[Preferred, ...], name: str
) -> None:
    known = exit_price(value, exactly(1), stock).likely
    vague = exit_price(value, exactly(1), (replace(stock[0], **{name: None}), *stock[1:]))
    assert is_ordered(vague)
    assert vague.least <= known
    assert vague.high is not None
    assert known <= vague.high


@given(VALUES, st.lists(STOCK, min_size=1, max_size=3).map(tuple))
def test_participation_never_leaves_more_for_common_stock(value: Fraction, stock: tuple[Preferred, ...]) -> None:
    plain = replace(stock[0], participating=False, cap=None)
    full = replace(stock[0], participating=True, cap=None)
    capped = replace(full, cap=number("2"))
    without, limited, most = (exit_price(value, exactly(1), (one, *stock[1:])).likely for one in (plain, capped, full))
    assert most <= limited <= without


def test_a_company_of_unknown_shares_has_no_price_at_an_exit() -> None:
    assert exit_price(Fraction(100), UNKNOWN, (preferred("20", "30"),)) == UNKNOWN
