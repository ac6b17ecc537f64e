from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.batch.cell_editor import CellEditor


def test_the_line_of_a_cell_says_where_it_is_and_keeps_what_is_typed(qtbot: QtBot) -> None:
    view, model = QTableView(), QStandardItemModel()
    qtbot.addWidget(view)
    model.appendRow([QStandardItem("lots")])
    view.setModel(model)
    view.setItemDelegate(CellEditor(lambda index: f"Pay {index.row() + 2}", lambda _index: "No number.", view))
    view.show()
    view.edit(model.index(0, 0))
    (line,) = view.findChildren(QLineEdit, "cellEditor")
    assert (line.accessibleName(), line.accessibleDescription(), line.text()) == ("Pay 2", "No number.", "lots")
    model.setData(model.index(0, 0), "few")
    assert line.text() == "few"
    line.setText("12")
    line.setModified(True)
    model.setData(model.index(0, 0), "many")
    assert line.text() == "12"
