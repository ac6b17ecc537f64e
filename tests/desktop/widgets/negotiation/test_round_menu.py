from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.sync.session import Session
from offercalc.desktop.state.round_keeper import RoundKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.widgets.negotiation.round_menu import RoundMenu
from tests.tools import StandInServices, offer_from
from tests.windows import FakeLibrary, kept, workspace_with

FIRST = offer_from(pay=[{"type": "salary", "amount": "180000", "per": "year"}])
COUNTER = offer_from(pay=[{"type": "salary", "amount": "195000", "per": "year"}])


def filled(qtbot: QtBot, rounds: dict[int, str], fault: str = "") -> tuple[RoundMenu, QMenu, Workspace]:
    tools, menu = StandInServices(), QMenu()
    tools.remembered.versions = (FIRST, COUNTER)
    tools.remembered.rounds, tools.remembered.fault = rounds, fault
    session = Session(kept(COUNTER))
    session.open(lambda: FakeLibrary(kept(COUNTER)))
    workspace, tasks = workspace_with(session, tools), Tasks()
    tasks.setParent(workspace)
    qtbot.addWidget(menu)
    keeper = RoundKeeper(workspace, lambda: tools.history, lambda: tools.rounds, tasks, workspace)
    lister = RoundMenu(workspace, lambda: tools.history, keeper, tasks, workspace)
    lister.fill(menu)
    assert menu.actions()[0].text() == "Reading the history…"
    qtbot.waitUntil(lambda: menu.actions()[0].text() != "Reading the history…")
    return lister, menu, workspace


def texts(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_rounds_are_listed_with_what_they_change_and_can_be_restored(qtbot: QtBot) -> None:
    _lister, menu, workspace = filled(qtbot, {1: "first offer", 2: "counter"})
    ways = ["Their reply…", "Name this round…", "History…"]
    assert texts(menu) == ["counter (Version 2)", "first offer (Version 1)", *ways]
    newest, first = (action.menu() for action in menu.actions()[:2])
    assert isinstance(newest, QMenu)
    assert isinstance(first, QMenu)
    (changed, back), (begun, restore) = ([one for one in inside.actions() if one.text()] for inside in (newest, first))
    assert ("$180,000" in changed.text(), "$195,000" in changed.text(), back.isEnabled()) == (True, True, False)
    assert (begun.text(), restore.text()) == ("This is the first round.", "Restore this version")
    restore.trigger()
    assert workspace.chosen_offer == FIRST
    workspace.undo_stack.undo()
    assert workspace.chosen_offer == COUNTER


def test_without_rounds_it_says_so_and_leads_to_new_ones(qtbot: QtBot) -> None:
    lister, menu, _workspace = filled(qtbot, {})
    assert texts(menu)[0] == "No version has a name yet."
    reply, _name, history = menu.actions()[-3:]
    with qtbot.waitSignal(lister.reply_wanted):
        reply.trigger()
    with qtbot.waitSignal(lister.history_wanted):
        history.trigger()


def test_the_version_at_hand_is_named_where_its_name_is_asked_for(qtbot: QtBot) -> None:
    lister, menu, workspace = filled(qtbot, {1: "first offer", 2: "counter"})
    menu.actions()[-2].trigger()
    dialog = lister.dialog
    assert dialog is not None
    assert (dialog.name.text(), dialog.name.selectedText()) == ("counter", "counter")
    qtbot.keyClicks(dialog.name, "final")
    with qtbot.waitSignal(lister.keeper.renamed) as renamed:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    words, take_back = renamed.args
    assert words == "Named this round: final"
    with qtbot.waitSignal(lister.keeper.named):
        take_back()
    lister.fill(again := QMenu())
    qtbot.waitUntil(lambda: again.actions()[0].text() == "counter (Version 2)")
    assert workspace.undo_stack.count() == 0


def test_a_history_that_cannot_be_read_says_why(qtbot: QtBot) -> None:
    _lister, menu, _workspace = filled(qtbot, {}, fault="The library is away.")
    assert texts(menu)[0] == "The library is away."
