"""Currency codes and signs as typed beside an amount, and error messages for invalid codes."""

from __future__ import annotations

from functools import cache
from unicodedata import category

from babel import Locale

from offercalc.domain.values.currencies import CURRENT, SUBUNITS, read_code, was_currency
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.sanitize import quoted

NO_CURRENCY = "XTS"
"""The code that ISO 4217 reserves for testing, which no amount is in: the unit of an amount that names its own."""
_MORE_SIGNS = {
    "AED": ("Dh", "Dhs", "Dhs.", "dirham", "dirhams"),
    "AUD": ("A$",),
    "BRL": ("R$", "reais"),
    "CAD": ("C$",),
    "CHF": ("Fr", "Fr.", "SFr", "SFr.", "francs", "Franken"),
    "CNY": ("RMB", "yuan", "元"),
    "CZK": ("Kč",),
    "DKK": ("kr", "kr."),
    "EUR": ("euro", "euros"),
    "GBP": ("pounds",),
    "HUF": ("Ft",),
    "IDR": ("Rp", "Rp.", "rupiah"),
    "INR": ("Rs", "Rs.", "rupees"),
    "ISK": ("kr", "kr."),
    "JPY": ("yen", "円"),
    "KRW": ("won", "원"),
    "LKR": ("Rs", "Rs.", "rupees"),
    "MUR": ("Rs", "Rs.", "rupees"),
    "MXN": ("Mex$",),
    "MYR": ("RM", "ringgit"),
    "NOK": ("kr", "kr."),
    "NPR": ("Rs", "Rs.", "rupees"),
    "PHP": ("Php",),
    "PKR": ("Rs", "Rs.", "rupees"),
    "PLN": ("zł", "zl"),
    "SEK": ("kr", "kr."),
    "SGD": ("S$",),
    "THB": ("baht",),
    "TRY": ("TL",),
    "USD": ("US$", "dollars"),
    "ZAR": ("R", "rand"),
}
"""Signs in use that the locale data lacks."""
_PERCENT = frozenset({"percent", "pct", "pct.", "persen", "prozent", "\uff05", "\u066a"})
_ENGLISH = Locale("en")
_SUBUNIT_NAMES = {"GBP": N_("pence"), "ILS": N_("agorot"), "ZAR": N_("cents")}
_CODE_LENGTH = 3


def is_code(unit: str) -> bool:
    """Whether the unit of a field is a currency, as opposed to "%" or none."""
    return len(unit) == _CODE_LENGTH


def without_marks(text: str) -> str:
    """Return a text without the invisible direction marks that some locales write beside signs."""
    return "".join(sign for sign in text if category(sign) != "Cf")


def names(text: str, unit: str, localizer: Localizer) -> bool:
    """Whether a text beside a number names its unit: a currency by code or sign, or "%"."""
    if not is_code(unit):
        return text == unit or (unit == "%" and _plain(text) in _PERCENT)
    return read_code(text) == unit or _plain(text) in _signs(unit, localizer.figures.locale)


def currencies_named(text: str, localizer: Localizer) -> tuple[str, ...]:
    """Return the currencies in use that a text names by code or sign: several if a sign is shared, none for others.

    A sign of several currencies names only the one that uses it in the reader's locale, if there is one.
    """
    code = read_code(text)
    if code is not None:
        return (code,)
    sign = _plain(text)
    if not sign:
        return ()
    by_locale = _named_by_symbol(localizer.figures.locale).get(sign)
    return (by_locale,) if by_locale else tuple(one for one in sorted(CURRENT) if sign in _signs(one, _ENGLISH))


@cache
def _named_by_symbol(locale: Locale) -> dict[str, str]:
    """Return the currency of each symbol of a locale, normalized by `_plain`."""
    from babel.numbers import get_currency_symbol  # noqa: PLC0415 - slow to load

    symbols = ((_plain(get_currency_symbol(one, locale=locale)), one) for one in sorted(CURRENT, reverse=True))
    return dict(symbols)


def code_fault(text: str) -> LazyText:
    """Return the error message for a code that `read_code` rejects, with what to write instead."""
    code = text.strip()
    whole = SUBUNITS.get(code) or SUBUNITS.get(code.upper())
    if whole is not None:
        sentence = N_('"{code}" is {name}, a hundredth of {currency}; enter the amount in {currency}: 24.17 for 2417.')
        return LazyText(sentence, code=code, name=LazyText(_SUBUNIT_NAMES[whole]), currency=whole)
    if was_currency(code.upper()):
        return LazyText(
            N_('"{code}" isn\'t a currency code; enter {known} if that is what you mean.'),
            code=code,
            known=code.upper(),
        )
    return LazyText(
        N_('"{currency}" isn\'t a currency code; enter an ISO 4217 code, e.g. USD or IDR.'), currency=quoted(code)
    )


@cache
def _signs(code: str, locale: Locale) -> frozenset[str]:
    """Return the signs of a currency in a locale, in English and in `_MORE_SIGNS`, normalized by `_plain`."""
    from babel.numbers import get_currency_symbol  # noqa: PLC0415 - slow to load

    shown = (get_currency_symbol(code, locale=locale), get_currency_symbol(code, locale=_ENGLISH))
    return frozenset(_plain(sign) for sign in (*shown, *_MORE_SIGNS.get(code, ())) if sign != code)


def _plain(sign: str) -> str:
    """Return a sign in lower case, without spaces and invisible marks."""
    return "".join(without_marks(sign).casefold().split())
