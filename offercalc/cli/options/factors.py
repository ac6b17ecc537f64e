"""The value of `sensitivity --vary`: what is varied, and between which values."""

from __future__ import annotations

from decimal import Decimal

import click

from offercalc.analysis.negotiation.sensitivity import Factor, FactorKind
from offercalc.cli.options.assumption_options import read_number
from offercalc.domain.exchange.rate import is_rate
from offercalc.domain.problems.value_limits import LARGEST
from offercalc.domain.scenario.scenario import LARGEST_DILUTION, LARGEST_PERCENT
from offercalc.domain.values.currencies import is_currency, read_code

_LIMITS = {
    FactorKind.PRICE: (Decimal(0), LARGEST),
    FactorKind.GROWTH: (Decimal("-99.99"), Decimal(LARGEST_PERCENT)),
    FactorKind.ATTAINMENT: (Decimal(0), Decimal(LARGEST_PERCENT)),
    FactorKind.DILUTION: (Decimal(0), Decimal(LARGEST_DILUTION)),
}
_OF_A_COMPANY = {FactorKind.PRICE, FactorKind.GROWTH}
_EXAMPLES = "attainment=60..140, rate:USD/IDR=14000..19000, price@Acme=50..300, growth=-20..30 or dilution=0..10"


def factors_option(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Factor, ...]:
    """Return the factors of `--vary WHAT=LOW..HIGH`, each once."""
    found: dict[tuple[FactorKind, str, frozenset[str]], Factor] = {}
    for value in values:
        factor = _factor(value, context)
        key = factor.kind, factor.company.casefold(), frozenset(factor.pair)
        if key in found:
            message = f"{value!r} is varied twice; state its lowest and highest value once."
            raise click.BadParameter(message)
        found[key] = factor
    return tuple(found.values())


def _factor(text: str, context: click.Context) -> Factor:
    what, sign, ends = text.rpartition("=")
    low, high = _ends(ends, text, context)
    name, _at, company = what.partition("@")
    name, _colon, pair = name.partition(":")
    kinds = {kind.value: kind for kind in FactorKind if kind is not FactorKind.TERM}
    kind = kinds.get(name)
    if not sign or kind is None or (company and kind not in _OF_A_COMPANY) or (pair and kind is not FactorKind.RATE):
        message = f"{text!r} doesn't say what varies; write {_EXAMPLES}."
        raise click.BadParameter(message)
    if kind is FactorKind.RATE:
        if not (is_rate(low) and is_rate(high)):
            message = f"{text!r}: an exchange rate is above 0; write e.g. rate:USD/IDR=14000..19000."
            raise click.BadParameter(message)
        return Factor(kind=kind, low=low, high=high, pair=_pair(pair, text))
    least, most = _LIMITS[kind]
    if not least <= low < high <= most:
        message = f"{text!r}: the values must be from {least} to {most}."
        raise click.BadParameter(message)
    return Factor(kind=kind, low=low, high=high, company=company)


def _ends(text: str, whole: str, context: click.Context) -> tuple[Decimal, Decimal]:
    low_text, _dots, high_text = text.partition("..")
    low, high = read_number(low_text, context), read_number(high_text, context)
    if low is None or high is None or low >= high:
        message = f"{whole!r} needs a lowest and a higher value; write {_EXAMPLES}."
        raise click.BadParameter(message)
    return low, high


def _pair(text: str, whole: str) -> tuple[str, str]:
    base, _sign, quote = (read_code(part) or "" for part in text.partition("/"))
    if base == quote or not (is_currency(base) and is_currency(quote)):
        message = f"{whole!r} needs two different currencies, e.g. rate:USD/IDR=14000..19000."
        raise click.BadParameter(message)
    return base, quote
