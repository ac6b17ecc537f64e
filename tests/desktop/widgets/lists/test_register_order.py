from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.lists.register_order import RegisterOrder
from offercalc.desktop.widgets.lists.register_view import RegisterView
from offercalc.presentation.register.offer_register import Column
from tests.desktop.models.test_register_model import OFFERS, around, column, listing_of
from tests.windows import light, workspace_of


def test_the_menu_sorts_as_the_headings_do(qtbot: QtBot) -> None:
    view = RegisterView(light())
    qtbot.addWidget(view)
    view.show_register(listing_of(*OFFERS), around(3), light())
    menu = RegisterOrder(workspace_of(), view)
    qtbot.addWidget(menu)
    menu.refresh()
    assert menu.text() == " As added"
    menu.list_orders()
    assert [action.text() for action in menu.choices.actions()][:3] == ["As added", "Company", "Role and place"]
    menu.choices.actions()[1].trigger()
    assert column(view.rows, Column.COMPANY) == sorted(column(view.rows, Column.COMPANY))
    assert menu.accessibleName() == "Sorted by: Company"
    menu.list_orders()
    assert [action.isChecked() for action in menu.choices.actions()][:3] == [False, True, False]
    menu.choices.actions()[0].trigger()
    assert (menu.text(), view.rows.sorting) == (" As added", None)
