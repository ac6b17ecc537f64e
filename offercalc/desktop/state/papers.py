"""The workspace's documents as values: what to render, under which file name, and what its sender should know."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.documents.attaching import attached_words
from offercalc.application.documents.sender_notices import sender_notices
from offercalc.application.documents.sheet_settings import SheetSettings, order_of, sheet_order_of
from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet, PdfDocument
from offercalc.desktop.state.workspace import Workspace
from offercalc.presentation.formats.localizer import N_, Localizer


class Kind(StrEnum):
    """The kinds of documents: offer sheet, comparison report and counter-offer letter."""

    SHEET = "sheet"
    REPORT = "report"
    LETTER = "letter"


class LetterWishes(Struct, frozen=True):
    """The content of a letter: the document ids of the counter-offer and of a competing offer, "" for none."""

    asked: str = ""
    rival: str = ""
    names_rival: bool = False


NO_WISHES = LetterWishes()


class PaperJob(Struct, frozen=True):
    """A document of the workspace's present state and its file name; independent of the window.

    `contents` describes the attachments and `notices` warns before sending; both are for the user who prints it.
    """

    name: str
    document: PdfDocument
    contents: str
    notices: tuple[str, ...] = ()


def paper_job(workspace: Workspace, kind: Kind, settings: SheetSettings, wishes: LetterWishes = NO_WISHES) -> PaperJob:
    """Return the print job of a document; `wishes` apply to a letter.

    Raise ExternalError if there is nothing to print or the letterhead cannot be read.
    """
    offer = workspace.chosen_offer
    if offer is None:
        raise ExternalError(N_("There is no offer to print."))
    document = "" if kind is Kind.REPORT else workspace.chosen_document
    ordered = sheet_order_of if kind is Kind.SHEET else order_of
    order = ordered(settings, workspace.settings.paper, workspace.tools.today, document)
    localizer = workspace.localizer_in(settings.language)
    match kind:
        case Kind.SHEET:
            return _sheet(workspace, settings, order, localizer)
        case Kind.REPORT:
            return _report(workspace, order, localizer)
        case Kind.LETTER:
            return _letter(workspace, wishes, order, localizer)


def _sheet(workspace: Workspace, settings: SheetSettings, order: DocumentOptions, localizer: Localizer) -> PaperJob:
    comparison = workspace.chosen_alone()
    offer = comparison.offers[0].offer
    second = workspace.appraised(offer, currency=settings.second) if settings.second else None
    return PaperJob(
        file_name(offer, "pdf"),
        OfferSheet(comparison, localizer, order, second),
        attached_words(order, workspace.localizer),
        sender_notices(comparison.offers[0], order, workspace.localizer),
    )


def _report(workspace: Workspace, order: DocumentOptions, localizer: Localizer) -> PaperJob:
    comparison = workspace.comparison()
    return PaperJob(
        f"{localizer.tr('Comparison of offers')}.pdf",
        ComparisonReport(comparison, localizer, order),
        attached_words(order, workspace.localizer, len(comparison.offers)),
    )


def _letter(workspace: Workspace, wishes: LetterWishes, order: DocumentOptions, localizer: Localizer) -> PaperJob:
    """Return a letter that asks for another document's terms instead of the selected offer's.

    It mentions no other offer but the rival.
    """
    chosen, made = workspace.chosen_document, workspace.chosen_offer
    wanted, rival = workspace.session.find(wishes.asked), workspace.session.find(wishes.rival)
    if wanted is None or made is None or wishes.asked == chosen:
        raise ExternalError(N_("Duplicate the offer, edit the copy to your counter-offer, then select it here."))
    if rival is not None and rival.offer.sample:
        raise ExternalError(N_("A sample is not a real offer, so a letter can't mention it."))
    order = replace(
        order, names_rival=wishes.names_rival, redaction=replace(order.redaction, hides_names=False)
    )  # fmt: skip
    pair = workspace.appraised(made, wanted.offer)
    beside = workspace.appraised(made, *(() if rival is None else (rival.offer,)))
    from offercalc.presentation.text.rival_text import why_unmentioned  # noqa: PLC0415 - not needed for the first paint

    silence = workspace.localizer.render(why_unmentioned(beside, order.printed_at.date()))
    return PaperJob(
        file_name(made, "pdf"),
        CounterLetter(pair, beside, localizer, order),
        attached_words(order, workspace.localizer),
        (silence,) if silence else (),
    )
