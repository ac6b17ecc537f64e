from __future__ import annotations

from datetime import date
from fractions import Fraction

from offercalc.analysis.take_home.tax_income import IncomeReader, Incomes, part_of
from offercalc.analysis.take_home.treatment import Layer, Untaxed
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, exactly
from tests.builders import assumptions, offer
from tests.tax_laws import appraised, basis


def read(text: str, start: str, place: str, of: Assumptions) -> Incomes:
    laws = basis(place, of).laws(date(2030, 1, 1))
    rate = basis(place, of).rate_of(laws.currency)
    assert isinstance(rate, Rate)
    return IncomeReader(appraised(offer(text, start), of), of, place, laws.laws[0], rate).read()


def test_lines_are_summed_by_the_tax_year_of_their_payment() -> None:
    """In Britain the year begins on April 6: January to March pay belongs to the year before."""
    found = read("1000 USD/month", "2026-01-06", "GB", assumptions("USD", years=1, own_rates=(_pounds(),)))
    assert [(year.year, year.months, year.is_first, year.is_cut) for year in found.years] == [
        (2025, 3, True, False),
        (2026, 12, False, True),
    ]
    assert [sum(share.taxed.likely for share in year.shares) for year in found.years] == [3_000, 9_000]
    assert found.years[1].whole[Layer.WAGES] == exactly(12_000)


def _pounds() -> object:
    from decimal import Decimal

    from offercalc.domain.scenario.assumptions import OwnRate

    return OwnRate(base="USD", quote="GBP", value=Decimal(1))


def test_a_bonus_that_is_paid_after_the_horizon_stands_on_the_wages_of_its_year() -> None:
    found = read("120k USD/year + 10k USD bonus after 3m", "2026-01-01", "US-TX", assumptions(years=1))
    last = found.years[-1]
    assert (last.year, last.is_cut) == (2027, True)
    assert [(share.layer, share.taxed) for share in last.shares] == [(Layer.BONUS, exactly(10_000))]
    assert last.whole[Layer.WAGES] == exactly(120_000)


def test_a_year_that_begins_after_the_horizon_has_the_pay_of_the_last_one() -> None:
    found = read("120k USD/year + 10k USD bonus after 14m", "2026-01-01", "US-TX", assumptions(years=1))
    last = found.years[-1]
    assert last.year == 2028
    assert (last.whole[Layer.WAGES], last.whole[Layer.BONUS]) == (exactly(120_000), exactly(10_000))


def test_leaving_ends_a_year_without_cutting_it() -> None:
    of = assumptions(years=2, leaving_date=date(2026, 6, 30))
    (year,) = read("120k USD/year", "2026-01-01", "US-TX", of).years
    assert (year.is_cut, year.months, year.whole[Layer.WAGES]) == (False, 6, exactly(60_000))


def test_what_cannot_be_converted_is_unknown() -> None:
    found = read("1000 HRK/month", "2026-01-01", "US-TX", assumptions(years=1))
    assert found.years[0].whole[Layer.WAGES] == UNKNOWN


def test_spreads_of_incentive_options_and_untaxed_pay_are_apart() -> None:
    found = read("120k USD/year + 3k USD/year benefit", "2026-01-01", "US-TX", assumptions(years=1))
    assert found.untaxed == {(Untaxed.FREE, 1): exactly(3_000)}
    assert {year.iso_spread for year in found.years} == {exactly(0)}


def test_a_part_of_nothing_is_nothing() -> None:
    assert part_of(Fraction(1), Fraction(0)) == 0
    assert part_of(Fraction(1), Fraction(4)) == Fraction(1, 4)
