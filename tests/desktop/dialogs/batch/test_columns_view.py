from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.ports.offer_table import Column, Mapping, OfferTable, RowFault, TableLine
from offercalc.desktop.dialogs.batch.columns_view import ColumnsView
from tests.tools import ENGLISH
from tests.windows import light

COLUMNS = (
    Column("A", "Who", "Candidate", "candidate"),
    Column("B", "Pay", "Base salary", "salary"),
    Column("C", "Team", ""),
)
FAULTS = (RowFault(5, "B", "Pay", "No number."), RowFault(6, "C", "", "It is empty."), RowFault(7, "", "", "x"))
LINES = (TableLine(5, ("Ann", "lots"), ("Ann", "lots")), TableLine(6, ("Bo", "1"), ("Bo", "$1")), TableLine(7, ("Cy",)))


def test_rows_are_shown_as_read_and_what_is_wrong_with_a_cell_is_marked(qtbot: QtBot) -> None:
    theme = light()
    view = ColumnsView(theme)
    qtbot.addWidget(view)
    table = OfferTable(Mapping(COLUMNS), faults=FAULTS, lines=LINES)
    view.show_table(table, (("candidate", "Candidate"), ("salary", "Base salary")), ENGLISH)
    model = view.model()
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in (0, 1, 2)] == ["5", "6", None]
    assert [[model.index(row, column).data() for column in range(3)] for row in (0, 1)] == [
        ["Ann", "lots", ""], ["Bo", "$1", "?"],
    ]  # fmt: skip
    wrong = model.index(0, 1)
    assert "No number." in wrong.data(Qt.ItemDataRole.ToolTipRole)
    assert wrong.data(Qt.ItemDataRole.ForegroundRole) == theme.color("danger")
    assert model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole) == theme.color("faint")
    assert model.index(1, 1).data(Qt.ItemDataRole.BackgroundRole) is None
