from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Remove
from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.row_body import RowBody
from offercalc.presentation.forms.field import Adder, Choice, Field, FieldKind, Row
from offercalc.presentation.forms.offer_form import GroupKind, Section
from offercalc.presentation.forms.visibility import FormView, ShownSection
from tests.tools import ENGLISH
from tests.windows import light

AMOUNT = Field(("pay", 0, "amount"), "Amount (USD)", FieldKind.ESTIMATE, "5", "USD")
PER = Field(("pay", 0, "per"), "Paid per", FieldKind.CHOICE, choices=(Choice("year", "year"), Choice("month", "month")))
NOTES = Field(("pay", 0, "notes"), "Notes", FieldKind.NOTE)
HEAD = Row(("pay", 0, "raises", 0), "Raise 1")
ADDER = Adder(("pay", 0, "raises"), "Add a raise", None)


def section(*entries: Field | Row | Adder) -> ShownSection:
    return FormView().section(GroupKind.PAY, Section("Base salary", entries, ("pay", 0)))


def body(qtbot: QtBot, *entries: Field | Row | Adder) -> RowBody:
    made = RowBody(Surroundings(light(), ENGLISH, lambda: ("USD", "EUR")))
    qtbot.addWidget(made)
    made.show_section(section(*entries), "Base salary")
    made.resize(560, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    QApplication.processEvents()
    return made


def test_fields_stand_in_two_columns_and_long_ones_over_both(qtbot: QtBot) -> None:
    made = body(qtbot, AMOUNT, PER, NOTES)
    first, second, third = (made.fields[field.path] for field in (AMOUNT, PER, NOTES))
    assert first.y() == second.y() < third.y()
    assert first.x() < second.x()
    assert third.width() > first.width() + second.width()
    made.resize(300, 400)
    QApplication.processEvents()
    assert first.y() < second.y()
    assert first.width() == second.width()


def test_entries_beside_each_other_are_level_where_one_label_wraps(qtbot: QtBot) -> None:
    long = Field(
        ("pay", 0, "from"), "The day from which this salary is paid, if it is not the start date", FieldKind.DAY
    )
    made = body(qtbot, AMOUNT, long)
    amount, day = (made.fields[field.path] for field in (AMOUNT, long))
    for width in (560, 900):
        made.resize(width, 300)
        for _ in range(3):
            QApplication.processEvents()
        assert amount.entry.y() == day.entry.y()
        assert abs(amount.head.label.geometry().bottom() - day.head.label.geometry().bottom()) <= 1


def test_entries_that_come_and_go_leave_the_others_as_they_are(qtbot: QtBot) -> None:
    made = body(qtbot, AMOUNT, PER)
    amount = made.fields[AMOUNT.path]
    amount.entry.setFocus()
    made.show_section(section(replace(AMOUNT, label="Amount (EUR)", unit="EUR"), HEAD, ADDER), "Base salary")
    assert made.fields == {AMOUNT.path: amount}
    assert amount.entry.hasFocus()
    assert amount.entry.accessibleName() == "Amount (EUR)"
    assert [one.accessibleName() or one.text() for one in list(made.widgets)[1:3]] == ["Remove Raise 1", "Add a raise"]  # type: ignore[attr-defined]


def test_escape_takes_back_what_is_typed_and_then_closes(qtbot: QtBot) -> None:
    made = body(qtbot, AMOUNT)
    entry = made.fields[AMOUNT.path].entry
    assert isinstance(entry, QLineEdit)
    entry.setFocus()
    qtbot.keyClicks(entry, "77")
    with qtbot.waitSignal(made.given_up), qtbot.assertNotEmitted(made.closed):
        qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.text() == "5"
    with qtbot.waitSignal(made.closed):
        qtbot.keyClick(entry, Qt.Key.Key_Escape)


def test_control_enter_takes_what_is_typed_and_goes_on(qtbot: QtBot) -> None:
    made = body(qtbot, AMOUNT)
    entry = made.fields[AMOUNT.path].entry
    entry.setFocus()
    qtbot.keyClicks(entry, "7")
    with qtbot.waitSignals([made.typed, made.advanced]):
        qtbot.keyClick(entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_fields_tell_what_was_typed_picked_and_wanted(qtbot: QtBot) -> None:
    made = body(qtbot, AMOUNT, PER)
    amount, per = made.fields[AMOUNT.path], made.fields[PER.path]
    with qtbot.waitSignal(made.typed, check_params_cb=lambda editor, text: (editor, text) == (amount, "5")):
        amount.typed.emit("5")
    with qtbot.waitSignal(made.picked, check_params_cb=lambda editor, place: (editor, place) == (per, 1)):
        per.picked.emit(1)
    with qtbot.waitSignal(made.currency_wanted, check_params_cb=lambda editor, code: (editor, code) == (amount, "EUR")):
        amount.entry.currency_wanted.emit("EUR")  # type: ignore[union-attr]
    with qtbot.waitSignal(made.asked, check_params_cb=lambda edit, _label, _voice: edit == Remove(("pay", 0))):
        made.remove()


def test_a_row_grows_with_what_is_wrong_in_it(qtbot: QtBot) -> None:
    made = body(qtbot, AMOUNT, PER)
    made.resize(300, 400)
    made.resize(560, 300)  # the fields have been placed anew
    QApplication.processEvents()
    editor, before = made.fields[AMOUNT.path], made.heightForWidth(560)
    tall = editor.entry.height()
    editor.entry.setText("lots")  # type: ignore[union-attr]
    editor.complain("This is a long sentence about what is wrong with the entry, and what may be done about it. " * 2)
    qtbot.waitUntil(lambda: made.heightForWidth(560) > before)
    made.resize(560, made.heightForWidth(560))
    QApplication.processEvents()
    assert editor.entry.height() == tall
    assert editor.height() >= editor.heightForWidth(editor.width())
