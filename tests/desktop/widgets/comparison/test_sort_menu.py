from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.sort_menu import SortMenu
from offercalc.domain.scenario.offer_ranking import Ranking
from tests.tools import offer_from
from tests.windows import light, workspace_of


def test_the_order_is_named_and_chosen_from_a_menu(qtbot: QtBot) -> None:
    workspace = workspace_of()
    button = SortMenu(workspace)
    qtbot.addWidget(button)
    button.restyle(light())
    button.refresh()
    assert (button.text(), button.accessibleName()) == (" 4-year total", "Sorted by: 4-year total")
    button.choices.aboutToShow.emit()
    chosen = {action.text(): action.isChecked() for action in button.choices.actions()}
    assert chosen == {
        "4-year total": True, "Year 1": False, "Guaranteed": False, "As in the list": False, "By hand": False,
    }  # fmt: skip
    button.choices.actions()[2].trigger()
    assert workspace.settings.ranking is Ranking.GUARANTEED
    with qtbot.waitSignal(button.by_hand_wanted):
        button.choices.actions()[4].trigger()
    button.refresh(is_short=True)
    assert (button.text(), button.toolTip(), button.icon().isNull()) == ("", "Sorted by: Guaranteed", False)


def test_one_offer_has_no_order(qtbot: QtBot) -> None:
    button = SortMenu(workspace_of(offer_from()))
    qtbot.addWidget(button)
    button.refresh()
    assert not button.isEnabled()
