from pytestqt.qtbot import QtBot

from offercalc.application.sync.session import Session
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.widgets.negotiation.rounds_panel import RoundsPanel
from tests.tools import StandInServices, offer_from
from tests.windows import kept, light, workspace_with

FIRST = offer_from(pay=[{"type": "salary", "amount": "180000", "per": "year"}])
COUNTER = offer_from(pay=[{"type": "salary", "amount": "195000", "per": "year"}])


def shown(qtbot: QtBot, rounds: dict[int, str], fault: str = "") -> tuple[RoundsPanel, StandInServices]:
    tools = StandInServices()
    tools.remembered.versions = (FIRST, COUNTER)
    tools.remembered.rounds = rounds
    tools.remembered.fault = fault
    workspace = workspace_with(Session(kept(COUNTER)), tools)
    panel = RoundsPanel(workspace, lambda: tools.history, Tasks(workspace), light())
    qtbot.addWidget(panel)
    panel.refresh()
    qtbot.waitUntil(lambda: bool(panel.rounds.text()))
    return panel, tools


def test_named_versions_are_the_rounds_newest_first(qtbot: QtBot) -> None:
    panel, _tools = shown(qtbot, {1: "first offer", 2: "counter"})
    text = panel.rounds.text()
    assert 0 <= text.index("counter (Version 2)") < text.index("first offer (Version 1)")
    assert "$180,000" in text[: text.index("first offer")]
    assert "$195,000" in text[: text.index("first offer")]
    assert panel.accessibleName() == "Rounds with Acme"


def test_without_a_name_it_says_so_and_reads_again_only_when_asked(qtbot: QtBot) -> None:
    panel, tools = shown(qtbot, {})
    assert "No version has a name yet." in panel.rounds.text()
    tools.remembered.rounds = {2: "final"}
    panel.refresh()
    panel.reload()
    panel.refresh()
    qtbot.waitUntil(lambda: "final (Version 2)" in panel.rounds.text())


def test_a_history_that_cannot_be_read_says_why(qtbot: QtBot) -> None:
    panel, _tools = shown(qtbot, {}, fault="The library is away.")
    assert "The library is away." in panel.rounds.text()
