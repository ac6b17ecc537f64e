import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.system.crash_guard import QUIET_SECONDS, CrashGuard
from offercalc.desktop.system.crash_log import CrashLog
from tests.tools import ENGLISH

SLOT = """
import os, sys, threading
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.system.crash_guard import CrashGuard
from offercalc.desktop.system.crash_log import CrashLog
application = QApplication([])
guard = CrashGuard(CrashLog(Path(sys.argv[1])), lambda: localizer_for("en_US"))
guard.install()
def slot(): raise ValueError("Rina earns 555000")
def job(): raise LookupError("Rina earns 555000")
def last():
    print(guard.dialog.words.text())
    application.quit()
QTimer.singleShot(0, slot)
QTimer.singleShot(0, lambda: threading.Thread(target=job).start())
QTimer.singleShot(300, last)
application.exec()
"""


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guard(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[CrashGuard]:
    made = CrashGuard(CrashLog(tmp_path / "errors.log"), lambda: ENGLISH, clock)
    yield made
    if made.dialog is not None:
        made.dialog.close()


def error(kind: type[Exception] = ValueError) -> Exception:
    with pytest.raises(kind) as found:
        fail(kind)
    return found.value


def fail(kind: type[Exception]) -> None:
    message = "Rina earns 555000"
    raise kind(message)


def renderer(guard: CrashGuard, name: str) -> None:
    assert guard.dialog is not None
    next(button for button in guard.dialog.findChildren(QPushButton) if button.text() == name).click()


def is_telling(guard: CrashGuard) -> bool:
    return guard.dialog is not None


def logged(guard: CrashGuard) -> int:
    return sum(" OfferCalc " in line for line in guard.log.last_lines(10_000))


def test_an_error_is_told_in_words_and_logged_without_them(
    guard: CrashGuard, capsys: pytest.CaptureFixture[str]
) -> None:
    guard.handle(error())
    assert guard.dialog is not None
    assert guard.dialog.words.text() == "Something went wrong in OfferCalc. Nothing you entered is lost."
    assert not any("555000" in label.text() for label in guard.dialog.findChildren(QLabel))
    log = "\n".join(guard.log.last_lines(50))
    printed = capsys.readouterr().err
    for written in (log, printed):
        assert "ValueError\n  system/test_crash_guard.py:" in written
        assert "555000" not in written
        assert "Rina" not in written


def test_work_goes_on_beside_the_message(guard: CrashGuard) -> None:
    guard.handle(error())
    assert guard.dialog is not None
    assert guard.dialog.isVisible()  # `handle` has returned, so nothing blocks on the dialog


def test_there_is_one_message_at_a_time(guard: CrashGuard) -> None:
    guard.handle(error())
    first = guard.dialog
    guard.handle(error(KeyError))
    assert guard.dialog is first
    assert logged(guard) == 2


def test_the_same_error_is_told_again_only_after_a_while(guard: CrashGuard, clock: Clock) -> None:
    same = error()
    guard.handle(same)
    renderer(guard, "Close")
    guard.handle(same)
    assert not is_telling(guard)
    guard.handle(error(KeyError))
    assert is_telling(guard)
    renderer(guard, "Close")
    clock.now += QUIET_SECONDS
    guard.handle(same)
    assert is_telling(guard)


def test_an_error_of_every_frame_does_not_fill_the_log(guard: CrashGuard) -> None:
    same = error()
    for _frame in range(100):
        guard.handle(same)
    assert logged(guard) == 20


def test_details_are_asked_for(guard: CrashGuard, qtbot: QtBot) -> None:
    guard.handle(error())
    with qtbot.waitSignal(guard.details_wanted):
        renderer(guard, "Diagnostics…")
    assert guard.dialog is None


def test_escape_closes(guard: CrashGuard, qtbot: QtBot) -> None:
    guard.handle(error())
    assert guard.dialog is not None
    qtbot.keyClick(guard.dialog, Qt.Key.Key_Escape)
    assert guard.dialog is None


def test_it_speaks_the_language_in_force(qtbot: QtBot, tmp_path: Path) -> None:
    guard = CrashGuard(CrashLog(tmp_path / "errors.log"), lambda: localizer_for("id_ID"))
    guard.handle(error())
    assert guard.dialog is not None
    assert guard.dialog.words.text()
    guard.dialog.close()


def test_it_takes_over_from_python_and_gives_back(guard: CrashGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, found, _traceback: passed.append(found))
    before = sys.excepthook, threading.excepthook
    guard.install()
    sys.excepthook(ValueError, ValueError("x"), None)
    stop = KeyboardInterrupt()
    sys.excepthook(KeyboardInterrupt, stop, None)
    guard.release()
    assert (sys.excepthook, threading.excepthook) == before
    assert passed == [stop]
    assert logged(guard) == 1


def test_an_error_of_another_thread_is_told_in_this_one(guard: CrashGuard, qtbot: QtBot) -> None:
    guard.install()

    def job() -> None:
        raise error(LookupError)

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    assert guard.dialog is None
    qtbot.waitUntil(lambda: guard.dialog is not None)
    guard.release()


def test_a_real_program_goes_on_after_an_error_in_a_slot_and_in_a_thread(tmp_path: Path) -> None:
    log = tmp_path / "errors.log"
    run = subprocess.run([sys.executable, "-c", SLOT, log], capture_output=True, text=True, check=False, timeout=120)
    assert run.stdout.strip() == "Something went wrong in OfferCalc. Nothing you entered is lost.", run.stderr
    written = log.read_text(encoding="utf-8")
    assert "ValueError\n  <string>:" in written
    assert "LookupError\n  " in written
    assert "555000" not in written + run.stderr
