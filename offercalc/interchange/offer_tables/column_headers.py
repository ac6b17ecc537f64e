"""Parsing of column headers: the meaning of the column, and its currency, scale, date order and pay period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from msgspec import Struct

from offercalc.domain.offer.pay_period import Period
from offercalc.interchange.offer_tables.column_meanings import (
    IN_DAYS,
    IN_MONTHS,
    MEANINGS,
    PERIODIC,
    UNITS,
    Kind,
    recognised,
)
from offercalc.interchange.offer_tables.pay_periods import period_of, periods_within, plain_words
from offercalc.interchange.spreadsheets.units import Beside, BesideKind, beside_of
from offercalc.presentation.formats.localizer import Localizer

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_WORDS = re.compile(r"[^\s_/,;:|\u2013\u2014-]+")
_PERIODS: dict[str, tuple[Period, ...]] = {
    "bonus": ("year",),
    "bonus_percent": ("year",),
    "hours_per_week": ("week", "hour"),
    "thr_months": ("month",),
    "bonus_months": ("month",),
    "leaving_pay": ("month",),
    "leaving_pay_later": ("month",),
    "leaving_pay_years": ("year",),
    **dict.fromkeys(IN_MONTHS, ("month",)),
    **dict.fromkeys(IN_DAYS, ("day", "year")),
}
"""The periods that headers of other columns than those in `PERIODIC` may state, because they imply them."""
_JOINTS = {"in", "of", "dalam"}
_FIT: dict[Kind, set[BesideKind]] = {"amount": {"currency"}, "percent": {"percent"}, "day": {"order"}}
_TEXTS: set[Kind] = {"text", "lines"}


class Header(Struct, frozen=True):
    """A parsed header: the name of the column's meaning, and its additions.

    `strange` is the text in brackets that is not understood, if everything else is.
    """

    text: str
    name: str = ""
    beside: tuple[Beside, ...] = ()
    period: Period | None = None
    strange: str = ""

    @property
    def money(self) -> Beside | None:
        """The currency that the header states for its amounts, or a sign of several."""
        if not self.name or MEANINGS[self.name].kind != "amount":
            return None
        return next((one for one in self.beside if one.kind == "currency"), None)

    @property
    def order(self) -> str:
        """The date order that the header states: "dmy", "mdy", "ymd" or ""."""
        return next((one.text for one in self.beside if one.kind == "order"), "")


def header_of(text: str, said: str | None = None) -> Header:
    """Parse a header; `said` is the name of the meaning stated by the user, "" for an unused column."""
    plain = plain_words(text)
    if said is None and recognised(plain) and not _signs(text) - {"%"}:
        return Header(text, recognised(plain))
    outer = _BRACKETS.sub(" ", text)
    beside: list[Beside] = []
    period: Period | None = None
    strange: list[str] = []
    for inside in _BRACKETS.findall(text):
        parts, within = _bracket(inside)
        beside += parts
        period = period or within
        strange += [inside.strip()] if within is None and any(one.kind == "unknown" for one in parts) else []
    name, words, over = _outer(outer)
    beside += words
    if said is not None:
        over = over or next(iter(periods_within(plain_words(outer)).values()), None)
        told = tuple(one for one in beside if one.kind not in {"unknown", "unit", "filler"} or one.currencies)
        return Header(text, said, told, (over or period) if said in PERIODIC else None)
    if name == "bonus" and any(one.kind == "percent" for one in beside):
        name = "bonus_percent"
    if strange and name and MEANINGS[name].kind in _TEXTS:
        return Header(text)
    return Header(text, name, tuple(beside), over or period, ", ".join(strange) if name else "")


def _bracket(inside: str) -> tuple[tuple[Beside, ...], Period | None]:
    """Parse a text in brackets: texts beside a number, a period, or both."""
    parts = beside_of(inside)
    period = period_of(inside)
    if period is not None:
        return (), period
    rest = " ".join(one.text for one in parts if one.kind in {"unknown", "filler", "unit"})
    period = period_of(rest) or period_of(re.sub(r"^(?:in|per|a) ", "", rest))
    if period is not None:
        return tuple(one for one in parts if one.kind not in {"unknown", "filler", "unit"}), period
    return parts, None


def _outer(text: str) -> tuple[str, tuple[Beside, ...], Period | None]:
    """Parse a header without its brackets: return its meaning, its additions and its period."""
    plain = plain_words(text)
    signs = _signs(text)
    if recognised(plain) and not signs - {"%"}:
        return recognised(plain), (), None
    words = [(word, _peeled(word)) for word in _WORDS.findall(text)]
    peeled = tuple(part for _word, parts in words for part in parts)
    kept = [word for word, parts in words if not parts]
    for rest in (text, " ".join(kept), " ".join(word for word in kept if word.casefold() not in _JOINTS)):
        beside = () if rest == text else peeled
        if rest == text and signs:
            continue
        name, period = _named(plain_words(rest))
        if name:
            return name, beside, period
    name = _counted([word for word in kept if word.casefold() not in _JOINTS])
    return name, tuple(part for word, parts in words if name or _is_certain(word) for part in parts), None


def _counted(words: list[str]) -> str:
    """Return the meaning of a header that ends with the unit of its numbers, e.g. "notice period in months"."""
    if not words:
        return ""
    name, (unit, *_others) = recognised(plain_words(" ".join(words[:-1]))), beside_of(words[-1])
    return name if unit.kind == "unit" and unit.unit in UNITS.get(name, ()) else ""


def _is_certain(word: str) -> bool:
    """Whether a word is unambiguous, such as "USD", "k$" or "'000", unlike "all" or "c"."""
    if _signs(word) or len(word) > len("USD"):
        return True
    return len(word) > 1 and not word.islower() and not word.istitle()


def _named(plain: str) -> tuple[str, Period | None]:
    """Return the meaning of a header and the pay period in it; "pay day" is not a salary."""
    if recognised(plain):
        return recognised(plain), None
    for rest, period in periods_within(plain).items():
        name = recognised(rest)
        if name in PERIODIC or period in _PERIODS.get(name, ()) or name in {"bonus", "bonus_percent"}:
            return name, period
    return "", None


def _peeled(word: str) -> tuple[Beside, ...]:
    """Return the meaning of a word that qualifies the numbers of a column; empty if it does not."""
    parts = beside_of(word)
    known = all(one.kind in {"currency", "minor", "scale", "percent"} for one in parts)
    mixed = any(one.kind == "unknown" and one.currencies for one in parts)
    return parts if parts and (known or mixed or _signs(word)) else ()


def _signs(text: str) -> set[str]:
    """Return the meaningful signs of a text: those of currencies, percent and per mille."""
    return {sign for sign in text if sign in "%\u2030" or category(sign) == "Sc"}


# --- Problems ---


def header_problems(header: Header, letter: str, localizer: Localizer, *, has_options: bool = True) -> Iterator[str]:
    """Yield a question for everything in a header that does not fit the meaning of the column."""
    if not header.name:
        return
    tr, kind = localizer.tr, MEANINGS[header.name].kind
    facts = {"letter": letter, "header": header.text}
    for one in header.beside:
        if one.kind == "minor":
            yield tr(
                'Column {letter} ({header}): "{text}" is one hundredth of a currency unit, such as pence for GBP; '
                "enter the amounts in the main unit, and put the currency code in the header.",
                text=one.text, **facts,
            )  # fmt: skip
        elif one.kind == "scale":
            yield tr(
                'Column {letter} ({header}): it is not clear whether "{text}" multiplies the numbers; '
                "write them in full (120000), and remove it from the header.",
                text=one.text, **facts,
            )  # fmt: skip
    texts = [*_unfit(header, kind), *([header.strange] if header.strange else [])]
    for text in dict.fromkeys(texts):
        if not has_options:
            yield tr(
                'Column {letter} ({header}): "{text}" is not understood with "{words}"; remove it from '
                "the header, replace it by what is meant, or choose that the column is not used.",
                text=text, words=localizer.tr(MEANINGS[header.name].words), **facts,
            )  # fmt: skip
            continue
        yield tr(
            'Column {letter} ({header}): "{text}" is not understood with "{words}"; remove it from '
            'the header, replace it by what is meant, or use --map "{header}=" to skip the column.',
            text=text, words=localizer.tr(MEANINGS[header.name].words), **facts,
        )  # fmt: skip


def _unfit(header: Header, kind: Kind) -> Iterator[str]:
    """Yield the texts of a header that do not fit the meaning of the column."""
    money = [one.currencies for one in header.beside if one.kind == "currency"]
    for one in header.beside:
        fits = one.kind in _FIT.get(kind, set()) | {"minor", "scale", "filler"}
        fits = fits or (one.kind == "unit" and one.unit in UNITS.get(header.name, ()))
        fits = fits or (one.kind == "unknown" and not one.currencies and bool(header.strange))
        if not fits or (one.kind == "currency" and len(set(money)) > 1):
            yield one.text
    if header.period is not None and header.name not in PERIODIC and header.period not in _PERIODS.get(header.name, ()):
        yield header.period
