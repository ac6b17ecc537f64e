from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.tax.assessment import Income, assess
from offercalc.domain.tax.gross_up import gross_up, smallest_gross, take_home_segment
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_choice import laws_for
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.segments import Segment
from tests.tax_laws import shipped

TODAY = date(2026, 11, 30)
PLACES = ("US-CA", "US-NY", "US-WA", "ID", "GB", "GB-SCT", "SG", "IE", "DE", "NL", "CA-ON", "AU", "IN", "JP", "AE")


def laws(place: str, on: date = date(2026, 7, 15)) -> tuple[Law, ...]:
    return laws_for(place, on, TODAY, shipped().of_country(place[:2])).laws


def kept(place: str, wages: Fraction) -> Fraction:
    return assess(laws(place), Income(wages=wages), {}).take_home


def test_a_british_net_is_grossed_up_exactly() -> None:
    gross = gross_up(laws("GB"), Fraction(80_000), {})
    assert round(float(gross), 2) == 128_704.91
    assert kept("GB", gross) == 80_000


@pytest.mark.parametrize("place", PLACES)
@given(wages=st.integers(0, 3_000_000), scale=st.sampled_from((1, 1000)))
def test_the_gross_of_a_net_is_the_least_with_that_net(place: str, wages: int, scale: int) -> None:
    net = kept(place, Fraction(wages * scale))
    gross = gross_up(laws(place), net, {})
    assert gross <= wages * scale
    assert kept(place, gross) >= net
    for less in (Fraction(1, 1000), Fraction(1), Fraction(997)):
        assert gross < less or kept(place, gross - less) < net


@pytest.mark.parametrize("place", PLACES)
@given(wages=st.integers(0, 3_000_000))
def test_the_segment_of_take_home_is_the_take_home(place: str, wages: int) -> None:
    found = take_home_segment(laws(place), Fraction(wages), Income(wages=Fraction(0)), {})
    assert found.value == kept(place, Fraction(wages))
    if found.length:
        assert kept(place, wages + found.length / 2) == found.value + found.slope * found.length / 2


def test_what_is_paid_beside_regular_wages_is_part_of_the_gross() -> None:
    thr = Income(wages=Fraction(0), extra=Fraction(50_000_000))
    gross = gross_up(laws("ID"), Fraction(515_536_422), {}, thr)
    found = assess(laws("ID"), Income(wages=gross, extra=thr.extra), {}).take_home
    assert 0 <= found - 515_536_422 < 351
    assert gross <= 650_000_000


def test_where_wages_are_multiplied_the_answer_is_a_billionth_near() -> None:
    def net_at(gross: Fraction) -> Segment:
        return Segment(gross - gross * gross / 1000, Fraction(0), Fraction(0))

    assert abs(float(smallest_gross(net_at, Fraction(90))) - 100) < 1e-7


def test_a_net_out_of_reach_is_refused() -> None:
    with pytest.raises(LawError, match=r"no wages leave 5.00 after tax"):
        smallest_gross(lambda gross: Segment(min(gross, Fraction(1)), Fraction(0)), Fraction(5))
    assert smallest_gross(Segment, Fraction(-5)) == 0


def test_extra_pay_is_grossed_up_as_such() -> None:
    """CPF of Singapore is paid on ordinary wages up to 7,400 a month, and on extra pay up to 102,000 a year in all."""
    income = Income(wages=Fraction(120_000))
    person = {"cpf": True}
    for is_extra in (False, True):
        here = take_home_segment(laws("SG"), Fraction(130_000), income, person, is_extra=is_extra)
        extra = Fraction(10_000 if is_extra else 0)
        assert here.value == assess(laws("SG"), Income(wages=Fraction(130_000), extra=extra), person).take_home
