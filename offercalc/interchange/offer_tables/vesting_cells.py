"""Parsing of the cells of vesting: a preset, even instalments in words, or percentages by year."""

from __future__ import annotations

import re
from decimal import Decimal

from offercalc.domain.vesting.schedule import Presets, Vesting
from offercalc.presentation.parsing.even_vesting import read_even_words

_YEARS = re.compile(r"\d{1,3}(?:\.\d{1,4})?(?:\s*%)?(?:\s*[-/,;|]\s*\d{1,3}(?:\.\d{1,4})?(?:\s*%)?)+")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,4})?")
_WHOLE = 100


def vesting_of(text: str, presets: Presets) -> Vesting | None:
    """Return vesting by the id or name of a preset, as even instalments, or as percentages by year such as 40/30/20/10.

    It is None, meaning unknown, if the text is empty. What is not understood is returned as the name of a preset.
    """
    if not text:
        return None
    plain = text.casefold()
    preset = next((one.id for one in presets.values() if plain in {one.id.casefold(), one.name.casefold()}), None)
    if preset is not None:
        return Vesting(preset=preset)
    even = read_even_words(text)
    if even is not None:
        return Vesting(even=even)
    percents = tuple(map(Decimal, _NUMBER.findall(text))) if _YEARS.fullmatch(text.strip()) else ()
    return Vesting(percent_by_year=percents) if sum(percents) == _WHOLE else Vesting(preset=text)
