"""Texts beside a number, in a header or in a cell's number format: a currency, a unit, a scale or a date order."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from offercalc.domain.values.currencies import read_code, was_currency

BesideKind = Literal["currency", "minor", "percent", "scale", "filler", "unit", "order", "unknown"]
Unit = Literal["hour", "day", "week", "month", "share", "salary", ""]

_DOLLARS = ("USD", "SGD", "AUD", "CAD", "HKD", "NZD", "TWD")
_ONE_CURRENCY = {
    "us$": "USD", "$us": "USD", "s$": "SGD", "a$": "AUD", "au$": "AUD", "hk$": "HKD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "nt$": "TWD", "mx$": "MXN", "r$": "BRL", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "￦": "KRW",
    "฿": "THB", "₫": "VND", "₱": "PHP", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₦": "NGN", "₸": "KZT",
    "₡": "CRC", "₲": "PYG", "rp": "IDR", "rm": "MYR", "r": "ZAR", "zł": "PLN", "zl": "PLN", "kč": "CZK", "ft": "HUF",
    "lei": "RON", "sfr": "CHF", "fr": "CHF", "cn¥": "CNY", "jp¥": "JPY", "元": "CNY", "円": "JPY", "원": "KRW",
    "rupiah": "IDR", "euro": "EUR", "euros": "EUR", "ringgit": "MYR", "baht": "THB", "yen": "JPY", "won": "KRW",
}  # fmt: skip
_SEVERAL = {
    "$": _DOLLARS, "dollar": _DOLLARS, "dollars": _DOLLARS, "dolar": _DOLLARS, "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"), "kr": ("SEK", "NOK", "DKK", "ISK"), "rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR"), "rupees": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "pound": ("GBP", "EGP"), "pounds": ("GBP", "EGP"), "franc": ("CHF", "XOF"), "peso": ("MXN", "PHP"),
}  # fmt: skip
_ALONE = {"$", "dollar", "dollars", "dolar", "pound", "pounds"}
"""Signs of several currencies that mean only the first one; for another currency they are questioned."""
_MINOR = {
    "gbx": "GBP", "gbp": "GBP", "p": "GBP", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "zac": "ZAR",
    "ila": "ILS", "usx": "USD", "usc": "USD", "c": "", "¢": "", "cent": "", "cents": "", "sen": "", "öre": "",
    "øre": "", "agorot": "ILS", "kobo": "NGN", "paise": "INR",
}  # fmt: skip
_SCALES = {
    "k": 3, "000": 3, "000s": 3, "1000": 3, "1000s": 3, "thousand": 3, "thousands": 3, "thsd": 3, "tsd": 3, "rb": 3,
    "ribu": 3, "ribuan": 3, "lakh": 5, "lakhs": 5, "lac": 5, "m": 6, "mm": 6, "mn": 6, "mio": 6, "mil": 6,
    "million": 6, "millions": 6, "000000": 6, "jt": 6, "juta": 6, "jutaan": 6, "crore": 7, "cr": 7, "b": 9, "bn": 9,
    "bio": 9, "mrd": 9, "billion": 9, "billions": 9, "miliar": 9, "milyar": 9, "t": 12, "triliun": 12,
}  # fmt: skip
_PERCENT = {"%", "percent", "persen", "pct", "pc"}
_FILLERS = {"in", "of", "the", "dalam", "as", "per", "a", "an", "each", "no"}
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "jam"), "hour"),
    **dict.fromkeys(("day", "days", "hari"), "day"),
    **dict.fromkeys(("week", "weeks", "minggu"), "week"),
    **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths", "bulan", "bln"), "month"),
    **dict.fromkeys(("unit", "units", "share", "shares", "lembar", "saham", "number", "#", "qty"), "share"),
    **dict.fromkeys(("salary", "base", "gaji", "gaji pokok", "base salary"), "salary"),
}
_ORDERS = re.compile(r"(?P<one>[dmyhbt]+)[\s./-](?P<two>[dmyhbt]+)[\s./-](?P<three>[dmyhbt]+)", re.IGNORECASE)
_LONGEST = 40
"""More letters than a scale and a currency that are written together ever have."""
_TOKENS = re.compile(r"[^\s,;/|+\u00b7-]+")


class Beside(Struct, frozen=True):
    """A text beside a number, and its kind.

    `currencies` are those that a sign may mean; if there are several, the row's currency decides. `scale` is a power of
    ten.
    """

    text: str
    kind: BesideKind
    currencies: tuple[str, ...] = ()
    scale: int = 0
    unit: Unit = ""

    def fits(self, currency: str) -> bool:
        """Whether the text fits an amount in a currency."""
        allowed = self.currencies[:1] if self.text.casefold().strip(".") in _ALONE else self.currencies
        return currency in allowed


def scale_of(text: str) -> int:
    """Return the power of ten of a word such as "k" or "juta", 0 if it is not a scale."""
    return _SCALES.get(text.casefold().strip(".'\u2019"), 0)


def is_mixed_code(text: str) -> bool:
    """Whether a text is a currency code except for its mixed case, such as "GBp"."""
    return read_code(text) is None and was_currency(text.upper())


def beside_of(text: str) -> tuple[Beside, ...]:
    """Return the meaning of each word of a text beside a number, e.g. "USD '000" or "k$"."""
    whole = _day_order(text) or _one(text.strip())
    if whole.kind != "unknown":
        return (whole,)
    return tuple(part for token in _TOKENS.findall(text) for part in _parts(token))


def _parts(token: str) -> tuple[Beside, ...]:
    """Return the meaning of one word, or of a scale and a currency that are written together."""
    found = _one(token)
    if found.kind != "unknown" or len(token) > _LONGEST:
        return (found,)
    for cut in range(1, len(token)):
        first, second = _one(token[:cut]), _one(token[cut:])
        if {first.kind, second.kind} == {"scale", "currency"}:
            return first, second
    return (found,)


def _one(text: str) -> Beside:
    """Return the meaning of one word, the most certain kind first; only codes are case-sensitive."""
    word = text.strip(".'\u2019").casefold() or text
    code = read_code(text)
    if code is not None:
        return Beside(text, "currency", (code,))
    if word in _MINOR:
        return Beside(text, "minor", tuple(filter(None, (_MINOR[word],))))
    if word in _ONE_CURRENCY:
        return Beside(text, "currency", (_ONE_CURRENCY[word],))
    if word in _SEVERAL:
        return Beside(text, "currency", _SEVERAL[word])
    if is_mixed_code(text):
        return Beside(text, "unknown", (text.upper(),))
    if word in _SCALES:
        return Beside(text, "scale", scale=_SCALES[word])
    if word in _UNITS:
        return Beside(text, "unit", unit=_UNITS[word])
    if word in _PERCENT:
        return Beside(text, "percent")
    return Beside(text, "filler" if word in _FILLERS else "unknown")


def _day_order(text: str) -> Beside | None:
    """Return the date order stated in a header, e.g. "DD/MM/YYYY" or "hh/bb/tttt"; None if there is none."""
    found = _ORDERS.fullmatch(text.strip())
    if found is None:
        return None
    order = "".join({"h": "d", "b": "m", "t": "y"}.get(part[0].lower(), part[0].lower()) for part in found.groups())
    return Beside(order, "order") if sorted(order) == ["d", "m", "y"] else None
