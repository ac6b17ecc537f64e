from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.equity import Espp, Phantom, ProfitUnit, Rsu, Sar
from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.terms.grant_text import grant_words, plan_words
from offercalc.presentation.terms.term_text import terms
from tests.builders import estimate, grant, number, stake
from tests.tools import ENGLISH, PRESETS, offer_from


def words_of(text: str) -> str:
    """Return the text on a grant of an offer in dollars."""
    return grant_words(grant(text), "USD", PRESETS, ENGLISH)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4000 RSU @ 25 USD / 4y 1y-cliff monthly", "4,000 units; share price $25; 4 years, 1-year cliff, monthly"),
        ("900k of RSU @ 150 USD / 38/32/20/10", "worth $900,000; share price $150; 38% / 32% / 20% / 10% per year"),
        ("5 RSU", "5 units; vesting not known yet"),
        ("? RSU / at once", "number of units not known yet; immediately, on the vesting commencement date"),
        ("5..6..7 RSU", "6 (between 5 and 7) units; vesting not known yet"),
        (
            "0.1% options strike 1 valued 2M over 100k / 50/50",
            "0.1% of the company; strike price $1; company valued at $2,000,000; 100,000 fully diluted shares; "
            "50% / 50% per year",
        ),
        ("7 options", "7 units; strike price not known yet; vesting not known yet"),
        ("5 RSU / 50/50 every 3m", "5 units; 50% / 50% per year, vesting every 3 months"),
        ("5 RSU / 40% on 2026-06-30, 60% on 2028-01-31", "5 units; 40% on Jun 30, 2026; 60% on Jan 31, 2028"),
    ],
)
def test_a_grant_has_its_size_its_prices_and_its_vesting(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5 restricted stock / at once", "5 units; immediately, on the vesting commencement date"),
        (
            "5 double-trigger RSU / at once",
            (
                "5 units; paid after vesting and a liquidity event (double "
                "trigger); immediately, on the vesting commencement date"
            ),
        ),
        ("5 SAR base 4", "5 units; base price $4; vesting not known yet"),
        ("5 SAR", "5 units; base price not known yet; vesting not known yet"),
        ("5 phantom base 4", "5 units; base price $4; vesting not known yet"),
        ("5 phantom", "5 units; vesting not known yet"),
        ("5 PPU threshold 2", "5 units; participation threshold $2; vesting not known yet"),
        (
            "9k of options @ 5 USD granted at 3 / at once",
            (
                "worth $9,000; grant price $3; strike price $3; share price $5; "
                "immediately, on the vesting commencement date"
            ),
        ),
        (
            "5 PPU threshold 2 cap 10x of 3",
            (
                "5 units; participation threshold $2; capped at 10 times "
                "the grant price; grant price $3; vesting not known yet"
            ),
        ),
        (
            "5 PPU cap 10x",
            (
                "5 units; participation threshold not known yet; capped at 10 times "
                "the grant price; grant price not known yet; vesting not known yet"
            ),
        ),
    ],
)
def test_a_kind_of_grant_has_words_of_its_own(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "option", "style": "nso", "units": "4000", "strike": "2", "vesting": {"preset": "3y-even"}},
            "4,000 units; NSO; strike price $2; 3 years, a third each year",
        ),
        (
            {"type": "option", "style": "iso", "units": "5", "strike": None},
            "5 units; ISO; strike price not known yet; vesting not known yet",
        ),
        (
            {"type": "option", "units": "5", "strike": "2", "days_to_exercise": 1},
            "5 units; strike price $2; post-termination exercise window of 1 day; vesting not known yet",
        ),
        (
            {"type": "option", "units": "5", "strike": "2", "days_to_exercise": 3652},
            "5 units; strike price $2; post-termination exercise window of 3652 days; vesting not known yet",
        ),
        (
            {"type": "option", "units": "5", "strike": "2", "days_to_exercise": 3650},
            "5 units; strike price $2; post-termination exercise window of 10 years; vesting not known yet",
        ),
        (
            {
                "type": "rsu",
                "units": "10",
                "vesting": {
                    "ocf": {
                        "name": "Board's plan",
                        "allocation_type": "CUMULATIVE_ROUNDING",
                        "vesting_conditions": [
                            {
                                "id": "start",
                                "portion": {"numerator": "1", "denominator": "1"},
                                "trigger": {"type": "VESTING_START_DATE"},
                            }
                        ],
                    }
                },
            },
            "10 units; Board's plan",
        ),
        (
            {"type": "profit_unit", "value": "2000000", "participation_threshold": "0", "cap": "10"},
            "Worth $2,000,000; no participation threshold; capped at 10 times that value; vesting not known yet",
        ),
        (
            {"type": "rsu", "units": "10", "vesting": {"preset": "at-once"}, "vesting_commencement_date": "2026-03-01"},
            "10 units; immediately, on the vesting commencement date; vesting from March 1, 2026",
        ),
    ],
)
def test_a_grant_says_its_kind_and_when_its_vesting_starts(fields: dict[str, object], expected: str) -> None:
    (term,) = terms(offer_from(equity=[fields]), PRESETS, ENGLISH)
    assert term.words == expected


def test_a_grant_says_its_day() -> None:
    granted = replace(grant("5 RSU / at once"), grant_date=date(2026, 3, 1))
    assert grant_words(granted, "USD", PRESETS, ENGLISH) == (
        "5 units; immediately, on the vesting commencement date; granted on March 1, 2026"
    )


def test_preferred_stock_is_said_with_the_company() -> None:
    assert words_of("5 phantom valued 2M over 100k preferred 20% before 5M") == (
        "5 units; company valued at $2,000,000; 100,000 fully diluted shares; preferred stock: "
        "20% of all shares, with a liquidation preference of $5,000,000; vesting not known yet"
    )
    stock = Preferred(percent=number("20"), preference=number("5M"), participating=True)
    several = Phantom(units=number("5"), preferred=(stock, replace(stock, cap=number("3"))))
    of_all = "preferred stock: 20% of all shares, with a liquidation preference of $5,000,000, participating"
    assert grant_words(several, "USD", PRESETS, ENGLISH) == (
        f"5 units; {of_all}; {of_all} up to 3 times the preference; vesting not known yet"
    )
    open_ended = Phantom(units=number("5"), preferred=Preferred())
    assert grant_words(open_ended, "USD", PRESETS, ENGLISH) == (
        "5 units; preferred stock: an unknown percentage of all shares, "
        "with a liquidation preference not known yet; vesting not known yet"
    )


@pytest.mark.parametrize(
    ("refreshers", "words"),
    [
        (Refreshers(years=1, units=number("50")), "refresh grant on the first anniversary: 50 units"),
        (
            Refreshers(years=3, value=number("10k")),
            "refresh grants on each of the first 3 anniversaries: worth $10,000",
        ),
        (
            Refreshers(years=2, vesting=Vesting(preset="3y-even")),
            (
                "refresh grants on each of the first 2 anniversaries: number "
                "of units not known yet, 3 years, a third each year"
            ),
        ),
    ],
)
def test_refreshers_are_said_last(refreshers: Refreshers, words: str) -> None:
    granted = Rsu(units=number("5"), refreshers=refreshers)
    assert grant_words(granted, "USD", PRESETS, ENGLISH) == f"5 units; vesting not known yet; {words}"


def test_a_grant_says_what_it_waits_for() -> None:
    of = replace(grant("5 phantom"), trigger="liquidity_only")
    assert (
        grant_words(of, "USD", PRESETS, ENGLISH) == "5 units; paid only at an exit (sale or IPO); vesting not known yet"
    )
    of = replace(grant("5 phantom"), trigger="double")
    assert grant_words(of, "USD", PRESETS, ENGLISH) == (
        "5 units; paid after vesting and a liquidity event (double trigger); vesting not known yet"
    )


def test_a_plan_says_how_far_its_look_back_goes() -> None:
    plan = Espp(look_back=True, offering_months=24, reset=True)
    said = plan_words(plan, "USD", ENGLISH)
    assert "; look-back to the start of an offering of 24 months; a lower price restarts the offering; " in said
    assert "; look-back to the lower price; " in plan_words(Espp(look_back=True), "USD", ENGLISH)


def test_performance_units_are_said_with_their_payout() -> None:
    of = replace(grant("5 RSU"), multiplier_percent=estimate("0..100..200"))
    assert grant_words(of, "USD", PRESETS, ENGLISH) == (
        "5 units; 100% (between 0% and 200%) of target paid, depending on performance; vesting not known yet"
    )


@pytest.mark.parametrize(
    ("text", "stated", "words"),
    [
        ("5 options strike 4", {}, "50 units, at the share price of the grant date"),
        ("5 options strike 4", {"strike": "7"}, "50 units, strike price $7"),
        ("5 SAR base 4", {"grant_price": "7"}, "50 units, grant price $7, base price $7"),
        ("5 phantom base 4", {}, "50 units, base price $4"),
        ("5 phantom", {}, "50 units"),
        ("5 PPU threshold 0", {}, "50 units, no participation threshold"),
        ("5 PPU threshold ?", {}, "50 units, participation threshold not known yet"),
        ("5 RSU", {"grant_price": "7"}, "50 units, grant price $7"),
    ],
)
def test_refreshers_are_said_with_their_prices(text: str, stated: dict[str, str], words: str) -> None:
    of = grant(f"{text} refreshed 1y by 50")
    assert of.refreshers is not None
    own = replace(of.refreshers, **{name: number(price) for name, price in stated.items()})
    said = grant_words(replace(of, refreshers=own), "USD", PRESETS, ENGLISH)
    assert said.endswith(f"; refresh grant on the first anniversary: {words}")


def test_dividends_and_a_lock_up_are_said_after_the_schedule() -> None:
    known = words_of("5 RSU crediting 2% locked 1m / 3y even")
    assert known == (
        "5 units; 3 years, a third each year; dividend equivalents of 2% per year, credited every quarter as further "
        "units; cannot be sold within 1 month of vesting"
    )
    assert words_of("5 RSU crediting ?% locked 12m / 3y even") == (
        "5 units; 3 years, a third each year; dividend equivalents credited every quarter as further units, "
        "yield not known yet; cannot be sold within 12 months of vesting"
    )


def test_nothing_known_is_all_open() -> None:
    assert grant_words(Sar(), "USD", PRESETS, ENGLISH) == (
        "number of units not known yet; base price not known yet; vesting not known yet"
    )
    assert grant_words(ProfitUnit(grant_price=number("3")), "USD", PRESETS, ENGLISH) == (
        "number of units not known yet; participation threshold $3; grant price $3; vesting not known yet"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "10% ESPP @ 20 USD at 15% off with look-back every 3m up to 25k",
            ("10% of salary contributed; 15% discount; look-back to the lower price; shares "
"bought every 3 months; at most $25,000 per year; share price $20"),
        ),
        ("5..10..15% ESPP at 10% off every 1m", "10% (between 5% and 15%) of salary contributed; 10% discount; "
         "shares bought every month"),
    ],
)  # fmt: skip
def test_a_purchase_plan_says_what_goes_in_and_what_it_gains(text: str, words: str) -> None:
    plan = stake(text)
    assert isinstance(plan, Espp)
    assert plan_words(plan, "USD", ENGLISH) == words


def test_an_unknown_plan_is_all_open() -> None:
    assert plan_words(Espp(), "USD", ENGLISH) == (
        "contribution not known yet; discount not known yet; shares bought every 6 months"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("500 RSU @ 25 USD / 4y yearly", "4 years, a quarter each year"),
        ("100k of RSU @ 150 USD / 4y yearly", "worth 10%; 4 years, a quarter each year"),
        ("500 options @ 30 USD strike 5 / 3y even", "3 years, a third each year"),
        ("500 options @ 30 USD strike 5 refreshed 3y by 50 / 3y even",
         "3 years, a third each year; refresh grants on each of the first 3 anniversaries"),
        ("500 SAR @ 30 USD base 4 / at once", "immediately, on the vesting commencement date"),
        ("500 phantom @ 30 USD base 4 / at once", "immediately, on the vesting commencement date"),
        ("500 PPU @ 10 USD threshold 2 cap 3x of 3 / at once", "immediately, on the vesting commencement date"),
        ("1% options strike 5 valued 2M over 100k preferred 20% before 1M / at once",
         "1% of the company; immediately, on the vesting commencement date"),
        ("? RSU / at once", "number of units not known yet; immediately, on the vesting commencement date"),
    ],
)  # fmt: skip
def test_in_percent_neither_units_nor_what_one_costs_are_told(text: str, words: str) -> None:
    localizer = in_percent(ENGLISH, Fraction(1_000_000), {"USD": Fraction(1)})
    assert grant_words(grant(text), "USD", PRESETS, localizer) == words


def test_in_percent_a_plan_tells_no_price() -> None:
    localizer = in_percent(ENGLISH, Fraction(1_000_000), {"USD": Fraction(1)})
    plan = stake("10% ESPP @ 20 USD at 15% off")
    assert isinstance(plan, Espp)
    assert "20" not in plan_words(plan, "USD", localizer)


def test_the_meaning_of_a_value_and_its_rounding_are_said() -> None:
    of = replace(grant("9k of options @ 5 USD strike 2"), value_is="spread", rounding="up", round_to=100)
    assert grant_words(of, "USD", PRESETS, ENGLISH) == (
        "worth $9,000 above the price per unit to be paid; units rounded up to a multiple of 100; strike price $2; "
        "share price $5; vesting not known yet"
    )
    of = replace(of, value_is="percent_of_price", value_percent=number("40"), rounding="nearest", round_to=1)
    assert grant_words(of, "USD", PRESETS, ENGLISH).startswith(
        "$9,000 of units at 40% of the share price; units rounded to the nearest whole one; strike"
    )
    of = replace(of, value_is="shares", rounding="down", round_to=10)
    assert grant_words(of, "USD", PRESETS, ENGLISH).startswith("worth $9,000; units rounded down to a multiple of 10;")
