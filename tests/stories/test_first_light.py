"""A user opens the window, reads the real offer in rupiah next to two others, and exports it."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.bootstrap import window_services
from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.program import make_window, open_library
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.widgets.charts.chart_view import ChartView
from offercalc.desktop.widgets.comparison.compare_model import CompareModel
from offercalc.desktop.widgets.comparison.compare_table import CompareTable
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.presentation.charts.drawing import Bar, Text
from offercalc.program import Program
from tests.tools import TODAY
from tests.windows import choose, press_key

DOLLARS = re.compile(r"\$|USD|dollar", re.IGNORECASE)
RUPIAH = "Rp"
CTRL = Qt.KeyboardModifier.ControlModifier


def open_program(qtbot: QtBot) -> tuple[MainWindow, Program]:
    """Start the real program with all its tools, on a fixed day in English."""
    program = Program()
    program.__dict__.update(today=TODAY, locale="en_US")
    program.settings.write(Settings(theme="light"))
    window = make_window(window_services(program), program.offers_at_hand(), program.settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.offers.is_whole)
    open_library(window)
    return window, program


def figures(view: FiguresView | CompareTable) -> list[str]:
    """Return every numeric figure of a table with its tool tip."""
    model = view.model()
    assert isinstance(model, FiguresModel | CompareModel)
    cells = [cell for row in model.table.rows for cell in row.cells if re.search(r"\d", cell.text)]
    return [cell.text for cell in cells] + [cell.tip for cell in cells if cell.tip]


def chart_texts(view: ChartView) -> list[str]:
    """Return the amounts in a chart, in its bars' tips and in its accessible description."""
    assert view.drawing is not None
    written = [shape.text for shape in view.drawing.shapes if isinstance(shape, Text)]
    bars = [shape for shape in view.drawing.shapes if isinstance(shape, Bar)]
    tips = [bar.tip for bar in bars if not bar.tip.endswith("not known yet")]
    amounts = [text for text in written if re.search(r"\d", text) and not text.startswith("Year")]
    return [*amounts, *tips, *view.accessibleDescription().rstrip(".").split(";")]


def list_figures(window: MainWindow) -> list[str]:
    """Return the figures in the list of offers."""
    model = window.sidebar.model
    return [model.index(row).data(OffersModel.ENTRY).figure for row in range(model.rowCount())]


def not_in_rupiah(texts: list[str]) -> list[str]:
    """Return the figures that are not in rupiah."""
    assert texts
    return [text for text in texts if RUPIAH not in text or DOLLARS.search(text)]


def test_what_is_555_000_dollars_and_options_worth_in_rupiah(qtbot: QtBot, tmp_path: Path) -> None:
    window, program = open_program(qtbot)

    # The window opens with the samples in a new library.
    assert [kept.offer.company for kept in window.workspace.offers] == [
        "OpenAI",
        "Nusantara Contoh",
        "Globex Sample Corporation",
    ]
    assert all(kept.offer.sample and kept.revision == 1 for kept in window.workspace.offers)
    assert window.status.saved.text() == "All changes saved"

    # Unknown terms are not invented but listed as questions.
    assert window.offers.cards[0].figure == "≥ $555,000"
    questions = window.offers.questions.accessibleDescription()
    for words in ("how many units are granted", "strike price", "fully diluted shares"):
        assert words in questions

    # One choice shows every figure in rupiah, with the exchange rate.
    choose(window.offers.strip.currency, "IDR")
    assert window.offers.cards[0].figure == "≥ Rp\u00a010.07\u00a0billion"
    shown = [card.figure for card in window.offers.cards[:3] if card.figure != "not known yet"]
    shown += [*list_figures(window), *figures(window.offers.yearly.table), *chart_texts(window.offers.chart)]
    assert not_in_rupiah(shown) == []
    assert "≥ Rp\u00a010,072,251,477" in figures(window.offers.yearly.table)
    assert window.offers.cards[3].figure == "≥ $555,000"  # the original stays visible
    assert "ECB reference rate as of October 30, 2026" in window.offers.background.accessibleDescription()

    # Next to two other offers.
    press_key(qtbot, window, Qt.Key.Key_2, CTRL)
    headlines = [window.compare.headlines.text(), window.compare.more.text()]
    assert headlines[0].startswith("Globex leads OpenAI by Rp\u00a0")
    assert headlines[0].endswith("; OpenAI still has open terms.")
    assert headlines[1].startswith("OpenAI is ahead of Nusantara Contoh by at least Rp\u00a0")
    compared = [*headlines, *list_figures(window), *figures(window.compare.table)]
    assert not_in_rupiah(compared) == []

    # Exported as a PDF with the offers attached.
    press_key(qtbot, window, Qt.Key.Key_E, CTRL)
    path = tmp_path / "comparison.pdf"
    export_to(window, path)
    qtbot.waitUntil(lambda: window.status.work.text().startswith(f"Saved: {path} · Attached: "), timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF-1.7")

    # The next start finds everything unchanged.
    window.close()
    assert program.settings.read().currency == "IDR"
    assert len(Program().offers_at_hand()) == 3


def export_to(window: MainWindow, path: Path) -> None:
    """Enter the file in the file dialog, and accept."""
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_change_is_there_at_the_next_start(qtbot: QtBot) -> None:
    window, _program = open_program(qtbot)
    entry = window.offers.form.field(("pay", 0, "amount")).entry
    qtbot.keyClick(entry, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(entry, "600k")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert window.offers.cards[0].figure == "≥ $600,000"
    window.close()

    offers = Program().offers_at_hand()
    assert offers[0].revision == 2
    again, _program = open_program(qtbot)
    assert again.offers.cards[0].figure == "≥ $600,000"
    again.close()
