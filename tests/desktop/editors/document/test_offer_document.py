from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Append, Insert, Remove
from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.offer_document import OfferDocument
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.forms.offer_form import GroupKind, offer_form
from offercalc.presentation.forms.visibility import FormView, SectionKey
from offercalc.presentation.pages.offer_rows import offer_rows
from tests.builders import offer
from tests.tools import ENGLISH, PRESETS, TODAY
from tests.windows import light

OFFER = offer("100k USD/year then 120k on 2027-03-16 + 500 USD/month allowance")
SALARY: SectionKey = (GroupKind.PAY, ("pay", 0))
ALLOWANCE: SectionKey = (GroupKind.BENEFITS, ("pay", 1))


def show(made: OfferDocument, whole: Offer) -> None:
    made.show_groups(offer_rows(whole, offer_form(whole, PRESETS, ENGLISH), PRESETS, ENGLISH, TODAY), FormView())


def document(qtbot: QtBot, whole: Offer = OFFER) -> OfferDocument:
    made = OfferDocument(Surroundings(light(), ENGLISH, lambda: ("USD",)))
    qtbot.addWidget(made)
    show(made, whole)
    made.resize(560, 800)
    made.show()
    return made


def test_rows_are_in_their_order_and_closed(qtbot: QtBot) -> None:
    made = document(qtbot)
    assert list(made.rows)[:3] == [(GroupKind.BASICS, ()), SALARY, ALLOWANCE]
    assert (made.open_row, made.fields) == (None, {})


def test_one_row_is_open_at_a_time(qtbot: QtBot) -> None:
    made = document(qtbot)
    made.enter(SALARY)
    first = made.fields["pay", 0, "amount"]
    made.enter(ALLOWANCE)
    assert made.open_row is made.rows[ALLOWANCE]
    assert made.fields["pay", 0, "amount"] is first
    made.close_row()
    assert made.open_row is None


def test_rows_and_fields_stay_the_same_widgets_whatever_changes(qtbot: QtBot) -> None:
    made = document(qtbot)
    made.enter(SALARY)
    row, amount = made.rows[SALARY], made.fields["pay", 0, "amount"]
    show(made, offer("200k USD/year rising 3% + 500 USD/month allowance + 5 RSU"))
    assert (made.rows[SALARY], made.fields["pay", 0, "amount"]) == (row, amount)
    assert amount.field.text == "200,000"
    assert ("pay", 0, "raises", 0, "on") not in made.fields


def test_rows_after_a_removed_part_move_up(qtbot: QtBot) -> None:
    made = document(qtbot)
    allowance = made.rows[ALLOWANCE]
    made.drop(("pay", 0))
    show(made, offer("500 USD/month allowance"))
    assert made.rows[GroupKind.BENEFITS, ("pay", 0)] is allowance


def test_records_and_parts_are_removed_and_added(qtbot: QtBot) -> None:
    made = document(qtbot)
    asked: list[tuple[object, str]] = []
    made.asked.connect(lambda edit, label, _voice: asked.append((edit, label)))
    made.enter(SALARY)
    body = made.rows[SALARY].body
    assert body is not None
    body.foot.remove.click()
    made.marks["remove", "pay", 0, "raises", 0].click()  # type: ignore[attr-defined]
    made.marks["add", "pay", 0, "raises"].click()  # type: ignore[attr-defined]
    qtbot.keyClick(made.rows[ALLOWANCE].head, Qt.Key.Key_Delete)
    adder = body.adders["pay", 0, "raises"]
    assert asked == [
        (Remove(("pay", 0)), "Remove Base salary"),
        (Remove(("pay", 0, "raises", 0)), "Remove Raise 1"),
        (Append(adder.path, adder.value), "Add a dated raise"),
        (Remove(("pay", 1)), "Remove Allowance"),
    ]
    made.menu_of(GroupKind.PAY).actions()[1].trigger()
    assert isinstance(asked[-1][0], Insert)
    assert asked[-1][1] == "Add Target bonus"


def test_arrow_keys_go_from_row_to_row_and_control_enter_to_the_next_one(qtbot: QtBot) -> None:
    made = document(qtbot)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.rows[SALARY].head.setFocus()
    qtbot.keyClick(made.rows[SALARY].head, Qt.Key.Key_Down)
    assert made.rows[ALLOWANCE].head.hasFocus()
    qtbot.keyClick(made.rows[ALLOWANCE].head, Qt.Key.Key_Up)
    qtbot.keyClick(made.rows[SALARY].head, Qt.Key.Key_Right)
    assert made.fields["pay", 0, "amount"].entry.hasFocus()
    qtbot.keyClick(made.fields["pay", 0, "amount"].entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made.open_row is made.rows[ALLOWANCE]
    assert made.fields["pay", 1, "amount"].entry.hasFocus()
    qtbot.keyClick(made.fields["pay", 1, "amount"].entry, Qt.Key.Key_Escape)
    assert made.rows[ALLOWANCE].head.hasFocus()
    assert made.open_row is None


def test_the_tab_key_goes_through_an_open_row_in_the_order_on_show(qtbot: QtBot) -> None:
    made = document(qtbot)
    made.enter(SALARY)
    QApplication.processEvents()
    reached = list(made.widgets())
    entry, head = made.fields["pay", 0, "amount"].entry, made.rows[SALARY].head
    assert reached.index(entry) == reached.index(head) + 1
    assert made.mark_of(entry) == ("pay", 0, "amount")
    assert made.mark_of(None) is None


def test_a_field_is_found_by_its_row_and_called_by_its_part(qtbot: QtBot) -> None:
    made = document(qtbot)
    assert made.row_of(("pay", 1, "amount")) is made.rows[ALLOWANCE]
    assert made.row_of(("pay", 9, "amount")) is None
    assert made.names()["pay", 0, "amount"] == "Base salary: Amount (USD)"
