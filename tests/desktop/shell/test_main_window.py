from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, OFFERS
from offercalc.desktop.widgets.charts.chart_view import ChartView
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import GLOBEX, FakePress, StandInTools
from tests.windows import FakeLibrary, MemorySettings, choose, open_window, press_key, samples

PAGES = (OFFERS, COMPARE, CURRENCIES)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_it_opens_with_the_first_offer(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert window.offers.title.text() == "OpenAI"
    assert window.status.rates.text() == "Rates: ECB, Oct 30, 2026 · 1 day old"
    assert window.sidebar.model.rowCount() == 3


def test_an_offer_of_the_list_is_turned_to(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(COMPARE)
    window.sidebar.offer_chosen.emit(2)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text().startswith("Globex")


def test_a_currency_changes_every_figure_at_once(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    choose(window.offers.strip.currency, "IDR")
    assert window.offers.cards[0].figure == "≥ Rp\u00a010.07\u00a0billion"
    index = window.sidebar.model.index(2)
    assert index.data(window.sidebar.model.ENTRY).figure == "Rp\u00a013.5\u00a0billion"


def test_a_key_closes_the_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    press_key(qtbot, window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_a_library_without_offers_says_how_to_begin(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    assert window._pages.currentWidget() is window.start
    window.show_page(COMPARE)
    assert window._pages.currentWidget() is window.start
    window.show_page(CURRENCIES)
    assert window._pages.currentWidget() is window.currencies
    qtbot.mouseClick(window.start.new, Qt.MouseButton.LeftButton)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text() == "New offer"


def test_a_page_exports_what_it_shows(qtbot: QtBot, tmp_path: Path) -> None:
    renderer = FakePress()
    window = open_window(qtbot, tools=StandInTools(renderer=renderer))
    for page, kind in ((OFFERS, "sheet"), (COMPARE, "report")):
        window.show_page(page)
        window.export()
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / f"{kind}.pdf"))
        qtbot.waitUntil((tmp_path / f"{kind}.pdf").exists)
    qtbot.waitUntil(lambda: window.status.work.text().startswith("Saved: "))
    assert [call[0] for call in renderer.calls] == ["sheet", "report"]


def test_a_paper_has_its_ending_where_a_person_leaves_it_out(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    press_key(qtbot, window, Qt.Key.Key_E, CTRL)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("OpenAI - Head of Preparedness.pdf")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "sheet"))
    dialog.accept()
    qtbot.waitUntil(lambda: window.status.work.text().startswith(f"Saved: {tmp_path / 'sheet.pdf'} · "))
    assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF-fake"


def test_a_press_that_fails_says_its_sentence_and_leaves_no_trace(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tools=StandInTools(renderer=FakePress(fault="The paper cannot be typeset.")))
    before = sorted(tmp_path.iterdir())
    window.export()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "sheet.pdf"))
    qtbot.waitUntil(window.notice.isVisible)
    assert (window.notice.text, window.status.work.text()) == ("The paper cannot be typeset.", "")
    assert sorted(tmp_path.iterdir()) == before
    qtbot.mouseClick(window.notice.closing, Qt.MouseButton.LeftButton)
    assert window.notice.isHidden()


def test_a_paper_under_way_is_finished_before_the_window_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    window.export()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "sheet.pdf"))
    assert window.status.work.text() == "Creating sheet.pdf…"
    window.close()
    assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF-fake"


def test_every_change_is_kept_at_once_under_its_name(qtbot: QtBot) -> None:
    library = FakeLibrary(samples())
    window = open_window(qtbot, library=library)
    assert window.status.saved.text() == "All changes saved"
    window.offers.form.field(("company",)).typed.emit("Acme")
    window.remove_offer()
    window.workspace.undo_stack.undo()
    window.close()
    actions = ["Change Company", "document-0", "document-0", ""]
    assert library.calls == list(zip(["save", "archive", "restore", "close"], actions, strict=True))


def test_what_cannot_be_kept_is_said_and_kept_with_the_next_change(qtbot: QtBot) -> None:
    library = FakeLibrary(samples())
    window = open_window(qtbot, library=library)
    library.fault = "The library cannot be written: disk full."
    window.offers.form.field(("company",)).typed.emit("Acme")
    assert window.status.saved.text() == f"{library.fault} Until this is fixed, save copies of anything you change."
    assert window.offers.title.text() == "Acme"
    library.fault = ""
    window.offers.form.field(("role",)).typed.emit("Head")
    assert window.status.saved.text() == "All changes saved"


def test_settings_that_cannot_be_kept_are_said(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.workspace._settings_file = MemorySettings(fault="settings.json: No space left on device")
    window.workspace.set(years=6)
    assert window.status.saved.text() == "settings.json: No space left on device"


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
    assert window.status.rates.text() == "Kurs: ECB, 30 Okt 2026 · berusia 1 hari"


def test_after_another_language_everything_reads_as_if_it_had_always_been(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    english = words(window)
    window.workspace.set(language="id")
    indonesian = words(window)
    assert indonesian == words(open_window(qtbot, settings=Settings(theme="light", language="id")))
    assert {"Compare", "Export PDF", "Currencies", "Your offers", "File"} <= english - indonesian


def words(window: MainWindow) -> set[str]:
    """Return every visible and accessible text on all pages and in the menus."""
    found = {window.windowTitle()}
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()
        for widget in (one for one in window.findChildren(QWidget) if one.isVisibleTo(window)):
            found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                found.add(widget.text().strip())
            if isinstance(widget, QComboBox):
                found |= {widget.itemText(place) for place in range(widget.count())}
    for title in window.menuBar().actions():
        menu = title.menu()
        assert isinstance(menu, QMenu)
        found |= {title.text(), *(action.text() for action in menu.actions())}
    return found


def test_every_font_doubles_with_the_size_of_text(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(3200, 1800)
    for page in PAGES:
        window.show_page(page)
    before = font_sizes(window)
    window.workspace.set(scale=200)
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()
    assert len(before) > 100
    after = font_sizes(window)  # in whole pixels, of which 14.5 has none
    assert [name for name, size in before.items() if name in after and abs(after[name] - 2 * size) > 1] == []
    window.workspace.set(scale=100)


def font_sizes(window: MainWindow) -> dict[QWidget, int]:
    kinds = QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractItemView | QMenuBar
    widgets = [widget for widget in window.findChildren(QWidget) if isinstance(widget, kinds)]
    for widget in widgets:
        widget.ensurePolished()  # widgets never shown have not used the theme yet
    return {widget: widget.font().pixelSize() for widget in widgets if not isinstance(widget.window(), QMenu)}


def test_settings_open_beside_the_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    qtbot.mouseClick(window.sidebar.foot.settings, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(SettingsDialog) is None
    window.workspace.set(years=6)
    assert window.offers.strip.years.currentText() == "6 years"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # newer Qt accepts only QPointF for drag positions
def test_files_can_be_dropped(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(GLOBEX))])
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, *buttons)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, files, *buttons))
    qtbot.waitUntil(lambda: len(window.workspace.offers) == 4)


def test_a_file_that_is_no_offer_is_named_when_it_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    letter = tmp_path / "letter.json"
    letter.write_text("Dear Ann", encoding="utf-8")
    window.exchange.drop([QUrl.fromLocalFile(str(letter)), QUrl.fromLocalFile(str(tmp_path))])
    window.tasks._lane.wait()
    first, second = window.notice.text.splitlines()
    assert first == "letter.json: This isn't valid JSON: it can't be read from line 1, column 1 on."
    assert second.startswith(f"{tmp_path.name}: The file cannot be read")
    assert len(window.workspace.offers) == 3


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # newer Qt accepts only QPointF for drag positions
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
    fault = window.workspace.session.fault = LazyText("The library cannot be used: disk full.")
    window.refresh()
    assert window.status.saved.text() == f"{fault} Until this is fixed, save copies of anything you change."
    assert window.status.saved.objectName() == "fault"


def unnamed(window: MainWindow) -> list[object]:
    """Return the widgets without an accessible name."""
    kinds = (QLineEdit, QComboBox, QTableView, ChartView, QAbstractButton)
    widgets = [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisibleTo(window)]
    return [
        widget
        for widget in widgets
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text().strip())
    ]


def test_everything_that_can_be_used_has_a_name(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()
        assert (page, [type(widget) for widget in unnamed(window)]) == (page, [])


@pytest.mark.parametrize("page", PAGES)
def test_the_tab_key_reaches_everything_and_shows_where_it_is(qtbot: QtBot, page: int) -> None:
    window = open_window(qtbot)
    qtbot.waitUntil(lambda: all(editor.entry.height() > 0 for editor in window.offers.form.fields.values()))
    window.show_page(page)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    reached = walk(qtbot, window)
    kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractItemView | ChartView
    usable = [
        one for one in window.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible() and one.isEnabled()
    ]
    assert [one for one in usable if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one not in reached] == []
    assert [one for one in reached if not shows_focus(one)] == []


def walk(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """Press Tab until the focus returns to a widget."""
    reached: list[QWidget] = []
    window.setFocus()
    while (at := QApplication.focusWidget()) not in reached:
        reached += [at] if at is not None and at is not window else []
        qtbot.keyClick(at or window, Qt.Key.Key_Tab)
    return reached


def shows_focus(widget: QWidget) -> bool:
    """Whether a widget looks different while it has the focus."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    focused = widget.grab().toImage()
    widget.clearFocus()
    return focused != widget.grab().toImage()


def test_a_page_is_scrolled_by_key(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(1000, 600)
    window.show_page(COMPARE)
    bar = window.compare.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(window.compare.export, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_nothing_is_cut_off_in_a_small_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.offers.viewport().width() < 850)
    assert window.offers.horizontalScrollBar().maximum() == 0


def test_text_may_be_twice_as_large(qtbot: QtBot) -> None:
    window = open_window(qtbot, settings=Settings(theme="dark", scale=200))
    for page in PAGES:
        window.show_page(page)
        assert not window.grab().isNull()
    assert window.offers.title.font().pixelSize() == 40
