"""Documents ready to print: the file name of each, what is attached to it, and what its sender should know."""

from __future__ import annotations

from msgspec import Struct

from offercalc.application.documents.attaching import attached_words
from offercalc.application.documents.sender_notices import sender_notices
from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferLetter, OfferSheet, PdfDocument
from offercalc.presentation.formats.localizer import Localizer


class Paper(Struct, frozen=True):
    """A document and its file name.

    `contents` describes the attachments and `notices` warns before sending; both are for the user who prints it.
    """

    name: str
    document: PdfDocument
    contents: str
    notices: tuple[str, ...] = ()


def paper_of(document: PdfDocument, sender: Localizer) -> Paper:
    """Return a document as its sender prints it; raises ExternalError if it hides something but attaches everything.

    The description and the notices are in the language of the sender, the document in its own.
    """
    options = document.options
    match document:
        case OfferSheet(comparison=comparison) | OfferLetter(comparison=comparison):
            appraisal = comparison.offers[0]
            notices = sender_notices(appraisal, options, sender)
            return Paper(file_name(appraisal.offer, "pdf"), document, attached_words(options, sender), notices)
        case ComparisonReport(comparison=comparison):
            name = f"{document.localizer.tr('Comparison of offers')}.pdf"
            return Paper(name, document, attached_words(options, sender, len(comparison.offers)))
        case CounterLetter(asked=asked):
            name = file_name(asked.offers[0].offer, "pdf")
            return Paper(name, document, attached_words(options, sender), _unmentioned(document, sender))


def _unmentioned(letter: CounterLetter, sender: Localizer) -> tuple[str, ...]:
    """Return why a letter does not mention the other offer, if it does not."""
    from offercalc.presentation.text.rival_text import why_unmentioned  # noqa: PLC0415 - only letters need it

    reason = sender.render(why_unmentioned(letter.others, letter.options.printed_at.date()))
    return (reason,) if reason else ()
