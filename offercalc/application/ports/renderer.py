"""The renderer that turns papers into PDF."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.presentation.formats.localizer import Localizer


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

    def sheet(self, comparison: Comparison, localizer: Localizer, order: DocumentOptions) -> RenderedPdf:
        """Render the sheet of the comparison's only offer as PDF, with the offer attached."""

    def report(self, comparison: Comparison, localizer: Localizer, order: DocumentOptions) -> RenderedPdf:
        """Render a comparison report as PDF, with its offers attached."""

    def letter(
        self, asked: Comparison, others: Comparison, localizer: Localizer, order: DocumentOptions
    ) -> RenderedPdf:
        """Render a counter-offer letter as PDF, with the counter-offer attached.

        `asked` holds the offer as made and the counter-offer, `others` the offer as made and the other offer to
        mention.
        """

    def preview(self, comparison: Comparison, localizer: Localizer, order: DocumentOptions) -> tuple[bytes, ...]:
        """Return the pages of a sheet as SVG, for the preview."""

    def preview_report(self, comparison: Comparison, localizer: Localizer, order: DocumentOptions) -> tuple[bytes, ...]:
        """Return the pages of a comparison report as SVG."""

    def preview_letter(
        self, asked: Comparison, others: Comparison, localizer: Localizer, order: DocumentOptions
    ) -> tuple[bytes, ...]:
        """Return the pages of a counter-offer letter as SVG."""
