"""The letter that asks for more: what is asked for, why, what it comes to, and what stays confidential."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.paper_order import PrintOrder
from offercalc.application.ports import OfferFiles
from offercalc.domain.offer import Offer
from offercalc.presentation.change_words import change_lines
from offercalc.presentation.comparison_page import comparison_page
from offercalc.presentation.labels import company, offer_title
from offercalc.presentation.reader import Reader
from offercalc.sheets.attachments import attached
from offercalc.sheets.paper_data import (
    Block,
    Paper,
    SignatureLine,
    blocks,
    footer,
    head_of,
    page_words,
)
from offercalc.sheets.redaction import redacted
from offercalc.sheets.short_names import with_short_names


def counter_letter(
    asked: Comparison, others: Comparison, reader: Reader, order: PrintOrder, files: OfferFiles
) -> Paper:
    """Write the letter; `asked` holds the offer as made and as asked for, `others` the offer as made and its rivals.

    The offer as asked for is attached, so that it can be opened and compared.
    """
    before, after = (appraisal.offer for appraisal in asked.offers)
    description = reader.say("The offer as data, to be opened with OfferCalc")
    attachments = attached({"offer.json": (after, description)}, order, files)
    title = offer_title(with_short_names(asked).offers[0].offer)
    return Paper(
        size=order.paper,
        language=reader.language,
        kind=reader.say("Counter-offer"),
        title=title,
        subtitle="",
        keywords=(company(before),),
        badge="",
        blocks=blocks(
            Block(paragraphs=_opening(before, reader)),
            Block(title=reader.say("What I ask for"), sentences=_asked_for(before, after, reader)),
            Block(title=reader.say("Why"), sentences=(*order.reasons, *_rivals(others, reader, order))),
            _what_it_comes_to(asked, reader),
            Block(paragraphs=_closing(before, others, reader, order)),
            Block(signatures=(SignatureLine(order.candidate, "", ""),) if order.candidate else ()),
        ),
        footer=footer(order, reader, attachments),
        page=page_words(reader),
        attachments=attachments,
        template=order.template,
        letterhead=head_of(order.letterhead),
        author=order.candidate or "OfferCalc",
        draft=reader.say("DRAFT") if order.is_draft else "",
        date_line=reader.figures.day(order.printed_at.date()),
        right_to_left=reader.is_right_to_left,
    )


def _asked_for(before: Offer, after: Offer, reader: Reader) -> tuple[str, ...]:
    """Say what is to be otherwise; what a candidate noted for themselves is no part of it."""
    own = {field: getattr(before, field) for field in ("notes", "contacts", "status", "sample")}
    return change_lines(before, replace(after, **own), reader)


def _opening(offer: Offer, reader: Reader) -> tuple[str, ...]:
    say = reader.say
    name = offer.contacts[0].name if offer.contacts else ""
    greeting = say("Dear {name},", name=name) if name else say("Dear hiring team,")
    role, at = offer.role, company(offer)
    thanks = say(
        "Thank you for your offer to join {company} as {role}. I would be glad to accept.", company=at, role=role
    )
    return greeting, thanks, say("Before I do, I would like to ask you for the following.")


def _rivals(others: Comparison, reader: Reader, order: PrintOrder) -> tuple[str, ...]:
    """Say how the offer compares with others, as far as that may be told."""
    if len(others.offers) < len(("this", "another")):
        return ()
    told, sees = redacted(with_short_names(others), reader, order.redaction)
    return comparison_page(told, sees).headlines


def _what_it_comes_to(asked: Comparison, reader: Reader) -> Block:
    """Put the figures as offered and as asked for side by side."""
    page = comparison_page(with_short_names(asked), reader)
    names = (reader.say("As offered"), reader.say("As asked for"))
    table = page.table
    return Block(
        title=reader.say("What it comes to"),
        table=replace(table, columns=names),
        note=" · ".join((*page.assumptions, *page.rates)),
    )


def _closing(offer: Offer, others: Comparison, reader: Reader, order: PrintOrder) -> tuple[str, ...]:
    say = reader.say
    sentences = []
    if len(others.offers) > 1 and order.redaction.hides_names:
        sentences.append(say("The names of the other companies stay confidential."))
    sentences.append(say("Please treat this letter as confidential."))
    if offer.expiry_date is not None:
        day = reader.figures.day(offer.expiry_date)
        sentences.append(say("I look forward to your answer, if possible before {day}.", day=day))
    else:
        sentences.append(say("I look forward to your answer."))
    return " ".join(sentences), say("Yours sincerely,")
