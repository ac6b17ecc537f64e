from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.estimate import UNKNOWN, ZERO, Range, Span, exactly, span_of, total
from tests.builders import AMOUNTS, SPANS, is_ordered, span


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
        assert held.low <= whole.low
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
