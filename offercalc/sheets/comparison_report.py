"""The report of a comparison, to negotiate with: who is ahead and why, side by side, and what to ask."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports import OfferFiles, PrintOrder
from offercalc.domain.vesting import Presets
from offercalc.presentation.chart_frame import Canvas
from offercalc.presentation.comparison_chart import comparison_chart
from offercalc.presentation.comparison_page import ComparisonPage, comparison_page
from offercalc.presentation.labels import offer_title
from offercalc.presentation.reader import Reader
from offercalc.sheets.paper_data import CHART_WIDTH, Attachment, Block, Column, Paper, footer, page_words
from offercalc.sheets.term_words import terms

_CHART_HEIGHT = 190.0
_MOST_UPRIGHT = 4
_TURNED_WIDTH = 720.0


def comparison_report(
    comparison: Comparison, reader: Reader, order: PrintOrder, files: OfferFiles, presets: Presets
) -> Paper:
    """Write the report of a comparison, with its offers attached; many offers turn the page on its side."""
    page = comparison_page(comparison, reader)
    landscape = len(comparison.offers) > _MOST_UPRIGHT
    width = _TURNED_WIDTH if landscape else CHART_WIDTH[order.paper]
    offers = [appraisal.offer for appraisal in comparison.offers]
    return Paper(
        size=order.paper,
        landscape=landscape,
        language=reader.language,
        kind=reader.say("Comparison of offers"),
        title=" · ".join(page.table.columns),
        subtitle=reader.count("{number} offer", "{number} offers", len(offers)),
        badge=reader.say("Sample") if any(offer.sample for offer in offers) else "",
        blocks=(
            Block(title=reader.say("In short"), lines=page.headlines),
            Block(
                title=reader.say("Total compensation by year"),
                chart=comparison_chart(comparison, reader, Canvas(width, _CHART_HEIGHT)),
            ),
            Block(title=page.table.caption, table=page.table, note=_note(page, reader)),
            *(Block(title=offer_title(offer), terms=terms(offer, presets, reader)) for offer in offers),
            _background(page, reader),
        ),
        footer=footer(order, reader),
        page=page_words(reader),
        attachments=tuple(
            Attachment(f"offer-{number}.json", files.encode(offer).decode(), offer_title(offer))
            for number, offer in enumerate(offers, start=1)
        ),
    )


def _note(page: ComparisonPage, reader: Reader) -> str:
    return reader.say("≥ means at least: something is not known yet.") if page.has_open_end else ""


def _background(page: ComparisonPage, reader: Reader) -> Block:
    """Say what is open, offer by offer, and what the figures rest on."""
    asked = tuple(f"{part.company}: {question}" for part in page.questions for question in part.questions)
    open_points = (*page.warnings, *asked) or (reader.say("Nothing is open: every figure is stated."),)
    return Block(
        columns=(
            Column(reader.say("Not known yet: ask the recruiter"), open_points),
            Column(reader.say("What these figures rest on"), (*page.assumptions, *page.rates)),
        )
    )
