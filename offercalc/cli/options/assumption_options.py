"""The options for assumptions, and their conversion to `Assumptions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import click
from typing_extensions import override

from offercalc.cli.options.locale_option import localizer_of
from offercalc.domain.exchange.rate import Drift, is_rate
from offercalc.domain.problems.value_limits import EARLIEST, LARGEST, LATEST, read_plain_number
from offercalc.domain.scenario.assumptions import (
    LONGEST_HORIZON,
    SHORTEST_HORIZON,
    Assumptions,
    CompanyPrice,
    Exit,
    FairValue,
    Growth,
    OwnRate,
    PricePath,
    Target,
    Targets,
)
from offercalc.domain.scenario.scenario import (
    LARGEST_DILUTION,
    LARGEST_PERCENT,
    LONGEST_AVERAGE,
    LONGEST_TERM,
    is_growth,
)
from offercalc.domain.values.currencies import SUBUNITS, is_currency, read_code, was_currency
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.parsing.amounts import read_number as read_amount

Command = TypeVar("Command", bound=Callable[..., Any])
DAY = click.DateTime(formats=["%Y-%m-%d"])


class Number(click.ParamType[Decimal]):
    """A number with a decimal point, within bounds."""

    name = "number"

    def __init__(self, least: Decimal | int, most: Decimal | int) -> None:
        self._least = least
        self._most = most

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Return the number, or fail with a message."""
        number = read_number(str(value), ctx, "%")
        if number is None or not self._least <= number <= self._most:
            self.fail(f"{value!r} isn't a number from {self._least} to {self._most}, e.g. 7.5.", param, ctx)
        return number


_PAIR_PARTS = 3
_PERCENT = Number(0, LARGEST_PERCENT)


def read_number(text: str, context: click.Context | None, unit: str = "") -> Decimal | None:
    """Parse a number within the limits of amounts, or return None.

    Numbers with a decimal point mean the same in every locale; "500M" or "2,5 miliar" is read as in the window.
    """
    number = read_plain_number(text)
    if number is None and context is not None:
        found = read_amount(text, unit, localizer_of(context), fine=True)
        number = found if isinstance(found, Decimal) else None
    return number if number is not None and -LARGEST <= number <= LARGEST else None


def assumption_options(command: Command) -> Command:
    """Add the options for assumptions."""
    for option in reversed(
        [
            click.option("--years", type=click.IntRange(SHORTEST_HORIZON, LONGEST_HORIZON), default=4,
                         show_default=True, help="Horizon of the figures, in years of employment."),
            click.option("--rate", "own_rates", multiple=True, metavar="FROM=TO=VALUE", callback=own_rates,
                         help="Use this exchange rate instead of published rates; may be repeated."),
            click.option("--average", "average_months", type=click.IntRange(1, LONGEST_AVERAGE), default=None,
                         metavar="N", help="Average the rates of the last N months."),
            click.option("--drift", "drifts", multiple=True, metavar="FROM=TO=PERCENT", callback=_drifts,
                         help="Assume the rate changes by this much per year."),
            click.option("--discount", type=_PERCENT, metavar="PERCENT",
                         help="Annual discount rate for present value."),
            click.option("--attainment", type=_PERCENT, metavar="PERCENT",
                         help="Assumed payout of bonuses, commissions and performance units, % of target."),
            click.option("--growth", "growth", multiple=True, metavar="[COMPANY=]PERCENT", callback=_growth,
                         help="Annual growth of share prices."),
            click.option("--target", "targets", multiple=True, metavar="[COMPANY=]DATE=PRICE", callback=_targets,
                         help="Share price from this date on; may be repeated."),
            click.option("--exit", "exits", multiple=True, metavar="[COMPANY=]DATE[=VALUE]", callback=_exits,
                         help="Sale or IPO of the company on this date, at this total value or the same share price."),
            click.option("--dilution", type=Number(0, LARGEST_DILUTION), metavar="PERCENT",
                         help="Annual dilution of private companies."),
            click.option("--liquidity", type=DAY, metavar="DATE", help="Date from which private shares can be sold."),
            click.option("--leaving", type=DAY, metavar="DATE", help="Last day of employment."),
            click.option("--volatility", type=_PERCENT, metavar="PERCENT", help="Annual volatility for Black-Scholes."),
            click.option("--risk-free", type=_PERCENT, metavar="PERCENT",
                         help="Annual risk-free rate for Black-Scholes."),
            click.option("--term", type=Number(0, LONGEST_TERM), metavar="YEARS",
                         help="Expected term for Black-Scholes."),
            click.option("--dividend-yield", type=_PERCENT, metavar="PERCENT", default="0",
                         help="Dividend yield for Black-Scholes."),
        ]
    ):  # fmt: skip
        command = option(command)
    return command


def assumed(options: dict[str, Any], currency: str, exchange_day: date) -> Assumptions:
    """Return the assumptions in the arguments of a command."""
    paths: dict[str, PricePath] = {**options["growth"], **options["targets"], **options["exits"]}
    if len(paths) < sum(len(options[name]) for name in ("growth", "targets", "exits")):
        message = "a company can have only one price path: --growth, --target or --exit."
        raise click.UsageError(message)
    return Assumptions(
        exchange_day=exchange_day,
        currency=currency,
        average_months=options["average_months"] or 0,
        own_rates=options["own_rates"],
        drifts=options["drifts"],
        years=options["years"],
        discount_percent=options["discount"] or Decimal(0),
        attainment_percent=options["attainment"],
        prices=tuple(CompanyPrice(company, path) for company, path in paths.items()),
        dilution_percent=options["dilution"] or Decimal(0),
        liquidity_date=_day(options["liquidity"]),
        leaving_date=_day(options["leaving"]),
        fair_value=_fair_value(options),
    )


def _day(found: datetime | None) -> date | None:
    return None if found is None else found.date()


def _fair_value(options: dict[str, Any]) -> FairValue | None:
    """Return the inputs of fair values, or None without any; raise UsageError if some are missing."""
    volatility, risk_free, term = options["volatility"], options["risk_free"], options["term"]
    if volatility is None and risk_free is None and term is None:
        if options["dividend_yield"]:
            message = "--dividend-yield needs --volatility, --risk-free and --term as well."
            raise click.UsageError(message)
        return None
    if volatility is None or risk_free is None or term is None:
        message = "the fair value of options needs all of --volatility, --risk-free and --term."
        raise click.UsageError(message)
    return FairValue(
        volatility_percent=volatility,
        risk_free_percent=risk_free,
        term_years=term,
        dividend_yield_percent=options["dividend_yield"],
    )


def _growth(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, Growth]:
    paths: dict[str, Growth] = {}
    for value in values:
        company, _, text = value.rpartition("=")
        percent = read_number(text, context, "%")
        if percent is None or not is_growth(percent):
            message = f"{value!r} isn't a growth rate; write a percentage above -100, e.g. 8 or Acme=8."
            raise click.BadParameter(message)
        _refuse_second(company, paths, value)
        paths[company] = Growth(percent_a_year=percent)
    return paths


def _targets(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, Targets]:
    found: dict[str, list[Target]] = {}
    for value in values:
        company, day, price = _dated(value, context)
        if any(target.on == day for target in found.get(company, ())):
            message = f"{value!r}: there are two prices for the same date; state one."
            raise click.BadParameter(message)
        found.setdefault(company, []).append(Target(on=day, price=price))
    return {company: Targets(targets=tuple(targets)) for company, targets in found.items()}


def _exits(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, Exit]:
    paths: dict[str, Exit] = {}
    for value in values:
        company, day, worth = _sold(value, context)
        _refuse_second(company, paths, value)
        paths[company] = Exit(on=day, value=worth)
    return paths


def own_rates(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[OwnRate, ...]:
    """Parse rates such as `USD=IDR=16500`, each pair once."""
    found: dict[frozenset[str], OwnRate] = {}
    for value in values:
        base, quote, rate = _pair(value, context)
        if not (base != quote and rate and is_rate(rate)):
            message = f"{value!r} isn't a rate; write the price of one unit, e.g. USD=IDR=16500."
            raise click.BadParameter(message)
        if frozenset({base, quote}) in found:
            message = f"there are two rates for {base} and {quote}; state one."
            raise click.BadParameter(message)
        found[frozenset({base, quote})] = OwnRate(base=base, quote=quote, value=rate)
    return tuple(found.values())


def _drifts(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Drift, ...]:
    found: dict[frozenset[str], Drift] = {}
    for value in values:
        base, quote, percent = _pair(value, context)
        if base == quote or percent is None or not is_growth(percent):
            message = f"{value!r} isn't a drift; write the change per year in percent, e.g. USD=IDR=4."
            raise click.BadParameter(message)
        if frozenset({base, quote}) in found:
            message = f"there are two drifts for {base} and {quote}; state one."
            raise click.BadParameter(message)
        found[frozenset({base, quote})] = Drift(base, quote, percent)
    return tuple(found.values())


def _pair(value: str, context: click.Context) -> tuple[str, str, Decimal | None]:
    """Parse `FROM=TO=NUMBER`; without two current currencies the result is empty."""
    parts = value.split("=")
    if len(parts) != _PAIR_PARTS:
        return "", "", None
    codes = [read_code(part) for part in parts[:2]]
    for part, code in zip(parts, codes, strict=False):
        capitals = part.strip().upper()
        if code is None and (was_currency(capitals) or capitals in SUBUNITS):
            message = f"{value!r}: {code_fault(part)}"
            raise click.BadParameter(message)
    base, quote = (code if code is not None and is_currency(code) else "" for code in codes)
    return (base, quote, read_number(parts[2], context)) if base and quote else ("", "", None)


def _refuse_second(company: str, paths: Mapping[str, object], value: str) -> None:
    """Refuse a second value for a company, which would replace the first."""
    if company in paths:
        message = f"{value!r}: {company or 'every company'} can have only one price path; state it once."
        raise click.BadParameter(message)


def _sold(value: str, context: click.Context) -> tuple[str, date, Decimal | None]:
    """Parse an exit: `COMPANY=DATE=NUMBER`, each of company and number optional."""
    company, _, day = value.rpartition("=")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return _dated(value, context)
    return (company, on, None) if EARLIEST <= on <= LATEST else _dated(value, context)


def _dated(value: str, context: click.Context) -> tuple[str, date, Decimal]:
    """Parse `COMPANY=DATE=NUMBER`, or `DATE=NUMBER` for all companies."""
    rest, _, number = value.rpartition("=")
    company, _, day = rest.rpartition("=")
    amount = read_number(number, context)
    try:
        on = date.fromisoformat(day)
    except ValueError:
        on = date.min
    if amount is None or amount < 0 or not EARLIEST <= on <= LATEST:
        message = f"{value!r} isn't a date and a number; write e.g. 2029-06-30=120 or Acme=2029-06-30=120."
        raise click.BadParameter(message)
    return company, on, amount
