"""Print documents: pages drawn by the press, one per sheet."""

# Qt's PDF module is not part of PySide6-Essentials, so the pages are printed as the press draws them: as SVG, which
# stays vector graphics on the printer, or as a picture. QtPrintSupport is in Essentials and takes 3 ms to import.

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMarginsF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer

from offercalc.application.ports.document_options import PaperSize
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def make_printer(paper: PaperSize, title: str) -> QPrinter:
    """Return the system's printer, set up for pages that include their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("OfferCalc")
    layout = QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    return printer


def print_pages(pages: Sequence[bytes], printer: QPrinter) -> None:
    """Print the requested pages, given as SVG or PNG, each as large as the sheet allows.

    Raise ExternalError if the printer fails or a page cannot be drawn.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise ExternalError(N_("The printer is not responding."))
    try:
        for place, page in enumerate(_asked_for(pages, printer)):
            if place and not printer.newPage():
                raise ExternalError(N_("The printer has stopped."))
            _draw(page, painter, QRect(0, 0, printer.width(), printer.height()))
    finally:
        painter.end()


def _asked_for(pages: Sequence[bytes], printer: QPrinter) -> Sequence[bytes]:
    """Return the pages in the range and order set for the printer."""
    chosen = list(pages)
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        chosen = chosen[printer.fromPage() - 1 : printer.toPage() or None]
    return chosen[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else chosen


def _draw(page: bytes, painter: QPainter, sheet: QRect) -> None:
    """Draw a page centered on a sheet, as large as fits."""
    if page.lstrip().startswith(b"<"):
        drawing = QSvgRenderer(QByteArray(page))
        if drawing.isValid():
            drawing.render(painter, QRectF(_fitted(drawing.defaultSize(), sheet)))
            return
    picture = QImage.fromData(page)
    if picture.isNull():
        raise ExternalError(N_("The page can't be drawn."))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(_fitted(picture.size(), sheet), picture)


def _fitted(size: QSize, sheet: QRect) -> QRect:
    """Return the rectangle of a page of the given size, centered and scaled to the sheet without distortion."""
    scaled = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    middle = QRect(0, 0, scaled.width(), scaled.height())
    middle.moveCenter(sheet.center())
    return middle
