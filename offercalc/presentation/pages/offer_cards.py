"""The cards of an offer: first year, whole horizon, equity, and another currency or pay per hour."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.measures import FIRST_YEAR, Overall
from offercalc.analysis.yearly import By
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.equity import Espp
from offercalc.domain.values.money import round_half_up
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.pre_conversion import original_words
from offercalc.presentation.formats.rounding import NOTHING, Grid, Shown, add, grid, measured, shown
from offercalc.presentation.formats.span_text import bounds_text, brief_text, span_text
from offercalc.presentation.terms.working_time_text import hours_words
from offercalc.presentation.text.labels import part_label, vesting_label, year_label
from offercalc.presentation.text.rate_text import age_words, rate_line

_WHOLE_UNITS_FROM = 100
_RATE_PLACES = 4
_TURNED_BELOW = Fraction(1, 10)
_TOTAL = N_("Year {year} total"), N_("{year} total")
_EQUITY = N_("Year {year} equity"), N_("{year} equity")


class Card(Struct, frozen=True):
    """A large figure with a caption, a note, and the full values as a tip; `has_range`: its range is the note."""

    caption: str
    figure: str
    note: str
    tip: str
    is_open: bool = False
    has_range: bool = False


def offer_cards(
    comparison: Comparison, index: int, presets: Presets, localizer: Localizer, other: Comparison | None = None
) -> tuple[Card, ...]:
    """Return the four cards of an offer; `other` is the same offer alone in another currency, for the fourth."""
    appraisal = comparison.offers[index]
    rounded = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
    fourth = _currency_card(comparison, index, other, localizer) or _hourly_card(comparison, appraisal, localizer)
    return (*_cards(comparison, appraisal, rounded, presets, localizer), fourth)


def first_year_cards(comparison: Comparison, presets: Presets, localizer: Localizer) -> tuple[Card, ...]:
    """Return the cards of the first offer that concern the first year only."""
    appraisal = comparison.offers[0]
    rounded, currency = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS), comparison.assumptions.currency
    first = measured(appraisal, comparison.assumptions, FIRST_YEAR, DISPLAY_DIGITS)
    cards = [
        Card(
            _of_first_year(_TOTAL, comparison, localizer),
            brief_text(first, currency, localizer),
            _base_note(rounded, first, currency, localizer),
            span_text(first, currency, localizer),
        )
    ]
    vesting = add(row.cells[0] for row in rounded.rows if row.category is Category.EQUITY and row.cells)
    if vesting != NOTHING:
        caption = _of_first_year(_EQUITY, comparison, localizer)
        note = _equity_note(appraisal, presets, localizer)
        cards.append(
            Card(caption, brief_text(vesting, currency, localizer), note, span_text(vesting, currency, localizer))
        )
    other = _currency_card(comparison, 0, None, localizer)
    return (*cards, other) if other is not None else tuple(cards)


def _base_note(rounded: Grid, first: Shown, currency: str, localizer: Localizer) -> str:
    """Return how much of the first year is base salary, if that is known and not all of it."""
    base = add(row.cells[0] for row in rounded.rows if row.category is Category.BASE and row.cells)
    if base.is_quiet or base == first:
        return ""
    return localizer.tr("{amount} base salary", amount=brief_text(base, currency, localizer))


def _cards(
    comparison: Comparison, appraisal: Appraisal, rounded: Grid, presets: Presets, localizer: Localizer
) -> tuple[Card, ...]:
    """Return the cards of year 1, the whole horizon and the equity."""
    currency, years = comparison.assumptions.currency, comparison.assumptions.years
    first = measured(appraisal, comparison.assumptions, FIRST_YEAR, DISPLAY_DIGITS)
    bounds = bounds_text(first, currency, localizer)
    average = "" if rounded.average.is_unknown else brief_text(rounded.average, currency, localizer)
    return (
        Card(
            _of_first_year(_TOTAL, comparison, localizer),
            brief_text(first, currency, localizer),
            bounds or _cash_note(rounded, currency, localizer),
            _tip(first, appraisal.trace(year=next(iter(comparison.labels), 0)), currency, localizer),
            is_open=first.is_unknown,
            has_range=bool(bounds),
        ),
        Card(
            localizer.plural("{number}-year total", "{number}-year total", years),
            brief_text(rounded.total, currency, localizer),
            bounds_text(rounded.total, currency, localizer)
            or (localizer.tr("{amount} per year", amount=average) if average else ""),
            _tip(rounded.total, appraisal.lines, currency, localizer),
            is_open=rounded.total.is_unknown,
        ),
        _equity_card(appraisal, rounded, currency, presets, localizer),
    )


def _tip(value: Shown, lines: Ledger, currency: str, localizer: Localizer) -> str:
    """Return a figure in full, and its value before conversion."""
    texts = span_text(value, currency, localizer), original_words(lines, currency, localizer)
    return "\n".join(text for text in texts if text)


def _first_year(comparison: Comparison, localizer: Localizer) -> str:
    return year_label(comparison.labels[0], comparison.by, localizer) if comparison.labels else ""


def _of_first_year(forms: tuple[str, str], comparison: Comparison, localizer: Localizer) -> str:
    """Return a caption that names the first year, by its form for a year of employment or for a calendar year."""
    first = comparison.labels[0] if comparison.labels else ""
    return localizer.tr(forms[comparison.by is By.CALENDAR], year=first)


def _cash_note(rounded: Grid, currency: str, localizer: Localizer) -> str:
    """Return how much of year 1 is guaranteed; empty if that is not known."""
    promised = add(row.cells[0] for row in rounded.rows if row.certainty is Certainty.GUARANTEED and row.cells)
    if promised.is_unknown or promised.low is None:
        return ""
    lowest = Shown(promised.low, promised.low, promised.low)
    return localizer.tr("{amount} guaranteed", amount=brief_text(lowest, currency, localizer))


def _equity_card(appraisal: Appraisal, rounded: Grid, currency: str, presets: Presets, localizer: Localizer) -> Card:
    caption, offer = localizer.tr("Equity"), appraisal.offer
    if not offer.equity:
        none = localizer.tr("None")
        return Card(caption, none, localizer.tr("no shares or options offered"), none)
    value = rounded.category(Category.EQUITY)
    tip = _tip(value, appraisal.trace(category=Category.EQUITY), currency, localizer)
    note = bounds_text(value, currency, localizer) or _equity_note(appraisal, presets, localizer)
    return Card(caption, brief_text(value, currency, localizer), note, tip, is_open=value.is_unknown)


def _equity_note(appraisal: Appraisal, presets: Presets, localizer: Localizer) -> str:
    """Return how the first grant vests."""
    first = appraisal.offer.equity[0]
    return part_label(first, localizer) if isinstance(first, Espp) else vesting_label(first.vesting, presets, localizer)


def _currency_card(comparison: Comparison, index: int, other: Comparison | None, localizer: Localizer) -> Card | None:
    """Return the card of year 1 in the offer's currency, or that of `other`, with the rate; None if not converted."""
    appraisal = comparison.offers[index]
    offer, target = appraisal.offer, comparison.assumptions.currency
    rates = appraisal.rates if other is None else (*appraisal.rates, *other.offers[0].rates)
    rate = next((rate for rate in rates if rate.base == offer.currency), None)
    if rate is None or (other is None and rate.drift is not None):
        return None
    currency = offer.currency if other is None else other.assumptions.currency
    if other is not None:
        spans = other.offers[0].years
    else:
        spans = tuple(span.scaled(1 / rate.value) for span in appraisal.years)
    first = shown(spans[0], DISPLAY_DIGITS) if spans else NOTHING
    return Card(
        localizer.tr("{year} in {currency}", year=_first_year(comparison, localizer), currency=currency),
        brief_text(first, currency, localizer),
        _rate_note(rate, rate.quote if other is not None else target, localizer),
        f"{span_text(first, currency, localizer)}\n{rate_line(rate, localizer)}",
        is_open=first.is_unknown,
    )


def _rate_note(rate: Rate, target: str, localizer: Localizer) -> str:
    """Write the rate, inverted if four decimal places would hide too much of it."""
    one, other, value = rate.base, target, rate.value
    if value < _TURNED_BELOW:
        one, other, value = target, rate.base, 1 / value
    places = 0 if value >= _WHOLE_UNITS_FROM else _RATE_PLACES
    figure = f"1 {one} = {localizer.figures.money(round_half_up(value, places), other, places)}"
    return f"{figure} · {age_words(rate, localizer)}" if rate.is_stale else figure


def _hourly_card(comparison: Comparison, appraisal: Appraisal, localizer: Localizer) -> Card:
    """Return the card of the average pay per hour worked over the horizon."""
    value = measured(appraisal, comparison.assumptions, Overall.PER_HOUR, DISPLAY_DIGITS)
    currency = comparison.assumptions.currency
    return Card(
        localizer.tr("Per hour worked"),
        brief_text(value, currency, localizer),
        hours_words(appraisal.offer, localizer),
        span_text(value, currency, localizer),
        is_open=value.is_unknown,
    )
