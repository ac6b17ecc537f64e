from msgspec.structs import replace
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.comparison.compare_table import CompareTable
from offercalc.desktop.widgets.comparison.rows_menu import RowsMenu
from offercalc.presentation.pages.side_by_side import SideBySide, side_by_side
from tests.tools import ENGLISH, INDONESIAN, SAMPLES, comparison_of, sample
from tests.windows import MemorySettings, light, workspace_of


def shown(qtbot: QtBot, workspace: Workspace, sides: SideBySide | None = None) -> tuple[RowsMenu, CompareTable]:
    table = CompareTable(light())
    button = RowsMenu(workspace, table)
    qtbot.addWidget(table)
    qtbot.addWidget(button)
    sides = sides or side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH)
    table.show_sides(sides, light(), lambda _trace: "")
    button.restyle(light())
    button.refresh()
    return button, table


def seen(table: CompareTable) -> list[str]:
    rows = (place for place in range(1, table.model().rowCount()) if not table.isRowHidden(place))
    return [row.label for place in rows for row in table._model.rows(range(place, place + 1))]


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


def hidden_rows(qtbot: QtBot, workspace: Workspace, sides: SideBySide) -> list[str]:
    """Return the keys of the rows that another table of the same workspace leaves out."""
    button, table = shown(qtbot, workspace, sides)
    rows = (row for row, place in zip(sides.page.table.rows, range(1, 99), strict=False) if table.isRowHidden(place))
    hidden = [row.key for row in rows]
    assert button.accessibleName().endswith(f"{len(hidden)} baris disembunyikan" if hidden else "Baris")
    return hidden


def test_rows_stay_hidden_in_another_language_currency_and_baseline(qtbot: QtBot) -> None:
    workspace = workspace_of()
    button, _table = shown(qtbot, workspace)
    for title, label in (("Year by year", "Compared with OpenAI"), ("By certainty", "Expected")):
        (row,) = (action for action in section(button, title).actions() if action.text() == label)
        row.trigger()
    workspace.set(language="id", number_format="id_ID")
    other = replace(comparison_of(*map(sample, SAMPLES), currency="IDR"), baseline=2)
    sides = side_by_side(other, INDONESIAN)
    assert hidden_rows(qtbot, workspace, sides) == ["difference", "certainty/expected"]


def test_labels_that_an_older_version_kept_hide_nothing(qtbot: QtBot) -> None:
    old = MemorySettings(Settings(language="id", hidden_rows=("Total", "Tahun 2", "", "year/99")))
    sides = side_by_side(comparison_of(*map(sample, SAMPLES)), INDONESIAN)
    assert hidden_rows(qtbot, workspace_of(settings=old), sides) == []


def test_folded_headings_stay_folded_at_the_next_start_in_any_language(qtbot: QtBot) -> None:
    workspace = workspace_of()
    _button, table = shown(qtbot, workspace)
    heading = next(place for place in range(table.model().rowCount()) if table._model.is_group(place))
    table.fold(heading)
    kept = [workspace.settings.folded_rows]
    sides = side_by_side(comparison_of(*map(sample, SAMPLES)), INDONESIAN)
    _again, other = shown(qtbot, workspace, sides)
    assert "Tahun 1" not in seen(other)
    other.fold(heading)
    assert [*kept, workspace.settings.folded_rows] == [("group/years",), ()]
    assert "Tahun 1" in seen(other)
