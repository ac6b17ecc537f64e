from datetime import date
from decimal import Decimal
from typing import Any

import click
import pytest
from click.testing import CliRunner

from offercalc.cli.options.assumption_options import assumed, assumption_options, read_number
from offercalc.domain.exchange.rate import Drift
from offercalc.domain.scenario.assumptions import (
    Assumptions,
    CompanyPrice,
    Exit,
    FairValue,
    Growth,
    OwnRate,
    Target,
    Targets,
)

DAY = date(2026, 10, 31)


def run(*arguments: str) -> Assumptions | str:
    """Return the assumptions parsed from options, or the error message."""
    found: list[Assumptions] = []

    @click.command()
    @assumption_options
    def verb(**options: Any) -> None:
        found.append(assumed(options, "USD", DAY))

    result = CliRunner().invoke(verb, arguments)
    return found[0] if found else result.output


def test_without_options_everything_is_plain() -> None:
    assert run() == Assumptions(exchange_day=DAY, currency="USD")


def test_each_option_is_taken() -> None:
    assert run(
        "--years", "7", "--discount", "5.5", "--attainment", "80", "--dilution", "4", "--liquidity", "2029-01-01",
        "--leaving", "2028-06-30",
    ) == Assumptions(
        exchange_day=DAY,
        currency="USD",
        years=7,
        discount_percent=Decimal("5.5"),
        attainment_percent=Decimal(80),
        dilution_percent=Decimal(4),
        liquidity_date=date(2029, 1, 1),
        leaving_date=date(2028, 6, 30),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "prices"),
    [
        (["--growth", "8"], (CompanyPrice("", Growth(percent_a_year=Decimal(8))),)),
        (["--growth", "A=B Ltd=-8.5"], (CompanyPrice("A=B Ltd", Growth(percent_a_year=Decimal("-8.5"))),)),
        (
            ["--target", "2027-01-01=5", "--target", "2028-01-01=6.5"],
            (
                CompanyPrice(
                    "",
                    Targets(
                        targets=(
                            Target(on=date(2027, 1, 1), price=Decimal(5)),
                            Target(on=date(2028, 1, 1), price=Decimal("6.5")),
                        )
                    ),
                ),
            ),
        ),
        (
            ["--exit", "Acme=2029-06-30", "--exit", "2030-06-30"],
            tuple(CompanyPrice(name, Exit(on=date(year, 6, 30))) for name, year in (("Acme", 2029), ("", 2030))),
        ),
        (
            ["--exit", "Acme=2029-06-30=5e9", "--growth", "3"],
            (
                CompanyPrice("", Growth(percent_a_year=Decimal(3))),
                CompanyPrice("Acme", Exit(on=date(2029, 6, 30), value=Decimal("5e9"))),
            ),
        ),
    ],
)
def test_a_price_path_is_for_its_company_or_for_all(arguments: list[str], prices: tuple[CompanyPrice, ...]) -> None:
    found = run(*arguments)
    assert isinstance(found, Assumptions)
    assert found.prices == prices


def test_a_fair_value_is_assumed_whole() -> None:
    found = run("--volatility", "45", "--risk-free", "4", "--term", "6", "--dividend-yield", "1")
    assert isinstance(found, Assumptions)
    assert found.fair_value == FairValue(
        volatility_percent=Decimal(45), risk_free_percent=Decimal(4), term_years=Decimal(6),
        dividend_yield_percent=Decimal(1),
    )  # fmt: skip


def test_rates_may_drift() -> None:
    found = run("--drift", "usd=idr=4", "--drift", "EUR=USD=-1.5")
    assert isinstance(found, Assumptions)
    assert found.drifts == (Drift("USD", "IDR", Decimal(4)), Drift("EUR", "USD", Decimal("-1.5")))


def test_rates_are_custom_or_averages() -> None:
    found = run("--rate", "usd=idr=16500", "--rate", "EUR=USD=1.1", "--average", "6")
    assert isinstance(found, Assumptions)
    assert found.average_months == 6
    assert found.own_rates == (
        OwnRate(base="USD", quote="IDR", value=Decimal(16500)),
        OwnRate(base="EUR", quote="USD", value=Decimal("1.1")),
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--discount", "abc"], "'abc' isn't a number from 0 to 1000, e.g. 7.5."),
        (["--discount", "-1"], "'-1' isn't a number from 0 to 1000"),
        (["--attainment", "1_0"], "'1_0' isn't a number"),
        (["--dilution", "100"], "'100' isn't a number from 0 to 99"),
        (["--growth", "-100"], "'-100' isn't a growth rate; write a percentage above -100, e.g. 8 or Acme=8."),
        (["--growth", "Acme="], "'Acme=' isn't a growth rate"),
        (["--target", "120"], "'120' isn't a date and a number; write e.g. 2029-06-30=120 or Acme=2029-06-30=120."),
        (["--target", "2029-02-30=120"], "isn't a date and a number"),
        (["--target", "1929-02-20=120"], "isn't a date and a number"),
        (["--exit", "2029-06-30=-5"], "isn't a date and a number"),
        (["--exit", "2400-06-30"], "isn't a date and a number"),
        (["--exit", "Acme=5"], "isn't a date and a number"),
        (["--growth", "Acme=3", "--exit", "Acme=2029-06-30=5"], "a company can have only one price path"),
        (["--volatility", "45"], "the fair value of options needs all of --volatility, --risk-free and --term."),
        (["--rate", "USD=IDR"], "'USD=IDR' isn't a rate; write the price of one unit, e.g. USD=IDR=16500."),
        (["--rate", "USD=IDR=0"], "isn't a rate"),
        (["--rate", "USD=USD=1"], "isn't a rate"),
        (["--rate", "USD=XYZ=1"], "isn't a rate"),
        (["--rate", "USD=IDR=16500", "--rate", "IDR=USD=0.1"], "there are two rates for"),
        (["--average", "0"], "is not in the range"),
        (["--drift", "USD=IDR"], "'USD=IDR' isn't a drift; write the change per year in percent, e.g. USD=IDR=4."),
        (["--drift", "USD=USD=4"], "'USD=USD=4' isn't a drift"),
        (["--drift", "USD=IDR=-100"], "'USD=IDR=-100' isn't a drift"),
        (["--drift", "USD=IDR=1001"], "'USD=IDR=1001' isn't a drift"),
        (["--drift", "USD=IDR=4", "--drift", "IDR=USD=4"], "there are two drifts for IDR and USD; state one."),
        (["--drift", "USD=IDR=4=5"], "'USD=IDR=4=5' isn't a drift"),
        (["--rate", "USD=IDR=4=5"], "'USD=IDR=4=5' isn't a rate"),
        (["--rate", "GBp=USD=1.3"], '"GBp" is pence, a hundredth of GBP'),
        (["--growth", "8", "--growth", "9"], "every company can have only one price path"),
        (["--growth", "Acme=8", "--growth", "Acme=9"], "Acme can have only one price path"),
        (["--exit", "2029-06-30=5", "--exit", "2030-06-30=5"], "every company can have only one price path"),
        (["--target", "2029-06-30=5", "--target", "2029-06-30=6"], "there are two prices for the same date"),
        (["--dividend-yield", "2"], "--dividend-yield needs --volatility"),
        (["--discount", "5 USD"], "'5 USD' isn't a number"),
        (["--leaving", "soon"], "does not match the format"),
        (["--years", "11"], "is not in the range"),
    ],
)
def test_what_cannot_be_is_refused_with_what_could(arguments: list[str], complaint: str) -> None:
    found = run(*arguments)
    assert isinstance(found, str)
    assert complaint in " ".join(found.split())


@pytest.mark.parametrize("text", ["", "1e400000000", "NaN", "inf", "\uff11\uff12", "1e22", "1,5"])
def test_what_may_mean_two_things_or_nothing_is_no_number(text: str) -> None:
    assert read_number(text, None) is None


def test_a_number_is_read_exactly() -> None:
    assert read_number("0.1", None) == Decimal("0.1")


def test_numbers_are_typed_as_in_the_window() -> None:
    found = run("--exit", "Acme=2029-06-30=2.5bn", "--attainment", "80%", "--rate", "USD=IDR=16,500.25")
    assert isinstance(found, Assumptions)
    assert found.prices[0].path == Exit(on=date(2029, 6, 30), value=Decimal(2_500_000_000))
    assert (found.attainment_percent, found.own_rates[0].value) == (Decimal(80), Decimal("16500.25"))
    assert "isn't a date and a number" in str(run("--exit", "Acme=2029-06-30=EUR 5bn"))
