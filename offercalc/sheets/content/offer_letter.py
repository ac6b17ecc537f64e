"""The offer letter: what an employer sends, with clauses, signatures, and the figures as its appendix."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from offercalc.application.clauses.written_letter import Anchors, LetterText, Paragraph, ParagraphKind, WrittenClause
from offercalc.application.ports.document_options import DocumentOptions, Section, Signatory
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import OfferLetter, OfferSheet
from offercalc.domain.offer.offer import Offer
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.vesting_plan import vesting_plans
from offercalc.presentation.tables.equity_table import equity_table
from offercalc.presentation.text.labels import company, offer_title
from offercalc.sheets.content.attachments import attached
from offercalc.sheets.content.document import (
    Block,
    Document,
    LabeledValue,
    LetterHead,
    SignatureLine,
    footer,
    head_of,
    page_words,
)
from offercalc.sheets.content.offer_sheet import sheet_blocks
from offercalc.sheets.content.short_names import with_short_names
from offercalc.sheets.content.speaker import spoken

APPENDIX: tuple[Section, ...] = ("terms", "chart", "years", "basis")
"""The sections of an offer sheet that are the appendix of a letter; the rest is in its text."""
_ACCEPTANCE = "acceptance"
_LAST_WORDS = "closing"
_ANCHORS: dict[Anchors, tuple[str, str]] = {
    "docusign": ("\\s{number}\\", "\\d{number}\\"),
    "adobe": ("{{{{Sig_es_:signer{number}:signature}}}}", "{{{{Date_es_:signer{number}:date}}}}"),
}
"""The texts that services for electronic signatures replace by a field to sign and one for the date."""


def offer_letter(asked: OfferLetter, files: OfferFiles, presets: Presets) -> Document:
    """Build an offer letter, with the offer attached; its candidate signs after the company's signatories."""
    order, text = asked.options, asked.text
    localizer = spoken(asked.localizer, order)
    whole = asked.comparison.offers[0].offer
    shown = with_short_names(asked.comparison).offers[0].offer
    attachments = attached(
        {"offer.json": (whole, localizer.tr("The offer as data, to be opened with OfferCalc"))}, order, files
    )
    appendix = _appendix(asked, presets, localizer) if asked.has_appendix else ()
    return Document(
        size=order.paper,
        language=localizer.language,
        kind=localizer.tr("Offer letter"),
        title=text.subject,
        subtitle="",
        keywords=(company(shown), offer_title(shown)),
        badge="",
        blocks=(*_text_blocks(text, shown, presets, order, localizer), *appendix),
        footer=footer(order, localizer, attachments),
        page=page_words(localizer),
        attachments=attachments,
        template=order.template,
        letterhead=head_of(order.letterhead),
        author=text.company,
        draft=localizer.tr("DRAFT") if order.is_draft else "",
        letter=_head(text, localizer),
        is_marked=asked.is_marked,
        right_to_left=localizer.is_right_to_left,
    )


def _head(text: LetterText, localizer: Localizer) -> LetterHead:
    tr = localizer.tr
    facts = (LabeledValue(tr("Number"), text.number), LabeledValue(tr("Subject"), text.subject))
    return LetterHead(
        date=text.place_and_date,
        facts=tuple(fact for fact in facts if fact.words) if text.number else (),
        addressee=text.addressee,
        salutation=text.salutation,
    )


def _text_blocks(
    text: LetterText, offer: Offer, presets: Presets, order: DocumentOptions, localizer: Localizer
) -> tuple[Block, ...]:
    """Return the clauses, numbered if they have a heading, and the signatures."""
    before = [clause for clause in text.clauses if clause.topic not in {_ACCEPTANCE, _LAST_WORDS}]
    words = [clause for clause in text.clauses if clause.topic == _LAST_WORDS]
    acceptance = [clause for clause in text.clauses if clause.topic == _ACCEPTANCE]
    found: list[Block] = []
    number = 0
    for clause in before:
        number += bool(clause.title)
        found.extend(_marked(_clause_blocks(clause, number, offer, presets, localizer), clause))
    last = tuple(line for clause in words for part in clause.paragraphs for line in part.lines)
    signers = order.signatories or (Signatory(""),)
    lines = (*last, text.closing, text.company)
    mark = words[0].id if words else _LAST_WORDS
    found.append(Block(paragraphs=lines, signatures=_company_lines(signers, text, localizer), mark=mark))
    for clause in acceptance:
        lines = tuple(line for part in clause.paragraphs for line in part.lines)
        signature = _line(Signatory(text.candidate or localizer.tr("Candidate")), len(signers) + 1, text, localizer)
        found.append(Block(title=clause.title, paragraphs=lines, signatures=(signature,), mark=clause.id))
    return tuple(found)


def _clause_blocks(
    clause: WrittenClause, number: int, offer: Offer, presets: Presets, localizer: Localizer
) -> Iterator[Block]:
    """Yield a clause paragraph by paragraph, the first with its heading and the number of that."""
    parts = (block for part in clause.paragraphs for block in _paragraph_blocks(part, offer, presets, localizer))
    for place, block in enumerate(parts):
        is_headed = bool(clause.title) and not place
        yield replace(block, title=clause.title, number=number) if is_headed else block


def _marked(parts: Iterator[Block], clause: WrittenClause) -> Iterator[Block]:
    """Yield the blocks of a clause, the first with its mark."""
    for place, part in enumerate(parts):
        yield part if place else replace(part, mark=clause.id)


def _paragraph_blocks(part: Paragraph, offer: Offer, presets: Presets, localizer: Localizer) -> Iterator[Block]:
    match part.kind:
        case ParagraphKind.TEXT:
            yield Block(paragraphs=part.lines)
        case ParagraphKind.ITEMS:
            yield Block(sentences=part.lines)
        case ParagraphKind.VESTING:
            plans = vesting_plans(offer, presets, localizer)
            for plan in plans:
                name = plan.name if len(plans) > 1 else ""
                yield Block(paragraphs=(f"{name}:",) if name else (), table=plan.table, note=plan.note)
        case ParagraphKind.EQUITY:
            table = equity_table(offer, localizer)
            yield Block(table=table, note="" if table is None else table.caption)


def _company_lines(signers: tuple[Signatory, ...], text: LetterText, localizer: Localizer) -> tuple[SignatureLine, ...]:
    return tuple(_line(one, number, text, localizer) for number, one in enumerate(signers, start=1))


def _line(one: Signatory, number: int, text: LetterText, localizer: Localizer) -> SignatureLine:
    """Return the signature line of a person, with the anchors of a service that numbers its signers."""
    anchors = _ANCHORS.get(text.anchors, ("", ""))
    sign, day = (anchor.format(number=number) for anchor in anchors)
    name = one.name or localizer.tr("Name and signature")
    return SignatureLine(name, one.role, "", localizer.tr("Date"), sign, day)


def _appendix(asked: OfferLetter, presets: Presets, localizer: Localizer) -> tuple[Block, ...]:
    """Return the figures of the offer, on pages of their own."""
    order = replace(asked.options, sections=APPENDIX, signatories=())
    figures = sheet_blocks(OfferSheet(asked.comparison, asked.localizer, order), presets)
    tr = localizer.tr
    words = tr("These figures follow from the terms of this letter. They explain the offer and do not add to it.")
    head = Block(title=tr("Appendix: the offer in figures"), paragraphs=(words,), starts_page=True, mark="appendix")
    return (head, *figures)
