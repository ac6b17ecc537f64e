from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.editors.currency_line import CurrencyLine


def shown(qtbot: QtBot, locale: str) -> CurrencyLine:
    line = CurrencyLine("", localizer_for(locale))
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def test_a_currency_is_found_by_its_name_and_written_by_its_code(qtbot: QtBot) -> None:
    line = shown(qtbot, "id_ID")
    qtbot.keyClicks(line, "rupiah indo")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.model().index(0, 0).data() == "IDR · Rupiah Indonesia"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.editingFinished):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "IDR"


def test_a_code_is_typed_as_it_is(qtbot: QtBot) -> None:
    line = shown(qtbot, "en_US")
    qtbot.keyClicks(line, "sgd")
    completer = line.completer()
    assert completer is not None
    assert completer.currentCompletion() == "SGD"
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert line.text() == "sgd"
