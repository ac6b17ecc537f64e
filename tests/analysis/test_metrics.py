from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, compare
from offercalc.analysis.metrics import fair_values, per_hour, present_value_of
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, FairValue
from offercalc.domain.values.estimate import UNKNOWN, exactly
from tests.builders import OFFERS, assumptions, book, component, is_ordered, offer, presets

CERTAIN = FairValue(volatility_percent=Decimal(0), risk_free_percent=Decimal(0), term_years=Decimal(5))


def appraised(of: Offer, assumed: Assumptions) -> Appraisal:
    return compare((of,), assumed, By.EMPLOYMENT, book(), presets()).offers[0]


def fair(terms: str, currency: str = "USD") -> list[tuple[str, object]]:
    assumed = replace(assumptions(currency), fair_value=CERTAIN)
    found = fair_values(appraised(offer(terms), assumed), assumed)
    return [(str(part), value) for part, value in found]


def test_an_hour_is_worth_its_part_of_the_total() -> None:
    assumed = assumptions(years=2)
    assert per_hour(appraised(offer("104k USD/year"), assumed), assumed) == exactly(50)
    half = replace(offer("104k USD/year"), hours_per_week=Decimal(20))
    assert per_hour(appraised(half, assumed), assumed) == exactly(100)


def test_who_leaves_has_worked_the_hours_until_then() -> None:
    assumed = replace(assumptions(years=2), leaving_date=date(2027, 1, 1))
    assert per_hour(appraised(offer("104k USD/year"), assumed), assumed) == exactly(50)


def test_an_hourly_wage_is_worth_itself() -> None:
    assumed = assumptions(years=3)
    assert per_hour(appraised(offer("25 USD/hour"), assumed), assumed) == exactly(25)


def test_without_a_discount_later_money_is_worth_itself() -> None:
    assumed = assumptions()
    whole = appraised(offer("104k USD/year + 20% bonus after 3m"), assumed)
    assert present_value_of(whole, assumed) == whole.total


def test_money_is_discounted_from_the_day_it_is_paid() -> None:
    assumed = replace(assumptions(), discount_percent=Decimal(10))
    found = present_value_of(appraised(offer("110 USD once after 12m", "2026-03-01"), assumed), assumed)
    assert abs(found.likely - 100) < Fraction(1, 10**12)


@given(OFFERS)
def test_discounted_money_is_never_worth_more(of: Offer) -> None:
    assumed = replace(assumptions(), discount_percent=Decimal(7))
    whole = appraised(of, assumed)
    found = present_value_of(whole, assumed)
    assert is_ordered(found)
    assert found.low <= whole.total.low


def test_a_fair_value_is_that_of_all_options_of_a_grant() -> None:
    assert fair("100 options @ 30 USD strike 10 / 4y-yearly + 5 RSU @ 30 USD / at once") == [
        ("equity[0]", exactly(2000)),
    ]


def test_a_fair_value_is_in_the_display_currency() -> None:
    assert fair("100 options @ 30 USD strike 10 / 4y-yearly", "IDR") == [("equity[0]", exactly(2000 * 16_200))]


def test_what_is_not_known_of_options_leaves_their_fair_value_open() -> None:
    for terms in ("? options @ 30 USD strike 10", "5 options strike 10", "5 options @ 30 USD"):
        assert fair(f"{terms} / 4y-yearly") == [("equity[0]", UNKNOWN)]


def test_options_without_lines_in_the_horizon_keep_their_currency() -> None:
    assumed = replace(assumptions("IDR", 1), fair_value=CERTAIN)
    later = offer("12M IDR/year + 100 options @ 30 USD strike 10 / 0/100")
    assert fair_values(appraised(later, assumed), assumed) == ((component("equity[0]"), exactly(2000 * 16_200)),)


def test_without_an_assumption_there_is_no_fair_value() -> None:
    assert fair_values(appraised(offer("5 options @ 30 USD strike 10 / at once"), assumptions()), assumptions()) == ()
