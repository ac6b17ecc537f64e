from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.field_editor import FieldEditor, Typed
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.presentation.forms.offer_form import Choice, Field, FieldKind
from tests.tools import ENGLISH

AMOUNT = Field(("pay", 0, "amount"), "Amount (USD)", FieldKind.ESTIMATE, "555,000", "USD")
PERIOD = Field(
    ("pay", 0, "per"), "Paid per", FieldKind.CHOICE, choices=(Choice("year", "per year"), Choice("month", "per month")),
    chosen=0,
)  # fmt: skip


def line(qtbot: QtBot) -> tuple[FieldEditor, QLineEdit]:
    editor = FieldEditor(AMOUNT, "not known yet", ENGLISH)
    qtbot.addWidget(editor)
    editor.show()
    assert isinstance(editor.entry, QLineEdit)
    return editor, editor.entry


def test_an_entry_is_called_by_its_label(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    assert (entry.accessibleName(), entry.text(), entry.placeholderText()) == (
        "Amount (USD)",
        "555,000",
        "not known yet",
    )
    assert editor.field == AMOUNT


def test_enter_hands_over_what_was_typed(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    entry.selectAll()
    qtbot.keyClicks(entry, "600k")
    with qtbot.waitSignal(editor.typed, check_params_cb=lambda text: text == "600k"):
        qtbot.keyClick(entry, Qt.Key.Key_Return)


def test_leaving_a_field_as_it_was_says_nothing(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    before = entry.text()
    with qtbot.assertNotEmitted(editor.typed):
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert (entry.text(), editor.complaint) == (before, "")


def test_what_is_wrong_is_said_below_and_the_entry_stays(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    entry.setText("abc")
    editor.complain('"abc" isn\'t a number.')
    assert editor.complaint == entry.accessibleDescription() == '"abc" isn\'t a number.'
    assert entry.property("faulty")
    editor.show_field(AMOUNT)
    assert (entry.text(), editor.complaint) == ("abc", '"abc" isn\'t a number.')


def test_a_new_value_ends_the_complaint(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    editor.complain("wrong")
    editor.show_field(Field(AMOUNT.path, AMOUNT.label, AMOUNT.kind, "600,000", "USD"))
    assert (entry.text(), editor.complaint) == ("600,000", "")


def test_a_rejected_entry_can_be_confirmed_again(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    editor.complain("wrong")
    with qtbot.waitSignal(editor.typed):
        qtbot.keyClick(entry, Qt.Key.Key_Return)


def test_a_choice_is_picked(qtbot: QtBot) -> None:
    editor = FieldEditor(PERIOD, "", ENGLISH)
    qtbot.addWidget(editor)
    assert isinstance(editor.entry, QComboBox)
    assert editor.entry.currentText() == "per year"
    with qtbot.waitSignal(editor.picked, check_params_cb=lambda place: place == 1):
        editor.entry.activated.emit(1)


def test_a_choice_made_elsewhere_is_shown(qtbot: QtBot) -> None:
    editor = FieldEditor(PERIOD, "", ENGLISH)
    qtbot.addWidget(editor)
    editor.show_field(Field(PERIOD.path, PERIOD.label, PERIOD.kind, choices=PERIOD.choices, chosen=1))
    assert isinstance(editor.entry, QComboBox)
    assert editor.entry.currentText() == "per month"
    editor._finish()
    assert editor.complaint == ""


def test_leaving_a_field_hands_over_what_was_typed(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    first, second = FieldEditor(AMOUNT, "", ENGLISH), FieldEditor(PERIOD, "", ENGLISH)
    column.addWidget(first)
    column.addWidget(second)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    first.entry.setFocus()
    qtbot.keyClicks(first.entry, "0")
    with qtbot.waitSignal(first.typed, check_params_cb=lambda text: text == "555,0000"):
        qtbot.keyClick(first.entry, Qt.Key.Key_Tab)
    assert second.entry.hasFocus()


def test_an_arrow_key_picks(qtbot: QtBot) -> None:
    editor = FieldEditor(PERIOD, "", ENGLISH)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.picked, check_params_cb=lambda place: place == 1):
        qtbot.keyClick(editor.entry, Qt.Key.Key_Down)


def test_a_complaint_is_seen_and_heard_and_ends(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    assert not editor._complaint.isVisible()
    editor.complain("wrong")
    assert editor._complaint.isVisible()
    editor.complain("")
    assert not editor._complaint.isVisible()
    assert (entry.accessibleDescription(), entry.property("faulty")) == ("", False)


def test_a_label_belongs_to_its_entry(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    assert (editor.head.label.text(), editor.head.label.buddy()) == ("Amount", entry)


def test_text_has_no_hint_that_it_is_not_known(qtbot: QtBot) -> None:
    editor = FieldEditor(Field(("company",), "Company", FieldKind.TEXT), "not known yet", ENGLISH)
    qtbot.addWidget(editor)
    assert isinstance(editor.entry, QLineEdit)
    assert editor.entry.placeholderText() == ""


def test_text_of_several_lines_is_typed(qtbot: QtBot) -> None:
    editor = FieldEditor(Field(("notes",), "Notes", FieldKind.NOTE, "a", hint="one per line"), "", ENGLISH)
    qtbot.addWidget(editor)
    assert isinstance(editor.entry, LinesEntry)
    assert editor.entry.placeholderText() == "one per line"
    editor.entry.setText("a\nb")
    with qtbot.waitSignal(editor.typed, check_params_cb=lambda text: text == "a\nb"):
        editor.settle()


def test_line_ends_of_another_system_are_no_change(qtbot: QtBot) -> None:
    editor = FieldEditor(Field(("notes",), "Notes", FieldKind.NOTE, "a\r\nb"), "", ENGLISH)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.typed):
        editor.settle()
    assert editor.is_settled


def test_an_entry_is_settled_once_it_was_handed_over(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    entry.setText("600k")
    settled = [editor.is_settled]
    editor.take()
    settled.append(editor.is_settled)
    editor.confirm()
    assert entry.text() == "555,000"
    editor.complain("wrong")
    assert [*settled, editor.is_settled] == [False, True, False]


def test_a_rejected_entry_is_committed_again_once_it_has_changed(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    entry.setText("lots")
    editor.complain("wrong")
    with qtbot.assertNotEmitted(editor.typed):
        editor.settle()
    entry.setText("600k")
    with qtbot.waitSignal(editor.typed, check_params_cb=lambda text: text == "600k"):
        editor.settle()


def test_a_day_is_committed_with_the_year_that_is_left_out(qtbot: QtBot) -> None:
    editor = FieldEditor(Field(("expiry_date",), "Expires on", FieldKind.DAY, optional=True), "", ENGLISH)
    qtbot.addWidget(editor)
    assert isinstance(editor.entry, QLineEdit)
    editor.entry.setText("1 jan")
    with qtbot.waitSignal(editor.typed) as typed:
        editor.settle()
    (text,) = typed.args
    assert text.startswith("Jan 1, 2")


def test_an_entry_goes_on_where_it_was(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    editor.resume(Typed("600k"))
    assert (entry.text(), editor.is_settled, editor.entered) == ("600k", False, Typed("600k", "", "555,000"))


def test_an_empty_field_tells_how_it_is_written(qtbot: QtBot) -> None:
    editor = FieldEditor(Field(("on",), "On", FieldKind.DAY, hint="year-month-day"), "not known yet", ENGLISH)
    qtbot.addWidget(editor)
    assert isinstance(editor.entry, QLineEdit)
    assert editor.entry.placeholderText() == "year-month-day"


def test_a_choice_that_was_refused_ends_with_the_next(qtbot: QtBot) -> None:
    editor = FieldEditor(PERIOD, "", ENGLISH)
    qtbot.addWidget(editor)
    editor.complain("Not now.")
    editor.show_field(Field(PERIOD.path, PERIOD.label, PERIOD.kind, choices=PERIOD.choices, chosen=1))
    assert editor.complaint == ""


def test_a_suggested_place_is_entered_with_one_button(qtbot: QtBot) -> None:
    home = Field(("tax_home",), "Tax home", FieldKind.PLACE, suggestion="US-CA", suggested="California, United States")
    editor = FieldEditor(home, "", ENGLISH)
    qtbot.addWidget(editor)
    editor.show()
    button = editor._suggestion
    assert isinstance(button, QPushButton)
    assert (button.isVisible(), button.text()) == (True, "Use US-CA: California, United States")
    with qtbot.waitSignal(editor.typed, check_params_cb=lambda text: text == "US-CA"):
        button.click()
    editor.show_field(Field(home.path, home.label, home.kind, "US-CA"))
    assert not button.isVisible()


def test_what_follows_from_a_value_stands_below_it_and_is_read_out(qtbot: QtBot) -> None:
    editor, entry = line(qtbot)
    editor.show_field(replace(AMOUNT, note="6,000 units at the grant price of $150"))
    assert entry.accessibleDescription() == "6,000 units at the grant price of $150"
    editor.complain("Wrong.")
    assert entry.accessibleDescription() == "Wrong."
    editor.complain("")
    editor.show_field(AMOUNT)
    assert entry.accessibleDescription() == ""
