"""Amounts in Indonesian words, as letters and receipts write them beside the figures."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import get_currency_name

_DIGITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_THOUSAND = 1000
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
LARGEST = _THOUSAND ** len(_SCALES) - 1
"""The largest whole number that can be written."""


def terbilang(number: int) -> str:
    """Return a whole number in Indonesian words, e.g. 1,250 as "seribu dua ratus lima puluh".

    Raises ValueError if it is negative or above `LARGEST`.
    """
    if not 0 <= number <= LARGEST:
        message = f"{number} can't be written in words"
        raise ValueError(message)
    if number == 0:
        return "nol"
    groups = []
    for scale in _SCALES:
        number, group = divmod(number, _THOUSAND)
        if group == 1 and scale == "ribu":
            groups.append("seribu")
        elif group:
            groups.append(f"{_below_thousand(group)} {scale}".strip())
    return " ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    words = ["seratus" if hundreds == 1 else f"{_DIGITS[hundreds]} ratus"] if hundreds else []
    if rest == _TEN:
        words.append("sepuluh")
    elif rest == _TEN + 1:
        words.append("sebelas")
    elif _TEN < rest < _TWENTY:
        words.append(f"{_DIGITS[rest - _TEN]} belas")
    else:
        tens, ones = divmod(rest, _TEN)
        words += [f"{_DIGITS[tens]} puluh"] if tens else []
        words += [_DIGITS[ones]] if ones else []
    return " ".join(words)


def amount_in_words(amount: Decimal, currency: str) -> str:
    """Return an amount in Indonesian words with its currency; "" if it is negative, too large or has decimal places."""
    if amount != amount.to_integral_value() or not 0 <= amount <= LARGEST:
        return ""
    name = "rupiah" if currency == "IDR" else get_currency_name(currency, locale="id")
    return f"{terbilang(int(amount))} {name[:1].lower()}{name[1:]}"
