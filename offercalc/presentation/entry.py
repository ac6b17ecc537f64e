"""What people type: amounts and ranges read in their own number format, or questioned in words."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

from babel.numbers import NumberFormatError, get_currency_symbol, parse_decimal
from msgspec import Struct

from offercalc.domain.estimate import Estimate, Range
from offercalc.presentation.reader import Reader


class Complaint(Struct, frozen=True):
    """Why an entry cannot be taken, as a sentence for who typed it."""

    sentence: str


NOT_KNOWN = {"", "?", "-", "n/a"}
"""What people write where something is not known, or is not there."""
_SCALES = {
    "en": {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9},
    "id": {"k": 3, "rb": 3, "ribu": 3, "jt": 6, "juta": 6, "m": 9, "miliar": 9, "t": 12, "triliun": 12},
}
_DIGITS = r"\d[\d.,'\u00a0\u202f ]*"
_AMOUNT = re.compile(rf"(?P<sign>[^\d\s]*?)\s*(?P<digits>{_DIGITS})\s*(?P<scale>[^\W\d_]*)\s*(?P<after>[^\w\s]*)$")
_THOUSANDS_ELSEWHERE = re.compile(r"[1-9]\d{0,2}[.,]\d{3}$")
_BETWEEN = "/"
_BOUNDS = 3
_ENDS = ("low", "high")
_UNTIL = re.compile(
    r"(?<=[\w%$])\s*[-\u2013\u2014]\s*(?=\S)|(?<=\S)\s+(?:to|until|sampai|hingga|s\.?d\.?)\s+(?=\S)", re.IGNORECASE
)
_EXACT = Context(prec=200)
_MOST_DIGITS, _SHOWN_DIGITS = 60, 20
"""How many digits and signs between them a number has at most, and how many of a longer one are repeated."""
_TIMES = re.compile(r"[*\u00d7]")


def read_estimate(text: str, unit: str, reader: Reader) -> Estimate | Complaint:
    """Read a quantity: one number, `low - high`, `low / likely / high`, or nothing where it is not known.

    `unit` is the currency of an amount, "%" or "". Where only the ends of a range are stated, the likeliest is taken
    to lie in the middle. Nothing is guessed: what may mean two things is questioned.
    """
    if text.strip().lower() in NOT_KNOWN:
        return None
    ends = _UNTIL.split(text.strip())
    if len(ends) > 1:
        return _read_ends(ends, unit, reader)
    parts = text.split(_BETWEEN)
    numbers = [read_number(part, unit, reader) for part in parts]
    complaint = next((number for number in numbers if isinstance(number, Complaint)), None)
    if complaint is not None:
        return complaint
    known = [number for number in numbers if isinstance(number, Decimal)]
    if len(known) == 1:
        return known[0]
    if len(known) == _BOUNDS:
        return Range(known[0], known[1], known[2])
    return Complaint(reader.say("Write one number, or three as low / likely / high."))


def _read_ends(ends: list[str], unit: str, reader: Reader) -> Estimate | Complaint:
    """Read a range of which the ends are stated; "150 - 180k" may mean two things."""
    numbers = [read_number(end, unit, reader) for end in ends]
    complaint = next((number for number in numbers if isinstance(number, Complaint)), None)
    if complaint is not None:
        return complaint
    known = [number for number in numbers if isinstance(number, Decimal)]
    if len(known) != len(_ENDS):
        return Complaint(reader.say("Write a range as low - high, or as low / likely / high."))
    low, high = known
    scaled = [_has_scale(end, reader) for end in ends]
    if scaled == [False, True] and low:
        text = " - ".join(ends)
        return Complaint(reader.say('"{text}" may mean two things; write both ends in full.', text=text))
    return Range(low, (low + high) / len(_ENDS), high)


def _has_scale(text: str, reader: Reader) -> bool:
    """Tell whether a word such as "k" or "jt" multiplies a number."""
    found = _AMOUNT.match(text.strip())
    return found is not None and _scale(found["scale"], reader) > 0


def read_number(text: str, unit: str, reader: Reader) -> Decimal | Complaint:
    """Read one number, or several multiplied by each other, e.g. "$165k", "Rp 25jt" or "1.2*150000"."""
    product = Decimal(1)
    for factor in _TIMES.split(text):
        number = _read_factor(factor, unit, reader)
        if isinstance(number, Complaint):
            return number
        product = _EXACT.multiply(product, number)
    return product


def read_whole(text: str, reader: Reader) -> int | Complaint:
    """Read a whole number."""
    number = read_number(text, "", reader)
    if isinstance(number, Complaint):
        return number
    if number != number.to_integral_value():
        return Complaint(reader.say("Write a whole number."))
    return int(number)


def _read_factor(text: str, unit: str, reader: Reader) -> Decimal | Complaint:
    """Read one number with an optional currency sign and scale."""
    found = _AMOUNT.match(text.strip())
    if found is None:
        return Complaint(reader.say('"{text}" is no number.', text=text.strip()))
    stray = _stray(found, unit, reader)
    if stray:
        return Complaint(reader.say('"{text}" does not belong here.', text=stray))
    number = _decimal(found["digits"], _scale(found["scale"], reader), reader)
    return -number if found["sign"] == "-" and isinstance(number, Decimal) else number


def _decimal(digits: str, scale: int, reader: Reader) -> Decimal | Complaint:
    """Parse digits strictly in the locale's number format, and move the point by a scale."""
    plain = re.sub(r"[\u00a0\u202f ]", reader.figures.group_sign, digits.strip())
    if len(plain) > _MOST_DIGITS:
        return Complaint(reader.say('"{text}" has too many digits.', text=f"{plain[:_SHOWN_DIGITS]}…"))
    decimals = reader.figures.decimal_sign
    try:
        with localcontext(_EXACT):  # Babel writes the number again to compare it, which takes as many digits
            value: Decimal = parse_decimal(plain, locale=reader.figures.locale, strict=True)
    except NumberFormatError:
        value = Decimal("NaN")
    if value.is_nan() or (decimals in plain and _THOUSANDS_ELSEWHERE.match(plain)):
        example = reader.figures.decimal(Decimal("1234.5"), 1)
        return Complaint(
            reader.say('"{text}" may mean two things; write e.g. {example}.', text=digits.strip(), example=example)
        )
    return value.scaleb(scale, _EXACT) if scale else value


def _scale(word: str, reader: Reader) -> int:
    return _SCALES.get(reader.language, {}).get(word.lower(), 0)


def _stray(found: re.Match[str], unit: str, reader: Reader) -> str:
    """Give what stands beside the digits and is neither the unit nor a scale."""
    units = {unit.lower(), ""}
    if len(unit) == len("USD"):
        symbols = {reader.figures.symbol(unit), get_currency_symbol(unit, locale="en")}
        units |= {symbol.lower() for symbol in symbols}
    scales = set(_SCALES.get(reader.language, {})) | units
    allowed = {"sign": units | {"-"}, "scale": scales, "after": units}
    return next((found[name] for name, words in allowed.items() if found[name].lower() not in words), "")


def write_estimate(estimate: Estimate, reader: Reader) -> str:
    """Write a quantity as `read_estimate` reads it."""
    if estimate is None:
        return ""
    if isinstance(estimate, Range):
        return f" {_BETWEEN} ".join(
            reader.figures.number(bound) for bound in (estimate.low, estimate.likely, estimate.high)
        )
    return reader.figures.number(estimate)
