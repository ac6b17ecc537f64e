from pytestqt.qtbot import QtBot

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.comparison.compared_menu import ComparedMenu
from tests.tools import offer_from
from tests.windows import workspace_of


def shown(qtbot: QtBot, count: int = 8) -> tuple[ComparedMenu, Workspace]:
    workspace = workspace_of(*(offer_from(company=f"Company {number}") for number in range(count)))
    button = ComparedMenu(workspace)
    qtbot.addWidget(button)
    workspace.changed.connect(button.refresh)
    button.refresh()
    return button, workspace


def companies(workspace: Workspace) -> list[str]:
    return [kept.offer.company[-1] for kept in workspace.compared]


def test_compared_offers_are_checked_and_the_others_follow(qtbot: QtBot) -> None:
    button, workspace = shown(qtbot)
    assert companies(workspace) == list("012345")
    button.choices.aboutToShow.emit()
    actions = button.choices.actions()
    assert [(action.text()[:9], action.isChecked()) for action in actions[4:]] == [
        ("Company 4", True), ("Company 5", True), ("Company 6", False), ("Company 7", False),
    ]  # fmt: skip
    actions[6].trigger()
    button.choices.aboutToShow.emit()
    button.choices.actions()[1].trigger()
    assert companies(workspace) == list("023456")


def test_the_last_offer_stays_and_more_than_ten_are_not_compared(qtbot: QtBot) -> None:
    button, workspace = shown(qtbot, 60)
    for number in range(6, 14):
        workspace.compare_also(f"document-{number}", is_compared=True)
    button.choices.aboutToShow.emit()
    actions = button.choices.actions()
    assert len(workspace.compared) == 10
    assert [action.isEnabled() for action in actions[9:12]] == [True, False, False]
    assert not actions[-1].isEnabled()
    for _time in range(9):
        button.choices.aboutToShow.emit()
        button.choices.actions()[0].trigger()
    button.choices.aboutToShow.emit()
    assert not button.choices.actions()[0].isEnabled()


def test_a_single_offer_has_nothing_to_add(qtbot: QtBot) -> None:
    button, _workspace = shown(qtbot, 1)
    assert not button.isEnabled()
