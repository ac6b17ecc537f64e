from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from offercalc.application.settings import Settings
from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from offercalc.desktop.main_window import COMPARE, CURRENCIES, OFFERS, MainWindow
from offercalc.desktop.widgets.chart_view import ChartView
from tests.tools import GLOBEX, FakePress, StandInTools
from tests.windows import open_window


def test_it_opens_with_the_first_offer(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert window.offers.title.text() == "OpenAI — Head of Preparedness"
    assert window.rates.text() == "Rates: ECB, Oct 30, 2026"
    assert window.sidebar.model.rowCount() == 3


def test_an_offer_of_the_list_is_turned_to(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(COMPARE)
    window.sidebar.offer_chosen.emit(2)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text().startswith("Globex")


def test_a_currency_changes_every_figure_at_once(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    box = window.offers.strip.currency
    box.activated.emit(box.findData("IDR"))
    box.setCurrentIndex(box.findData("IDR"))
    box.activated.emit(box.currentIndex())
    assert window.offers.cards[0].figure == "≥ Rp\u00a010.07B"
    index = window.sidebar.model.index(2)
    assert index.data(window.sidebar.model.ENTRY).figure == "Rp\u00a013.5B"


def test_keys_turn_the_pages(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key, page in ((Qt.Key.Key_2, COMPARE), (Qt.Key.Key_3, CURRENCIES), (Qt.Key.Key_1, OFFERS)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window._page == page


def test_a_library_without_offers_says_how_to_begin(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    assert window._pages.currentWidget() is window.empty
    window.show_page(COMPARE)
    assert window._pages.currentWidget() is window.empty
    window.show_page(CURRENCIES)
    assert window._pages.currentWidget() is window.currencies
    qtbot.mouseClick(window.empty.new, Qt.MouseButton.LeftButton)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text() == "New company — New role"


def test_a_page_exports_what_it_shows(qtbot: QtBot, tmp_path: Path) -> None:
    press = FakePress()
    window = open_window(qtbot, tools=StandInTools(press=press))
    for page, kind in ((OFFERS, "sheet"), (COMPARE, "report")):
        window.show_page(page)
        window.export()
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / f"{kind}.pdf"))
        qtbot.waitUntil((tmp_path / f"{kind}.pdf").exists)
    qtbot.waitUntil(lambda: window.work.text().startswith("Written: "))
    assert [call[0] for call in press.calls] == ["sheet", "report"]


def test_what_is_refused_stays_to_be_read(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.exchange.refused.emit("bad.json: not an offer")
    assert (window.notice.isVisible(), window.notice.text) == (True, "bad.json: not an offer")


def test_the_look_changes_without_a_restart(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.workspace.set(theme="dark", scale=150)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert window.theme.hex("window") in application.styleSheet()
    assert "font-size: 20px" in application.styleSheet()
    window.workspace.set(theme="light", scale=100)


def test_the_language_changes_without_a_restart(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.workspace.set(language="id", number_format="id_ID")
    assert window.offers.cards[0].figure.startswith("≥ US$555.000")
    assert window.rates.text() == "Kurs: ECB, 30 Okt 2026"


def test_settings_open_beside_the_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    qtbot.mouseClick(window.sidebar.settings, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert dialog.isVisible()
    dialog.close()


def test_files_can_be_dropped(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(GLOBEX))])
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, *buttons)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, files, *buttons))
    assert len(window.workspace.offers) == 4


def test_text_cannot_be_dropped(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    text = QMimeData()
    text.setText("offer")
    entered = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, text, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, entered)
    assert not entered.isAccepted()


def test_a_fault_of_the_library_is_said_in_the_status_line(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.workspace.session.fault = "The library cannot be used: disk full."
    window.refresh()
    assert window.saved.text() == "The library cannot be used: disk full."
    assert window.saved.objectName() == "fault"


def unnamed(window: MainWindow) -> list[object]:
    """List what a screen reader could not call by a name."""
    kinds = (QLineEdit, QComboBox, QTableView, ChartView, QAbstractButton)
    widgets = [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisibleTo(window)]
    return [
        widget
        for widget in widgets
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text().strip())
    ]


def test_everything_that_can_be_used_has_a_name(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    for page in (OFFERS, COMPARE, CURRENCIES):
        window.show_page(page)
        qtbot.wait(1)
        assert [type(widget) for widget in unnamed(window)] == []


def test_the_keyboard_reaches_what_the_pointer_does(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    reached: set[object] = set()
    for _ in range(80):
        QApplication.sendEvent(window, QEvent(QEvent.Type.None_))
        window.focusNextChild()
        reached.add(QApplication.focusWidget() or window.focusWidget())
    wanted = {
        window.sidebar.offers,
        window.offers.compare,
        window.offers.export,
        window.offers.strip.currency,
        window.offers.chart,
        window.offers.table,
        window.offers.form.fields["pay", 0, "amount"].entry,
    }
    assert wanted <= reached


def test_nothing_is_cut_off_in_a_small_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.offers.viewport().width() < 700)
    assert window.offers.horizontalScrollBar().maximum() == 0


def test_text_may_be_twice_as_large(qtbot: QtBot) -> None:
    window = open_window(qtbot, settings=Settings(theme="dark", scale=200))
    for page in (OFFERS, COMPARE, CURRENCIES):
        window.show_page(page)
        assert not window.grab().isNull()
    window.close()
