"""The wording and content of an offer sheet by its author: an employer states terms, a candidate weighs certainty."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.yearly import Row
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.employer_localizer import EmployerLocalizer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_cards import Card, first_year_cards
from offercalc.presentation.pages.offer_page import OfferPage
from offercalc.presentation.tables.table import Table


def spoken(localizer: Localizer, order: DocumentOptions) -> Localizer:
    """Return the reader with the wording of a sheet's author."""
    return EmployerLocalizer(localizer) if order.speaker == "employer" else localizer


def without_certainty(comparison: Comparison, order: DocumentOptions) -> Comparison:
    """Return the comparison, with one row per part if the sheet does not show certainty."""
    if order.shows("certainty"):
        return comparison
    return replace(comparison, offers=tuple(_merged(appraisal) for appraisal in comparison.offers))


def _merged(appraisal: Appraisal) -> Appraisal:
    """Return an appraisal with those rows merged that differ only in certainty."""
    merged: dict[tuple[Component, Category], Row] = {}
    for row in appraisal.rows:
        key = row.component, row.category
        before = merged.get(key)
        years = row.years if before is None else tuple(a + b for a, b in zip(before.years, row.years, strict=True))
        merged[key] = replace(row, certainty=Certainty.GUARANTEED, years=years)
    return replace(appraisal, rows=tuple(merged.values()))


def cards_of(
    comparison: Comparison, page: OfferPage, presets: Presets, localizer: Localizer, order: DocumentOptions
) -> tuple[Card, ...]:
    """Return the cards of a sheet: only those of the first year if years are not summed."""
    if order.shows("totals"):
        cards = page.cards
        return cards if order.shows("certainty") else (replace(cards[0], note=""), *cards[1:])
    return first_year_cards(comparison, presets, localizer)


def table_of(page: OfferPage, order: DocumentOptions) -> Table:
    """Return the table of the years, without certainty and without the sum of the years if the order omits them."""
    table = page.table
    rows = table.rows
    if not order.shows("certainty"):
        rows = tuple(replace(row, note="") for row in rows)
    if order.shows("totals"):
        return replace(table, rows=rows)
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in rows)
    return replace(table, columns=table.columns[:-1], rows=rows)
