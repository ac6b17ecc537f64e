from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from offercalc.application.sync.session import Session
from offercalc.desktop.dialogs.history_dialog import DocumentVersions, HistoryDialog
from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from tests.tools import StandInServices, offer_from
from tests.windows import kept, workspace_with

FIRST = offer_from(pay=[{"type": "salary", "amount": "180000", "per": "year"}])
COUNTER = offer_from(pay=[{"type": "salary", "amount": "195000", "per": "year"}])
FINAL = offer_from(pay=[{"type": "salary", "amount": "190000", "per": "year"}], role="Lead")


def shown(qtbot: QtBot, fault: str = "") -> tuple[HistoryDialog, Workspace, StandInServices]:
    tools = StandInServices()
    tools.remembered.versions = (FIRST, COUNTER, FINAL)
    tools.remembered.rounds = {2: "counter"}
    tools.remembered.fault = fault
    workspace = workspace_with(Session(kept(FINAL)), tools)
    versions = DocumentVersions("document-0", lambda: tools.history, lambda: tools.rounds)
    dialog = HistoryDialog(workspace, versions, Tasks(workspace))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, workspace, tools


def titles(dialog: HistoryDialog) -> list[str]:
    entries = dialog.versions.entries
    return [entries.index(row).data() for row in range(entries.rowCount())]


def choose(dialog: HistoryDialog, row: int) -> None:
    dialog.versions.setCurrentIndex(dialog.versions.entries.index(row))


def wait_for(qtbot: QtBot, dialog: HistoryDialog, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog.changes.text())


def test_versions_are_listed_newest_first_and_the_newest_says_what_it_changed(qtbot: QtBot) -> None:
    dialog, _workspace, _tools = shown(qtbot)
    wait_for(qtbot, dialog, "$190,000")
    assert titles(dialog) == ["Version 3", "counter (Version 2)", "Version 1"]
    assert "rina · Change 3" in dialog.versions.entries.index(0).data(OffersModel.ENTRY).role
    assert "Lead" in dialog.changes.text()
    assert not dialog.go_back.isEnabled()


def test_any_two_versions_are_compared(qtbot: QtBot) -> None:
    dialog, _workspace, _tools = shown(qtbot)
    wait_for(qtbot, dialog, "$190,000")
    place = dialog.against.findData(1)
    dialog.against.setCurrentIndex(place)
    dialog.against.activated.emit(place)
    wait_for(qtbot, dialog, "$180,000")
    assert "$195,000" not in dialog.changes.text()


def test_the_first_version_has_none_before_it(qtbot: QtBot) -> None:
    dialog, _workspace, _tools = shown(qtbot)
    qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() == 3)
    choose(dialog, 2)
    wait_for(qtbot, dialog, "This is the first version.")
    assert "$" not in dialog.changes.text()


def test_a_version_is_named_as_a_round(qtbot: QtBot) -> None:
    dialog, _workspace, tools = shown(qtbot)
    qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() == 3)
    choose(dialog, 2)
    dialog.name.setText(" first offer ")
    dialog.name.returnPressed.emit()
    qtbot.waitUntil(lambda: titles(dialog)[2:] == ["first offer (Version 1)"])
    assert tools.remembered.rounds == {1: "first offer", 2: "counter"}
    assert dialog.versions.place == 2


def test_going_back_keeps_the_later_versions_and_can_be_undone(qtbot: QtBot) -> None:
    dialog, workspace, _tools = shown(qtbot)
    assert not dialog.go_back.isEnabled()
    qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() == 3)
    choose(dialog, 1)
    qtbot.waitUntil(dialog.go_back.isEnabled)
    dialog.go_back.click()
    assert workspace.chosen_offer == COUNTER
    assert workspace.undo_stack.undoText() == "Restore counter (Version 2)"
    workspace.undo_stack.undo()
    assert workspace.chosen_offer == FINAL


def test_a_version_that_is_saved_meanwhile_is_listed(qtbot: QtBot) -> None:
    dialog, workspace, tools = shown(qtbot)
    qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() == 3)
    tools.remembered.versions = (*tools.remembered.versions, FIRST)
    workspace.kept.emit()
    qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() == 4)
    assert titles(dialog)[0] == "Version 4"


def test_a_history_that_cannot_be_read_says_why(qtbot: QtBot) -> None:
    dialog, _workspace, _tools = shown(qtbot, "The server does not answer.")
    wait_for(qtbot, dialog, "The server does not answer.")
    dialog._buttons.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()


def test_nobody_goes_back_to_a_version_that_is_not_chosen_any_more(qtbot: QtBot) -> None:
    dialog, workspace, _tools = shown(qtbot)
    assert not dialog.go_back.isEnabled()
    qtbot.waitUntil(lambda: dialog.versions.entries.rowCount() == 3)
    choose(dialog, 1)
    qtbot.waitUntil(dialog.go_back.isEnabled)
    choose(dialog, 2)
    assert not dialog.go_back.isEnabled()
    choose(dialog, 1)
    choose(dialog, 2)
    wait_for(qtbot, dialog, "This is the first version.")
    dialog.go_back.click()
    assert workspace.offers[0].offer == FIRST
