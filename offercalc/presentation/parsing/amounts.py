"""Parsing of typed amounts and ranges in the user's number format; ambiguous text is questioned."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from msgspec import Struct

from offercalc.domain.problems.value_limits import FINEST_PLACES
from offercalc.domain.values.currencies import SUBUNITS, minor_unit
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.currency_signs import code_fault, currencies_named, is_code, names, without_marks
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import quoted
from offercalc.presentation.parsing.digits import (
    SEPARATORS,
    foreign_reading,
    home_reading,
    is_lone_group,
    local_reading,
    only_reading,
)
from offercalc.presentation.parsing.late_pattern import LatePattern
from offercalc.presentation.parsing.range_words import NOT_KNOWN, Spelling, is_not_known, spelling_of
from offercalc.presentation.parsing.scales import LAKHS, MILLION_OR_MILIAR, Scaled, scale_of

__all__ = [
    "NOT_KNOWN", "InputError", "read_estimate", "read_number", "read_whole", "write_estimate", "write_number",
]  # fmt: skip


class InputError(Struct, frozen=True):
    """An input error, as a sentence for the user; `unit` is the currency or "%" that the text names instead."""

    sentence: str
    unit: str = ""


_POWERS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_DIGITS = f"[0-9][0-9{re.escape(SEPARATORS)}]*"
_WORD = re.compile(r"[^\s\d.,'()/~?+*\u00d7\u2012-\u2015\u2212-]+")
"""Letters and signs that are no part of a number or a range."""
_AMOUNT = LatePattern(rf"(?P<before>[^0-9]*)(?P<digits>{_DIGITS})(?P<after>.*)", re.DOTALL)
_NO_CENTS = LatePattern(r",[-\u2013\u2014]+(?=\s*[^\s0-9]*$)")
"""The ending of a sum without cents in Indonesia and elsewhere: "Rp 5.000.000,-"."""
_FRACTION = LatePattern(r"(?:(?P<whole>[0-9]{1,6})\s+)?(?P<above>[0-9]{1,2})/(?P<below>[0-9]{1,2})(?P<unit>\s*%)?")
_BETWEEN = "/"
_BOUNDS = 3
_ENDS = ("low", "high")
_EXACT = Context(prec=200)
_MOST_DIGITS, _SHOWN_DIGITS = 60, 20
"""The most digits and separators in a number, and how many of a longer one the error message repeats."""
_FINE_PLACES = 3
_LONGEST_LETTERS = 2
"""The letters of a scale that stand directly after digits, as in "25jt"."""
_TIMES = LatePattern(r"[*\u00d7]")


def read_estimate(text: str, unit: str, localizer: Localizer, *, fine: bool = False) -> Estimate | InputError:
    """Parse a quantity: one number, a range in any spelling, `low / likely / high`, or None if it is not known.

    `unit` is the currency of an amount, "%" or "". Three decimals are usual in `fine` values: share prices and exchange
    rates. The likely value of `low - high` is the midpoint; "up to 20%" is a range from 0. Nothing is guessed:
    ambiguous text is questioned.
    """
    text = without_marks(text).strip()
    if is_not_known(text, localizer):
        return None
    fraction = _FRACTION.fullmatch(text)
    if fraction is not None:
        return _read_fraction(fraction, unit, localizer)
    spelling = spelling_of(text)
    texts = text.split(_BETWEEN) if spelling is None else spelling.numbers
    numbers = [read_number(part, unit, localizer, fine=fine) for part in texts]
    complaint = next((number for number in numbers if isinstance(number, InputError)), None)
    if complaint is not None:
        return complaint
    known = [number for number in numbers if isinstance(number, Decimal)]
    if spelling is not None:
        return _spelled_range(text, spelling, known, unit, localizer)
    if len(known) == 1:
        return known[0]
    if len(known) == _BOUNDS:
        return Range(known[0], known[1], known[2])
    return InputError(localizer.tr("Enter one number, or three as low / likely / high."))


def _spelled_range(
    text: str, spelling: Spelling, numbers: list[Decimal], unit: str, localizer: Localizer
) -> Estimate | InputError:
    """Return the range of a spelling; "150 - 180k" is ambiguous, and a limit that stays open is no range."""
    tr = localizer.tr
    match spelling.bounds:
        case "open":
            return InputError(tr('"{text}" has no upper end; enter a range as low - high.', text=quoted(text)))
        case "about":
            return InputError(
                tr('"{text}" is approximate; enter a range as low - high, or only the number.', text=quoted(text))
            )
        case "three":
            return Range(*numbers)
        case "most":
            return _between(Decimal(0), numbers[0])
        case "spread":
            middle, by = numbers
            return Range(_EXACT.subtract(middle, by), middle, _EXACT.add(middle, by))
        case "ends":
            scaled = [_has_scale(end, unit, localizer) for end in spelling.numbers]
    if len(numbers) != len(_ENDS):
        return InputError(tr("Enter a range as low - high, or as low / likely / high."))
    if scaled == [False, True] and numbers[0]:
        return _which_ends(spelling, numbers[1], unit, localizer)
    return _between(*numbers)


def _which_ends(spelling: Spelling, high: Decimal, unit: str, localizer: Localizer) -> InputError:
    """Return the question whether the scale after the upper end is that of the lower end as well."""
    low, scaled = (end.strip() for end in spelling.numbers)
    found = _AMOUNT.fullmatch(scaled)
    scale = "" if found is None else found["after"].strip()
    space = " " if len(scale) > _LONGEST_LETTERS else ""
    one, other = f"{low}{space}{scale} - {scaled}", f"{low} - {write_number(high, localizer, unit)}"
    text = quoted(f"{low} - {scaled}")
    return InputError(
        localizer.tr('"{text}" may mean two things; write {one} or {other}.', text=text, one=one, other=other)
    )


def _between(low: Decimal, high: Decimal) -> Range:
    return Range(low, _EXACT.divide(_EXACT.add(low, high), Decimal(len(_ENDS))), high)


def _has_scale(text: str, unit: str, localizer: Localizer) -> bool:
    """Whether a word such as "k" or "jt" multiplies a number."""
    found = _AMOUNT.fullmatch(text.strip())
    return found is not None and any(scale_of(found["after"], unit, localizer).powers)


def _read_fraction(found: re.Match[str], unit: str, localizer: Localizer) -> Decimal | InputError:
    """Return a fraction such as "1/3" or "33 1/3 %" to the finest place; "1/3" of 100 is questioned."""
    text = found[0]
    whole, above, below = (Decimal(found[name] or 0) for name in ("whole", "above", "below"))
    if not below or (above >= below and not whole):
        return InputError(localizer.tr("Enter one number, or three as low / likely / high."))
    value = _EXACT.add(whole, _EXACT.divide(above, below))
    if found["unit"] and unit != "%":
        return _stray("%", text, unit, localizer)
    if unit == "%" and not whole and not found["unit"]:
        one, other = (f"{localizer.figures.significant(number)}%" for number in (value * 100, value))
        return InputError(
            localizer.tr('"{text}" may mean two things; write {one} or {other}.', text=text, one=one, other=other)
        )
    return round(value, FINEST_PLACES).normalize(_EXACT)


def read_number(text: str, unit: str, localizer: Localizer, *, fine: bool = False) -> Decimal | InputError:
    """Parse one number, or several multiplied by each other, e.g. "$165k", "Rp 25jt" or "1.2*150000"."""
    product = Decimal(1)
    for factor in _TIMES.split(without_marks(text)):
        number = _read_factor(factor, unit, localizer, fine=fine)
        if isinstance(number, InputError):
            return number
        product = _EXACT.multiply(product, number)
    return product or Decimal(0)


def names_unit(text: str, unit: str, localizer: Localizer) -> bool:
    """Whether a text names a unit beside its numbers: "%", or any currency if the unit is one."""
    words = _WORD.findall(without_marks(text))
    if any(names(word, unit, localizer) for word in words):
        return True
    return is_code(unit) and any(currencies_named(word, localizer) for word in words)


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
        return _stray(before, text.strip(), unit, localizer)
    scale = scale_of(found["after"], unit, localizer)
    if not scale.powers:
        return _stray(scale.stray, text.strip(), unit, localizer)
    notes = _Notes(fine, bool(before or found["after"].strip()), bool(scale.word), _is_coded(plain, unit, localizer))
    number = _decimal(found["digits"].strip(), unit, localizer, notes)
    if isinstance(number, InputError):
        return number
    if len(scale.powers) > 1:
        return InputError(_which_scale(found, number, scale, localizer))
    (power,) = scale.powers
    scaled = number.scaleb(power, _EXACT) if power else number
    if is_code(unit) and scaled == scaled.to_integral_value():
        scaled = scaled.quantize(Decimal(1), context=_EXACT)  # "$210,000.00" is written without cents
    return scaled.copy_negate() if is_negative else scaled


class _Notes(Struct, frozen=True):
    """What stands beside digits: whether three decimals are usual, and whether there is any text, a scale, a code."""

    fine: bool
    is_marked: bool
    is_scaled: bool
    is_coded: bool


def _is_coded(text: str, unit: str, localizer: Localizer) -> bool:
    """Whether a person wrote a currency's code, where amounts that the program writes have a sign instead."""
    return is_code(unit) and unit in text.upper() and localizer.figures.symbol(unit).upper() != unit


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _no_number(text: str, localizer: Localizer) -> str:
    text = quoted(text)
    if any(sign.isdigit() and not sign.isascii() for sign in text):
        return localizer.tr('"{text}" isn\'t a number; use the digits 0 to 9.', text=text)
    return localizer.tr('"{text}" isn\'t a number.', text=text)


def _decimal(digits: str, unit: str, localizer: Localizer, notes: _Notes) -> Decimal | InputError:
    """Parse digits as the locale writes them, as the home of their currency does, or in the only way possible."""
    figures = localizer.figures
    if len(digits) > _MOST_DIGITS:
        return InputError(localizer.tr('"{text}" has too many digits.', text=f"{digits[:_SHOWN_DIGITS]}…"))
    value, home = local_reading(digits, figures), home_reading(digits, unit) if is_code(unit) else None
    abroad = home if notes.is_marked and home != value else None
    if value is not None and abroad is not None and _has_two_homes(unit, notes):
        return _doubt(digits, min(value, abroad), localizer, is_grouped=False)
    if value is not None and is_lone_group(digits, figures) and not _has_fine_places(unit, fine=notes.fine):
        return abroad if abroad is not None and notes.is_coded else _doubt(digits, value, localizer)
    value = only_reading(digits) if value is None else value
    if value is None and (notes.is_marked or unit in LAKHS):
        value = home
    if value is None and ((notes.is_marked and notes.is_scaled) or {",", "."} <= set(digits)):
        value = foreign_reading(digits)
    if value is None:
        example = figures.decimal(Decimal("1234.5"), 1)
        return InputError(localizer.tr('"{text}" is ambiguous; enter e.g. {example}.', text=digits, example=example))
    return value


def _has_two_homes(unit: str, notes: _Notes) -> bool:
    """Whether three digits may be decimals at the home of a currency and thousands here, or the other way round."""
    return notes.is_scaled or (notes.is_coded and minor_unit(unit) == _FINE_PLACES)


def _doubt(digits: str, number: Decimal, localizer: Localizer, *, is_grouped: bool = True) -> InputError:
    """Return the question about digits that are a number with three decimals or thousands."""
    figures, thousands = localizer.figures, number.scaleb(_FINE_PLACES)
    one = figures.decimal(thousands, 0) if is_grouped else f"{thousands:f}"
    other = figures.decimal(number, _FINE_PLACES + 1)
    return InputError(
        localizer.tr('"{text}" may mean two things; write {one} or {other}.', text=digits, one=one, other=other)
    )


def _has_fine_places(unit: str, *, fine: bool) -> bool:
    """Whether three decimals are usual: in prices and rates, percentages, and money in thousandths such as KWD."""
    return fine or unit == "%" or (is_code(unit) and minor_unit(unit) == _FINE_PLACES)


def _which_scale(found: re.Match[str], number: Decimal, scale: Scaled, localizer: Localizer) -> str:
    """Return the question about a text that means one of several powers of ten, or a power of ten or a currency."""
    digits, powers = found["digits"].strip(), sorted(scale.powers)
    if scale.word == MILLION_OR_MILIAR:
        others = (f"{digits} million", f"{digits} miliar")
    elif powers[0] == 0 and powers[-1] in _POWERS:
        others = (digits, f"{digits} {_POWERS[powers[-1]]}")
    else:
        one, other = (write_number(number.scaleb(power, _EXACT), localizer) for power in (powers[0], powers[-1]))
        others = (one, other)
    return localizer.tr(
        '"{text}" may mean two things; write {one} or {other}.',
        text=quoted(found[0].strip()),
        one=others[0],
        other=others[1],
    )


def _stray(stray: str, text: str, unit: str, localizer: Localizer) -> InputError:
    """Return what is wrong where something beside the digits is neither the unit nor a scale."""
    text, named = quoted(text), _currencies_in(stray, unit, localizer)
    if stray in SUBUNITS:
        return InputError(localizer.render(code_fault(stray)))
    if len(named) == 1:
        sentence = localizer.tr(
            '"{text}" is in {other}, but this field is in {unit}; enter the amount in {unit}, or '
                "change the currency.",
            text=text, other=named[0], unit=unit,
        )  # fmt: skip
        return InputError(sentence, named[0])
    if named:
        codes = ", ".join(named)
        return InputError(
            localizer.tr('"{sign}" is the sign of several currencies; write {codes}.', sign=quoted(stray), codes=codes)
        )
    if stray == "%" and not unit:
        sentence = localizer.tr(
            '"{text}" is a percentage, but this field takes a number; percentages have a separate field.', text=text
        )
        return InputError(sentence, "%")
    return InputError(localizer.tr('"{text}" isn\'t valid here.', text=quoted(stray)))


def _currencies_in(stray: str, unit: str, localizer: Localizer) -> tuple[str, ...]:
    """Return the currencies other than the field's that a text may name."""
    named = currencies_named(stray, localizer) if is_code(unit) else ()
    return () if unit in named else named


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
