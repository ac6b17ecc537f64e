"""The sheet of one offer, for the candidate: what is offered, what it comes to, and what is still open."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports import OfferFiles, PrintOrder
from offercalc.domain.vesting import Presets
from offercalc.presentation.chart_frame import Canvas
from offercalc.presentation.offer_chart import offer_chart
from offercalc.presentation.offer_page import OfferPage, offer_page
from offercalc.presentation.reader import Reader
from offercalc.sheets.paper_data import CHART_WIDTH, Attachment, Block, Column, Paper, footer, page_words
from offercalc.sheets.term_words import terms

_CHART_HEIGHT = 165.0


def offer_sheet(
    comparison: Comparison, reader: Reader, order: PrintOrder, files: OfferFiles, presets: Presets
) -> Paper:
    """Write the sheet of the comparison's only offer, with the offer itself attached."""
    offer = comparison.offers[0].offer
    page = offer_page(comparison, 0, presets, reader)
    chart = offer_chart(comparison, 0, reader, Canvas(CHART_WIDTH[order.paper], _CHART_HEIGHT))
    attached = reader.say("The offer as data, to be opened with OfferCalc")
    return Paper(
        size=order.paper,
        landscape=False,
        language=reader.language,
        kind=reader.say("Offer sheet"),
        title=page.title,
        subtitle=page.subtitle,
        badge=reader.say("Sample") if page.is_sample else "",
        blocks=(
            Block(cards=page.cards),
            Block(title=reader.say("What is offered"), terms=terms(offer, presets, reader)),
            Block(title=reader.say("Total compensation by year"), chart=chart),
            Block(title=page.table.caption, table=page.table, note=_note(page, reader)),
            _background(page, reader),
            _work(comparison, reader),
        ),
        footer=footer(order, reader),
        page=page_words(reader),
        attachments=(Attachment("offer.json", files.encode(offer).decode(), attached),),
    )


def _note(page: OfferPage, reader: Reader) -> str:
    return reader.say("≥ means at least: something is not known yet.") if page.has_open_end else ""


def _background(page: OfferPage, reader: Reader) -> Block:
    """Say what is open and what the figures rest on."""
    open_points = (*page.warnings, *page.questions) or (reader.say("Nothing is open: every figure is stated."),)
    return Block(
        columns=(
            Column(reader.say("Not known yet"), open_points),
            Column(reader.say("What these figures rest on"), (*page.assumptions, *page.rates)),
        )
    )


def _work(comparison: Comparison, reader: Reader) -> Block:
    """Say what the work is and what it asks for, where the offer says so."""
    offer = comparison.offers[0].offer
    columns = (
        Column(reader.say("Responsibilities"), offer.responsibilities),
        Column(reader.say("Requirements"), offer.requirements),
    )
    return Block(columns=tuple(column for column in columns if column.lines))
