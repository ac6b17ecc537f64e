"""One offer as people read it: its heading, four cards, the table by year, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from offercalc.analysis.answers import fair_values, per_hour, present_value_of
from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.domain.equity import Espp
from offercalc.domain.exchange import Rate
from offercalc.domain.ledger import Ledger
from offercalc.domain.line import Category, Certainty
from offercalc.domain.money import round_half_up
from offercalc.domain.offer import Offer
from offercalc.domain.vesting import Presets
from offercalc.presentation.assumption_words import assumption_lines
from offercalc.presentation.figures import DISPLAY_DIGITS
from offercalc.presentation.figures_table import Cell, FiguresTable, RowKind, TableRow
from offercalc.presentation.grid import NOTHING, Grid, GridRow, Shown, grid, shown
from offercalc.presentation.labels import (
    certainty_label,
    component_label,
    offer_title,
    part_label,
    status_label,
    vesting_label,
    year_label,
)
from offercalc.presentation.one_line import one_line
from offercalc.presentation.original_words import original_words
from offercalc.presentation.problem_words import refusal_sentence
from offercalc.presentation.promise_words import promise_lines
from offercalc.presentation.provenance import rate_line, rate_lines, with_age, with_oldest_age
from offercalc.presentation.question_words import question_text
from offercalc.presentation.reader import Reader
from offercalc.presentation.span_words import brief_text, cell_text, span_text

_WHOLE_UNITS_FROM = 100
_RATE_PLACES = 4
_TURNED_BELOW = Fraction(1, 10)


class Card(Struct, frozen=True):
    """A large figure with its caption, a quiet note, and the whole truth as a tip."""

    caption: str
    figure: str
    note: str
    tip: str


class OfferPage(Struct, frozen=True, dict=True):
    """Everything to be read about one offer, ready to be set on screen, paper or terminal.

    `ask` works out the questions, which takes longer than all the rest, when they are read first.
    """

    title: str
    subtitle: str
    is_sample: bool
    cards: tuple[Card, ...]
    table: FiguresTable
    summary: tuple[str, ...]
    ask: Callable[[], tuple[str, ...]]
    assumptions: tuple[str, ...]
    rates: tuple[str, ...]
    warnings: tuple[str, ...]
    has_open_end: bool

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """List what to ask, that first which helps most."""
        return self.ask()


def offer_page(
    comparison: Comparison, index: int, presets: Presets, reader: Reader, other: Comparison | None = None
) -> OfferPage:
    """Write up one offer of a comparison; `other` has the same offer alone in another currency, for the fourth card."""
    appraisal = comparison.offers[index]
    rounded = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
    return OfferPage(
        title=offer_title(appraisal.offer),
        subtitle=_subtitle(appraisal.offer, reader),
        is_sample=appraisal.offer.sample,
        cards=(
            *_cards(comparison, appraisal, rounded, presets, reader),
            _fourth_card(comparison, index, other, reader),
        ),
        table=_table(comparison, appraisal, rounded, reader),
        summary=_summary(comparison, appraisal, rounded, reader),
        ask=lambda: tuple(question_text(question, appraisal.offer, reader) for question in appraisal.questions),
        assumptions=assumption_lines(comparison, reader),
        rates=(*promise_lines(appraisal.offer, reader), *rate_lines(comparison, reader)),
        warnings=tuple(refusal_sentence(refused, reader) for refused in appraisal.refusals),
        has_open_end=rounded.total.high is None,
    )


def _subtitle(offer: Offer, reader: Reader) -> str:
    """Say where, from when, and how the offer stands."""
    parts = [
        one_line(offer.location),
        reader.say("starts {day}", day=reader.figures.day(offer.start_date)),
        status_label(offer.status, reader).lower(),
    ]
    if offer.expiry_date is not None:
        parts.append(reader.say("answer by {day}", day=reader.figures.day(offer.expiry_date)))
    return " · ".join(part for part in parts if part)


def _cards(
    comparison: Comparison, appraisal: Appraisal, rounded: Grid, presets: Presets, reader: Reader
) -> tuple[Card, ...]:
    """Give year 1, the whole horizon and the equity."""
    currency, years = comparison.assumptions.currency, comparison.assumptions.years
    first = rounded.years[0] if rounded.years else NOTHING
    average = reader.say("{amount} a year", amount=brief_text(rounded.average, currency, reader))
    return (
        Card(
            reader.say("{year} total", year=_first_year(comparison, reader)),
            brief_text(first, currency, reader),
            _cash_note(rounded, currency, reader),
            _tip(first, appraisal.trace(year=next(iter(comparison.labels), 0)), currency, reader),
        ),
        Card(
            reader.count("{number}-year total", "{number}-year total", years),
            brief_text(rounded.total, currency, reader),
            average,
            _tip(rounded.total, appraisal.lines, currency, reader),
        ),
        _equity_card(appraisal, rounded, currency, presets, reader),
    )


def _tip(value: Shown, lines: Ledger, currency: str, reader: Reader) -> str:
    """Write a figure in full, and what it is before conversion."""
    texts = span_text(value, currency, reader), original_words(lines, currency, reader)
    return "\n".join(text for text in texts if text)


def _first_year(comparison: Comparison, reader: Reader) -> str:
    return year_label(comparison.labels[0], comparison.by, reader) if comparison.labels else ""


def _cash_note(rounded: Grid, currency: str, reader: Reader) -> str:
    """Say how much of year 1 is promised."""
    promised = sum((row.cells[0].low for row in rounded.rows if row.certainty is Certainty.GUARANTEED), Decimal(0))
    amount = brief_text(Shown(promised, promised, promised), currency, reader)
    return reader.say("{amount} guaranteed", amount=amount)


def _equity_card(appraisal: Appraisal, rounded: Grid, currency: str, presets: Presets, reader: Reader) -> Card:
    caption, offer = reader.say("Equity vesting"), appraisal.offer
    if not offer.equity:
        none = reader.say("None")
        return Card(caption, none, reader.say("no shares or options offered"), none)
    value = rounded.category(Category.EQUITY)
    first = offer.equity[0]
    note = part_label(first, reader) if isinstance(first, Espp) else vesting_label(first.vesting, presets, reader)
    tip = _tip(value, appraisal.trace(category=Category.EQUITY), currency, reader)
    return Card(caption, brief_text(value, currency, reader), note, tip)


def _fourth_card(comparison: Comparison, index: int, other: Comparison | None, reader: Reader) -> Card:
    """Show year 1 in another currency with the rate: that of the offer, or the one asked for; else the hourly pay."""
    appraisal = comparison.offers[index]
    offer, target = appraisal.offer, comparison.assumptions.currency
    rates = appraisal.rates if other is None else (*appraisal.rates, *other.offers[0].rates)
    rate = next((rate for rate in rates if rate.base == offer.currency), None)
    if rate is None or (other is None and rate.drift is not None):
        return _hourly_card(comparison, appraisal, reader)
    currency = offer.currency if other is None else other.assumptions.currency
    if other is not None:
        spans = other.offers[0].years
    else:
        spans = tuple(span.scaled(1 / rate.value) for span in appraisal.years)
    first = shown(spans[0], DISPLAY_DIGITS) if spans else NOTHING
    return Card(
        reader.say("{year} in {currency}", year=_first_year(comparison, reader), currency=currency),
        brief_text(first, currency, reader),
        _rate_note(rate, rate.quote if other is not None else target, reader),
        f"{span_text(first, currency, reader)}\n{rate_line(rate, reader)}",
    )


def _rate_note(rate: Rate, target: str, reader: Reader) -> str:
    """Write the rate, from the other side where four decimal places would hide too much of it."""
    one, other, value = rate.base, target, rate.value
    if value < _TURNED_BELOW:
        one, other, value = target, rate.base, 1 / value
    places = 0 if value >= _WHOLE_UNITS_FROM else _RATE_PLACES
    return with_age(f"1 {one} = {reader.figures.money(round_half_up(value, places), other, places)}", rate, reader)


def _hourly_card(comparison: Comparison, appraisal: Appraisal, reader: Reader) -> Card:
    """Show what an hour of work comes to over the horizon."""
    value = shown(per_hour(appraisal, comparison.assumptions), DISPLAY_DIGITS)
    currency = comparison.assumptions.currency
    note = reader.say("at {hours} hours a week", hours=reader.figures.number(appraisal.offer.hours_per_week))
    return Card(
        reader.say("Per hour worked"), brief_text(value, currency, reader), note, span_text(value, currency, reader)
    )


def _table(comparison: Comparison, appraisal: Appraisal, rounded: Grid, reader: Reader) -> FiguresTable:
    """Lay out the year table: a row a component, a column a year, and the total of both."""
    currency = comparison.assumptions.currency
    labels = [year_label(label, comparison.by, reader) for label in comparison.labels]
    rows = [_row(row, appraisal.offer, currency, reader) for row in rounded.rows]
    sums = tuple(_cell(value, currency, reader) for value in (*rounded.years, rounded.total))
    rows.append(TableRow(RowKind.TOTAL, reader.say("Total"), "", sums))
    caption = reader.say("Total compensation by year, in {currency}", currency=currency)
    return FiguresTable(
        caption=with_oldest_age(caption, appraisal.rates, reader),
        corner=reader.say("Component"),
        columns=(*labels, reader.say("Total")),
        rows=tuple(rows),
    )


def _row(row: GridRow, offer: Offer, currency: str, reader: Reader) -> TableRow:
    return TableRow(
        RowKind.NORMAL,
        component_label(offer, row.component, reader),
        certainty_label(row.certainty, reader),
        tuple(_cell(value, currency, reader) for value in (*row.cells, row.total)),
    )


def _cell(value: Shown, currency: str, reader: Reader) -> Cell:
    return Cell(cell_text(value, currency, reader), span_text(value, currency, reader), muted=value.is_quiet)


def _summary(comparison: Comparison, appraisal: Appraisal, rounded: Grid, reader: Reader) -> tuple[str, ...]:
    """Say in words what the horizon comes to, how much of it is promised, and what an hour and today's money make."""
    currency, years = comparison.assumptions.currency, comparison.assumptions.years
    values = {
        reader.count("Total over {number} year", "Total over {number} years", years): rounded.total,
        reader.say("Average year"): rounded.average,
        reader.say("Of this guaranteed"): rounded.certainty(Certainty.GUARANTEED),
    }
    parts = {
        reader.say("Of this expected"): rounded.certainty(Certainty.EXPECTED),
        reader.say("Of this contingent"): rounded.certainty(Certainty.CONTINGENT),
    }
    values |= {name: part for name, part in parts.items() if part != NOTHING}
    values[reader.say("Per hour worked")] = shown(per_hour(appraisal, comparison.assumptions), DISPLAY_DIGITS)
    if comparison.assumptions.discount_percent:
        today = present_value_of(appraisal, comparison.assumptions)
        values[reader.say("Present value at the start")] = shown(today, DISPLAY_DIGITS)
    for component, value in fair_values(appraisal, comparison.assumptions):
        grant = component_label(appraisal.offer, component, reader)
        values[reader.say("Fair value of {grant} when granted", grant=grant)] = shown(value, DISPLAY_DIGITS)
    return tuple(f"{name}: {span_text(value, currency, reader)}" for name, value in values.items())
