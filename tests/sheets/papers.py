"""Documents for tests, of the samples and of offers with custom fields, and the press that prints them."""

from datetime import UTC, datetime
from functools import cache

import typst
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.files.resources import resource
from offercalc.application.letters.letter_text import LetterRequest, write_letter
from offercalc.application.ports.document_options import DocumentOptions, PaperSize
from offercalc.application.ports.renderer import ComparisonReport, OfferLetter, OfferSheet
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.sheets.content.comparison_report import comparison_report
from offercalc.sheets.content.document import Document
from offercalc.sheets.content.offer_sheet import offer_sheet
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.tools import CLAUSES, ENGLISH, FILES, PRESETS, SAMPLES, comparison_of, sample

ENGLISH_WITH_INDONESIAN_FIGURES = localizer_for("id_ID", language="en")


def order(paper: PaperSize = "a4") -> DocumentOptions:
    return DocumentOptions(paper, datetime(2026, 11, 23, tzinfo=UTC))


def own_order(paper: PaperSize = "a4") -> DocumentOptions:
    """Return the options of a document on behalf of the candidate."""
    return replace(order(paper), speaker="candidate")


def sheet_of(offer: Offer, size: PaperSize = "a4", currency: str = "USD", localizer: Localizer = ENGLISH) -> Document:
    return offer_sheet(OfferSheet(comparison_of(offer, currency=currency), localizer, order(size)), FILES, PRESETS)


def own_sheet_of(offer: Offer) -> Document:
    """Return an offer's sheet on behalf of the candidate."""
    own = replace(order(), speaker="candidate")
    return offer_sheet(OfferSheet(comparison_of(offer), ENGLISH, own), FILES, PRESETS)


def report_of(
    *offers: Offer, size: PaperSize = "a4", currency: str = "USD", localizer: Localizer = ENGLISH
) -> Document:
    return comparison_report(
        ComparisonReport(comparison_of(*offers, currency=currency), localizer, own_order(size)), FILES, PRESETS
    )


def samples(count: int = 3) -> tuple[Offer, ...]:
    """Return `count` offers, cycling through the samples."""
    return tuple(sample(SAMPLES[index % len(SAMPLES)]) for index in range(count))


def compared(*offers: Offer) -> Comparison:
    return comparison_of(*offers)


@cache
def bare_fonts(*, embedded: bool = False) -> typst.Fonts:
    """Return the bundled fonts, with `embedded` also Typst's own: those available on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=embedded, font_paths=[resource("fonts")])


def bare_press() -> TypstRenderer:
    """Return a press that uses only the bundled fonts."""
    renderer = TypstRenderer(FILES, PRESETS)
    renderer._own_fonts = bare_fonts()
    renderer._all_fonts = bare_fonts()
    return renderer


def offer_letter_of(
    offer: Offer, details: LetterDetails, place: str, options: DocumentOptions, localizer: Localizer = ENGLISH
) -> OfferLetter:
    """Return the letter for an offer, with the clauses proposed for a place."""
    library = tuple(one for one in CLAUSES.every(localizer.language) if isinstance(one, Clause))
    letter = write_letter(LetterRequest(offer, details, place, options), library, PRESETS, localizer)
    return OfferLetter(comparison_of(offer, currency=offer.currency), localizer, options, letter.text)
