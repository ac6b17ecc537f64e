from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.forms.offer_form import GroupKind
from tests.builders import offer
from tests.windows import form_of, light, workspace_of


def shown(qtbot: QtBot, *offers: Offer) -> tuple[OfferFormEditor, Workspace]:
    workspace, theme = workspace_of(*offers), light()
    form = form_of(workspace, theme)
    qtbot.addWidget(form)
    workspace.changed.connect(lambda: form.refresh(theme))
    form.refresh(theme)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form, workspace


def chosen(workspace: Workspace) -> Offer:
    found = workspace.chosen_offer
    assert found is not None
    return found


def test_a_new_part_opens_with_its_amount_selected(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    next(one for one in form.content.menu_of(GroupKind.PAY).actions() if one.text() == "Sign-on bonus").trigger()
    line = form.field(("pay", len(chosen(workspace).pay) - 1, "instalments", 0, "amount")).entry
    assert line.hasFocus()
    qtbot.keyClicks(line, "25k")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen(workspace).pay[-1].instalments[0].amount == 25_000  # type: ignore[union-attr]


def test_a_part_moves_within_its_group_and_no_further(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot, offer("100k USD/year + 5k USD bonus + 500 USD/month allowance"))
    before = chosen(workspace).pay
    head = form.content.rows[GroupKind.PAY, ("pay", 1)].head
    qtbot.keyClick(head, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert chosen(workspace).pay == before
    qtbot.keyClick(head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert chosen(workspace).pay == (before[1], before[0], before[2])
    assert workspace.undo_stack.undoText() == "Move Target bonus"


def test_after_a_removal_the_focus_is_on_the_row_that_took_its_place(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot, offer("100k USD/year + 5k USD bonus"))
    with qtbot.waitSignal(form.removed, check_params_cb=lambda what: what == "Base salary"):
        qtbot.keyClick(form.content.rows[GroupKind.PAY, ("pay", 0)].head, Qt.Key.Key_Delete)
    assert len(chosen(workspace).pay) == 1
    assert form.content.rows[GroupKind.PAY, ("pay", 0)].head.hasFocus()
    qtbot.keyClick(form.content.rows[GroupKind.PAY, ("pay", 0)].head, Qt.Key.Key_Delete)
    assert form.content.adder(GroupKind.PAY).button.hasFocus()


def test_a_field_is_led_to_in_its_row(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    form.lead_to(("equity", 0, "strike"))
    assert form.field(("equity", 0, "strike")).entry.hasFocus()
    form.lead_to(("equity", 9, "strike"))
    assert form.is_row_open


def test_leave_is_added_where_it_is_stated(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    assert ("leave_days",) not in form.fields
    leave = next(one for one in form.content.menu_of(GroupKind.BENEFITS).actions() if one.text() == "Annual leave")
    leave.trigger()
    assert form.field(("leave_days",)).entry.hasFocus()
