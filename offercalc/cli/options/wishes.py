"""The values of `match`: levers with their limits, the measure, and the target."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import click

from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall
from offercalc.analysis.negotiation.levers import LeverKind, Wish
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.workbench.negotiation import Conditions
from offercalc.cli.options.assumption_options import assumed
from offercalc.cli.options.options import View
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.value_limits import read_plain_number
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON
from offercalc.domain.values.currencies import is_currency, read_code
from offercalc.domain.values.months import MONTHS_A_YEAR

_KEYS = {"step": "step", "min": "least", "max": "most"}
_AMOUNT = re.compile(r"(?:(?P<before>[A-Za-z]{3})\s*)?(?P<number>[0-9][0-9.eE+]*)(?:\s*(?P<after>[A-Za-z]{3}))?")
_FIXED: dict[str, Measure] = {
    "total": Overall.TOTAL,
    "guaranteed": Certainty.GUARANTEED,
    "present-value": Overall.PRESENT_VALUE,
}


def wishes_option(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Wish, ...]:
    """Return the levers of `--with LEVER[:key=value…]`, in their order."""
    return tuple(map(_wish, values))


def _wish(text: str) -> Wish:
    name, *settings = text.split(":")
    pair, part = ("", ""), ""
    if name == "rate" and settings:
        pair = _pair(settings.pop(0), text)
    if "@" in name:
        name, part = name.split("@", 1)
    if name not in {kind.value for kind in LeverKind} or (name == "rate" and not pair[0]):
        names = ", ".join(kind.value for kind in LeverKind)
        message = f"{name!r} isn't a lever; write one of {names}, the exchange rate as rate:USD/IDR."
        raise click.BadParameter(message)
    return Wish(kind=LeverKind(name), part=part, pair=pair, **_limits(settings, text))


def _pair(text: str, whole: str) -> tuple[str, str]:
    base, _sign, quote = text.partition("/")
    codes = read_code(base), read_code(quote)
    if codes[0] is None or codes[1] is None or codes[0] == codes[1]:
        message = f"{whole!r} needs two different currencies, e.g. rate:USD/IDR:min=14000:max=20000."
        raise click.BadParameter(message)
    return codes[0], codes[1]


def _limits(settings: list[str], text: str) -> dict[str, Decimal]:
    limits: dict[str, Decimal] = {}
    for setting in settings:
        key, sign, value = setting.partition("=")
        number = read_plain_number(value)
        if key not in _KEYS or not sign or number is None or number < 0:
            message = (
                f"{setting!r} in {text!r} isn't step=, min= or max= with a number, e.g. base:step=1000:max=300000."
            )
            raise click.BadParameter(message)
        if _KEYS[key] in limits:
            message = f"{text!r} states {key} twice; state it once."
            raise click.BadParameter(message)
        limits[_KEYS[key]] = number
    return limits


def measure_option(_context: click.Context, _parameter: click.Parameter, value: str) -> Measure:
    """Return the measure: total, year1 to year10, guaranteed, kept@N or present-value."""
    if value in _FIXED:
        return _FIXED[value]
    year, kept = re.fullmatch(r"year([0-9]{1,2})", value), re.fullmatch(r"kept@([0-9]{1,3})", value)
    if year and 1 <= int(year[1]) <= LONGEST_HORIZON:
        return InYear(int(year[1]))
    if kept and int(kept[1]) <= MONTHS_A_YEAR * LONGEST_HORIZON:
        return KeptAfter(int(kept[1]))
    names = f"total, year1 to year{LONGEST_HORIZON}, guaranteed, kept@24 or present-value"
    message = f"{value!r} isn't a measure; write {names}."
    raise click.BadParameter(message)


def amount_of(target: Path) -> tuple[Fraction, str] | None:
    """Return the amount and the currency that a target states, e.g. `USD 900000`; None if it names a file."""
    found = _AMOUNT.fullmatch(str(target).strip())
    if found is None or target.exists():
        return None
    codes = [read_code(code) for code in (found["before"], found["after"]) if code]
    number = read_plain_number(found["number"])
    if number is None or len(codes) != 1 or codes[0] is None or not is_currency(codes[0]):
        message = (
            f'{str(target)!r} isn\'t an amount with its currency; write e.g. "900000 USD", or the path of an offer.'
        )
        raise click.UsageError(message)
    return Fraction(number), codes[0]


def measure_name(measure: Measure) -> str:
    """Return a measure as it is written after `--measure`."""
    if isinstance(measure, InYear):
        return f"year{measure.number}"
    if isinstance(measure, KeptAfter):
        return f"kept@{measure.months}"
    return next(name for name, fixed in _FIXED.items() if fixed == measure)


def conditions_of(view: View, offer: Offer, measure: Measure, sources: LiveSources) -> Conditions:
    """Return where offers are appraised, by default in the currency of `offer`; raise UsageError beyond the horizon."""
    assumptions = assumed(view.assumed, view.currency or offer.currency, view.on or sources.today)
    beyond = (isinstance(measure, InYear) and measure.number > assumptions.years) or (
        isinstance(measure, KeptAfter) and measure.months > MONTHS_A_YEAR * assumptions.years
    )
    if beyond:
        message = f"the measure is beyond the horizon of {assumptions.years} years; add --years."
        raise click.UsageError(message)
    return Conditions(assumptions, view.by, sources.rates, sources.presets)
