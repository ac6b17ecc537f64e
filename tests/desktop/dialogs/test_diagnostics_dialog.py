import platform
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offercalc import __version__
from offercalc.application.settings.settings import Settings
from offercalc.desktop.dialogs.diagnostics_dialog import DiagnosticsDialog, diagnostics
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.crash_log import Crash, CrashLog
from tests.tools import StandInServices
from tests.windows import MemorySettings, workspace_of

AT = datetime(2026, 10, 31, 9, 30, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> CrashLog:
    return CrashLog(tmp_path / "errors.log")


def line(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{name}: "))


def told(workspace: Workspace, log: CrashLog) -> str:
    return diagnostics(workspace, StandInServices().sources, "en_US", log)


def test_it_names_versions_the_system_and_the_rates(qtbot: QtBot, log: CrashLog) -> None:
    text = told(workspace_of(), log)
    assert line(text, "OfferCalc") == f"OfferCalc: {__version__}"
    assert line(text, "Python") == f"Python: {platform.python_version()}"
    assert line(text, "Rates") == "Rates: ECB, 2026-10-30, asked on 2026-10-31"
    assert line(text, "Locale") == "Locale: en_US, language en, figures en_US"
    assert line(text, "Library") == "Library: on this machine"
    assert line(text, "Offers") == "Offers: 3"
    assert text.endswith("Last errors:\nnone")


def test_the_last_errors_are_part_of_it(qtbot: QtBot, log: CrashLog) -> None:
    log.write((Crash("ValueError", ("offercalc/domain/values/money.py:12 add",)),), "1.0", AT)
    assert "ValueError\n  offercalc/domain/values/money.py:12 add" in told(workspace_of(), log)


def test_nothing_of_an_offer_or_of_a_person_is_in_it(qtbot: QtBot, log: CrashLog) -> None:
    settings = MemorySettings(Settings(author="Rina", library="postgresql://rina:secret@server/offers"))
    text = told(workspace_of(settings=settings), log)
    assert line(text, "Library") == "Library: team library on a server"
    for word in ("OpenAI", "Nusantara", "Globex", "555", "Rina", "rina", "secret", "server/offers", platform.node()):
        assert word not in text


def test_it_is_copied_whole(qtbot: QtBot, log: CrashLog) -> None:
    workspace = workspace_of()
    dialog = DiagnosticsDialog(workspace, told(workspace, log))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == told(workspace, log)
    assert dialog.copy.text() == "Copied"
    assert dialog.isVisible()


def test_it_can_be_read_but_not_changed_and_escape_closes(qtbot: QtBot, log: CrashLog) -> None:
    dialog = DiagnosticsDialog(workspace_of(), told(workspace_of(), log))
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.text.isReadOnly()
    assert dialog.text.accessibleName() == "Diagnostics"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_not_kept_is_said_without_the_path(qtbot: QtBot, log: CrashLog) -> None:
    workspace = workspace_of()
    assert line(told(workspace, log), "Kept") in {"Kept: not yet", "Kept: everything"}
