from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from offercalc.application.ports.document_options import PaperSize
from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.system.printing import _fitted, make_printer, print_pages

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><path d="M0 0H9V9Z"/></svg>'


def page(width: int = 210, height: int = 297, color: str = "#ff0000") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes, Qt wants text
    return bytes(buffer.data().data())


def printer_to(path: Path, paper: PaperSize = "a4") -> QPrinter:
    printer = make_printer(paper, "Offer")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    with pikepdf.open(path) as pdf:
        return [(round(float(one.mediabox[2])), round(float(one.mediabox[3]))) for one in pdf.pages]


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_every_page_is_printed_on_a_sheet_of_its_own(
    qtbot: QtBot, tmp_path: Path, paper: PaperSize, points: tuple[int, int]
) -> None:
    print_pages((page(), page(), page()), printer_to(tmp_path / "out.pdf", paper))
    assert sizes(tmp_path / "out.pdf") == [points] * 3


def test_pages_reach_to_the_edge_because_they_bring_their_margins(qtbot: QtBot) -> None:
    printer = make_printer("a4", "Offer")
    assert printer.fullPage()
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    assert printer.docName() == "Offer"


def test_the_pages_that_were_asked_for_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_pages((page(),) * 5, printer)
    assert len(sizes(tmp_path / "out.pdf")) == 2


@pytest.mark.parametrize(
    ("size", "sheet", "place"),
    [
        ((210, 297), (2100, 2970), (0, 0, 2100, 2970)),
        ((400, 100), (2000, 3000), (0, 1250, 2000, 500)),
        ((100, 400), (2000, 2000), (750, 0, 500, 2000)),
    ],
)
def test_a_page_of_another_shape_is_not_stretched(
    size: tuple[int, int], sheet: tuple[int, int], place: tuple[int, int, int, int]
) -> None:
    found = _fitted(QSize(*size), QRect(0, 0, *sheet))
    assert (found.x(), found.y(), found.width(), found.height()) == place


def test_a_drawing_stays_lines_and_letters(qtbot: QtBot, tmp_path: Path) -> None:
    print_pages((SVG,), printer_to(tmp_path / "out.pdf"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages[0].resources.get("/XObject", {})) == 0
    assert sizes(tmp_path / "out.pdf") == [(595, 842)]


@pytest.mark.parametrize("content", [b"no picture", b"<html>"])
def test_what_is_no_picture_is_refused_in_words(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExternalError, match=r"The page can't be drawn\."):
        print_pages((content,), printer_to(tmp_path / "out.pdf"))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"The printer is not responding\."):
        print_pages((page(),), printer_to(tmp_path / "missing" / "out.pdf"))
