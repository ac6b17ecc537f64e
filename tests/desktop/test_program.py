import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc import bootstrap
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.application.settings.settings import Settings
from offercalc.desktop import program
from offercalc.desktop.program import Start, make_application, open_desktop, open_library
from offercalc.desktop.shell import main_window
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.system import single_instance
from offercalc.desktop.system.crash_log import CrashLog
from offercalc.desktop.system.single_instance import SingleInstance
from offercalc.desktop.system.theme import FONT, load_theme
from offercalc.program import Program
from tests.tools import OPENAI, StandInServices, sample
from tests.windows import FakeLibrary, MemorySettings, light, open_window, samples, services_of

HEAVY = {"requests", "typst", "numpy", "sqlalchemy", "currency_converter", "pikepdf", "lxml", "openpyxl"}
START = """
import os, sys
heavy, sys.argv = set(sys.argv[1:]), ["offercalc"]
def end(code):
    print(*sorted(heavy & set(sys.modules)), "painted")
    sys.exit(code)
os._exit = end
from offercalc.bootstrap import main
main()
"""


class BrokenServices(StandInServices):
    """Services whose library cannot be opened."""

    @property
    @override
    def library(self) -> Library:
        message = "The library cannot be opened: file is not a database."
        raise ExternalError(message)


class LibraryServices(StandInServices):
    """Services with a library in memory."""

    @property
    @override
    def library(self) -> Library:
        return FakeLibrary((StoredOffer("document", 3, sample(OPENAI)),))


def test_the_library_takes_over_once_it_is_open(qtbot: QtBot) -> None:
    window = open_window(qtbot, (), tools=LibraryServices())
    assert window.status.saved.text() == "Opening…"
    open_library(window)
    assert window.offers.title.text() == "OpenAI"
    assert window.status.saved.text() == "All changes saved"


def test_a_library_that_was_opened_is_copied_beside_itself(qtbot: QtBot) -> None:
    tools = LibraryServices()
    window = open_window(qtbot, (), tools=tools)
    open_library(window)
    window.tasks.wait()
    assert tools.remembered.copied == 1
    tools.remembered.fault = "There is no room for a copy."
    open_library(window)
    qtbot.waitUntil(lambda: window.notice.text == "There is no room for a copy.")


def test_a_library_that_cannot_be_opened_is_explained_and_work_goes_on(qtbot: QtBot) -> None:
    window = open_window(qtbot, tools=BrokenServices())
    open_library(window)
    assert window.notice.text == "The library cannot be opened: file is not a database."
    assert (
        window.status.saved.text() == f"{window.notice.text} Until this is fixed, save copies of anything you change."
    )
    window.duplicate_offer()
    assert len(window.workspace.offers) == 4


def test_nothing_heavy_is_loaded_on_the_way_to_the_first_paint(tmp_path: Path) -> None:
    environment = {**os.environ, "OFFERCALC_HOME": str(tmp_path), "OFFERCALC_QUIT_AFTER_PAINT": "1"}
    started = subprocess.run(
        [sys.executable, "-c", START, *HEAVY], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert started.stdout.split() == ["painted"], started.stderr


def test_the_program_has_its_name_its_look_and_its_own_font(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "QApplication", lambda _arguments: qapp)
    application = make_application(Settings(theme="dark", scale=125))
    assert (application.applicationName(), application.desktopFileName()) == ("OfferCalc", "offercalc")
    assert not application.windowIcon().isNull()
    assert (application.font().family(), application.font().pixelSize()) == (FONT, 16)


def test_the_window_is_painted_first_the_library_opens_after_and_closing_ends_it(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(program, "make_application", lambda _settings: qapp)
    seen: list[str] = []
    guard = QTimer()  # ends the wait if closing the window does not
    guard.setSingleShot(True)
    guard.timeout.connect(lambda: qapp.exit(1))
    guard.start(20_000)

    def look() -> None:
        window = next(one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        seen.append(window.status.saved.text())
        if window.workspace.session.is_kept:
            qtbot.addWidget(window)
            window.close()
        else:
            QTimer.singleShot(0, look)

    def open_while_watched(window: MainWindow) -> None:
        look()
        open_library(window)

    monkeypatch.setattr(program, "open_library", open_while_watched)
    instance = SingleInstance(tmp_path)
    assert instance.take()
    start = Start(instance, CrashLog(tmp_path / "errors.log"))
    assert open_desktop(services_of(LibraryServices()), samples(), MemorySettings(), start) == 0
    assert SingleInstance(tmp_path).take()  # the lock is free again
    guard.stop()
    assert (seen[0], seen[-1]) == ("Opening…", "All changes saved")


def test_the_look_follows_the_system_where_that_is_asked_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(qtbot, settings=Settings(theme="system"))
    dark = load_theme("dark", 100)
    monkeypatch.setattr(main_window, "load_theme", lambda name, _percent: dark if name == "system" else light())
    window.workspace.set(theme="light")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    before = window.theme
    window.workspace.set(theme="system")
    window.theme = light()
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (before.hex("window"), window.theme) == (light().hex("window"), dark)
    window.workspace.set(theme="light")


def test_nobody_waits_for_a_window_of_another_machine_and_the_window_says_so(
    data_folder: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock file that came with a shared folder costs no time: the window opens, and says what could go wrong."""
    data_folder.mkdir(parents=True, exist_ok=True)
    (data_folder / "window.lock").write_text("1\noffercalc\nanother-machine\n\n\n")
    monkeypatch.setattr(program, "make_application", lambda _settings: qapp)
    monkeypatch.setattr(single_instance, "hand_over", lambda *_: pytest.fail("nobody can answer"))
    said: list[str] = []

    def look(window: MainWindow) -> None:
        said.append(window.notice.text)
        qtbot.addWidget(window)
        window.close()

    monkeypatch.setattr(program, "open_library", look)
    assert bootstrap._open_window(Program(), ()) == 0
    assert "A window on another-machine has this data folder open" in said[0]
    assert f"delete {data_folder / 'window.lock'}." in said[0]
