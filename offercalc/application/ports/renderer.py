"""The renderer that turns documents into PDF, and the documents it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.clauses.written_letter import LetterText
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:  # the tax laws and their engine are loaded if somebody asks for take-home
    from offercalc.presentation.tax.net_leaving import Left
    from offercalc.presentation.tax.take_home_page import Kept


class OfferSheet(Struct, frozen=True):
    """The sheet of the comparison's only offer; `second` is the same offer appraised in another currency."""

    comparison: Comparison
    localizer: Localizer
    options: DocumentOptions
    second: Comparison | None = None


class OfferLetter(Struct, frozen=True):
    """An offer letter; unless it has no appendix, the figures of the comparison's only offer follow its text.

    One that is marked is for the screen: each clause has a link `clause:ID` at its beginning, and values are tinted.
    """

    comparison: Comparison
    localizer: Localizer
    options: DocumentOptions
    text: LetterText
    has_appendix: bool = True
    is_marked: bool = False


class ComparisonReport(Struct, frozen=True):
    """A report that compares offers; `kept` is their take-home if it is printed, too, and `left` that on leaving.

    Nothing that the person has answered to tax laws is printed.
    """

    comparison: Comparison
    localizer: Localizer
    options: DocumentOptions
    kept: Kept | None = None
    left: Left | None = None


class CounterLetter(Struct, frozen=True):
    """A counter-offer letter.

    `asked` holds the offer as made and the counter-offer, `others` the offer as made and the other offer to mention.
    """

    asked: Comparison
    others: Comparison
    localizer: Localizer
    options: DocumentOptions


PdfDocument: TypeAlias = OfferSheet | OfferLetter | ComparisonReport | CounterLetter
"""Everything that can be rendered."""


def encrypted(document: PdfDocument, password: str) -> PdfDocument:
    """Return the document encrypted with a password, "" for none."""
    return replace(document, options=replace(document.options, password=password))


class RenderedPdf(Struct, frozen=True):
    """A finished PDF, and the characters for which no font was found (each shown as a box).

    `notices` are sentences that the sender should read before sending it.
    """

    pdf: bytes
    unprintable: str = ""
    used_system_fonts: bool = False
    notices: tuple[str, ...] = ()


class PdfRenderer(Protocol):
    """Renders documents; raises ExternalError if that fails."""

    def render(self, document: PdfDocument) -> RenderedPdf:
        """Render a document as PDF, with its offers attached as its options say."""

    def preview(self, document: PdfDocument) -> tuple[bytes, ...]:
        """Return the pages of a document as SVG."""

    def boxes(self, document: PdfDocument) -> str:
        """Return the characters of a document that its preview shows as boxes, because our fonts lack them."""

    def render_docx(self, letter: OfferLetter) -> bytes:
        """Return an offer letter as a Word document for those who edit it, without attachments."""

    def render_email(self, letter: CounterLetter) -> str:
        """Return a counter-offer letter as the text of an e-mail."""
