"""Pay periods as written in headers and cells, in English and Indonesian."""

from __future__ import annotations

import re
from typing import get_args

from offercalc.domain.offer.pay_period import Period

_PERIODS: dict[str, Period] = {
    **{period: period for period in get_args(Period)},
    "yearly": "year", "annual": "year", "annually": "year", "years": "year", "pa": "year", "p a": "year",
    "annum": "year", "yr": "year", "tahun": "year",
    "tahunan": "year", "setahun": "year", "monthly": "month", "months": "month", "mo": "month", "mth": "month",
    "pm": "month", "p m": "month", "bulan": "month", "bulanan": "month",
    "sebulan": "month", "semimonthly": "semimonth", "semi monthly": "semimonth",
    "semi month": "semimonth",
    "twice a month": "semimonth", "biweekly": "two_weeks", "bi weekly": "two_weeks", "fortnightly": "two_weeks",
    "two weeks": "two_weeks", "fortnight": "two_weeks", "dua minggu": "two_weeks", "weekly": "week", "wk": "week",
    "minggu": "week", "mingguan": "week", "seminggu": "week", "daily": "day", "hari": "day", "harian": "day",
    "sehari": "day",
    "hourly": "hour", "hr": "hour", "jam": "hour", "hours": "hour",
}  # fmt: skip
_NOUNS = {
    *get_args(Period), "years", "months", "hours", "mo", "mth", "wk", "hr", "annum", "yr", "tahun", "bulan", "minggu",
    "hari", "jam", "two weeks", "dua minggu",
}  # fmt: skip
_KIND_OF_PAY = re.compile(r" (?:salary|wage)$")
"""What exports add to a period, such as "per-hour-wage"."""
_PLACES = re.compile(r"[/\s](?=[\s/.\w-]+$)")
"""Where a period may begin: what follows has no sign of a currency."""
_LAKHS = re.compile(r"(?P<number>.*\d)\s*l\.?\s?p\.?\s?a\.?", re.IGNORECASE | re.DOTALL)
_SIGNS = re.compile(r"[\W_]+")


def plain_words(text: str) -> str:
    """Return a header in lower case with single spaces, and with the signs of percent and per as words."""
    return _SIGNS.sub(" ", text.casefold().replace("%", " percent ").replace("/", " per ")).strip()


def period_of(text: str) -> Period | None:
    """Parse a pay period, e.g. "per month", "/bulan" or "year"; None if the text is not one."""
    plain = _KIND_OF_PAY.sub("", plain_words(text))
    return _PERIODS.get(plain) or _PERIODS.get(plain.removeprefix("per ").removeprefix("a "))


def amount_and_period(text: str) -> tuple[str, Period | None]:
    """Return a text such as "$85 per hour" without its period, and the period; None if it states none.

    "24 LPA" is what India writes for lakhs per annum.
    """
    lakhs = _LAKHS.fullmatch(text)
    if lakhs is not None:
        return f"{lakhs['number']} lakh", "year"
    for place in _PLACES.finditer(text):
        before, period = text[: place.start()].rstrip(), period_of(text[place.start() :])
        if period is not None and any(sign.isdigit() for sign in before):
            return before, period
    return text, None


def periods_within(plain: str) -> dict[str, Period]:
    """Return what is left of a header without each period in it, e.g. "salary" of "salary per month", by that rest."""
    found: dict[str, Period] = {}
    for word, period in sorted(_PERIODS.items(), key=lambda item: -len(item[0])):
        per = "per (?:a )?" if word in _NOUNS else "(?:per )?"
        rest = re.sub(rf"\b{per}{re.escape(word)}\b", "", plain)
        if rest != plain:
            found.setdefault(plain_words(rest), period)
    return found
