"""A person opens the window, reads the real offer in rupiah beside two others, and exports it."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.application.settings import Settings
from offercalc.bootstrap import Program
from offercalc.desktop.main_window import MainWindow
from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.program import make_window, open_library
from offercalc.desktop.widgets.figures_view import FiguresView
from offercalc.presentation.drawing import Text
from tests.tools import TODAY

DOLLARS = re.compile(r"\$|USD|dollar", re.IGNORECASE)
RUPIAH = "Rp"


def open_program(qtbot: QtBot) -> tuple[MainWindow, Program]:
    """Start the real program, all its tools included, on a fixed day in English."""
    program = Program()
    program.__dict__.update(today=TODAY, locale="en_US")
    program.settings.write(Settings(theme="light"))
    window = make_window(program, program.offers_at_hand(), program.settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    open_library(window)
    return window, program


def choose(box: QComboBox, value: object) -> None:
    """Choose in a box as a person does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def press_keys(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key together with Ctrl."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def figures(view: FiguresView) -> list[str]:
    """Give every figure of a table that is a number."""
    model = view.model()
    assert isinstance(model, FiguresModel)
    return [cell.text for row in model.table.rows for cell in row.cells if re.search(r"\d", cell.text)]


def chart_texts(window: MainWindow) -> list[str]:
    """Give what is written in the chart of the offer, but for the names of the years."""
    drawing = window.offers.chart.drawing
    assert drawing is not None
    texts = [shape.text for shape in drawing.shapes if isinstance(shape, Text)]
    return [text for text in texts if re.search(r"\d", text) and not text.startswith("Year")]


def list_figures(window: MainWindow) -> list[str]:
    model = window.sidebar.model
    return [model.index(row).data(OffersModel.ENTRY).figure for row in range(model.rowCount())]


def test_what_is_555_000_dollars_and_options_worth_in_rupiah(qtbot: QtBot, tmp_path: Path) -> None:
    window, program = open_program(qtbot)

    # The window opens with the samples, kept in a library of one's own.
    assert [kept.offer.company for kept in window.workspace.offers] == [
        "OpenAI",
        "Nusantara Contoh",
        "Globex Sample Corporation",
    ]
    assert all(kept.offer.sample and kept.revision == 1 for kept in window.workspace.offers)
    assert window.saved.text() == "All changes saved"

    # What is not known is not made up: it is asked for.
    assert window.offers.cards[0].figure == "≥ $555,000"
    questions = window.offers.questions.accessibleDescription()
    for words in ("how many units are granted", "strike price", "fully diluted shares"):
        assert words in questions

    # One choice turns every figure into rupiah, and says by which rate.
    choose(window.offers.strip.currency, "IDR")
    shown = [card.figure for card in window.offers.cards[:3] if card.figure != "Not known"]
    shown += [*list_figures(window), *figures(window.offers.table), *chart_texts(window)]
    assert all(RUPIAH in text and not DOLLARS.search(text) for text in shown), shown
    assert "≥ Rp\u00a010,072,251,477" in figures(window.offers.table)
    assert window.offers.cards[3].figure == "≥ $2,220,000"  # the original stays visible
    assert "ECB reference rate of October 30, 2026" in window.offers.background.accessibleDescription()

    # Beside two other offers.
    press_keys(qtbot, window, Qt.Key.Key_2)
    assert all(RUPIAH in text for text in figures(window.compare.table))
    assert "Globex Sample Corporation is ahead of Nusantara Contoh" in window.compare.headlines.text()

    # And on paper, with the offers inside.
    press_keys(qtbot, window, Qt.Key.Key_E)
    path = tmp_path / "comparison.pdf"
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: window.work.text() == f"Written: {path}", timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF-1.7")

    # The next start finds everything as it was left.
    window.close()
    assert program.settings.read().currency == "IDR"
    assert len(Program().offers_at_hand()) == 3


def test_a_change_is_there_at_the_next_start(qtbot: QtBot) -> None:
    window, _program = open_program(qtbot)
    editor = window.offers.form.fields["pay", 0, "amount"]
    editor.typed.emit("600k")
    assert window.offers.cards[0].figure == "≥ $600,000"
    window.close()

    offers = Program().offers_at_hand()
    assert offers[0].revision == 2
    again, _program = open_program(qtbot)
    assert again.offers.cards[0].figure == "≥ $600,000"
    again.close()
