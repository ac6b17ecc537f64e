from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, compare
from offercalc.analysis.fair_values import fair_values
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, FairValue
from offercalc.domain.values.estimate import UNKNOWN, exactly
from tests.builders import assumptions, book, component, offer, presets

CERTAIN = FairValue(volatility_percent=Decimal(0), risk_free_percent=Decimal(0), term_years=Decimal(5))


def appraised(of: Offer, assumed: Assumptions) -> Appraisal:
    return compare((of,), assumed, By.EMPLOYMENT, book(), presets()).offers[0]


def fair(terms: str, currency: str = "USD") -> list[tuple[str, object]]:
    assumed = replace(assumptions(currency), fair_value=CERTAIN)
    found = fair_values(appraised(offer(terms), assumed), assumed)
    return [(str(part), value) for part, value in found]


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
