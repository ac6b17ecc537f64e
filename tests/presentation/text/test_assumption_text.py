from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from offercalc.analysis.yearly import By
from offercalc.domain.exchange.rate import Drift
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice, Exit, FairValue, Growth, Target, Targets
from offercalc.domain.values.estimate import Range
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.text.assumption_text import after_tax, assumption_lines
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, assuming, comparison_of, offer_from, sample

PRIVATE = offer_from(
    equity=[{"type": "option", "units": "10", "strike": "1", "valuation": "1000", "fully_diluted_shares": "100",
             "vesting": {"preset": "4y-yearly"}}]
)  # fmt: skip
DOUBLE = offer_from(
    equity=[{"type": "rsu", "trigger": "double", "units": "10", "price": "5", "vesting": {"preset": "4y-yearly"}}]
)


def said(offer: Offer, **assumed: Any) -> tuple[str, ...]:
    return assumption_lines(assuming(offer, **assumed), ENGLISH)


def test_only_what_was_assumed_is_said() -> None:
    salary_only = offer_from(pay=[{"type": "salary", "amount": "100"}])
    assert assumption_lines(comparison_of(salary_only, years=1), ENGLISH) == (
        "Horizon: 1 year of employment",
        "Before tax, without discounting",
    )


def test_everything_that_was_assumed_is_said() -> None:
    comparison = comparison_of(sample(GLOBEX), sample(NUSANTARA), by=By.CALENDAR)
    assert assumption_lines(comparison, ENGLISH) == (
        "Horizon: 4 years of employment",
        "Years are calendar years",
        "Target bonuses are paid in full",
        "Share prices remain as stated",
        "Before tax, without discounting",
        "Exchange rates as of October 30, 2026 are used for all years",
    )


def test_rates_that_drift_are_said() -> None:
    drifts = (Drift("USD", "IDR", Decimal(4)), Drift("SGD", "IDR", Decimal(-1)))
    assert said(sample(GLOBEX), currency="IDR", drifts=drifts)[-1] == (
        "Exchange rates as of October 30, 2026; from October 31, 2026 on, USD appreciates 4% per year against IDR"
    )


def test_a_leaving_date_is_said() -> None:
    assert "Employment ends on June 30, 2027" in said(sample(GLOBEX), leaving_date=date(2027, 6, 30))


@pytest.mark.parametrize(
    ("part", "assumed", "line"),
    [
        ({}, None, "Target bonuses are paid in full"),
        ({"attainment_percent": "90"}, None, "Bonuses and commissions pay out as stated in the offer"),
        ({"attainment_percent": "90"}, Decimal("80.5"), "Bonuses and commissions pay out 80.5% of target"),
    ],
)
def test_what_bonuses_pay_is_said(part: dict[str, str], assumed: Decimal | None, line: str) -> None:
    offer = offer_from(pay=[{"type": "bonus", "amount": "100", **part}])
    assert line in said(offer, attainment_percent=assumed)


def test_nothing_is_assumed_of_a_bonus_that_is_guaranteed() -> None:
    offer = offer_from(pay=[{"type": "bonus", "amount": "100", "certainty": "guaranteed"}])
    assert not any("onus" in line for line in said(offer))
    assert "Bonuses and commissions pay out 80% of target" in said(offer, attainment_percent=Decimal(80))


def test_what_performance_units_pay_is_said_if_it_is_assumed() -> None:
    line = "Performance units pay out 125% of target"
    offer = offer_from(equity=[{"type": "rsu", "units": "9", "multiplier_percent": "80"}])
    assert line in said(offer, attainment_percent=Decimal(125))
    assert line not in said(offer)
    assert line not in said(offer_from(equity=[{"type": "rsu", "units": "9"}]), attainment_percent=Decimal(125))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (Growth(percent_a_year=Decimal(-3)), "the share price changes by -3% per year"),
        (
            Targets(
                targets=(Target(on=date(2028, 1, 1), price=Decimal(9)), Target(on=date(2027, 1, 1), price=Decimal(7)))
            ),
            "share price: $7 from January 1, 2027; $9 from January 1, 2028",
        ),
        (
            Exit(on=date(2028, 1, 1), value=Decimal(10**6)),
            "exit (sale or IPO) on January 1, 2028 at a value of $1,000,000",
        ),
        (Exit(on=date(2028, 1, 1)), "exit (sale or IPO) on January 1, 2028 at an unchanged share price"),
    ],
)
def test_a_price_path_is_said_of_its_company(path: Growth | Targets | Exit, line: str) -> None:
    assert f"Acme: {line}" in said(PRIVATE, prices=(CompanyPrice("Acme", path),))


def test_a_company_without_a_path_among_others_is_said_to_stay() -> None:
    growth = CompanyPrice("OpenAI", Growth(percent_a_year=Decimal(8)))
    lines = assumption_lines(assuming(sample(OPENAI), sample(GLOBEX), prices=(growth,)), ENGLISH)
    assert "OpenAI: the share price changes by 8% per year" in lines
    assert "Globex Sample Corporation: the share price remains as stated" in lines


@pytest.mark.parametrize(
    ("dilution", "line"),
    [
        (Decimal(5), "Private companies are diluted by 5% per year"),
        (
            Range(Decimal(1), Decimal(2), Decimal(3)),
            "Private companies are diluted by 2% per year (between 1% and 3%)",
        ),
        (None, "The dilution of private companies is not known"),
    ],
)
def test_dilution_is_said_of_private_companies(dilution: Decimal | Range | None, line: str) -> None:
    assert line in said(PRIVATE, dilution_percent=dilution)
    assert line not in said(sample(GLOBEX), dilution_percent=dilution)


def test_private_shares_are_paper_until_they_can_be_sold() -> None:
    paper = (
        "Private shares are shown at their pro-rata share of the valuation (“paper value”); no liquidity "
        "date is assumed"
    )
    sold = CompanyPrice("", Exit(on=date(2028, 1, 1), value=Decimal(1)))
    assert paper in said(PRIVATE)
    assert paper not in said(PRIVATE, prices=(sold,))
    assert "Private shares can be sold from May 1, 2027" in said(PRIVATE, liquidity_date=date(2027, 5, 1))


def test_what_is_paid_at_an_exit_alone_is_said_to_need_one() -> None:
    line = "What is paid only at an exit counts only at an exit; none is assumed"
    grant = {"type": "phantom", "units": "10", "valuation": "100", "trigger": "liquidity_only"}
    offer = offer_from(equity=[{**grant, "vesting": {"preset": "4y-yearly"}}])
    assert line in said(offer)
    assert not any("paper value" in one for one in said(offer))
    assert line in said(offer, liquidity_date=date(2027, 1, 1))
    sold = Exit(on=date(2027, 1, 1))
    assert line not in said(offer, prices=(CompanyPrice("", sold),))


def test_a_double_trigger_without_liquidity_is_said_to_pay_nothing() -> None:
    line = "Double-trigger units pay nothing because no liquidity event is assumed"
    assert line in said(DOUBLE)
    assert line not in said(DOUBLE, liquidity_date=date(2027, 5, 1))


def test_what_a_fair_value_rests_on_is_said() -> None:
    fair = FairValue(volatility_percent=Decimal(40), risk_free_percent=Decimal("4.5"), term_years=Decimal(6))
    line = "Fair value of options: volatility 40%, risk-free rate 4.5%, dividend yield 0%, years until exercise: 6"
    assert line in said(PRIVATE, fair_value=fair)


def test_a_discount_is_said() -> None:
    assert "Before tax; present value discounted at 7.5% per year" in said(
        sample(GLOBEX), discount_percent=Decimal("7.5")
    )


def test_without_custom_assumptions_the_defaults_are_plain() -> None:
    plain = Assumptions(exchange_day=date(2026, 1, 1), currency="USD")
    assert (plain.years, plain.discount_percent) == (4, Decimal(0))
    assert not plain.prices
    assert plain.attainment_percent is None


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (Growth(percent_a_year=Decimal(-3)), "the share price changes by -3% per year"),
        (
            Targets(
                targets=(Target(on=date(2028, 1, 1), price=Decimal(9)), Target(on=date(2027, 1, 1), price=Decimal(7)))
            ),
            "the share price changes on January 1, 2027, January 1, 2028",
        ),
        (Exit(on=date(2028, 1, 1), value=Decimal(10**6)), "exit (sale or IPO) on January 1, 2028"),
    ],
)
def test_in_percent_a_price_path_tells_no_price(path: Growth | Targets | Exit, line: str) -> None:
    localizer = in_percent(ENGLISH, Fraction(1), {"USD": Fraction(1)})
    assert f"Acme: {line}" in assumption_lines(assuming(PRIVATE, prices=(CompanyPrice("Acme", path),)), localizer)


@pytest.mark.parametrize(
    ("percent", "said_after_tax"),
    [
        (Decimal(0), "After tax (estimate), without discounting"),
        (Decimal(5), "After tax (estimate); present value discounted at 5% per year"),
    ],
)
def test_beside_figures_after_tax_nothing_is_said_to_be_before_tax(percent: Decimal, said_after_tax: str) -> None:
    lines = said(sample(GLOBEX), discount_percent=percent)
    changed = after_tax(lines, percent, ENGLISH)
    assert [line for line in changed if line not in lines] == [said_after_tax]
    assert len(changed) == len(lines)
