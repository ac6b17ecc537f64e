from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.comparison.compare_table import CompareTable
from offercalc.desktop.widgets.comparison.rows_menu import RowsMenu
from offercalc.presentation.pages.side_by_side import side_by_side
from tests.tools import ENGLISH, SAMPLES, comparison_of, sample
from tests.windows import light, workspace_of


def shown(qtbot: QtBot, workspace: Workspace) -> tuple[RowsMenu, CompareTable]:
    table = CompareTable(light())
    button = RowsMenu(workspace, table)
    qtbot.addWidget(table)
    qtbot.addWidget(button)
    table.show_sides(side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH), light(), lambda _trace: "")
    button.restyle(light())
    button.refresh()
    return button, table


def seen(table: CompareTable) -> list[str]:
    rows = (place for place in range(1, table.model().rowCount()) if not table.isRowHidden(place))
    return [table._model.labels(range(place, place + 1))[0] for place in rows]


def section(button: RowsMenu, title: str) -> QMenu:
    button.choices.aboutToShow.emit()
    (menu,) = (action.menu() for action in button.choices.actions() if action.text() == title)
    assert isinstance(menu, QMenu)
    return menu


def test_rows_and_whole_sections_are_left_out_and_kept_so(qtbot: QtBot) -> None:
    workspace = workspace_of()
    button, table = shown(qtbot, workspace)
    every = seen(table)
    assert (button.text(), button.accessibleName()) == (" Rows", "Rows")
    (year,) = (action for action in section(button, "Year by year").actions() if action.text() == "Year 2")
    assert (year.isCheckable(), year.isChecked()) == (True, True)
    year.trigger()
    assert seen(table) == [label for label in every if label != "Year 2"]
    assert (button.accessibleName(), button.toolTip()) == ("Rows, 1 row hidden", "1 row hidden")
    section(button, "By certainty").actions()[0].trigger()
    assert seen(table) == [label for label in every[: every.index("By certainty")] if label != "Year 2"]
    again, other = shown(qtbot, workspace)
    assert seen(other) == seen(table)
    again.choices.aboutToShow.emit()
    again.choices.actions()[-1].trigger()
    assert (seen(other), again.accessibleName()) == (every, "Rows")
