from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from offercalc.application.ports.history import DocumentSummary
from offercalc.application.sync.session import Session
from offercalc.desktop.dialogs.removed_dialog import RemovedDialog
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from tests.memory_library import A, B, C
from tests.tools import StandInServices
from tests.windows import kept, workspace_with


def filed(document: str, day: int, *, is_archived: bool = True) -> DocumentSummary:
    company = {"a": "A", "b": "B", "document-0": "C"}[document]
    return DocumentSummary(document, company, "Engineer", 2, datetime(2026, 10, day, tzinfo=UTC), is_archived)


def shown(qtbot: QtBot, *held: DocumentSummary, fault: str = "") -> tuple[RemovedDialog, Workspace]:
    tools = StandInServices()
    tools.remembered.versions = (A, B)
    tools.remembered.held, tools.remembered.fault = held, fault
    workspace = workspace_with(Session(kept(C)), tools)
    dialog = RemovedDialog(workspace, lambda: tools.history, Tasks(workspace))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, workspace


def test_what_was_removed_is_listed_and_comes_back(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot, filed("a", 1), filed("b", 2), filed("document-0", 3, is_archived=False))
    qtbot.waitUntil(lambda: dialog.offers.entries.rowCount() == 2)
    assert [dialog.offers.entries.index(row).data().split(" ")[0] for row in range(2)] == ["B", "A"]
    dialog.bring_back.click()
    qtbot.waitUntil(lambda: len(workspace.offers) == 2)
    assert [one.offer for one in workspace.offers] == [C, B]
    assert workspace.chosen_offer == B
    workspace.undo_stack.undo()
    assert [one.offer for one in workspace.offers] == [C]


def test_where_nothing_was_removed_it_says_so(qtbot: QtBot) -> None:
    dialog, workspace = shown(qtbot, filed("document-0", 3))
    qtbot.waitUntil(dialog.nothing.isVisible)
    assert dialog.nothing.text() == "There are no archived offers."
    assert not any(part.isVisible() for part in (dialog.offers, dialog.bring_back))
    dialog._bring_back()
    assert len(workspace.offers) == 1


def test_where_it_cannot_be_read_it_says_why(qtbot: QtBot) -> None:
    dialog, _workspace = shown(qtbot, fault="The server does not answer.")
    qtbot.waitUntil(lambda: bool(dialog.said.text()))
    assert dialog.said.text() == "The server does not answer."
