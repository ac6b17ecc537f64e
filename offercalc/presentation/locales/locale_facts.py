"""How the locales of the program's own languages write figures and dates."""

# Babel knows it of every locale, but reading what it knows of one takes a twentieth of the way to the first paint and
# 5 MB. Tests compare each of these facts with Babel's.

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import Locale

_EVERYWHERE = {
    "BRL": "R$",
    "CAD": "CA$",
    "CNY": "CN¥",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "ILS": "₪",
    "KRW": "₩",
    "MXN": "MX$",
    "NZD": "NZ$",
    "TWD": "NT$",
    "VND": "₫",
    "XAF": "FCFA",
    "XCD": "EC$",
    "XCG": "Cg.",
    "XOF": "F\u202fCFA",
    "XPF": "CFPF",
}
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_INDONESIAN_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_NO_CURRENCY = "X" * 3
"""The code of ISO 4217 where no currency is involved."""
_THOUSAND = 3


class LocaleFacts(NamedTuple):
    """The facts of a locale that groups digits by three and puts the currency right before the amount.

    `day_form` joins `{day}`, `{month}` and `{year}`; the short name of a month is its first three letters, but for
    those in `short_months`. The scales are what follows a number of thousands, millions, billions and trillions.
    """

    group_sign: str
    decimal_sign: str
    day_form: str
    months: tuple[str, ...]
    short_months: Mapping[str, str]
    symbols: Mapping[str, str]
    scales: Mapping[str, tuple[str, ...]]

    def number(self, value: Decimal, digits: int) -> str:
        """Write a number with grouping and `digits` decimal places."""
        return f"{value:,.{digits}f}".translate({ord(","): self.group_sign, ord("."): self.decimal_sign})

    def day(self, value: date, *, is_brief: bool = False) -> str:
        """Write a date, with the name of its month in full or briefly."""
        month = self.months[value.month - 1]
        return self.day_form.format(day=value.day, month=self.brief(month) if is_brief else month, year=value.year)

    def brief(self, month: str) -> str:
        """Return the short name of a month."""
        return self.short_months.get(month, month[:3])

    def symbol(self, currency: str) -> str:
        """Return the symbol of a currency, which is its code if it has no other."""
        return self.symbols.get(currency, currency)

    def compact_form(self, power: int, form: str) -> tuple[str, int]:
        """Return the form of numbers of a power of ten from 3 to 14, with 0 for the number, and its power of ten."""
        scale = power // _THOUSAND
        return f"0{self.scales[form][scale - 1]}", scale * _THOUSAND


_ENGLISH = LocaleFacts(
    group_sign=",",
    decimal_sign=".",
    day_form="{month} {day}, {year}",
    months=_ENGLISH_MONTHS,
    short_months={},
    symbols={**_EVERYWHERE, "AUD": "A$", "INR": "₹", "JPY": "¥", "PHP": "₱", "USD": "$", _NO_CURRENCY: "¤"},
    scales={
        "short": ("K", "M", "B", "T"),
        "long": ("\u00a0thousand", "\u00a0million", "\u00a0billion", "\u00a0trillion"),
    },
)
_INDONESIAN = LocaleFacts(
    group_sign=".",
    decimal_sign=",",
    day_form="{day} {month} {year}",
    months=_INDONESIAN_MONTHS,
    short_months={"Agustus": "Agu"},
    symbols={**_EVERYWHERE, "AUD": "AU$", "IDR": "Rp", "INR": "Rs", "JPY": "JP¥", "THB": "฿", "USD": "US$"},
    scales={
        "short": ("\u00a0rb", "\u00a0jt", "\u00a0M", "\u00a0T"),
        "long": ("\u00a0ribu", "\u00a0juta", "\u00a0miliar", "\u00a0triliun"),
    },
)
KNOWN = {"en": _ENGLISH, "en_US": _ENGLISH, "id": _INDONESIAN, "id_ID": _INDONESIAN}
"""The facts by locale."""


@cache
def facts_of(locale: Locale) -> LocaleFacts | None:
    """Return the facts of a locale, None if only Babel knows them."""
    return KNOWN.get(str(locale))


@cache
def month_names(locale: Locale) -> tuple[tuple[str, int], ...]:
    """Return the names of the months of a locale, in full and brief, each with the month's number."""
    facts = facts_of(locale)
    if facts is not None:
        names = facts.months, tuple(map(facts.brief, facts.months))
        return tuple((name, number) for width in names for number, name in enumerate(width, start=1))
    from babel.dates import get_month_names  # noqa: PLC0415 - most people need no more than what is above

    return tuple(
        (name, number)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    )
