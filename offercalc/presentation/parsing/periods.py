"""Amounts with the period they are paid for, such as "$210,000 per year", "50rb/hari" or "18.5 LPA"."""

from __future__ import annotations

import re

from offercalc.domain.offer.pay_period import Period
from offercalc.presentation.formats.currency_signs import without_marks
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.late_pattern import LatePattern

_NOUNS: dict[Period, str] = {
    "year": "year yr annum tahun thn jahr",
    "month": "month mo mth bulan bln monat",
    "two_weeks": "fortnight",
    "week": "week wk minggu woche",
    "day": "day hari tag",
    "hour": "hour hr h jam stunde",
}
_ADVERBS: dict[Period, str] = {
    "year": "annually annual yearly pa p.a p.a. setahun jährlich",
    "month": "monthly pcm p.m. sebulan monatlich",
    "two_weeks": "fortnightly biweekly",
    "week": "weekly seminggu wöchentlich",
    "day": "daily sehari täglich",
    "hour": "hourly sejam stündlich",
}
_BY_NOUN = {word: period for period, words in _NOUNS.items() for word in words.split()}
_BY_ADVERB = {word: period for period, words in _ADVERBS.items() for word in words.split()}
_DAY_OR_HOUR = "hr"
"""Short for an hour in English, and for a day (hari) in Indonesian."""
_PER = LatePattern(
    r"(?P<amount>.*[0-9].*?)\s*(?:/\s*|(?<=\s)(?:per|an?|each|every|pro|im|setiap|tiap)\s+)(?P<noun>[^\W\d_]+)\.?",
    re.IGNORECASE | re.DOTALL,
)
_REGULARLY = LatePattern(r"(?P<amount>.*[0-9].*?)\s+(?P<adverb>[^\W\d_][^\s\d]*)", re.DOTALL)
_LAKHS_A_YEAR = LatePattern(r"(?P<amount>.*[0-9])\s*lpa\.?", re.IGNORECASE | re.DOTALL)
_LONGEST = 200


def split_period(text: str, localizer: Localizer) -> tuple[str, Period] | None:
    """Return an amount without the period named after it, and that period; None if none is named."""
    text = without_marks(text).strip()[:_LONGEST]
    if (found := _LAKHS_A_YEAR.fullmatch(text)) is not None:
        return f"{found['amount']} lakh", "year"
    if (found := _PER.fullmatch(text)) is not None:
        period = _noun(found["noun"].casefold(), localizer)
        return None if period is None else (found["amount"].strip(), period)
    if (found := _REGULARLY.fullmatch(text)) is not None:
        period = _BY_ADVERB.get(found["adverb"].casefold())
        return None if period is None else (found["amount"], period)
    return None


def _noun(word: str, localizer: Localizer) -> Period | None:
    """Return the period of a word; one that means two of them in the reader's language means none."""
    return None if word == _DAY_OR_HOUR and localizer.language == "id" else _BY_NOUN.get(word)
