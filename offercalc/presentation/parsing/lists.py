"""Parsing of entries with several values: lines, percentages by year, dated percentages, a currency and its rate."""

from __future__ import annotations

import re
from decimal import Decimal

from offercalc.domain.offer.pay import Link, Payout
from offercalc.domain.values.currencies import read_code
from offercalc.domain.vesting.schedule import DatedPercent
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.parsing.amounts import Complaint, read_number, write_number
from offercalc.presentation.parsing.dates import read_day

_BETWEEN = "/"
_RATE = Decimal("1.25")
_DATED = re.compile(r"(?P<day>[^\s:;,]+)[\s:;,]+(?P<percent>.+)")
_PROMISE = re.compile(r"(?P<currency>[^\W\d_]{3})(?![^\W\d_])(?:\s*(?:[@=:]|\bat\b)?\s*(?P<rate>\S.*))?")


def read_lines(text: str) -> tuple[str, ...]:
    """Parse one item per line; empty lines are skipped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def write_lines(lines: tuple[str, ...]) -> str:
    """Format items so that `read_lines` reads them back."""
    return "\n".join(lines)


def read_percents(text: str, reader: Reader) -> tuple[Decimal, ...] | Complaint:
    """Parse percentages such as "38 / 32 / 20 / 10"."""
    found = []
    for part in text.split(_BETWEEN):
        percent = read_number(part, "%", reader)
        if isinstance(percent, Complaint):
            return percent
        found.append(percent)
    return tuple(found)


def write_percents(percents: tuple[Decimal, ...], reader: Reader) -> str:
    """Format percentages so that `read_percents` reads them back."""
    return f" {_BETWEEN} ".join(write_number(percent, reader, "%") for percent in percents)


def read_dated(text: str, reader: Reader) -> tuple[DatedPercent, ...] | Complaint:
    """Parse a date and a percentage per line, such as "2027-06-30 50"."""
    found = []
    for line in read_lines(text):
        match = _DATED.fullmatch(line)
        if match is None:
            return Complaint(reader.say("Enter a date and a percentage on each line, e.g. 2027-06-30 25."))
        on, percent = read_day(match["day"], reader), read_number(match["percent"], "%", reader)
        if isinstance(on, Complaint):
            return on
        if isinstance(percent, Complaint):
            return percent
        found.append(DatedPercent(on=on, percent=percent))
    return tuple(found)


def write_dated(parts: tuple[DatedPercent, ...], reader: Reader) -> str:
    """Format dated percentages so that `read_dated` reads them back."""
    return write_lines(tuple(f"{part.on.isoformat()} {write_number(part.percent, reader, '%')}" for part in parts))


def read_link(text: str, reader: Reader) -> Link | Complaint | None:
    """Parse the currency that pay is linked to and the agreed rate, such as "USD 15,000"."""
    match = _PROMISE.fullmatch(text.strip())
    if not text.strip():
        return None
    if match is None or match["rate"] is None:
        example = f"USD {reader.figures.number(_RATE)}"
        return Complaint(reader.say("Enter a currency and the agreed rate, e.g. {example}.", example=example))
    code, rate = _read_code(match["currency"], reader), read_number(match["rate"], "", reader, fine=True)
    if isinstance(code, Complaint):
        return code
    return rate if isinstance(rate, Complaint) else Link(currency=code, rate=rate)


def read_payout(text: str, reader: Reader) -> Payout | Complaint | None:
    """Parse the currency that pay is paid in, and the rate if one is fixed, such as "SGD" or "SGD 1.35"."""
    match = _PROMISE.fullmatch(text.strip())
    if not text.strip():
        return None
    if match is None:
        example = f"USD {reader.figures.number(_RATE)}"
        sentence = reader.say("Enter a currency, and its rate if one is fixed, e.g. USD or {example}.", example=example)
        return Complaint(sentence)
    code = _read_code(match["currency"], reader)
    rate = None if match["rate"] is None else read_number(match["rate"], "", reader, fine=True)
    if isinstance(code, Complaint):
        return code
    return rate if isinstance(rate, Complaint) else Payout(currency=code, rate=rate)


def _read_code(text: str, reader: Reader) -> str | Complaint:
    return read_code(text) or Complaint(reader.tell(code_fault(text)))
