"""Parsing of typed amounts and ranges in the user's number format; ambiguous text is questioned."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from msgspec import Struct

from offercalc.domain.values.currencies import SUBUNITS, minor_unit
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.currency_signs import code_fault, currency_named, is_code, names, without_marks
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import quoted
from offercalc.presentation.parsing.digits import SEPARATORS, is_lone_group, local_reading, only_reading


class InputError(Struct, frozen=True):
    """An input error, as a sentence for the user."""

    sentence: str


NOT_KNOWN = {"", "?", "-", "n/a"}
"""Texts that mean "not known" or "none"."""
_SCALES = {
    "k": 3, "thousand": 3, "rb": 3, "ribu": 3,
    "mn": 6, "million": 6, "jt": 6, "juta": 6,
    "b": 9, "bn": 9, "billion": 9, "miliar": 9, "milyar": 9,
    "t": 12, "tn": 12, "trillion": 12, "triliun": 12,
}  # fmt: skip
"""Words and letters for powers of ten that mean the same in every language."""
_POWERS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_MILLION_OR_MILIAR = "m"
_OWN_SCALES = {"en": {_MILLION_OR_MILIAR: 6}, "id": {_MILLION_OR_MILIAR: 9}}
_RUPIAH = "IDR"
_DIGITS = f"[0-9][0-9{re.escape(SEPARATORS)}]*"
_AMOUNT = re.compile(rf"(?P<before>[^0-9]*)(?P<digits>{_DIGITS})(?P<after>.*)", re.DOTALL)
_NO_CENTS = re.compile(r",[-\u2013\u2014]+$")
"""The ending of a sum without cents in Indonesia and elsewhere: "Rp 5.000.000,-"."""
_AFTER = re.compile(r"(?P<scale>[^\W\d_]+)?\.?\s*(?P<unit>.*)")
_BETWEEN = "/"
_BOUNDS = 3
_ENDS = ("low", "high")
_UNTIL = re.compile(
    r"(?<=[^\s,\-/*\u2013\u2014\u00d7])\s*[-\u2013\u2014]\s*(?=\S)|"
    r"(?<=\S)\s+(?:to|until|sampai|hingga|s\.?d\.?)\s+(?=\S)",
    re.IGNORECASE,
)
_EXACT = Context(prec=200)
_MOST_DIGITS, _SHOWN_DIGITS = 60, 20
"""The most digits and separators in a number, and how many of a longer one the error message repeats."""
_FINE_PLACES = 3
_TIMES = re.compile(r"[*\u00d7]")


def read_estimate(text: str, unit: str, localizer: Localizer, *, fine: bool = False) -> Estimate | InputError:
    """Parse a quantity: one number, `low - high`, `low / likely / high`, or None if it is not known.

    `unit` is the currency of an amount, "%" or "". Three decimals are usual in `fine` values: share prices and exchange
    rates. The likely value of `low - high` is the midpoint. Nothing is guessed: ambiguous text is questioned.
    """
    text = without_marks(text).strip()
    if text.lower() in NOT_KNOWN:
        return None
    ends = _UNTIL.split(text)
    if len(ends) > 1 and _has_digit(ends[0]):
        return _read_ends(ends, unit, localizer, fine=fine)
    numbers = [read_number(part, unit, localizer, fine=fine) for part in text.split(_BETWEEN)]
    complaint = next((number for number in numbers if isinstance(number, InputError)), None)
    if complaint is not None:
        return complaint
    known = [number for number in numbers if isinstance(number, Decimal)]
    if len(known) == 1:
        return known[0]
    if len(known) == _BOUNDS:
        return Range(known[0], known[1], known[2])
    return InputError(localizer.tr("Enter one number, or three as low / likely / high."))


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _read_ends(ends: list[str], unit: str, localizer: Localizer, *, fine: bool) -> Estimate | InputError:
    """Parse a range stated by its ends; "150 - 180k" is ambiguous."""
    numbers = [read_number(end, unit, localizer, fine=fine) for end in ends]
    complaint = next((number for number in numbers if isinstance(number, InputError)), None)
    if complaint is not None:
        return complaint
    known = [number for number in numbers if isinstance(number, Decimal)]
    if len(known) != len(_ENDS):
        return InputError(localizer.tr("Enter a range as low - high, or as low / likely / high."))
    low, high = known
    scaled = [_has_scale(end, unit, localizer) for end in ends]
    if scaled == [False, True] and low:
        text = " - ".join(ends)
        return InputError(localizer.tr('"{text}" is ambiguous; enter both ends in full.', text=quoted(text)))
    return Range(low, _EXACT.divide(_EXACT.add(low, high), Decimal(len(_ENDS))), high)


def _has_scale(text: str, unit: str, localizer: Localizer) -> bool:
    """Whether a word such as "k" or "jt" multiplies a number."""
    found = _AMOUNT.fullmatch(text.strip())
    return found is not None and not isinstance(scale := _scale(found, unit, localizer), InputError) and scale > 0


def read_number(text: str, unit: str, localizer: Localizer, *, fine: bool = False) -> Decimal | InputError:
    """Parse one number, or several multiplied by each other, e.g. "$165k", "Rp 25jt" or "1.2*150000"."""
    product = Decimal(1)
    for factor in _TIMES.split(without_marks(text)):
        number = _read_factor(factor, unit, localizer, fine=fine)
        if isinstance(number, InputError):
            return number
        product = _EXACT.multiply(product, number)
    return product or Decimal(0)


def read_whole(text: str, localizer: Localizer) -> int | InputError:
    """Parse a whole number."""
    number = read_number(text, "", localizer)
    if isinstance(number, InputError):
        return number
    if number != number.to_integral_value():
        return InputError(localizer.tr("Enter a whole number."))
    return int(number)


def _read_factor(text: str, unit: str, localizer: Localizer, *, fine: bool) -> Decimal | InputError:
    """Parse one number with an optional currency and scale."""
    plain = _NO_CENTS.sub("", text.strip().replace("\u2212", "-"))
    found = _AMOUNT.fullmatch(plain)
    if found is None or _has_digit(found["after"]) or _has_digit(found["before"]):
        return InputError(_no_number(text.strip(), localizer))
    before = found["before"].strip()
    is_negative = before.startswith("-") or before.endswith("-")
    before = before.removeprefix("-").removesuffix("-").strip()
    if before and not names(before, unit, localizer):
        return InputError(_stray(before, text.strip(), unit, localizer))
    scale = _scale(found, unit, localizer)
    if isinstance(scale, InputError):
        return scale
    number = _decimal(found["digits"].strip(), unit, localizer, fine=fine)
    if isinstance(number, InputError):
        return number
    scaled = number.scaleb(scale, _EXACT) if scale else number
    return scaled.copy_negate() if is_negative else scaled


def _no_number(text: str, localizer: Localizer) -> str:
    text = quoted(text)
    if any(sign.isdigit() and not sign.isascii() for sign in text):
        return localizer.tr('"{text}" isn\'t a number; use the digits 0 to 9.', text=text)
    return localizer.tr('"{text}" isn\'t a number.', text=text)


def _decimal(digits: str, unit: str, localizer: Localizer, *, fine: bool) -> Decimal | InputError:
    """Parse digits as the locale writes them, or in the only way they can be read."""
    figures = localizer.figures
    if len(digits) > _MOST_DIGITS:
        return InputError(localizer.tr('"{text}" has too many digits.', text=f"{digits[:_SHOWN_DIGITS]}…"))
    value = local_reading(digits, figures)
    if value is not None and is_lone_group(digits, figures) and not _has_fine_places(unit, fine=fine):
        one, other = figures.decimal(value.scaleb(_FINE_PLACES), 0), figures.decimal(value, _FINE_PLACES + 1)
        return InputError(
            localizer.tr('"{text}" may mean two things; write {one} or {other}.', text=digits, one=one, other=other)
        )
    value = only_reading(digits) if value is None else value
    if value is None:
        example = figures.decimal(Decimal("1234.5"), 1)
        return InputError(localizer.tr('"{text}" is ambiguous; enter e.g. {example}.', text=digits, example=example))
    return value


def _has_fine_places(unit: str, *, fine: bool) -> bool:
    """Whether three decimals are usual: in prices and rates, percentages, and money in thousandths such as KWD."""
    return fine or unit == "%" or (is_code(unit) and minor_unit(unit) == _FINE_PLACES)


def _scale(found: re.Match[str], unit: str, localizer: Localizer) -> int | InputError:
    """Return the power of ten of the text after the digits; "m" means million in English, miliar in Indonesian."""
    after = found["after"].strip()
    parts = _AFTER.fullmatch(after)
    word = (parts["scale"] or "").lower() if parts is not None else ""
    power = (_SCALES | _OWN_SCALES.get(localizer.language, {})).get(word)
    is_unit = bool(after) and names(after, unit, localizer)
    if not after or (is_unit and power is None):
        return 0
    rest = parts["unit"].strip() if parts is not None else ""
    if power is None or (rest and not names(rest, unit, localizer)):
        return InputError(_stray(rest if power is not None else after, found[0].strip(), unit, localizer))
    is_rupiah, is_indonesian = unit == _RUPIAH, localizer.language == "id"
    if is_unit or (word == _MILLION_OR_MILIAR and is_code(unit) and is_rupiah != is_indonesian):
        return InputError(_which_scale(found, word, localizer))
    return power


def _which_scale(found: re.Match[str], word: str, localizer: Localizer) -> str:
    """Return the question about a letter that means one of two powers of ten, or a power of ten or a currency."""
    digits = found["digits"].strip()
    if word == _MILLION_OR_MILIAR:
        others = (f"{digits} million", f"{digits} miliar")
    else:
        others = (digits, f"{digits} {_POWERS[_SCALES[word]]}")
    return localizer.tr(
        '"{text}" may mean two things; write {one} or {other}.',
        text=quoted(found[0].strip()),
        one=others[0],
        other=others[1],
    )


def _stray(stray: str, text: str, unit: str, localizer: Localizer) -> str:
    """Return what is wrong where something beside the digits is neither the unit nor a scale."""
    text = quoted(text)
    if stray in SUBUNITS:
        return localizer.render(code_fault(stray))
    named = currency_named(stray, localizer) if is_code(unit) else ""
    if named and named != unit:
        return localizer.tr(
            '"{text}" is in {other}, but this field is in {unit}; enter the amount in {unit}, or '
                "change the currency.",
            text=text, other=named, unit=unit,
        )  # fmt: skip
    if stray == "%" and not unit:
        return localizer.tr(
            '"{text}" is a percentage, but this field takes a number; percentages have a separate field.', text=text
        )
    return localizer.tr('"{text}" isn\'t valid here.', text=quoted(stray))


def write_estimate(estimate: Estimate, localizer: Localizer, unit: str = "", *, fine: bool = False) -> str:
    """Format a quantity so that `read_estimate` reads it back."""
    if estimate is None:
        return ""
    bounds = (estimate.low, estimate.likely, estimate.high) if isinstance(estimate, Range) else (estimate,)
    return f" {_BETWEEN} ".join(write_number(bound, localizer, unit, fine=fine) for bound in bounds)


def write_number(number: Decimal, localizer: Localizer, unit: str = "", *, fine: bool = False) -> str:
    """Format a number so that `read_number` reads it back: with a fourth decimal if three would be ambiguous."""
    figures = localizer.figures
    text = figures.number(number)
    questioned = is_lone_group(text.lstrip("-"), figures) and not _has_fine_places(unit, fine=fine)
    return figures.decimal(number, _FINE_PLACES + 1) if questioned else text
