from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.leaving_schedule import leaving_schedule
from offercalc.analysis.measures import Overall, measure
from offercalc.analysis.yearly import By, Row, converted
from offercalc.domain.exchange.rate import Drift, NoRate, Rate, Refusal
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.exchange_basis import drift_factor
from offercalc.domain.values.amount import sums_by_currency
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Span, total
from tests.builders import LAST_RATE_DAY, OFFERS, assumptions, book, is_ordered, offer, presets, span

EVERYTHING = "120k USD/year + 20% bonus + 60k USD once after 13m + 4000 RSU @ 25 USD / 4y 1y-cliff monthly"


def compared(*offers: Offer, by: By = By.EMPLOYMENT, currency: str = "USD", years: int = 4) -> Comparison:
    return compare(offers, assumptions(currency, years), by, book(), presets())


def years(comparison: Comparison, place: int = 0) -> list[Span]:
    return list(comparison.offers[place].years)


def row_totals(rows: tuple[Row, ...]) -> Span:
    return total(tuple(total(row.years) for row in rows))


def test_an_offer_comes_to_so_much_every_year_of_employment() -> None:
    four = compared(offer(EVERYTHING))
    assert four.labels == (1, 2, 3, 4)
    assert years(four) == [span("169k"), span("229k"), span("169k"), span("169k")]
    assert four.offers[0].total == span("736k")


def test_by_calendar_the_same_money_falls_into_five_years() -> None:
    five = compared(offer("120k USD/year + 24k USD bonus", start="2026-07-01"), by=By.CALENDAR)
    assert five.labels == (2026, 2027, 2028, 2029, 2030)
    assert years(five) == [span("60k"), span("144k"), span("144k"), span("144k"), span("84k")]


def test_a_cliff_of_an_offer_from_january_falls_into_the_second_calendar_year() -> None:
    terms = "4000 RSU @ 25 USD / 4y 1y-cliff monthly"
    assert years(compared(offer(terms), years=1)) == [span("25k")]
    by_calendar = compared(offer(terms), by=By.CALENDAR, years=1)
    assert (by_calendar.labels, years(by_calendar)) == ((2027,), [span("25k")])


def test_offers_side_by_side_have_the_same_calendar_years() -> None:
    both = compared(
        offer("12k USD/year", start="2026-01-01"), offer("12k USD/year", start="2028-01-01"), by=By.CALENDAR, years=1
    )
    assert both.labels == (2026, 2027, 2028)
    assert [years(both, 0), years(both, 1)] == [[span("12k"), ZERO, ZERO], [ZERO, ZERO, span("12k")]]


def test_the_horizon_sets_the_years() -> None:
    assert compared(offer(EVERYTHING), years=2).labels == (1, 2)
    assert compared(offer(EVERYTHING), years=2).assumptions.years == 2


def test_an_offer_that_pays_nothing_has_years_of_employment_and_no_calendar_years() -> None:
    assert years(compared(offer())) == [ZERO] * 4
    assert compared(offer(), by=By.CALENDAR).labels == ()
    assert compared(offer(), by=By.CALENDAR).offers[0].total == ZERO


def test_no_offers_are_no_comparison_of_any_years() -> None:
    assert (compared().offers, compared().labels) == ((), (1, 2, 3, 4))
    assert compared(by=By.CALENDAR).labels == ()


def test_everything_is_shown_in_the_display_currency_at_rates_that_are_told() -> None:
    rupiah = compared(offer("16.2M IDR/month + 1k USD once"))
    assert years(rupiah) == [span("13k"), span("12k"), span("12k"), span("12k")]
    (rate,) = rupiah.offers[0].rates
    assert (rate.base, rate.quote, rate.used) == ("IDR", "USD", LAST_RATE_DAY)
    assert rupiah.offers[0].refusals == ()


def test_an_offer_in_the_display_currency_needs_no_rate() -> None:
    assert compared(offer(EVERYTHING)).offers[0].rates == ()


def test_the_offers_own_currency_has_its_rate_even_where_no_part_is_in_it() -> None:
    rates = compared(offer("0 EUR/year"), currency="JPY").offers[0].rates
    assert [(rate.base, rate.quote, rate.value) for rate in rates] == [("EUR", "JPY", Fraction(156))]
    assert [rate.base for rate in compared(offer(), currency="JPY").offers[0].rates] == ["USD"]


@pytest.mark.parametrize(
    ("terms", "shown", "refused"),
    [
        ("120k AED/year", "USD", NoRate("AED", Refusal.NOT_PUBLISHED, LAST_RATE_DAY, "Small Bank")),
        ("120k USD/year", "AED", NoRate("AED", Refusal.NOT_PUBLISHED, LAST_RATE_DAY, "Small Bank")),
        ("120k XYZ/year", "USD", NoRate("XYZ", Refusal.UNKNOWN_CURRENCY, LAST_RATE_DAY, "Small Bank")),
    ],
)
def test_without_a_rate_every_cell_is_open_and_the_reason_is_told(terms: str, shown: str, refused: NoRate) -> None:
    appraisal = compared(offer(terms), currency=shown).offers[0]
    assert list(appraisal.years) == [UNKNOWN] * 4
    assert (appraisal.total, appraisal.rates, appraisal.refusals) == (UNKNOWN, (), (refused,))


def test_a_part_without_a_rate_leaves_the_others_as_they_are() -> None:
    mixed = compared(offer("120k USD/year + 10k AED once"))
    assert years(mixed) == [span("120k.."), span("120k"), span("120k"), span("120k")]


def test_a_part_of_the_total_is_that_of_a_category_or_a_certainty() -> None:
    appraisal = compared(offer(EVERYTHING + " + ? options")).offers[0]
    assert appraisal.part(category=Category.BASE) == span("480k")
    assert appraisal.part(category=Category.EQUITY) == span("100k..")
    assert appraisal.part(category=Category.BENEFIT) == ZERO
    assert appraisal.part(certainty=Certainty.GUARANTEED) == span("540k")
    assert appraisal.part(certainty=Certainty.EXPECTED) == span("96k")
    assert appraisal.part(category=Category.BONUS, certainty=Certainty.GUARANTEED) == ZERO
    assert appraisal.part() == appraisal.total == span("736k..")


def test_what_is_not_known_is_asked() -> None:
    questions = compared(offer("? USD/year"), offer("1 USD/year")).offers
    assert [[question.path for question in one.questions] for one in questions] == [["$.pay[0].amount"], []]


@given(st.lists(OFFERS, max_size=3), st.sampled_from(By), st.integers(1, 10), st.sampled_from(["USD", "IDR", "AED"]))
def test_column_totals_equal_row_totals(offers: list[Offer], by: By, horizon: int, currency: str) -> None:
    found = compared(*offers, by=by, years=horizon, currency=currency)
    for appraisal in found.offers:
        assert len(appraisal.years) == len(found.labels)
        assert appraisal.total == row_totals(appraisal.rows) == appraisal.part()
        assert all(is_ordered(year) for year in appraisal.years)


@given(OFFERS, st.integers(1, 10))
def test_the_total_is_the_same_by_employment_and_by_calendar(of: Offer, horizon: int) -> None:
    by_employment, by_calendar = (compared(of, by=by, years=horizon).offers[0] for by in By)
    assert by_employment.total == by_calendar.total


@given(OFFERS)
def test_certainties_and_categories_each_sum_to_the_total(of: Offer) -> None:
    appraisal = compared(of).offers[0]
    assert total(tuple(appraisal.part(certainty=certainty) for certainty in Certainty)) == appraisal.total
    assert total(tuple(appraisal.part(category=category) for category in Category)) == appraisal.total


@given(OFFERS, OFFERS)
def test_an_offer_comes_to_the_same_beside_another(one: Offer, other: Offer) -> None:
    alone, beside = compared(one).offers[0], compared(other, one).offers[1]
    names = [name for name in alone.__struct_fields__ if name != "ask"]
    assert [getattr(alone, name) for name in names] == [getattr(beside, name) for name in names]
    assert alone.questions == beside.questions


@given(OFFERS, st.sampled_from(By))
def test_every_figure_is_the_sum_of_the_lines_it_is_traced_to(of: Offer, by: By) -> None:
    comparison = compare((of,), assumptions("IDR"), by, book(), presets())
    (appraisal,) = comparison.offers

    def worth(lines: Ledger) -> Span:
        return total(tuple(converted(line.amount, appraisal.exchange[line.currency]) for line in lines))

    assert worth(appraisal.trace()) == appraisal.total
    for category in Category:
        assert worth(appraisal.trace(category=category)) == appraisal.part(category=category)
    for row in appraisal.rows:
        for label, cell in zip(comparison.labels, row.years, strict=True):
            found = appraisal.trace(component=row.component, certainty=row.certainty, year=label)
            assert worth(found) == cell


def test_a_drift_changes_what_later_pay_is_worth() -> None:
    of = offer("12k USD/year")
    drift = Drift("USD", "EUR", Decimal(10))
    steady, drifted = (
        compare((of,), assumptions("EUR", drifts=drifts), By.EMPLOYMENT, book(), presets()).offers[0]
        for drifts in ((), (drift,))
    )
    assert steady.years[0] == span("10k")
    assert drifted.lines == steady.lines
    first, second = drifted.years[0].likely, drifted.years[1].likely
    assert 10_000 < first < 11_000 < second < 12_100
    paid = [(line.paid_on, line.amount.likely) for line in drifted.lines]
    rate = drifted.exchange["USD"]
    assert isinstance(rate, Rate)
    assert drifted.total.likely == sum(amount * rate.value * drift_factor(rate, day) for day, amount in paid)
    assert measure(drifted, assumptions("EUR"), Overall.PRESENT_VALUE).likely == drifted.total.likely
    last = leaving_schedule(drifted, assumptions("EUR", drifts=(drift,)))[-1]
    assert last.kept == drifted.total


def test_a_drift_opens_a_range_no_further_than_its_bounds() -> None:
    of = offer("100k..110k..120k USD/year + ? options @ 30 USD strike 5 / 4y yearly")
    drifted = compare(
        (of,), assumptions("EUR", drifts=(Drift("USD", "EUR", Decimal(-50)),)), By.EMPLOYMENT, book(), presets()
    )
    assert all(is_ordered(year) for year in drifted.offers[0].years)
    assert drifted.offers[0].questions


@given(OFFERS, st.sampled_from(By))
def test_sums_of_each_currency_are_those_of_its_lines(of: Offer, by: By) -> None:
    (found,) = compared(of, by=by).offers
    for year, sums in found.sums_by_year.items():
        assert sums == sums_by_currency(line.money for line in found.trace(year=year))
    assert found.sums == sums_by_currency(line.money for line in found.lines)
