"""The counter-offer letter: what is asked for, why, and the figures as offered and as asked for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.shared_time import months_employed
from offercalc.application.ports.document_options import DocumentOptions, Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import CounterLetter
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import private_fields
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import brief_text
from offercalc.presentation.names.name_cover import cover_of, covered
from offercalc.presentation.names.name_forms import core_of
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.tables.request_table import request_table
from offercalc.presentation.tables.table import Cell, RowKind, TableRow
from offercalc.presentation.text.labels import candidate_name, company, offer_title
from offercalc.presentation.text.question_message import greeting
from offercalc.presentation.text.question_text import question_text
from offercalc.presentation.text.rival_text import Mention, rival_sentence
from offercalc.sheets.content.attachments import attached
from offercalc.sheets.content.document import (
    Block,
    Document,
    SignatureLine,
    blocks,
    footer,
    head_of,
    page_words,
)
from offercalc.sheets.content.known_terms import within_term
from offercalc.sheets.content.redaction import redacted
from offercalc.sheets.content.short_names import with_short_names

_MOST_QUESTIONS = 5


def counter_letter(letter: CounterLetter, files: OfferFiles) -> Document:
    """Build a counter-offer letter.

    The offer as asked for is attached, so that it can be opened and compared, unless amounts are hidden. Of other
    offers, only the competing one is mentioned, and only if it is worth more. Raises ExternalError if the two offers of
    `asked` are from different companies, or if percentages cannot be computed.
    """
    order = letter.options
    whole = letter.asked.offers[1].offer
    asked, localizer = redacted(letter.asked, letter.localizer, Redaction(in_percent=order.redaction.in_percent))
    before, after = (appraisal.offer for appraisal in asked.offers)
    _refuse_another_company(before, after)
    description = localizer.tr("The offer as data, to be opened with OfferCalc")
    attachments = attached({"offer.json": (whole, description)}, order, files)
    sender = order.candidate or candidate_name(whole)
    title = offer_title(with_short_names(asked).offers[0].offer)
    why = (*_reasons(letter.others, order, localizer), *_rival(letter.others, localizer, order))
    return Document(
        size=order.paper,
        language=localizer.language,
        kind=localizer.tr("Counter-offer"),
        title=title,
        subtitle="",
        keywords=(company(before),),
        badge="",
        blocks=blocks(
            Block(paragraphs=_opening(before, localizer)),
            _asked_for(before, after, localizer),
            Block(title=localizer.tr("Why"), sentences=why),
            _what_it_comes_to(asked, localizer),
            _questions(asked, order, localizer),
            _closing(before, sender, localizer),
        ),
        footer=footer(order, localizer, attachments),
        page=page_words(localizer),
        attachments=attachments,
        template=order.template,
        letterhead=head_of(order.letterhead),
        author=sender or "OfferCalc",
        draft=localizer.tr("DRAFT") if order.is_draft else "",
        date_line=localizer.figures.day(order.printed_at.date()),
        right_to_left=localizer.is_right_to_left,
    )


def _refuse_another_company(before: Offer, after: Offer) -> None:
    """Raise ExternalError if the offer as asked for is not from the company that made the offer."""
    if core_of(before.company) != core_of(after.company):
        raise ExternalError(
            N_(
                "The offer is from {company}, but the counter-offer is from {other}. Write your "
                "counter-offer in a copy of the offer."
            ),
            company=company(before),
            other=company(after),
        )


def _asked_for(before: Offer, after: Offer, localizer: Localizer) -> Block:
    """Return what is asked for, without changes in what is the sender's own, such as notes, contacts and status."""
    own = {field: getattr(before, field) for field in (*private_fields(Offer), "company", "reference", "tax_home")}
    table = request_table(before, replace(after, **own), localizer)
    return Block(title=localizer.tr("What I am asking for"), table=table, is_worded=table is not None)


def _questions(asked: Comparison, order: DocumentOptions, localizer: Localizer) -> Block:
    """Return the most useful questions that are open even in the offer as asked for, if they are shown."""
    appraisal = asked.offers[1]
    asks = appraisal.questions if order.shows("questions") else ()
    found = dict.fromkeys(question_text(one, appraisal.offer, localizer) for one in asks)
    return Block(title=localizer.tr("What I still need to know"), sentences=tuple(found)[:_MOST_QUESTIONS])


def _reasons(beside: Comparison, order: DocumentOptions, localizer: Localizer) -> tuple[str, ...]:
    """Return the candidate's reasons, without the name of the competing company if names are hidden."""
    if not order.redaction.hides_names:
        return order.reasons
    covers = [cover_of(one.offer, localizer.tr("the other company")) for one in beside.offers[1:]]
    return tuple(covered(reason, covers) for reason in order.reasons)


def _rival(beside: Comparison, localizer: Localizer, order: DocumentOptions) -> tuple[str, ...]:
    """Return the sentence that another offer is worth more, as far as that is true and may be shown."""
    redaction = order.redaction
    mention = Mention(
        is_named=order.names_rival and not redaction.hides_names, tells_figures=not redaction.hides_others
    )
    sentence = rival_sentence(with_short_names(beside), mention, order.printed_at.date(), localizer)
    return (sentence,) if sentence else ()


def _opening(offer: Offer, localizer: Localizer) -> tuple[str, ...]:
    tr = localizer.tr
    role, at = offer.role, company(offer)
    thanks = tr(
        "Thank you for your offer to join {company} as {role}. I would be glad to accept.", company=at, role=role
    )
    return greeting(offer, localizer), thanks, tr("Before I do, I would like to ask you for the following.")


def _what_it_comes_to(asked: Comparison, localizer: Localizer) -> Block:
    """Return the figures as offered and as asked for, side by side, with their assumptions."""
    page = comparison_page(with_short_names(within_term(asked)), localizer)
    names = (localizer.tr("As offered"), localizer.tr("As requested"))
    table = page.table
    notes = list(dict.fromkeys((*page.assumptions, *page.rates)))
    if localizer.figures.is_relative:
        notes.insert(0, localizer.tr("Amounts are percentages of the total of the offer"))
    return Block(
        title=localizer.tr("What it is worth"),
        paragraphs=(_in_total(asked, localizer),),
        table=replace(table, columns=names, rows=tuple(_telling(table.rows, localizer))),
        note=" · ".join(notes),
    )


def _telling(rows: tuple[TableRow, ...], localizer: Localizer) -> Iterator[TableRow]:
    """Yield the rows that tell something: none of zeros alone, none that repeats the total, the distance as such."""
    baseline = localizer.tr("baseline")
    total = next((place for place, row in enumerate(rows) if row.kind is RowKind.TOTAL), len(rows))
    for place, row in enumerate(rows):
        if place > total and [cell.text for cell in row.cells] == [cell.text for cell in rows[total].cells]:
            continue
        if any(cell.text == baseline for cell in row.cells):
            cells = tuple(Cell("", muted=True) if cell.text == baseline else cell for cell in row.cells)
            yield replace(row, label=localizer.tr("Difference"), cells=cells)
        elif row.kind is not RowKind.NORMAL or not all(cell.muted for cell in row.cells):
            yield row


def _in_total(asked: Comparison, localizer: Localizer) -> str:
    """Return what the offer as asked for comes to, beside the offer as made."""
    currency, assumptions = asked.assumptions.currency, asked.assumptions
    before, after = (
        brief_text(shown(appraisal.total, DISPLAY_DIGITS), currency, localizer) for appraisal in asked.offers
    )
    offered, wanted = (_lasting(appraisal, assumptions, localizer) for appraisal in asked.offers)
    if offered != wanted:
        text = N_("In total it comes to {asked} over {years}, instead of {offered} over {before}.")
        return localizer.tr(text, asked=after, offered=before, years=wanted, before=offered)
    text = N_("In total it comes to {asked} over {years}, instead of {offered}.")
    return localizer.tr(text, asked=after, offered=before, years=wanted)


def _lasting(appraisal: Appraisal, assumptions: Assumptions, localizer: Localizer) -> str:
    """Return the time that the total of an offer is of: the horizon, or what there is of it up to the last day."""
    months = months_employed(appraisal, assumptions)
    if months.denominator != 1 and appraisal.offer.end_date is not None:
        return localizer.tr("the time until {day}", day=localizer.figures.day(appraisal.offer.end_date))
    if months % MONTHS_A_YEAR or not months:
        return localizer.plural("{number} month", "{number} months", int(months))
    return localizer.plural("{number} year", "{number} years", int(months) // MONTHS_A_YEAR)


def _closing(offer: Offer, sender: str, localizer: Localizer) -> Block:
    tr = localizer.tr
    sentences = [tr("Please treat this letter as confidential.")]
    if offer.expiry_date is not None:
        day = localizer.figures.day(offer.expiry_date)
        sentences.append(tr("I look forward to your answer, if possible before {day}.", day=day))
    else:
        sentences.append(tr("I look forward to your answer."))
    signatures = (SignatureLine(sender, "", ""),) if sender else ()
    return Block(paragraphs=(" ".join(sentences), tr("Yours sincerely,")), signatures=signatures)
