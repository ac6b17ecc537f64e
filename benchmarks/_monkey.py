"""A seeded monkey clicks and types at the real window: `python -m benchmarks._monkey [events] [seed]`."""

# It works with the program's own library in a folder of its own, and never touches files, printers or the network: what
# would ask for them is answered by closing the dialog.

from __future__ import annotations

import gc
import os
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import active_count
from types import TracebackType

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from offercalc.bootstrap import Program
from offercalc.desktop.main_window import MainWindow
from offercalc.desktop.program import make_application, make_window, open_library

_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_PageDown,
)  # fmt: skip
_TEXTS = ("1", "165k", "150k-180k", "?", "Acme", "2027-02-01", "-", "7,5", "9" * 30, "<b>&", "漢字", "=1+1", "0")
_NEVER = {"quit", "open", "save_copy", "export", "print", "several", "spreadsheet", "diagnostics"}
"""Actions that leave the window."""
_BUTTONS = (*[Qt.MouseButton.LeftButton] * 9, Qt.MouseButton.RightButton)
_SHARES = (40, 30, 15, 10, 5)
"""How often it clicks, presses a key, writes, uses an action, and closes a dialog or resizes the window."""
_POPUP_MILLISECONDS = 20
_EVERY = 2_000
_MOST_GROWTH = 60_000
"""In kilobytes, between a third of the events and the end."""


class Monkey:
    """Does one random thing after the other to a window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._random = random.Random(seed)  # noqa: S311 - it is to be the same again
        self._ticks = QTimer(window)
        self._ticks.timeout.connect(self._leave_popup)
        self._ticks.start(_POPUP_MILLISECONDS)

    def act(self) -> None:
        """Do one thing: click, type, turn the wheel of choices, or use an action."""
        deeds = (self._click, self._press, self._write, self._trigger, self._disturb)
        (deed,) = self._random.choices(deeds, _SHARES)
        deed(self._dialog() or self._window)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # which no loop does here
        self._leave_popup()

    def _leave_popup(self) -> None:
        """Choose in the menu that is open, or close it; it may hold up everything else, as a button's does."""
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        if isinstance(popup, QMenu) and popup.actions() and self._random.choice((True, False)):
            popup.setActiveAction(self._random.choice(popup.actions()))
            QTest.keyClick(popup, Qt.Key.Key_Return)
        still = QApplication.activePopupWidget()
        if still is not None:
            still.close()

    def _dialog(self) -> QDialog | None:
        dialogs = [one for one in self._window.findChildren(QDialog) if one.isVisible()]
        return dialogs[-1] if dialogs else None

    def _click(self, target: QWidget) -> None:
        point = QPoint(self._random.randint(0, target.width() - 1), self._random.randint(0, target.height() - 1))
        child = target.childAt(point) or target
        button = self._random.choice(_BUTTONS)
        QTest.mouseClick(child, button, Qt.KeyboardModifier.NoModifier, child.mapFrom(target, point))

    def _press(self, target: QWidget) -> None:
        QTest.keyClick(QApplication.focusWidget() or target, self._random.choice(_KEYS))

    def _write(self, target: QWidget) -> None:
        for sign in self._random.choice(_TEXTS):
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(QApplication.focusWidget() or target, event)

    def _trigger(self, target: QWidget) -> None:
        menus = [top.menu() for top in self._window.menuBar().actions()]
        actions = [one for menu in menus if isinstance(menu, QMenu) for one in menu.actions()]
        usable = [one for one in actions if one.isEnabled() and one.text() and one.objectName() not in _NEVER]
        usable = [one for one in usable if one.menu() is None]
        if usable and target is self._window:
            self._random.choice(usable).trigger()

    def _disturb(self, target: QWidget) -> None:
        if isinstance(target, QDialog):
            target.close()
        else:
            target.resize(self._random.randint(700, 1600), self._random.randint(500, 1000))


def main(events: int, seed: int) -> int:
    """Let the monkey do so many things; return 1 where anything failed, or memory or threads grew."""
    faults: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        faults.append(repr(error))

    sys.excepthook = note
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QFileDialog.open = QFileDialog.deleteLater  # type: ignore[method-assign, assignment]
    QFileDialog.getOpenFileName = staticmethod(lambda *_asked: ("", ""))  # type: ignore[method-assign, assignment]
    QFileDialog.getExistingDirectory = staticmethod(lambda *_asked: "")  # type: ignore[method-assign, assignment]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["OFFERCALC_HOME"] = folder
        program = Program()
        application = make_application(program.settings.read())
        window = make_window(program, program.offers_at_hand(), program.settings)
        window.exchange.open = window.exchange.save_copy = window.updates.start = lambda: None  # type: ignore[method-assign]
        window.show()
        open_library(window)
        monkey, held = Monkey(window, seed), [0]
        for number in range(1, events + 1):
            monkey.act()
            if number % _EVERY == 0:
                gc.collect()
                held.append(_kilobytes())
                print(
                    f"{number} events, {held[-1] / 1e3:.0f} MB, {active_count()} threads, {len(faults)} faults",
                    flush=True,
                )
        window.close()
        application.processEvents()
    growth = held[-1] - held[len(held) // 3]
    print(f"monkey: {events} events, seed {seed}: {len(faults)} faults, {growth / 1e3:.0f} MB more than at a third")
    return int(bool(faults) or growth > _MOST_GROWTH)


def _kilobytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


if __name__ == "__main__":
    arguments = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*arguments, *(50_000, 7)[len(arguments) :]))
