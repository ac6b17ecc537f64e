"""A used and closed window leaves no timer, thread or window."""

import gc
import threading

from PySide6.QtCore import QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offercalc.bootstrap import window_services
from offercalc.desktop.program import make_window, open_library
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, HELP, OFFERS, SHEET
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.program import Program


def timers() -> set[int]:
    """Return the running timers."""
    found = (one for one in gc.get_objects() if isinstance(one, QTimer))
    return {id(one) for one in found if isValid(one) and one.isActive()}


def test_a_window_that_was_used_leaves_nothing_running(qtbot: QtBot) -> None:
    application = QApplication.instance()
    gc.collect()
    timers_before, threads_before = timers(), set(threading.enumerate())
    program = Program()
    lane = QtExecutor(application)
    window = make_window(window_services(program), program.offers_at_hand(), program.settings, lane)
    window.show()
    qtbot.waitUntil(lambda: window.offers.is_whole)
    open_library(window)
    for page in (COMPARE, CURRENCIES, HELP, SHEET, OFFERS):
        window.show_page(page)
        QApplication.processEvents()
    for dialog in ("settings", "assumptions", "history", "removed", "palette", "shortcuts", "batch", "diagnostics"):
        getattr(window.dialogs, dialog)()
        QApplication.processEvents()
        for shown in window.findChildren(QDialog):
            shown.close()
    window.duplicate_offer()
    window.new_offer()
    qtbot.waitUntil(lambda: window.workspace.session.is_kept)
    assert timers() - timers_before  # the open window polls for remote changes
    window.close()
    window.deleteLater()
    lane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert timers() <= timers_before
    assert {one for one in threading.enumerate() if not isinstance(one, threading._DummyThread)} <= threads_before
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.parent() is window] == []
