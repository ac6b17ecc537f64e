from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.print_preview import PrintPreview
from offercalc.desktop.system.printing import make_printer
from tests.tools import ENGLISH
from tests.windows import light

PAGE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><path d="M0 0H9V9Z"/></svg>'


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def preview_of(window: QWidget, path: Path, *pages: bytes) -> PrintPreview:
    printer = make_printer("a4", "Offer")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    dialog = PrintPreview(pages, printer, light(), ENGLISH, window)
    dialog.show()
    return dialog


def test_the_pages_are_shown_before_they_are_printed(window: QWidget, tmp_path: Path) -> None:
    dialog = preview_of(window, tmp_path / "out.pdf", PAGE, PAGE)
    assert (dialog.windowTitle(), dialog.count.text(), len(dialog.preview.pages)) == ("Print preview", "2 pages", 2)
    dialog.go.click()
    asked = dialog.findChild(QPrintDialog)
    assert isinstance(asked, QPrintDialog)
    asked.accepted.emit(asked.printer())
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 2
    assert not dialog.isVisible()


def test_what_cannot_be_printed_is_said(window: QWidget, tmp_path: Path) -> None:
    told: list[str] = []
    dialog = preview_of(window, tmp_path / "out.pdf", PAGE, b"no picture")
    dialog.failed = told.append
    dialog.print_now()
    assert told == ["The page can't be drawn."]
