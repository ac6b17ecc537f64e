from msgspec.structs import replace
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.figures.yearly_panel import YearlyPanel
from tests.windows import light, workspace_of


def test_the_table_is_built_when_there_is_something_to_show(qtbot: QtBot) -> None:
    panel = YearlyPanel(light())
    qtbot.addWidget(panel)
    view = workspace_of().offer_view()
    assert view is not None
    before = panel.findChildren(QTableView)
    panel.show_page(view.page, light(), str)
    assert (before, panel.findChildren(QTableView)) == ([], [panel.table])
    assert panel.table.model().rowCount() == 3
    assert panel.accessibleName() == view.page.table.caption
    assert not panel.note.isHidden()
    panel.show_page(replace(view.page, has_open_end=False), light(), str)
    assert panel.note.isHidden()
