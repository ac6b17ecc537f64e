"""The documents of a selection: the selected offer's sheet and letter, the comparison, and a counter-offer letter."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.clauses.written_letter import LetterText
from offercalc.application.documents.sheet_settings import SheetSettings, order_of, sheet_order_of
from offercalc.application.offers.appraisal import Asked
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferLetter, OfferSheet
from offercalc.application.translations.readers import localizer_for
from offercalc.application.workbench.figures import Figures
from offercalc.application.workbench.papers import Paper, paper_of
from offercalc.application.workbench.selection import Selection
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import N_, Localizer

if TYPE_CHECKING:  # the tax laws are loaded if somebody asks for take-home
    from offercalc.presentation.tax.net_leaving import Left
    from offercalc.presentation.tax.take_home_page import Kept


class Kind(StrEnum):
    """The kinds of documents: offer sheet, comparison report, counter-offer letter and offer letter."""

    SHEET = "sheet"
    REPORT = "report"
    LETTER = "letter"
    OFFER = "offer"


class LetterWishes(Struct, frozen=True):
    """The content of a letter: the document ids of the counter-offer and of a competing offer, "" for none.

    With `before`, the selected offer is itself the counter-offer, a later round of the offer that was made.
    """

    asked: str = ""
    rival: str = ""
    names_rival: bool = False
    before: Offer | None = None


class ReadyLetter(Struct, frozen=True):
    """An offer letter to print: its text, whether figures follow it, whether it is marked, and notices."""

    text: LetterText
    has_appendix: bool = True
    is_marked: bool = False
    notices: tuple[str, ...] = ()


class PaperRequest(Struct, frozen=True):
    """Which document to print, and how; `wishes` apply to a counter-offer, `letter` is the text of an offer letter."""

    kind: Kind
    settings: SheetSettings
    wishes: LetterWishes = LetterWishes()
    letter: ReadyLetter | None = None


def selected_paper(
    request: PaperRequest,
    selection: Selection,
    figures: Figures,
    sender: Localizer,
    kept_of: Callable[[Comparison], tuple[Kept, Left]] | None = None,
) -> Paper:
    """Return a document of a selection as it is printed today.

    `kept_of` estimates the take-home of a comparison, and that on leaving after each month.

    Raise ExternalError if there is nothing to print or the letterhead cannot be read.
    """
    if selection.chosen is None:
        raise ExternalError(N_("There is no offer to print."))
    kind, settings = request.kind, request.settings
    ordered = sheet_order_of if kind in {Kind.SHEET, Kind.OFFER} else order_of
    document = "" if kind is Kind.REPORT else selection.document
    options = ordered(settings, selection.settings.paper, figures.today, document)
    localizer = document_localizer(settings.language, sender)
    match kind:
        case Kind.SHEET:
            chosen, second = selection.chosen, None
            alone = figures.as_stated(selection, chosen)
            if settings.second:
                second = figures.as_stated(selection, chosen, currency=settings.second)
            return paper_of(OfferSheet(alone, localizer, options, second), sender)
        case Kind.REPORT:
            options = replace(options, speaker="candidate")
            comparison = figures.comparison(selection)
            kept, left = kept_of(comparison) if settings.take_home and kept_of is not None else (None, None)
            return paper_of(ComparisonReport(comparison, localizer, options, kept, left), sender)
        case Kind.OFFER:
            alone = figures.as_stated(selection, selection.chosen)
            from offercalc.application.letters.merge_values import candidate_name  # noqa: PLC0415 - only letters need it

            options = replace(options, candidate=candidate_name(selection.chosen, options), speaker="employer")
            return _letter_paper(request.letter, alone, localizer, options, sender)
        case Kind.LETTER:
            made, asked, rival = _letter_offers(selection, selection.chosen, request.wishes)
            pair = figures.as_stated(selection, made, asked)
            others = figures.as_stated(selection, made, *rival)
            return paper_of(CounterLetter(pair, others, localizer, _letter_options(options, request.wishes)), sender)


def _letter_paper(
    letter: ReadyLetter | None, alone: Comparison, localizer: Localizer, options: DocumentOptions, sender: Localizer
) -> Paper:
    """Return an offer letter as a paper, with what its clauses ask its sender to know."""
    if letter is None:
        raise ExternalError(N_("There is no letter to print."))
    document = OfferLetter(alone, localizer, options, letter.text, letter.has_appendix, letter.is_marked)
    paper = paper_of(document, sender)
    return replace(paper, notices=(*paper.notices, *letter.notices))


def appraised_for(request: PaperRequest, selection: Selection) -> tuple[Asked, ...]:
    """Return the offers that a document appraises, and in which currency; "" is the display currency."""
    chosen, second = selection.chosen, request.settings.second or ""
    if chosen is None:
        return ()
    match request.kind:
        case Kind.SHEET:
            return tuple(((chosen,), currency) for currency in dict.fromkeys(("", second)))
        case Kind.OFFER:
            return (((chosen,), ""),)
        case Kind.REPORT:
            return ((tuple(kept.offer for kept in selection.compared), ""),)
        case Kind.LETTER:
            try:
                made, asked, rival = _letter_offers(selection, chosen, request.wishes)
            except ExternalError:
                return ()
            return ((made, asked), ""), ((made, *rival), "")


def document_localizer(language: str, sender: Localizer) -> Localizer:
    """Return the localizer of documents in a language, "" for the sender's; it always shows amounts."""
    return localizer_for(str(sender.figures.locale), language or sender.language)


def _letter_offers(selection: Selection, chosen: Offer, wishes: LetterWishes) -> tuple[Offer, Offer, tuple[Offer, ...]]:
    """Return the offer, the counter-offer, and the rival as the only other offer that the letter may mention."""
    asked, rival = selection.find(wishes.asked), selection.find(wishes.rival)
    made = wishes.before if wishes.before is not None else chosen
    if wishes.before is not None:
        asked = chosen
    elif asked is None or wishes.asked == selection.document:
        raise ExternalError(N_("Say on the Negotiate page what you ask for, and make it your counter-offer."))
    if rival is not None and rival.sample:
        raise ExternalError(N_("A sample is not a real offer, so a letter can't mention it."))
    return made, asked, (() if rival is None else (rival,))


def _letter_options(options: DocumentOptions, wishes: LetterWishes) -> DocumentOptions:
    """Return the options of a letter, whose localizer knows the companies unless the rival is anonymous."""
    return replace(
        options,
        speaker="candidate",
        names_rival=wishes.names_rival,
        redaction=replace(options.redaction, hides_names=False),
    )  # fmt: skip
