from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.estimate import UNKNOWN, ZERO, Range, Span, exactly, span_of, total
from tests.builders import AMOUNTS, SPANS, is_ordered, span

SIGNED = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=60)
SIGNED_SPANS = st.builds(
    lambda bounds, is_low, is_high: Span(bounds[0] if is_low else None, bounds[1], bounds[2] if is_high else None),
    st.lists(SIGNED, min_size=3, max_size=3).map(sorted),
    st.booleans(),
    st.booleans(),
) | SIGNED.map(exactly)
"""Spans of any sign, some of them without a lower or an upper bound."""


def holds(span: Span, value: Fraction) -> bool:
    """Whether a value lies between the bounds of a span."""
    return (span.low is None or span.low <= value) and (span.high is None or value <= span.high)


def values_of(span: Span) -> list[Fraction]:
    """Return values that a span holds: its bounds, its likely value, and one far out on an open side."""
    low = span.likely - 1000 if span.low is None else span.low
    high = span.likely + 1000 if span.high is None else span.high
    return [low, span.likely, high]


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("1", "2", "3"),
        ("1..2..3", "10..20..30", "11..22..33"),
        ("1..2..3", "10..20..", "11..22.."),
        ("5..", "1", "6.."),
        ("1/3", "2/3", "1"),
        ("5", "?", "5.."),
    ],
)
def test_spans_add_bound_to_bound(left: str, right: str, both: str) -> None:
    assert span(left) + span(right) == span(both)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("3", "4", "12"),
        ("1..2..3", "10..20..30", "10..40..90"),
        ("1..2..3", "10..20..", "10..40.."),
        ("5..", "2", "10.."),
        ("4000", "?", "?"),
    ],
)
def test_spans_multiply_bound_by_bound(left: str, right: str, both: str) -> None:
    assert span(left) * span(right) == span(both)


def test_a_span_is_scaled_exactly() -> None:
    assert span("3..6..9").scaled(Fraction(1, 3)) == span("1..2..3")
    assert span("5..").scaled(Fraction(2)) == span("10..")
    assert span("1..2..3").scaled(Fraction(1)) == span("1..2..3")


@pytest.mark.parametrize(
    ("value", "times", "power"),
    [("3", 2, "9"), ("3", 0, "1"), ("1..2..3", 3, "1..8..27"), ("2..", 2, "4.."), ("2..", 0, "1"), ("?", 0, "1")],
)
def test_a_span_is_multiplied_by_itself(value: str, times: int, power: str) -> None:
    assert span(value) ** times == span(power)


@pytest.mark.parametrize(
    ("value", "limit", "held"),
    [
        ("5", "9", "5"),
        ("9", "5", "5"),
        ("1..5..9", "4", "1..4..4"),
        ("9", "1..5..12", "1..5..9"),
        ("1..5..9", "2..3..4", "1..3..4"),
        ("5..", "9", "5..5..9"),
        ("?", "9", "0..0..9"),
        ("5..", "1..2..", "1..2.."),
        ("5", "?", "0..0..5"),
        ("?", "?", "?"),
    ],
)
def test_a_limit_holds_every_bound(value: str, limit: str, held: str) -> None:
    assert span(value).at_most(span(limit)) == span(held)


def test_a_span_is_exact_a_range_or_open() -> None:
    assert [span(text).is_exact for text in ("5", "1..2..3", "5..", "?")] == [True, False, False, False]
    assert [span(text).is_open for text in ("5", "1..2..3", "5..", "?")] == [False, False, True, True]


@pytest.mark.parametrize("value", [Fraction(7, 2), Decimal("3.5")])
def test_a_known_value_is_an_exact_span(value: Fraction | Decimal) -> None:
    assert exactly(value) == Span(Fraction(7, 2), Fraction(7, 2), Fraction(7, 2))
    assert exactly(2) == span("2")


def test_what_a_person_knows_becomes_a_span() -> None:
    assert span_of(Decimal("0.1")) == span("1/10")
    assert span_of(Range(Decimal(1), Decimal(2), Decimal(3))) == span("1..2..3")
    assert span_of(None) == UNKNOWN == span("?")


def test_the_unknown_adds_nothing_and_opens_the_upper_end() -> None:
    assert total((span("100"), UNKNOWN, span("50"))) == span("150..")


def test_nothing_sums_to_zero() -> None:
    assert total(()) == ZERO == span("0")


def test_a_span_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        span("1").low = Fraction(2)  # type: ignore[misc] # that is the test


@given(SPANS, SPANS, SPANS)
def test_the_order_of_adding_does_not_matter(one: Span, two: Span, three: Span) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three) == total((three, one, two))


@given(SPANS)
def test_adding_nothing_changes_nothing(one: Span) -> None:
    assert one + ZERO == one == total((one,))


@given(SPANS, SPANS, AMOUNTS)
def test_spans_stay_in_order(one: Span, two: Span, factor: Fraction) -> None:
    for found in (one + two, one * two, one.scaled(factor), one.at_most(two), total((one, two))):
        assert is_ordered(found)


@given(SPANS, SPANS)
def test_what_is_open_stays_open(one: Span, two: Span) -> None:
    either = one.is_open or two.is_open
    assert [found.is_open for found in (one + two, one * two, total((one, two)))] == [either] * 3


@given(SPANS, st.lists(AMOUNTS, min_size=1, max_size=5))
def test_scaling_by_parts_sums_to_scaling_by_the_whole(one: Span, factors: list[Fraction]) -> None:
    assert total(tuple(one.scaled(factor) for factor in factors)) == one.scaled(sum(factors, Fraction(0)))


@given(SPANS, SPANS)
def test_what_is_held_is_never_above_itself_or_its_limit(one: Span, two: Span) -> None:
    held = one.at_most(two)
    for whole in (one, two):
        assert held.least <= whole.least
        assert held.likely <= whole.likely
        assert whole.high is None or (held.high is not None and held.high <= whole.high)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_known_values_are_reckoned_as_spans_are(one: Fraction, two: Fraction, factor: Fraction) -> None:
    left, right = exactly(one), exactly(two)
    apart = [Span(value + 0, value + 0, value + 0) for value in (one, two)]
    assert left + right == exactly(one + two) == apart[0] + apart[1]
    assert left * right == exactly(one * two) == apart[0] * apart[1]
    assert left.scaled(factor) == exactly(one * factor) == apart[0].scaled(factor)
    assert left.at_most(right) == exactly(min(one, two))


@given(st.lists(SPANS, max_size=6))
def test_a_total_is_the_sum_of_its_spans(spans: list[Span]) -> None:
    summed = ZERO
    for one in spans:
        summed += one
    assert total(tuple(spans)) == summed


@pytest.mark.parametrize(
    ("one", "two", "product"),
    [
        (Span(Fraction(-2), Fraction(1), Fraction(3)), span("5"), Span(Fraction(-10), Fraction(5), Fraction(15))),
        (span("1..2..3"), exactly(-1), Span(Fraction(-3), Fraction(-2), Fraction(-1))),
        (
            Span(Fraction(-2), Fraction(1), Fraction(3)),
            Span(Fraction(-5), Fraction(-1), Fraction(4)),
            Span(Fraction(-15), Fraction(-1), Fraction(12)),
        ),
        (span("2.."), Span(Fraction(-3), Fraction(-2), Fraction(-1)), Span(None, Fraction(-4), Fraction(-2))),
        (span("2.."), Span(Fraction(-3), Fraction(0), Fraction(1)), Span(None, Fraction(0), None)),
        (Span(None, Fraction(1), Fraction(0)), span("1..2..3"), Span(None, Fraction(2), Fraction(0))),
    ],
)
def test_products_of_any_sign_take_their_bounds_from_all_corners(one: Span, two: Span, product: Span) -> None:
    assert one * two == two * one == product


def test_a_negative_factor_swaps_the_bounds() -> None:
    assert span("1..2..3").scaled(Fraction(-2)) == Span(Fraction(-6), Fraction(-4), Fraction(-2))
    assert Span(None, Fraction(0), Fraction(0)) == -UNKNOWN
    assert (-UNKNOWN).is_open
    assert not Span(None, Fraction(0), None).is_exact


def test_the_width_is_that_between_two_known_bounds() -> None:
    assert [span(text).width for text in ("5", "1..2..4", "5..", "?")] == [0, 3, 0, 0]
    assert Span(Fraction(-2), Fraction(1), Fraction(3)).width == 5


def test_a_difference_lies_between_its_extremes() -> None:
    assert span("10..20..30") - span("1..2..3") == span("7..18..29")
    assert span("5") - UNKNOWN == Span(None, Fraction(5), Fraction(5))
    assert Span(None, Fraction(0), None) == UNKNOWN - UNKNOWN


@pytest.mark.parametrize(
    ("value", "limit", "raised"),
    [
        (Span(Fraction(-2), Fraction(-1), Fraction(3)), ZERO, span("0..0..3")),
        (Span(None, Fraction(-1), Fraction(3)), ZERO, span("0..0..3")),
        (Span(Fraction(-2), Fraction(-1), None), ZERO, span("0..0..")),
        (span("5"), span("1..7..9"), span("5..7..9")),
    ],
)
def test_a_lower_limit_raises_every_bound(value: Span, limit: Span, raised: Span) -> None:
    assert value.at_least(limit) == raised


@given(SIGNED_SPANS, SIGNED_SPANS)
def test_results_of_any_sign_hold_what_their_values_come_to(one: Span, two: Span) -> None:
    added, subtracted, multiplied = one + two, one - two, one * two
    for x in values_of(one):
        for y in values_of(two):
            assert holds(added, x + y)
            assert holds(subtracted, x - y)
            assert holds(multiplied, x * y)
            assert holds(one.at_least(two), max(x, y))


@given(SIGNED_SPANS, SIGNED_SPANS, SIGNED)
def test_spans_of_any_sign_stay_in_order(one: Span, two: Span, factor: Fraction) -> None:
    for found in (one + two, one - two, one * two, one.scaled(factor), one.at_most(two), one.at_least(two)):
        assert found.low is None or found.low <= found.likely
        assert found.high is None or found.likely <= found.high


@given(SIGNED_SPANS, SIGNED)
def test_subtracting_a_known_value_inverts_adding_it(one: Span, value: Fraction) -> None:
    assert one + exactly(value) - exactly(value) == one


@given(SIGNED_SPANS, SIGNED_SPANS)
def test_subtracting_a_span_gets_back_to_the_likely_value_and_never_narrows(one: Span, two: Span) -> None:
    back = one + two - two
    assert back.likely == one.likely
    assert all(holds(back, value) for value in values_of(one))


@given(SIGNED_SPANS)
def test_changing_the_sign_twice_changes_nothing(one: Span) -> None:
    turned = -one
    assert -turned == one == one.scaled(Fraction(-1)).scaled(Fraction(-1))


@given(st.lists(SIGNED_SPANS, max_size=50), st.randoms(use_true_random=False))
def test_a_total_of_any_signs_does_not_depend_on_the_order(spans: list[Span], random: Random) -> None:
    shuffled = spans[:]
    random.shuffle(shuffled)
    assert total(tuple(spans)) == total(tuple(shuffled)) == sum(spans, ZERO)
