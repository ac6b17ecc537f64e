"""The sheet of one offer, for the candidate: the work, what is offered, what it comes to, and what is still open."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports import OfferFiles, PrintOrder
from offercalc.domain.offer import Offer
from offercalc.domain.vesting import Presets
from offercalc.presentation.chart_frame import Canvas
from offercalc.presentation.labels import company
from offercalc.presentation.offer_chart import offer_chart
from offercalc.presentation.offer_page import OfferPage, offer_page
from offercalc.presentation.one_line import one_line
from offercalc.presentation.reader import Reader
from offercalc.sheets.attachments import attached
from offercalc.sheets.paper_data import Block, Column, Paper, blocks, columns, footer, open_note, page_words
from offercalc.sheets.short_names import with_short_names
from offercalc.sheets.term_words import terms

_CANVAS = Canvas(660, 175)
"""As a third larger than on paper: the template makes it fit the page, and its texts as small as those around it."""


def offer_sheet(
    comparison: Comparison, reader: Reader, order: PrintOrder, files: OfferFiles, presets: Presets
) -> Paper:
    """Write the sheet of the comparison's only offer, with the offer itself attached."""
    whole = comparison.offers[0].offer
    comparison = with_short_names(comparison)
    offer = comparison.offers[0].offer
    page = offer_page(comparison, 0, presets, reader)
    description = reader.say("The offer as data, to be opened with OfferCalc")
    return Paper(
        size=order.paper,
        language=reader.language,
        kind=reader.say("Offer sheet"),
        title=page.title,
        subtitle=page.subtitle,
        keywords=(company(offer), one_line(offer.role), comparison.assumptions.currency),
        badge=reader.say("Sample") if page.is_sample else "",
        blocks=blocks(
            Block(cards=page.cards),
            Block(columns=_work(offer, reader)),
            Block(title=reader.say("What is offered"), terms=terms(offer, presets, reader)),
            Block(title=reader.say("Total compensation by year"), chart=offer_chart(comparison, 0, reader, _CANVAS)),
            Block(title=page.table.caption, table=page.table, note=open_note(reader, has_open_end=page.has_open_end)),
            Block(columns=_background(page, reader)),
        ),
        footer=footer(order, reader),
        page=page_words(reader),
        attachments=(attached(whole, "offer.json", description, files),),
    )


def _work(offer: Offer, reader: Reader) -> tuple[Column, ...]:
    """Say what the work is and what it asks for, where the offer says so."""
    return columns(
        Column(reader.say("Responsibilities"), offer.responsibilities),
        Column(reader.say("Requirements"), offer.requirements),
    )


def _background(page: OfferPage, reader: Reader) -> tuple[Column, ...]:
    """Say what is open and what the figures rest on."""
    open_points = (*page.warnings, *page.questions) or (reader.say("Nothing is open: every figure is stated."),)
    return columns(
        Column(reader.say("Not known yet"), open_points),
        Column(reader.say("What these figures rest on"), (*page.assumptions, *page.rates)),
    )
