"""Parsing of entries with several values: lines, percentages by year, dated percentages, a currency and its rate."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.values.currencies import read_code
from offercalc.domain.vesting.schedule import DatedPercent
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError, read_number, read_whole, write_number
from offercalc.presentation.parsing.dates import EXAMPLE, read_day, write_day

_BETWEEN = "/"
_APART = re.compile(r"[\s,;]+")
_RATE = Decimal("1.25")
_DATED = re.compile(r"(?P<day>.+?)[\s:;,]+(?P<percent>\S+(?:\s*%)?)")
_PROMISE = re.compile(r"(?P<currency>[^\W\d_]{3})(?![^\W\d_])(?:\s*(?:[@=:]|\bat\b)?\s*(?P<rate>\S.*))?")


def read_lines(text: str) -> tuple[str, ...]:
    """Parse one item per line; empty lines are skipped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def write_lines(lines: tuple[str, ...]) -> str:
    """Format items so that `read_lines` reads them back."""
    return "\n".join(lines)


def read_wholes(text: str, localizer: Localizer) -> tuple[int, ...] | InputError:
    """Parse whole numbers between commas or spaces, such as "6, 12"."""
    found = []
    for piece in _APART.split(text.strip()):
        number = read_whole(piece, localizer) if piece else ()
        if isinstance(number, InputError):
            return number
        found += [number] if isinstance(number, int) else []
    return tuple(found)


def write_wholes(numbers: tuple[int, ...]) -> str:
    """Format whole numbers so that `read_wholes` reads them back."""
    return ", ".join(map(str, numbers))


def read_days(text: str, localizer: Localizer) -> tuple[date, ...] | InputError:
    """Parse one date per line."""
    found = []
    for line in read_lines(text):
        day = read_day(line, localizer)
        if isinstance(day, InputError):
            return day
        found.append(day)
    return tuple(found)


def write_days(days: tuple[date, ...], localizer: Localizer) -> str:
    """Format dates so that `read_days` reads them back."""
    return write_lines(tuple(write_day(day, localizer) for day in days))


def read_percents(text: str, localizer: Localizer) -> tuple[Decimal, ...] | InputError:
    """Parse percentages such as "38 / 32 / 20 / 10"."""
    found = []
    for part in text.split(_BETWEEN):
        percent = read_number(part, "%", localizer)
        if isinstance(percent, InputError):
            return percent
        found.append(percent)
    return tuple(found)


def write_percents(percents: tuple[Decimal, ...], localizer: Localizer) -> str:
    """Format percentages so that `read_percents` reads them back."""
    return f" {_BETWEEN} ".join(write_number(percent, localizer, "%") for percent in percents)


def read_dated(text: str, localizer: Localizer) -> tuple[DatedPercent, ...] | InputError:
    """Parse a date and a percentage per line, such as "30 Jun 2027 50" or "2027-06-30: 50%"."""
    found = []
    for line in read_lines(text):
        match = _DATED.fullmatch(line)
        if match is None:
            example = f"{write_day(EXAMPLE, localizer)} 25%"
            return InputError(
                localizer.tr("Enter a date and a percentage on each line, e.g. {example}.", example=example)
            )
        on, percent = read_day(match["day"], localizer), read_number(match["percent"], "%", localizer)
        if isinstance(on, InputError):
            return on
        if isinstance(percent, InputError):
            return percent
        found.append(DatedPercent(on=on, percent=percent))
    return tuple(found)


def write_dated(parts: tuple[DatedPercent, ...], localizer: Localizer) -> str:
    """Format dated percentages so that `read_dated` reads them back."""
    return write_lines(
        tuple(f"{write_day(part.on, localizer)} {write_number(part.percent, localizer, '%')}" for part in parts)
    )


def read_link(text: str, localizer: Localizer) -> Link | InputError | None:
    """Parse the currency that pay is linked to and the agreed rate, such as "USD 15,000"."""
    match = _PROMISE.fullmatch(text.strip())
    if not text.strip():
        return None
    if match is None or match["rate"] is None:
        example = f"USD {localizer.figures.number(_RATE)}"
        return InputError(localizer.tr("Enter a currency and the agreed rate, e.g. {example}.", example=example))
    code, rate = _read_code(match["currency"], localizer), read_number(match["rate"], "", localizer, fine=True)
    if isinstance(code, InputError):
        return code
    return rate if isinstance(rate, InputError) else Link(currency=code, rate=rate)


def read_payout(text: str, localizer: Localizer) -> Payout | InputError | None:
    """Parse the currency that pay is paid in, and the rate if one is fixed, such as "SGD" or "SGD 1.35"."""
    match = _PROMISE.fullmatch(text.strip())
    if not text.strip():
        return None
    if match is None:
        example = f"USD {localizer.figures.number(_RATE)}"
        sentence = localizer.tr(
            "Enter a currency, and its rate if one is fixed, e.g. USD or {example}.", example=example
        )
        return InputError(sentence)
    code = _read_code(match["currency"], localizer)
    rate = None if match["rate"] is None else read_number(match["rate"], "", localizer, fine=True)
    if isinstance(code, InputError):
        return code
    return rate if isinstance(rate, InputError) else Payout(currency=code, rate=rate)


def _read_code(text: str, localizer: Localizer) -> str | InputError:
    return read_code(text) or InputError(localizer.render(code_fault(text)))
