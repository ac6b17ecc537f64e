"""Keys pressed while typing edit the text, undo continues in the offer, and removals can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Insert
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.domain.offer.pay import Instalment, OneTime
from offercalc.presentation.forms.offer_form import GroupKind
from tests.windows import FakeLibrary, open_window, samples

AMOUNT = ("pay", 0, "amount")
COMPANY = ("company",)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = open_window(qtbot, library=FakeLibrary(samples()))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def entry(window: MainWindow, path: tuple[str | int, ...]) -> QWidget:
    return window.offers.form.field(path).entry


def text(window: MainWindow, path: tuple[str | int, ...]) -> str:
    return window.offers.form.field(path).entered.text


def type_into(window: MainWindow, path: tuple[str | int, ...], words: str) -> None:
    entry(window, path).setFocus()
    renderer("Ctrl+A")
    QTest.keyClicks(focused(), words)
    QApplication.processEvents()


def renderer(*keys: str) -> None:
    for one in keys:
        QTest.keySequence(focused(), QKeySequence(one))
        QApplication.processEvents()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def undo_typing(window: MainWindow, path: tuple[str | int, ...], until: str) -> None:
    """Press Ctrl+Z until a field shows a text, a few times at most."""
    for _press in range(9):
        if text(window, path) != until:
            renderer("Ctrl+Z")
    assert text(window, path) == until


def test_after_enter_undo_takes_the_change_of_the_offer_back_and_redo_brings_it(window: MainWindow) -> None:
    for path, words, shown in ((AMOUNT, "140k", "140,000"), (COMPANY, "Acme", "Acme")):
        before = text(window, path)
        type_into(window, path, words)
        renderer("Return")
        assert (text(window, path), window.workspace.undo_stack.index()) == (shown, 1)
        renderer("Ctrl+Z")
        assert (text(window, path), window.workspace.undo_stack.index()) == (before, 0)
        renderer("Ctrl+Y")
        assert (text(window, path), window.workspace.undo_stack.index()) == (shown, 1)
        renderer("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Z")
        assert (text(window, path), window.workspace.undo_stack.index()) == (before, 0)

    before = text(window, AMOUNT)
    type_into(window, AMOUNT, "140k")
    renderer("Return")
    type_into(window, AMOUNT, "9")
    undo_typing(window, AMOUNT, "140,000")  # typed text is undone before the offer, and never comes back later
    assert window.workspace.undo_stack.index() == 1
    renderer("Ctrl+Z")
    assert (text(window, AMOUNT), window.workspace.undo_stack.index()) == (before, 0)
    entry(window, COMPANY).setFocus()
    window.offers.form.settle()
    assert (text(window, AMOUNT), window.workspace.undo_stack.index()) == (before, 0)
    assert window.workspace.undo_stack.canRedo()
    assert window.workspace.offers is window.workspace.session.offers


def test_an_entry_of_several_lines_is_no_different(window: MainWindow) -> None:
    path = ("notes",)
    before = text(window, path)
    type_into(window, path, "one two")
    renderer("Ctrl+Backspace")
    assert text(window, path) == "one "
    undo_typing(window, path, before)
    assert window.workspace.undo_stack.index() == 0
    type_into(window, path, "three")
    entry(window, COMPANY).setFocus()
    assert window.workspace.undo_stack.index() == 1
    entry(window, path).setFocus()
    renderer("Ctrl+Z")
    assert (text(window, path), window.workspace.undo_stack.index()) == (before, 0)


def test_rejected_input_can_be_undone_which_clears_its_error(window: MainWindow) -> None:
    for path in (AMOUNT, ("start_date",)):
        before = text(window, path)
        type_into(window, path, "lots")
        renderer("Return")
        editor = window.offers.form.field(path)
        assert editor.complaint
        assert window.status.saved.text().startswith("1 entry not accepted yet: ")
        undo_typing(window, path, before)
        assert (text(window, path), editor.complaint, window.workspace.undo_stack.index()) == (before, "", 0)
        assert window.status.saved.text() == "All changes saved"


def test_input_restored_in_a_rebuilt_form_can_be_undone(window: MainWindow) -> None:
    before = text(window, AMOUNT)
    type_into(window, AMOUNT, "17")
    window.workspace.hide_amounts()
    QApplication.processEvents()
    assert text(window, AMOUNT) == "17"
    undo_typing(window, AMOUNT, before)
    renderer("Ctrl+Z")
    assert (text(window, AMOUNT), window.workspace.undo_stack.index()) == (before, 0)


def test_the_status_says_what_is_not_saved_and_never_that_all_is(window: MainWindow) -> None:
    assert window.status.saved.text() == "All changes saved"
    type_into(window, AMOUNT, "600k")
    assert window.status.saved.text() == "1 entry not accepted yet: Base salary: Amount (USD)"
    renderer("Return")
    assert window.status.saved.text() == "All changes saved"
    type_into(window, COMPANY, "Acme")
    assert window.status.saved.text() == "1 entry not accepted yet: Company"
    renderer("Tab")
    assert window.status.saved.text() == "All changes saved"

    type_into(window, AMOUNT, "lots")
    renderer("Return")
    window.show_offer(1)  # what was refused waits while another offer is shown
    assert window.status.saved.text().startswith("1 entry not accepted yet: Base salary")
    assert "(Acme — Head of Preparedness)" in window.status.saved.toolTip()
    window.show_offer(0)
    assert text(window, AMOUNT) == "lots"


def remove_part(window: MainWindow, name: str) -> None:
    rows = window.offers.form._content.rows.values()
    row = next(row for row in rows if row.row is not None and row.row.name == name)
    row.head.setFocus()
    renderer("Del")


def test_a_part_that_was_removed_comes_back_and_the_focus_is_beside_it(window: MainWindow) -> None:
    before = window.workspace.session.offers[0].offer
    remove_part(window, "Base salary")
    assert window.workspace.session.offers[0].offer != before
    assert (window.toast.isVisible(), window.toast.text) == (True, "Removed: Base salary")
    assert window.offers.form.isAncestorOf(focused())
    QTest.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert window.workspace.session.offers[0].offer == before
    assert not window.toast.isVisible()


def test_the_first_amount_of_a_new_part_has_the_focus_and_is_in_view(window: MainWindow, qtbot: QtBot) -> None:
    form = window.offers.form
    sign_on = OneTime(label="Sign-on bonus", instalments=(Instalment(amount=None),))
    form.content.asked.emit(Insert(sign_on), "Add sign-on bonus", form.content.adder(GroupKind.PAY))
    qtbot.wait(20)
    line = focused()
    path = next(path for path, editor in form.fields.items() if editor.entry is line)
    assert path[-1] == "amount"
    QTest.keyClicks(line, "25k")
    renderer("Return")
    assert text(window, path) == "25,000"
    area = window.offers
    assert area.viewport().rect().contains(line.mapTo(area.viewport(), line.rect().center()))


def test_removing_a_part_leaves_the_page_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 500)
    bar = window.offers.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    remove_part(window, "Stock options")
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    window.workspace.undo_stack.undo()
    qtbot.wait(20)
    assert bar.value() == at > 0


def test_the_next_field_is_selected_though_the_form_is_rebuilt(window: MainWindow) -> None:
    line = entry(window, ("currency",))
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.setText("EUR")
    renderer("Tab")
    QApplication.processEvents()
    following = focused()
    assert isinstance(following, QLineEdit)
    assert following is entry(window, ("start_date",))
    assert following.selectedText() == following.text() != ""
    assert window.workspace.session.offers[0].offer.currency == "EUR"
