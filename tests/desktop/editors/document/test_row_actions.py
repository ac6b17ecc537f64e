from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.presentation.forms.visibility import SectionKey
from tests.windows import form_of, light, workspace_of

OPTIONS: SectionKey = (GroupKind.EQUITY, ("equity", 0))
SALARY: SectionKey = (GroupKind.PAY, ("pay", 0))


def form(qtbot: QtBot) -> OfferFormEditor:
    workspace, theme = workspace_of(), light()
    made = form_of(workspace, theme)
    qtbot.addWidget(made)
    workspace.changed.connect(lambda: made.refresh(theme))
    made.refresh(theme)
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


def test_a_figure_is_edited_in_place_kept_by_enter_and_taken_back_by_escape(qtbot: QtBot) -> None:
    made = form(qtbot)
    head = made.content.rows[SALARY].head
    qtbot.keyClick(head, Qt.Key.Key_F2)
    entry = made.fields["pay", 0, "amount"].entry
    assert (entry.parent(), entry.hasFocus(), made.content.open_row) == (head, True, None)
    qtbot.keyClicks(entry, "600k")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert (head.hasFocus(), head.accessibleName()) == (True, "Base salary, $600,000 per year")
    assert entry.parent() is made.fields["pay", 0, "amount"]
    qtbot.keyClick(head, Qt.Key.Key_F2)
    qtbot.keyClicks(entry, "7")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert (head.hasFocus(), made.fields["pay", 0, "amount"].entered.text) == (True, "600,000")


def test_what_is_refused_in_place_is_shown_in_its_open_row(qtbot: QtBot) -> None:
    made = form(qtbot)
    head = made.content.rows[SALARY].head
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=head.figure_place.center())
    editor = made.fields["pay", 0, "amount"]
    qtbot.keyClicks(editor.entry, "lots")
    qtbot.keyClick(editor.entry, Qt.Key.Key_Return)
    assert made.content.open_row is made.content.rows[SALARY]
    assert (editor.complaint, editor.entered.text) == ('"lots" isn\'t a number.', "lots")
    assert editor.entry.hasFocus()


def test_a_figure_that_loses_the_focus_is_kept(qtbot: QtBot) -> None:
    made = form(qtbot)
    head = made.content.rows[SALARY].head
    qtbot.keyClick(head, Qt.Key.Key_F2)
    editor = made.fields["pay", 0, "amount"]
    qtbot.keyClicks(editor.entry, "600k")
    made.content.rows[OPTIONS].head.setFocus()
    qtbot.waitUntil(lambda: editor.entry.parent() is editor)
    assert editor.field.text == "600,000"
