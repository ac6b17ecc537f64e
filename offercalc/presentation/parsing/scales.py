"""Words and letters for powers of ten after the digits of an amount, such as "k", "juta" or "crore"."""

from __future__ import annotations

from functools import cache

from babel import Locale
from msgspec import Struct

from offercalc.domain.values.currencies import read_code
from offercalc.presentation.formats.currency_signs import currencies_named, is_code, names
from offercalc.presentation.formats.localizer import Localizer

MILLION_OR_MILIAR = "m"
"""The letter for a million in most languages, and for a billion (miliar) in Indonesian."""
_WORDS = {
    3: "k thousand thousands rb ribu tsd tausend",
    4: "万 萬 만",
    5: "lakh lakhs lac lacs",
    6: "mn mm mio mln million millions millionen jt juta",
    7: "cr crore crores",
    8: "億 亿 억",
    9: "b bn billion billions miliar milyar mrd mld milliard milliards milliarde milliarden",
    12: "t tn trillion trillions triliun trilyun",
}
"""Scales that mean the same wherever the reader's locale does not use them for another power of ten."""
_OWN_POWERS = {"id": 9}
_MILLION = 6
_LAKH, LAKHS = 5, frozenset({"BDT", "INR", "LKR", "NPR", "PKR"})
"""Currencies of the countries where "12L" is 12 lakh, and 1200000 is written as 12,00,000."""
_THOUSANDS = {"EUR": ("t€", "teur"), "CHF": ("tchf",)}
"""How German speakers write thousands of a currency."""
_RUPIAH = "IDR"
_GAPS = ". \u00a0\u202f"
_LARGEST_POWER = 14


class Scaled(Struct, frozen=True):
    """What a text after digits may mean: its possible powers of ten, and the part of it that means nothing."""

    powers: frozenset[int]
    word: str = ""
    stray: str = ""


def scale_of(after: str, unit: str, localizer: Localizer) -> Scaled:
    """Return the powers of ten that a text after digits may mean: a scale, the unit of the field, or both."""
    after = after.strip()
    powers = {0} if not after or names(after, unit, localizer) else set()
    folded, read, stray = after.casefold(), dict[str, set[int]](), after
    for word, found in _scales(unit, localizer).items():
        rest = after[len(word) :]
        if not folded.startswith(word) or _is_longer_word(word, rest):
            continue
        rest = rest.strip(_GAPS)
        if not rest or names(rest, unit, localizer):
            read[word] = found
        elif len(rest) < len(stray):
            stray = rest
    used = max(read, key=len, default="")  # "T€" is a thousand euros, though "T" is a trillion
    powers |= read.get(used, set())
    if used and is_code(unit) and unit not in (others := currencies_named(after, localizer)) and others:
        return Scaled(frozenset(), stray=after)
    return Scaled(frozenset(powers), used, "" if powers else stray)


def _is_longer_word(word: str, rest: str) -> bool:
    """Whether the letters of a scale are only the start of a word, other than a scale with a code, as in "MUSD"."""
    return rest[:1].isalpha() and word[-1].isascii() and rest[:1].isascii() and read_code(rest) is None


def _scales(unit: str, localizer: Localizer) -> dict[str, set[int]]:
    """Return the powers of ten that each word may mean in the reader's locale, for amounts in a unit."""
    found = {word: set(powers) for word, powers in _locale_scales(localizer.figures.locale).items()}
    own = found.setdefault(MILLION_OR_MILIAR, set()) | {_OWN_POWERS.get(localizer.language, _MILLION)}
    is_rupiah, is_indonesian = unit == _RUPIAH, localizer.language == "id"
    if is_code(unit) and is_rupiah != is_indonesian:
        own = own | {_MILLION, _OWN_POWERS["id"]}
    found[MILLION_OR_MILIAR] = own
    found |= {word: {3} for word in _THOUSANDS.get(unit, ())}
    if unit in LAKHS:
        found.setdefault("l", set()).add(_LAKH)
    return found


@cache
def _locale_scales(locale: Locale) -> dict[str, frozenset[int]]:
    """Return the scales of every locale together with those that a locale's compact numbers use."""
    found: dict[str, set[int]] = {word: {power} for power, words in _WORDS.items() for word in words.split()}
    for form in ("short", "long"):
        for count in ("one", "other"):
            patterns = locale.compact_decimal_formats.get(form, {}).get(count, {})
            for power in range(_LARGEST_POWER + 1):
                pattern = str(getattr(patterns.get(str(10**power)), "pattern", "")).split(";")[0].replace("'", "")
                word = "".join(pattern.split("0")).strip(_GAPS).casefold()
                if word and "0" in pattern:
                    found.setdefault(word, set()).add(power - pattern.count("0") + 1)
    return {word: frozenset(powers) for word, powers in found.items()}
