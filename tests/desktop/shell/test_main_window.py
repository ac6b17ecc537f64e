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
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, HELP, OFFERS, SHEET
from offercalc.desktop.system.theme import worn_by
from offercalc.desktop.widgets.charts.chart_view import ChartView
from offercalc.desktop.widgets.charts.focus_ring import FocusRing
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from tests.tools import GLOBEX, FakePress, StandInServices
from tests.windows import FakeLibrary, MemorySettings, choose, open_window, press_key, samples

PAGES = (OFFERS, COMPARE, CURRENCIES)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_it_opens_with_the_first_offer_and_turns_to_others(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert window.offers.title.text() == "OpenAI"
    assert window.status.rates.text() == "Rates: ECB, Oct 30, 2026 · 1 day old"
    assert window.sidebar.model.rowCount() == 3
    window.show_page(COMPARE)
    window.sidebar.offer_chosen.emit(2)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text().startswith("Globex")
    press_key(qtbot, window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_a_currency_changes_every_figure_at_once(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    choose(window.offers.strip.currency, "IDR")
    assert window.offers.cards[0].figure == "≥ Rp\u00a010.07\u00a0billion"
    index = window.sidebar.model.index(2)
    assert index.data(window.sidebar.model.ENTRY).figure == "Rp\u00a013.5\u00a0billion"


def test_a_library_without_offers_says_how_to_begin(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    assert window._pages.currentWidget() is window.start
    for page in (COMPARE, SHEET):
        window.show_page(page)
        assert window._pages.currentWidget() is window.start
    for page, shown in ((CURRENCIES, "currencies"), (HELP, "help")):
        window.show_page(page)
        assert window._pages.currentWidget() is getattr(window, shown)
    window.show_page(OFFERS)
    qtbot.mouseClick(window.start.new, Qt.MouseButton.LeftButton)
    assert window._pages.currentWidget() is window.offers
    assert window.offers.title.text() == "New offer"


def test_a_page_exports_what_it_shows_and_says_what_fails(qtbot: QtBot, tmp_path: Path) -> None:
    renderer = FakePress()
    window = open_window(qtbot, tools=StandInServices(renderer=renderer))
    for page, kind in ((OFFERS, "sheet"), (COMPARE, "report")):
        window.show_page(page)
        window.export()
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / f"{kind}.pdf"))
        qtbot.waitUntil((tmp_path / f"{kind}.pdf").exists)
    qtbot.waitUntil(lambda: window.status.work.text().startswith("Saved: "))
    assert [call[0] for call in renderer.calls] == ["sheet", "report"]

    renderer.fault = "The paper cannot be typeset."
    before = sorted(tmp_path.iterdir())
    window.export()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "failed.pdf"))
    qtbot.waitUntil(lambda: window.notice.text == renderer.fault)
    assert (window.notice.isVisible(), window.status.work.text()) == (True, "")
    assert sorted(tmp_path.iterdir()) == before
    qtbot.mouseClick(window.notice.closing, Qt.MouseButton.LeftButton)
    assert window.notice.isHidden()


def test_a_paper_has_its_ending_and_is_finished_before_the_window_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
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

    window.export()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "last.pdf"))
    assert window.status.work.text() == "Creating last.pdf…"
    window.close()
    assert (tmp_path / "last.pdf").read_bytes() == b"%PDF-fake"


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


def test_what_fails_is_said_and_stays_to_be_read(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.exchange.refused.emit("bad.json: not an offer")
    assert (window.notice.isVisible(), window.notice.text) == (True, "bad.json: not an offer")

    fault = window.workspace.session.fault = LazyText("The library cannot be used: disk full.")
    window.refresh()
    assert window.status.saved.text() == f"{fault} Until this is fixed, save copies of anything you change."
    assert window.status.saved.objectName() == "fault"

    window.workspace.session.fault = NO_TEXT
    window.workspace._settings_file = MemorySettings(fault="settings.json: No space left on device")
    window.workspace.set(years=6)
    assert window.status.saved.text() == "settings.json: No space left on device"


def test_after_another_language_everything_reads_as_if_it_had_always_been(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    english = words(window)
    window.show_page(OFFERS)
    window.workspace.set(language="id", number_format="id_ID")
    assert window.offers.cards[0].figure.startswith("≥ US$555.000")
    assert window.status.rates.text() == "Kurs: ECB, 30 Okt 2026 · berusia 1 hari"
    indonesian = words(window)
    settings = Settings(theme="light", language="id", number_format="id_ID")
    assert indonesian == words(open_window(qtbot, settings=settings))
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


def test_the_look_changes_without_a_restart_and_every_font_doubles_with_the_size_of_text(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(3200, 1800)
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()  # the size of a large figure depends on the width it gets
    before = font_sizes(window)
    window.workspace.set(theme="dark", scale=200)
    qtbot.waitUntil(window.updatesEnabled)
    for page in PAGES:
        window.show_page(page)
        assert not window.grab().isNull()
    title = window.offers.title
    assert title.palette().color(title.foregroundRole()).name() == window.theme.hex("text")
    assert window.offers.title.font().pixelSize() == 40
    assert len(before) > 100
    after = font_sizes(window)  # in whole pixels, of which 14.5 has none
    seen = {name: size for name, size in before.items() if name in after and worn_by(name)}  # not bars never shown
    assert [name for name, size in seen.items() if abs(after[name] - 2 * size) > 1] == []
    window.workspace.set(theme="light", scale=100)


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
def test_files_can_be_dropped_and_text_cannot(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    text = QMimeData()
    text.setText("offer")
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, text, *buttons)
    QApplication.sendEvent(window, entered)
    assert not entered.isAccepted()

    letter = tmp_path / "letter.json"
    letter.write_text("Dear Ann", encoding="utf-8")
    window.exchange.drop([QUrl.fromLocalFile(str(letter)), QUrl.fromLocalFile(str(tmp_path))])
    window.tasks._lane.wait()
    first, second = window.notice.text.splitlines()
    assert first == "letter.json: This isn't valid JSON: it can't be read from line 1, column 1 on."
    assert second.startswith(f"{tmp_path.name}: The file cannot be read")
    assert len(window.workspace.offers) == 3

    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(GLOBEX))])
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, *buttons)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, files, *buttons))
    qtbot.waitUntil(lambda: len(window.workspace.offers) == 4)


def unnamed(window: MainWindow) -> list[object]:
    """Return the widgets without an accessible name."""
    kinds = (QLineEdit, QComboBox, QTableView, ChartView, QAbstractButton)
    widgets = [widget for kind in kinds for widget in window.findChildren(kind) if widget.isVisibleTo(window)]
    return [
        widget
        for widget in widgets
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text().strip())
    ]


def test_everything_has_a_name_and_the_tab_key_reaches_it_and_shows_where_it_is(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    qtbot.waitUntil(lambda: all(editor.entry.height() > 0 for editor in window.offers.form.fields.values()))
    kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractItemView | ChartView
    for page in PAGES:
        window.show_page(page)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QApplication.processEvents()
        assert (page, [type(widget) for widget in unnamed(window)]) == (page, [])
        reached = walk(qtbot, window)
        usable = [
            one
            for one in window.findChildren(QWidget)
            if isinstance(one, kinds) and one.isVisible() and one.isEnabled()
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
    """Whether a widget looks different while it has the focus, or has a ring around it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    focused, rings = widget.grab().toImage(), widget.window().findChildren(FocusRing)
    is_ringed = [ring.isVisible() for ring in rings]
    widget.clearFocus()
    return focused != widget.grab().toImage() or is_ringed != [ring.isVisible() for ring in rings]


def test_in_a_small_window_nothing_is_cut_off_and_a_page_is_scrolled_by_key(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.offers.viewport().width() < 850)
    assert window.offers.horizontalScrollBar().maximum() == 0
    window.resize(1000, 600)
    window.show_page(COMPARE)
    bar = window.compare.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(window.compare.export, Qt.Key.Key_PageDown)
    assert bar.value() > 0
