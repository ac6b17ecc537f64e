from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.presentation.forms.visibility import SectionKey
from tests.windows import light, workspace_of

OPTIONS: SectionKey = (GroupKind.EQUITY, ("equity", 0))


def form(qtbot: QtBot) -> OfferFormEditor:
    made = OfferFormEditor(workspace_of(), light())
    qtbot.addWidget(made)
    made.refresh(light())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_is_not_known_is_answered_in_its_field(qtbot: QtBot) -> None:
    made = form(qtbot)
    made.content.rows[OPTIONS].head.field_wanted.emit(0)
    assert made.fields["equity", 0, "strike"].entry.hasFocus()


def test_the_same_click_opens_and_closes(qtbot: QtBot) -> None:
    made = form(qtbot)
    head = made.content.rows[OPTIONS].head
    qtbot.keyClick(head, Qt.Key.Key_Space)
    assert made.content.open_row is made.content.rows[OPTIONS]
    head.click()
    assert made.content.open_row is None


def test_the_last_row_is_only_closed_when_one_goes_on(qtbot: QtBot) -> None:
    made = form(qtbot)
    last = list(made.content.rows.values())[-1]
    made.content.enter(last.key)
    assert last.body is not None
    last.body.advanced.emit()
    assert made.content.open_row is None
    assert last.head.hasFocus()
    qtbot.keyClick(last.head, Qt.Key.Key_Down)
    assert last.head.hasFocus()
