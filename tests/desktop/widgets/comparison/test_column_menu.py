from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.column_menu import ColumnMenu
from offercalc.presentation.pages.side_by_side import side_by_side
from tests.tools import ENGLISH, SAMPLES, comparison_of, sample


def menu_of(qtbot: QtBot, column: int) -> ColumnMenu:
    menu = ColumnMenu()
    qtbot.addWidget(menu)
    sides = side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH)
    menu.list_acts(sides, column, lambda _column, place: 0 <= place < len(sides.heads))
    return menu


def test_an_offer_becomes_the_baseline_leaves_or_moves(qtbot: QtBot) -> None:
    menu = menu_of(qtbot, 0)
    use, remove, _line, left, right, _other_line, copy = menu.actions()
    assert [action.text() for action in (use, remove, left, right, copy)] == [
        "Use as baseline", "Remove Globex Sample Corporation from the comparison", "Move left", "Move right",
        "Copy table",
    ]  # fmt: skip
    assert (left.isEnabled(), right.isEnabled(), right.shortcut().toString()) == (False, True, "Alt+Right")
    with qtbot.waitSignals([menu.baseline_wanted, menu.removal_wanted, menu.copy_wanted]):
        for act in (use, remove, copy):
            act.trigger()
    with qtbot.waitSignal(menu.move_wanted) as moved:
        right.trigger()
    assert moved.args == [0, 1]


def test_the_baseline_is_it_already_and_beside_the_offers_there_is_the_table_alone(qtbot: QtBot) -> None:
    of_baseline = menu_of(qtbot, 1)
    assert not of_baseline.actions()[0].isEnabled()
    table_alone = menu_of(qtbot, -1)
    assert [action.text() for action in table_alone.actions()] == ["Copy table"]
