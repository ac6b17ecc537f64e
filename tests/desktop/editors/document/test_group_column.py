from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.group_column import GroupColumn
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.presentation.pages.offer_rows import RowGroup
from tests.tools import ENGLISH
from tests.windows import light


def test_rows_stand_below_their_head_in_their_order(qtbot: QtBot) -> None:
    around = Surroundings(light(), ENGLISH, tuple)
    column = GroupColumn(around)
    qtbot.addWidget(column)
    rows = [OfferRowView((GroupKind.PAY, ("pay", place)), around) for place in range(2)]
    column.show_rows(RowGroup(GroupKind.PAY, "Pay", (), (), "None stated.", 0), rows)
    column.show()
    assert column.head.y() < rows[0].y() <= rows[1].y()
    assert (column.has_rest, column.rest.isHidden()) == (False, True)
    column.show_rows(RowGroup(GroupKind.PAY, "Pay", (), (), "None stated.", 7), rows[::-1])
    assert column.rest.button.text() == "7 more parts"
    assert column.rows == rows[::-1]
