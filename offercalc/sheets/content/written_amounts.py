"""Amounts and numbers of shares in free text, such as labels and titles."""

from __future__ import annotations

import re

from offercalc.domain.values.currencies import CURRENT

_SIGNS = "[$£€¥₹₩₽₺₴₫฿₱₦₪]"
_CODES = rf"(?:{'|'.join(sorted(CURRENT))}|(?i:usd|eur|idr|gbp|sgd|jpy|inr|aud|cad|chf|myr))"
_NAMED = "(?:(?i:rp|rm)|kr|zł)"
_SIGNED = rf"(?:(?:\b[A-Za-z]{{1,3}})?{_SIGNS}|\b{_NAMED}\.?|\b{_CODES}\b)"
_NUMBER = r"\d[\d.,'\u2019\u00a0\u202f]*(?<=\d)"
_SCALE = r"(?:[kKMB]|(?i:[mb]n|tn|jt|rb|juta|ribu|miliar|triliun|million|thousand|billion|lakh|crore))\b"
_COUNTED = r"(?i:RSUs?|PSUs?|SARs?|units?|shares?|options?|stocks?|saham|opsi|lembar)\b"
_GROUPED = r"\b\d{1,3}(?:[.,'\u2019\u00a0\u202f]\d{2,3})+\b(?!\s?%)"
_AMOUNT = re.compile(
    rf"{_SIGNED}\s?{_NUMBER}(?:\s?(?:{_SCALE}|m\b))?(?!\w)"
    rf"|\b(?!40[13]\(?[kb]){_NUMBER}\s?(?:{_SCALE}|{_COUNTED}|{_SIGNS}|(?:{_NAMED}|{_CODES})\b)"
    rf"|{_GROUPED}|\b\d{{5,}}\b(?!\s?%)"
)
"""A number with a currency, with a word for thousands or for shares, or with grouped or at least five digits."""


def without_amounts(text: str, hidden: str) -> str:
    """Replace amounts and numbers of shares by `hidden`; years, levels, percentages and months stay."""
    return _AMOUNT.sub(hidden, text)
