"""Formatting of numbers, money and dates for one locale; all formatting is done here."""

# Babel's own currency formats show rupiah as "IDR" in English and round a compact 999,950 to "1000K"; this module
# combines Babel's decimal formats with its own symbols and scales.

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Literal

from babel import Locale

from offercalc.domain.values.money import EXACT, round_half_up
from offercalc.presentation.locales.locale_facts import facts_of

NO_BREAK = "\u00a0"
MINUS = "\u2212"
"""The sign before a negative amount, as wide as a plus sign; a hyphen would be read as a dash."""
_OWN_SYMBOLS = {"IDR": "Rp"}
_QUOTE = "'"
"""The group separator of Switzerland, which Babel 2.19 takes for a quotation mark: it writes 1000000'000."""
_PLAIN = Locale("en")
_SPELLED_OUT = {"en", "id"}
"""The languages of the program, whose words for scales have one form; "10,07 M" would mean billions or millions."""
_SMALLEST_POWER, _LARGEST_POWER = 3, 14
_COARSE_SCALE = 5
_COMPACT_PLACES = 2
_AT_HAND = 4096
CompactForm = Literal["long", "short"]
"""Scales in words, as in "4,53 miliar", or abbreviated, as in "4,53 M"."""
DISPLAY_DIGITS = 0
"""Decimal places of amounts in tables: none, because a year's pay in cents is noise."""

_LONG = 10_000_000


class NumberFormat:
    """Formats for one locale; values that are not rounded yet are rounded half up."""

    def __init__(self, locale: Locale) -> None:
        """Take the Babel locale to format for."""
        self.locale = locale
        self._symbols = dict(_OWN_SYMBOLS)
        self._written: dict[tuple[Decimal, int], str] = {}  # most of a screen stays as it is when one figure changes

    is_relative = False
    """Whether amounts are shown as percentages of one of them, so that unit prices and counts are left out."""

    shows_amounts = True
    """Whether amounts are shown as they are, neither masked nor as percentages."""

    def measure(self, currency: str) -> str:
        """Return the unit of a table of amounts in a currency: its code."""
        return currency

    def unit(self, currency: str) -> Decimal:  # noqa: ARG002 - the same for every currency here
        """Return the amount in a currency that is one unit of a chart axis."""
        return Decimal(1)

    @property
    def group_sign(self) -> str:
        """Return the separator between groups of digits."""
        return _signs(self.locale)[0]

    @property
    def decimal_sign(self) -> str:
        """Return the decimal separator."""
        return _signs(self.locale)[1]

    def decimal(self, value: Decimal, digits: int) -> str:
        """Write a number with grouping and exactly `digits` decimal places."""
        text = self._written.get((value, digits))
        if text is None:
            if len(self._written) >= _AT_HAND:
                self._written.clear()
            text = self._written[value, digits] = _written(value, digits, self.locale)
        return text

    def number(self, value: Decimal) -> str:
        """Write a number with grouping and as many decimal places as it has, e.g. units or a percentage."""
        plain = value.normalize(EXACT)
        return self.decimal(plain, max(0, -int(plain.as_tuple().exponent)))

    def significant(self, value: Decimal, digits: int = 6) -> str:
        """Write a number with `digits` significant digits, but at least its whole part, e.g. a rate."""
        places = max(0, digits - 1 - value.adjusted())
        return self.number(round_half_up(Fraction(value), places))

    def percent(self, value: Decimal, digits: int = 0) -> str:
        """Write a percentage given in hundredths, e.g. 15 as "15%"."""
        return f"{self.decimal(round_half_up(Fraction(value), digits), digits).replace('-', MINUS)}%"

    def symbol(self, currency: str) -> str:
        """Return the symbol of a currency, e.g. "$" or "Rp"."""
        if currency not in self._symbols:
            facts = facts_of(self.locale)
            self._symbols[currency] = facts.symbol(currency) if facts else _symbol(currency, self.locale)
        return self._symbols[currency]

    def stated(self, amount: Decimal, currency: str) -> str:
        """Write an amount with its currency's symbol and as many decimal places as it was stated with.

        If it has any, it has at least those of its currency: 112.5 is "$112.50".
        """
        digits = max(0, -int(amount.as_tuple().exponent))
        if digits:
            from babel.numbers import get_currency_precision  # noqa: PLC0415 - slow to load

            digits = max(digits, get_currency_precision(currency))
        return self.money(amount, currency, digits)

    def money(self, amount: Decimal, currency: str, digits: int = DISPLAY_DIGITS) -> str:
        """Write an already rounded amount with its currency's symbol and `digits` decimal places."""
        return self._with_symbol(self.decimal(abs(amount), digits), currency, negative=amount < 0)

    def compact(self, amount: Decimal, currency: str) -> str:
        """Write an amount in words for cards, lists and sentences, e.g. "$1.05 million" or "Rp 4,53 miliar"."""
        form: CompactForm = "long" if self.locale.language in _SPELLED_OUT else "short"
        return self._with_symbol(self.compact_decimal(abs(amount), form), currency, negative=amount < 0)

    def in_sentence(self, amount: Decimal, currency: str) -> str:
        """Write an already rounded amount for a sentence: in full up to seven digits, otherwise briefly."""
        return self.compact(amount, currency) if abs(amount) >= _LONG else self.money(amount, currency)

    def axis_mark(self, amount: Decimal, currency: str) -> str:
        """Write an amount as briefly as the axis of a chart needs it, e.g. "$1.05M" or "Rp 4,53 M"."""
        return self._with_symbol(self.compact_decimal(abs(amount)), currency, negative=amount < 0)

    def compact_decimal(self, value: Decimal, form: CompactForm = "short") -> str:
        """Write a non-negative number briefly, with the locale's words or abbreviations for thousands and so on."""
        power = max(0, min(value.adjusted(), _LARGEST_POWER)) if value else 0
        while power >= _SMALLEST_POWER:
            pattern, scale = _compact_form(self.locale, power, form)
            places = _COMPACT_PLACES if scale >= _COARSE_SCALE else 0
            scaled = round_half_up(Fraction(value) / 10**scale, places)
            if scaled < 10 ** (power - scale + 1) or power == _LARGEST_POWER:
                return pattern.replace("0", self.number(scaled), 1)
            power += 1
        return self.decimal(round_half_up(Fraction(value), 0), 0)

    def day(self, value: date) -> str:
        """Write a date in full, e.g. "30 October 2026"."""
        return _written_day(value, self.locale, is_brief=False)

    def short_day(self, value: date) -> str:
        """Write a date briefly, e.g. "30 Oct 2026"."""
        return _written_day(value, self.locale, is_brief=True)

    def month(self, value: date) -> str:
        """Write the month and year of a date briefly, e.g. "Oct 2026"."""
        from babel.dates import format_skeleton  # noqa: PLC0415

        return format_skeleton("yMMM", value, locale=self.locale)

    def moment(self, value: datetime) -> str:
        """Write a date and time in the local time zone, e.g. "30 Oct 2026, 14:05"."""
        from babel.dates import format_time  # noqa: PLC0415

        here = value.astimezone()
        return f"{self.short_day(here.date())}, {format_time(here, format='short', locale=self.locale)}"

    @cached_property
    def _symbol_place(self) -> tuple[bool, bool]:
        return _symbol_place(self.locale)

    def _with_symbol(self, number: str, currency: str, *, negative: bool) -> str:
        symbol = self.symbol(currency)
        leads, spaced = self._symbol_place
        gap = NO_BREAK if spaced or (leads and symbol[-1].isalpha()) else ""
        text = f"{symbol}{gap}{number}" if leads else f"{number}{gap}{symbol}"
        return f"{MINUS}{text}" if negative else text


def _symbol(currency: str, locale: Locale) -> str:
    from babel.numbers import get_currency_symbol  # noqa: PLC0415 - slow to load

    return get_currency_symbol(currency, locale=locale)


def _written(value: Decimal, digits: int, locale: Locale) -> str:
    """Write a number with grouping and a fixed number of decimal places."""
    facts = facts_of(locale)
    with localcontext(EXACT):
        if facts is not None:
            return facts.number(value or Decimal(0), digits)
        from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - slow to load

        pattern = _grouped(locale, digits)
        if get_group_symbol(locale) != _QUOTE:
            return format_decimal(value or Decimal(0), format=pattern, locale=locale)
        plain = format_decimal(value or Decimal(0), format=pattern, locale=_PLAIN)
        return plain.translate({ord(","): _QUOTE, ord("."): get_decimal_symbol(locale)})


@lru_cache(maxsize=_AT_HAND)
def _written_day(value: date, locale: Locale, *, is_brief: bool) -> str:
    """Write a date; results are cached, since many lines of a table have the same dates."""
    facts = facts_of(locale)
    if facts is not None:
        return facts.day(value, is_brief=is_brief)
    from babel.dates import format_date  # noqa: PLC0415 - the terminal's converter does without it

    pattern = str(locale.date_formats["long"].pattern)
    return format_date(value, format=pattern.replace("MMMM", "MMM") if is_brief else pattern, locale=locale)


@cache
def _signs(locale: Locale) -> tuple[str, str]:
    """Return the separator between groups of digits and that of decimals."""
    facts = facts_of(locale)
    if facts is not None:
        return facts.group_sign, facts.decimal_sign
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - slow to load

    return get_group_symbol(locale), get_decimal_symbol(locale)


@cache
def _grouped(locale: Locale, digits: int) -> str:
    """Return the locale's number pattern with a fixed number of decimal places."""
    whole = locale.decimal_formats[None].pattern.split(";")[0].split(".")[0]
    return f"{whole}.{'0' * digits}" if digits else whole


@cache
def _symbol_place(locale: Locale) -> tuple[bool, bool]:
    """Return whether a locale writes the currency symbol before the number, and whether a space is between them."""
    if facts_of(locale) is not None:
        return True, False
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    return pattern.index("¤") < min(pattern.find(sign) for sign in "#0" if sign in pattern), NO_BREAK in pattern


@cache
def _compact_form(locale: Locale, power: int, form: CompactForm) -> tuple[str, int]:
    """Return the locale's compact form for numbers of a power of ten, with one 0 for the number, and its power of ten.

    CLDR writes "00K" for ten thousand: two digits before the K, so the scale is a thousand.
    """
    facts = facts_of(locale)
    if facts is not None:
        return facts.compact_form(power, form)
    pattern = (
        locale.compact_decimal_formats[form]["other"][str(10**power)].pattern.replace("'", "").replace(" ", NO_BREAK)
    )
    zeros = pattern.count("0")
    if pattern == "0":
        return "0", 0
    return pattern.replace("0" * zeros, "0", 1), power - zeros + 1
