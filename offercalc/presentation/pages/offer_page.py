"""The page of one offer: its heading, four cards, the table by year, and the open questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.fair_values import fair_values
from offercalc.analysis.measures import Measure, Overall
from offercalc.analysis.shared_time import ends_on
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.place_names import place_name
from offercalc.presentation.formats.rounding import NOTHING, Grid, Shown, grid, measured, shown
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.formats.span_text import span_text
from offercalc.presentation.pages.offer_cards import Card, offer_cards
from offercalc.presentation.parsing.places import suggested_place
from offercalc.presentation.tables.cells import cell_of
from offercalc.presentation.tables.table import Amount, Cell, RowKind, Table, TableRow, Trace
from offercalc.presentation.terms.employment_text import employment_lines, work_place_label
from offercalc.presentation.terms.working_time_text import hours_words, states_weeks
from offercalc.presentation.text.assumption_text import assumption_lines
from offercalc.presentation.text.denomination_text import promise_lines
from offercalc.presentation.text.labels import (
    certainty_label,
    component_label,
    offer_title,
    status_label,
    year_label,
)
from offercalc.presentation.text.payday_text import payday_lines
from offercalc.presentation.text.question_text import question_text
from offercalc.presentation.text.rate_text import rate_lines, with_oldest_age
from offercalc.presentation.text.tax_basis_text import tax_basis_lines


class OfferPage(Struct, frozen=True, dict=True):
    """All texts and tables of one offer, ready for the screen, a document or the terminal.

    `ask` computes the questions on first use, because they take longer than everything else.
    """

    title: str
    subtitle: str
    is_sample: bool
    cards: tuple[Card, ...]
    table: Table
    summary: tuple[str, ...]
    ask: Callable[[], tuple[str, ...]]
    assumptions: tuple[str, ...]
    rates: tuple[str, ...]
    warnings: tuple[str, ...]
    has_open_end: bool
    to_confirm: tuple[str, ...]
    employment: tuple[str, ...]

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Return the questions to ask, the most useful one first."""
        return self.ask()


def offer_page(
    comparison: Comparison, index: int, presets: Presets, localizer: Localizer, other: Comparison | None = None
) -> OfferPage:
    """Build the page of one offer; `other` is the same offer alone in another currency, for the fourth card."""
    from offercalc.presentation.text.problem_text import refusal_sentence  # noqa: PLC0415 - not for the first paint

    appraisal = comparison.offers[index]
    rounded = grid(appraisal, comparison.assumptions, DISPLAY_DIGITS)
    return OfferPage(
        title=offer_title(appraisal.offer),
        subtitle=subtitle_of(appraisal.offer, localizer),
        is_sample=appraisal.offer.sample,
        cards=offer_cards(comparison, index, presets, localizer, other),
        table=_table(comparison, index, rounded, localizer),
        summary=_summary(comparison, appraisal, localizer),
        ask=lambda: _questions(appraisal, localizer),
        assumptions=(
            *assumption_lines(comparison, localizer),
            *tax_basis_lines(appraisal.offer, localizer, is_grossed=appraisal.grossed is not None),
            *payday_lines(appraisal.offer, comparison.assumptions.years, localizer),
        ),
        rates=(*promise_lines(appraisal.offer, localizer), *rate_lines(comparison, localizer)),
        warnings=tuple(refusal_sentence(refused, localizer) for refused in appraisal.refusals),
        has_open_end=rounded.total.high is None,
        to_confirm=_to_confirm(appraisal.offer, localizer),
        employment=employment_lines(appraisal.offer, localizer),
    )


def _to_confirm(offer: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return what the reader is asked to confirm: the tax home that the location suggests, if none is stated."""
    code = "" if offer.tax_home else suggested_place(offer.location, localizer)
    if not code:
        return ()
    place = place_name(code, localizer)
    return (localizer.tr("Is this pay taxed in {place}? If so, enter {code} as the tax home.", place=place, code=code),)


def _questions(appraisal: Appraisal, localizer: Localizer) -> tuple[str, ...]:
    """Return what to ask, each question once: two open fields may ask the same."""
    return tuple(dict.fromkeys(question_text(question, appraisal.offer, localizer) for question in appraisal.questions))


def subtitle_of(offer: Offer, localizer: Localizer, *, shows_status: bool = True, has_start: bool = True) -> str:
    """Return the location, work place, start and end date, the status if shown, and the deadline of an offer."""
    parts = [about_of(offer, localizer, has_start=has_start)]
    if shows_status:
        parts.append(status_label(offer.status, localizer).lower())
    if offer.expiry_date is not None:
        parts.append(localizer.tr("answer by {day}", day=localizer.figures.day(offer.expiry_date)))
    return " · ".join(part for part in parts if part)


def about_of(offer: Offer, localizer: Localizer, *, has_start: bool = True) -> str:
    """Return the location, work place, and start and end date of an offer."""
    parts = [
        single_line(offer.location),
        work_place_label(offer, localizer).lower(),
        localizer.tr("starts {day}", day=localizer.figures.day(offer.start_date)) if has_start else "",
        "" if offer.end_date is None else localizer.tr("ends {day}", day=localizer.figures.day(offer.end_date)),
    ]
    return " · ".join(part for part in parts if part)


def _table(comparison: Comparison, index: int, rounded: Grid, localizer: Localizer) -> Table:
    """Build the year table: a row per component, a column per year, and totals of both."""
    appraisal, currency = comparison.offers[index], comparison.assumptions.currency

    def cells(values: tuple[Shown, ...], trace: Trace) -> tuple[Cell, ...]:
        years = (*comparison.labels, None)
        return tuple(
            cell_of(Amount(value, currency), localizer, replace(trace, year=year))
            for value, year in zip(values, years, strict=True)
        )

    rows = [
        TableRow(
            RowKind.NORMAL,
            component_label(appraisal.offer, row.component, localizer),
            certainty_label(row.certainty, localizer),
            cells((*row.cells, row.total), Trace(index, component=row.component, certainty=row.certainty)),
        )
        for row in rounded.rows
    ]
    sums = cells((*rounded.years, rounded.total), Trace(index))
    rows.append(TableRow(RowKind.TOTAL, localizer.tr("Total"), "", sums))
    labels = [year_label(label, comparison.by, localizer) for label in comparison.labels]
    caption = localizer.tr("Total compensation by year, in {currency}", currency=currency)
    return Table(
        caption=with_oldest_age(caption, appraisal.rates, localizer),
        corner=localizer.tr("Component"),
        columns=(*labels, localizer.tr("Total")),
        rows=tuple(rows),
    )


def _hourly(offer: Offer, localizer: Localizer) -> str:
    """Return the name of the pay per hour worked, with the weeks worked if the offer states any."""
    name = localizer.tr("Per hour worked")
    return f"{name} ({hours_words(offer, localizer)})" if states_weeks(offer) else name


def _summary(comparison: Comparison, appraisal: Appraisal, localizer: Localizer) -> tuple[str, ...]:
    """Return the totals over the horizon, by certainty, per hour and as present value, in words."""
    assumptions = comparison.assumptions
    named: dict[str, Measure] = {
        localizer.plural("Total over {number} year", "Total over {number} years", assumptions.years): Overall.TOTAL,
        localizer.tr("Average per year"): Overall.AVERAGE,
        **({localizer.tr("Per month employed"): Overall.PER_MONTH} if ends_on(appraisal, assumptions) else {}),
        localizer.tr("Of which guaranteed"): Certainty.GUARANTEED,
        localizer.tr("Of which expected"): Certainty.EXPECTED,
        localizer.tr("Of which contingent"): Certainty.CONTINGENT,
        _hourly(appraisal.offer, localizer): Overall.PER_HOUR,
    }
    if assumptions.discount_percent:
        named[localizer.tr("Present value at the start date")] = Overall.PRESENT_VALUE
    values = {name: measured(appraisal, assumptions, which, DISPLAY_DIGITS) for name, which in named.items()}
    values = {
        name: value
        for name, value in values.items()
        if value != NOTHING or named[name] not in {Certainty.EXPECTED, Certainty.CONTINGENT}
    }
    for component, value in fair_values(appraisal, assumptions):
        grant = component_label(appraisal.offer, component, localizer)
        values[localizer.tr("Grant date fair value of {grant}", grant=grant)] = shown(value, DISPLAY_DIGITS)
    return tuple(f"{name}: {span_text(value, assumptions.currency, localizer)}" for name, value in values.items())
