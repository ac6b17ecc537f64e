from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.tax.evaluator import ExactOperations, Values, compiled
from offercalc.domain.tax.formula import read_formula
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.segments import Segment, SegmentOperations

TABLES = {
    "bands": ((Fraction(0), Fraction(1, 10)), (Fraction(40), Fraction(1, 5))),
    "sloped": ((Fraction(0), Fraction(3), Fraction(1, 2)), (Fraction(40), Fraction(30), Fraction(-1))),
    "steps": ((Fraction(40), Fraction(1)), (Fraction(60), Fraction(2)), (Fraction(10) ** 9, Fraction(5))),
}
FORMULAS = (
    "w", "7", "-w / 2 + 3", "max(w, 50)", "min(w, 50, 100 - w)", "pos(w - 40)", "pos(40 - w)", "down(w, 10)",
    "up(w, 10)", "down(100 - w, 7)", "up(100 - w, 7)", "brackets(bands, w)", "brackets(bands, 90 - w)",
    "table(sloped, w)", "table(sloped, 90 - w)", "step(steps, w)", "step(steps, 90 - w)", "when(w > 40, 3 * w, 2)",
    "when(w <= 40, 3, w)", "when(w == 40, 3, w)", "when(w >= 100 - w, 1, 2)", "max(w, w)",
    "min(brackets(bands, w), pos(table(sloped, w)) / 2)", "w * w", "down(w, 10) * w",
)  # fmt: skip


def segment(text: str, wages: Fraction) -> Segment:
    values = Values({"w": Segment(wages, Fraction(1))}, TABLES)
    return compiled(read_formula(text), SegmentOperations())(values)


def value(text: str, wages: Fraction) -> Fraction:
    return compiled(read_formula(text), ExactOperations())(Values({"w": wages}, TABLES))


@pytest.mark.parametrize("text", FORMULAS)
@given(quarters=st.integers(-40, 600), part=st.fractions(0, 1, max_denominator=50))
def test_a_segment_is_the_formula_up_to_its_end(text: str, quarters: int, part: Fraction) -> None:
    wages = Fraction(quarters, 4)
    found = segment(text, wages)
    assert found.value == value(text, wages)
    ahead = part * (Fraction(1000) if found.length is None else found.length)
    if ahead < (Fraction(2000) if found.length is None else found.length):
        assert value(text, wages + ahead) == found.value + found.slope * ahead


@pytest.mark.parametrize("text", [text for text in FORMULAS if text != "w * w"])
def test_segments_have_a_length_off_their_kinks(text: str) -> None:
    assert segment(text, Fraction("33.3")).length != 0


def test_products_of_wages_and_units_of_wages_have_no_segments() -> None:
    assert segment("w * w", Fraction(3)) == Segment(Fraction(9), Fraction(0), Fraction(0))
    assert segment("1 / w", Fraction(4)).length == 0
    with pytest.raises(LawError, match="it rounds to a multiple that depends on the wages"):
        segment("down(5, w)", Fraction(3))
