"""A random UI driver with a seed, for the real window: `python -m benchmarks._monkey [events] [seed]`."""

# It works with the program's own library in a separate folder, and never touches files, printers or the network:
# dialogs that would ask for them are closed. It undoes as much as it creates, so that the numbers of offers and undo
# steps stay realistic and any growth is the program's.

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from tempfile import TemporaryDirectory
from types import TracebackType

from msgspec import structs
from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from benchmarks._vitals import Vitals, take_vitals
from offercalc.application.files.resources import resource
from offercalc.application.settings.settings import Settings
from offercalc.bootstrap import window_services
from offercalc.desktop.dialogs.print_preview import PrintPreview
from offercalc.desktop.program import make_application, make_window, open_library
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.system.qt_executor import GarbageCollection, QtExecutor
from offercalc.program import Program

_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_PageDown,
)  # fmt: skip
_TEXTS = ("1", "165k", "150k-180k", "?", "Acme", "2027-02-01", "-", "7,5", "9" * 30, "<b>&", "漢字", "=1+1", "0")
_NEVER = {"quit"}
"""The actions that close the window."""
_BUTTONS = (*[Qt.MouseButton.LeftButton] * 9, Qt.MouseButton.RightButton)
_USED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
"""The widgets a person clicks on purpose."""
_SHARES = (20, 22, 24, 12, 10, 5, 4, 3)
"""The relative frequencies of: click anywhere, click a control, press a key, type, run an action, turn the wheel,
close a dialog or resize the window, and drop a file."""
_POPUP_MILLISECONDS = 20
_PAGES = 5
_REST_MILLISECONDS = 800
"""After this time, typed input has been saved and the window has been drawn."""
_EVERY = 2_000
"""The number of events after which it resets the same window, so that sizes are comparable."""
_MOST_OFFERS, _MOST_PARTS, _MOST_STEPS = 10, 12, 150
"""Limits on what it creates: above the numbers of offers or parts it archives an offer, above the number of steps it
undoes most of them."""
_MOST_GROWTH = Vitals(memory=60_000, threads=2, timers=0, widgets=40)
"""The allowed growth between a third of the events and the end; each custom rate adds a few widgets."""
_SEEN_BY = 20_000
"""The number of events from which every page and dialog must have been reached."""
_PLACES = {
    "OffersPage", "RegisterPage", "ComparePage", "CurrenciesPage", "SheetPage", "HelpPage", "StartPage",
    "AssumptionsDialog", "BatchDialog", "CommandPalette", "DiagnosticsDialog", "HistoryDialog", "PrintPreview",
    "RemovedDialog", "SettingsDialog", "ShortcutsDialog", "TraceDialog",
}  # fmt: skip


class Monkey:
    """Performs random actions on a window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.seen: Counter[str] = Counter()
        self._window = window
        self._random = random.Random(seed)  # noqa: S311 - must be reproducible
        self._deeds = (
            self._click, self._use, self._press, self._write, self._trigger, self._turn, self._disturb, self._drop,
        )  # fmt: skip
        self._samples = tuple(sorted(resource("samples").glob("*.json")))
        self._ticks = QTimer(window)
        self._ticks.timeout.connect(self._leave_popup)
        self._ticks.start(_POPUP_MILLISECONDS)

    def act(self) -> None:
        """Perform one action, then undo or archive what exceeds the limits."""
        (deed,) = self._random.choices(self._deeds, _SHARES)
        dialog = self._dialog()
        self.seen[type(dialog or self._window._shown_page()).__name__] += 1  # noqa: SLF001 - there is no public property
        deed(dialog or self._window)
        self._let_happen()
        self._take_back()

    def begin_anew(self) -> None:
        """Close all dialogs, restore the initial samples and settings, and show every page once."""
        window, workspace = self._window, self._window.workspace
        while (dialog := self._dialog()) is not None:
            dialog.close()
            self._let_happen()
        window.sidebar.search.clear()
        if workspace.is_private:
            workspace.hide_amounts()
        while workspace.offers:
            window.remove_offer()
        workspace.set(**structs.asdict(Settings()))
        window.exchange.read(self._samples)
        workspace.choose(0)
        window.resize(1280, 860)
        for page in (*range(_PAGES), 0):
            window.show_page(page)
            QTest.qWait(_REST_MILLISECONDS)
            self._let_happen()

    def vitals(self) -> Vitals:
        """Return the vitals while the window is idle."""
        self._ticks.stop()
        found = take_vitals(self._window, QApplication.instance() or self._window)
        self._ticks.start()
        return found

    def _let_happen(self) -> None:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # which no loop does here
        self._leave_popup()

    def _take_back(self) -> None:
        """Undo and archive down to the limits."""
        workspace = self._window.workspace
        stack = workspace.undo_stack
        if stack.index() > _MOST_STEPS:
            while stack.index() > _MOST_STEPS // 5:
                stack.undo()
            self._let_happen()
        chosen = workspace.chosen_offer
        if chosen is not None and len(chosen.pay) + len(chosen.equity) > _MOST_PARTS:
            self._window.remove_offer()
        while len(workspace.offers) > _MOST_OFFERS:
            workspace.choose(self._random.randrange(len(workspace.offers)))
            self._window.remove_offer()

    def _leave_popup(self) -> None:
        """Choose an entry in the open popup, or close it; some, such as a button's menu, block everything else."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._choose_in(popup)
            still = QApplication.activePopupWidget()
            if still is not None:
                still.close()
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and type(modal).__module__.startswith("PySide6"):
            modal.reject()  # one of Qt's own dialogs, which may run a nested event loop, such as the printer's

    def _choose_in(self, popup: QWidget) -> None:
        choices = next((one for one in _all_of(popup) if isinstance(one, QAbstractItemView)), None)
        if isinstance(popup, QMenu) and popup.actions() and self._random.random() < 2 / 3:
            popup.setActiveAction(self._random.choice(popup.actions()))
            QTest.keyClick(popup, Qt.Key.Key_Return)
        elif choices is not None and choices.model().rowCount():
            choices.setCurrentIndex(choices.model().index(self._random.randrange(choices.model().rowCount()), 0))
            QTest.keyClick(choices, Qt.Key.Key_Return)

    def _dialog(self) -> QDialog | None:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        return dialogs[-1] if dialogs else None

    def _click(self, target: QWidget) -> None:
        """Click at a random point."""
        point = self._point(target)
        child = target.childAt(point) or target
        button = self._random.choice(_BUTTONS)
        QTest.mouseClick(child, button, Qt.KeyboardModifier.NoModifier, child.mapFrom(target, point))

    def _use(self, target: QWidget) -> None:
        """Click a visible control."""
        usable = [one for one in _all_of(target) if one.isVisible() and one.isEnabled()]
        kinds = ([one for one in usable if isinstance(one, kind)] for kind in _USED)
        there = [found for found in kinds if found]
        if there:
            used: QWidget = self._random.choice(self._random.choice(there))
            if isinstance(used, QAbstractItemView):
                used = used.viewport()
            QTest.mouseClick(used, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._point(used))

    def _press(self, target: QWidget) -> None:
        QTest.keyClick(QApplication.focusWidget() or target, self._random.choice(_KEYS))

    def _write(self, target: QWidget) -> None:
        """Type a text at the focus, and often confirm it."""
        for sign in self._random.choice(_TEXTS):
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(QApplication.focusWidget() or target, event)
        if self._random.choice((True, False)):
            QTest.keyClick(QApplication.focusWidget() or target, Qt.Key.Key_Return)

    def _trigger(self, target: QWidget) -> None:
        menus = [top.menu() for top in self._window.menuBar().actions()]
        actions = [one for menu in menus if isinstance(menu, QMenu) for one in menu.actions()]
        usable = [one for one in actions if one.isEnabled() and one.text() and one.objectName() not in _NEVER]
        usable = [one for one in usable if one.menu() is None]
        if usable and target is self._window:
            self._random.choice(usable).trigger()

    def _turn(self, target: QWidget) -> None:
        """Turn the mouse wheel."""
        point = self._point(target)
        child = target.childAt(point) or target
        there, turned = QPointF(child.mapFrom(target, point)), QPoint(0, self._random.choice((-360, -120, 120, 360)))
        event = QWheelEvent(
            there, QPointF(child.mapToGlobal(there)), QPoint(), turned, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own signature
        )  # fmt: skip
        QApplication.sendEvent(child, event)

    def _disturb(self, target: QWidget) -> None:
        if isinstance(target, QDialog):
            target.close()
        else:
            target.resize(self._random.randint(700, 1600), self._random.randint(500, 1000))

    def _drop(self, target: QWidget) -> None:
        """Drop an offer file or another file on the window."""
        if target is not self._window:
            return
        data = QMimeData()
        file = self._random.choice((*self._samples, resource("themes", "window.qss")))
        data.setUrls([QUrl.fromLocalFile(str(file))])
        how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        point = self._point(target)
        QApplication.sendEvent(target, QDragEnterEvent(point, *how))
        QApplication.sendEvent(target, QDropEvent(QPointF(point), *how))

    def _point(self, target: QWidget) -> QPoint:
        right, bottom = max(target.width() - 1, 0), max(target.height() - 1, 0)
        return QPoint(self._random.randint(0, right), self._random.randint(0, bottom))


def _all_of(window: QWidget) -> list[QWidget]:
    """Return the widgets of a window; `findChildren` is avoided, because PySide keeps its results with the window."""
    widgets: list[object] = list(QApplication.allWidgets())  # among which PySide may take something else for a widget
    found = [one for one in widgets if isinstance(one, QWidget) and one.window() is window]
    return sorted(found, key=lambda one: (type(one).__name__, one.y(), one.x()))


class Faults:
    """Collects exceptions and Qt warnings."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def listen(self) -> None:
        """Start collecting."""
        sys.excepthook = self._note
        qInstallMessageHandler(self._hear)

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        self.found.append(repr(error))

    def _hear(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if "plugin does not support" not in message:  # the offscreen platform warns of this for every window
            print(f"Qt: {message}", flush=True)
            if kind is not QtMsgType.QtDebugMsg:
                self.found.append(message)


def main(events: int, seed: int) -> int:
    """Perform `events` actions. Return 1 if anything failed or grew, or a page or dialog was not reached."""
    faults = Faults()
    faults.listen()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QFileDialog.open = QFileDialog.deleteLater  # type: ignore[method-assign, assignment]
    QFileDialog.getOpenFileName = staticmethod(lambda *_asked: ("", ""))  # type: ignore[method-assign, assignment]
    QFileDialog.getSaveFileName = staticmethod(lambda *_asked: ("", ""))  # type: ignore[method-assign, assignment]
    QFileDialog.getExistingDirectory = staticmethod(lambda *_asked: "")  # type: ignore[method-assign, assignment]
    PrintPreview._choose_printer = lambda self: None  # type: ignore[method-assign] # noqa: ARG005, SLF001 - Qt asks there
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["OFFERCALC_HOME"] = folder
        program = Program()
        application = make_application(program.settings.read())
        services, lane = window_services(program), QtExecutor(application)
        window = make_window(services, program.offers_at_hand(), program.settings, lane)
        window.updates.start = lambda: None  # type: ignore[method-assign]
        window.show()
        GarbageCollection(window)
        open_library(window)
        monkey, held = Monkey(window, seed), []
        for number in range(1, events + 1):
            monkey.act()
            if number % _EVERY == 0 or number == events:
                monkey.begin_anew()
                held.append(monkey.vitals())
                print(f"{number} events, {_said(held[-1])}, {len(faults.found)} faults", flush=True)
        window.close()
        application.processEvents()
    return _close(f"{events} events, seed {seed}", monkey.seen, held, faults.found)


def _close(run: str, seen: Counter[str], held: list[Vitals], faults: list[str]) -> int:
    """Print the outcome and return the exit code."""
    third, end = held[len(held) // 3], held[-1]
    missed = _PLACES - set(seen) if seen.total() >= _SEEN_BY else set()
    grown = end.since(third)
    print("Seen: " + ", ".join(f"{name} {count}" for name, count in seen.most_common()))
    print(f"At a third: {_said(third)}. At the end: {_said(end)}.")
    print(f"monkey: {run}: {len(faults)} faults, {grown.memory / 1e3:.0f} MB, {grown.threads} threads, "
          f"{grown.timers} timers and {grown.widgets} widgets more than at a third, "
          f"{', '.join(sorted(missed)) or 'no page or dialog'} not reached")  # fmt: skip
    return int(bool(faults or missed) or grown.exceeds(_MOST_GROWTH))


def _said(vitals: Vitals) -> str:
    memory, threads, timers, widgets = vitals.memory / 1e3, vitals.threads, vitals.timers, vitals.widgets
    return f"{memory:.0f} MB, {threads} threads, {timers} timers, {widgets} widgets"


if __name__ == "__main__":
    arguments = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*arguments, *(50_000, 7)[len(arguments) :]))
