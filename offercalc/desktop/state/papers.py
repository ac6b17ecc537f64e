"""The documents of the workspace: the selected offer's sheet, the comparison, and a counter-offer letter."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.documents.sheet_settings import SheetSettings, order_of, sheet_order_of
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet
from offercalc.application.workbench.papers import Paper, paper_of
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


def chosen_paper(workspace: Workspace, kind: Kind, settings: SheetSettings, wishes: LetterWishes = NO_WISHES) -> Paper:
    """Return a document as it is printed; `wishes` apply to a letter.

    Raise ExternalError if there is nothing to print or the letterhead cannot be read.
    """
    offer = workspace.chosen_offer
    if offer is None:
        raise ExternalError(N_("There is no offer to print."))
    document = "" if kind is Kind.REPORT else workspace.chosen_document
    ordered = sheet_order_of if kind is Kind.SHEET else order_of
    options = ordered(settings, workspace.settings.paper, workspace.tools.today, document)
    localizer = workspace.localizer_in(settings.language)
    match kind:
        case Kind.SHEET:
            return paper_of(_sheet(workspace, settings, options, localizer), workspace.localizer)
        case Kind.REPORT:
            return paper_of(ComparisonReport(workspace.comparison(), localizer, options), workspace.localizer)
        case Kind.LETTER:
            return paper_of(_letter(workspace, wishes, options, localizer), workspace.localizer)


def _sheet(workspace: Workspace, settings: SheetSettings, options: DocumentOptions, localizer: Localizer) -> OfferSheet:
    comparison = workspace.chosen_alone()
    offer = comparison.offers[0].offer
    second = workspace.appraised(offer, currency=settings.second) if settings.second else None
    return OfferSheet(comparison, localizer, options, second)


def _letter(
    workspace: Workspace, wishes: LetterWishes, options: DocumentOptions, localizer: Localizer
) -> CounterLetter:
    """Return a letter that asks for another document's terms instead of the selected offer's.

    It mentions no other offer but the rival.
    """
    chosen, made = workspace.chosen_document, workspace.chosen_offer
    wanted, rival = workspace.session.find(wishes.asked), workspace.session.find(wishes.rival)
    if wanted is None or made is None or wishes.asked == chosen:
        raise ExternalError(N_("Duplicate the offer, edit the copy to your counter-offer, then select it here."))
    if rival is not None and rival.offer.sample:
        raise ExternalError(N_("A sample is not a real offer, so a letter can't mention it."))
    pair = workspace.appraised(made, wanted.offer)
    others = workspace.appraised(made, *(() if rival is None else (rival.offer,)))
    redaction = replace(options.redaction, hides_names=False)
    return CounterLetter(pair, others, localizer, replace(options, names_rival=wishes.names_rival, redaction=redaction))
