from pytestqt.qtbot import QtBot

from offercalc.application.sync.rounds import RoundNames
from offercalc.application.sync.session import Session
from offercalc.desktop.state.round_keeper import RoundKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from tests.tools import StandInServices, offer_from
from tests.windows import FakeLibrary, kept, workspace_with

FIRST = offer_from(pay=[{"type": "salary", "amount": "180000", "per": "year"}])
COUNTER = offer_from(pay=[{"type": "salary", "amount": "195000", "per": "year"}])
NAMES = RoundNames("Counter-offer", "Their offer")


def begun(*, has_library: bool = True, fault: str = "") -> tuple[Workspace, StandInServices]:
    tools, session = StandInServices(), Session(kept(FIRST))
    tools.remembered.versions = (FIRST, COUNTER)
    tools.remembered.fault = fault
    if has_library:
        session.open(lambda: FakeLibrary(kept(FIRST)))
    return workspace_with(session, tools), tools


def keeper_of(workspace: Workspace, tools: StandInServices, tasks: Tasks | None = None) -> RoundKeeper:
    return RoundKeeper(workspace, lambda: tools.history, lambda: tools.rounds, tasks or Tasks(workspace), workspace)


def test_a_round_is_a_version_of_the_same_offer_with_a_name(qtbot: QtBot) -> None:
    workspace, tools = begun()
    keeper = keeper_of(workspace, tools)
    with qtbot.waitSignal(keeper.named):
        keeper.make(COUNTER, NAMES)
    assert [one.offer for one in workspace.offers] == [COUNTER]
    assert tools.remembered.rounds == {1: "Their offer", 2: "Counter-offer"}
    assert workspace.listing()[0].apart == "Round 2"
    workspace.undo_stack.undo()
    assert workspace.chosen_offer == FIRST


def test_without_a_library_the_offer_changes_and_nothing_is_named(qtbot: QtBot) -> None:
    workspace, tools = begun(has_library=False)
    tasks = Tasks(workspace)
    keeper_of(workspace, tools, tasks).make(COUNTER, NAMES)
    tasks.wait()
    assert workspace.chosen_offer == COUNTER
    assert tools.remembered.rounds == {}


def test_a_name_that_cannot_be_saved_says_why(qtbot: QtBot) -> None:
    workspace, tools = begun(fault="The library is away.")
    keeper = keeper_of(workspace, tools)
    with qtbot.waitSignal(keeper.refused) as refused:
        keeper.make(COUNTER, NAMES)
    assert str(refused.args[0]) == "The library is away."
