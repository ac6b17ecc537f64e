from decimal import Decimal

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Put
from offercalc.application.sync.session import Session
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.equity import STAKES, Option
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import PAY_PARTS, Salary
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.paths import Path
from offercalc.domain.vesting.schedule import Even, Vesting
from offercalc.presentation.forms.offer_form import GroupKind, TermsRow
from offercalc.presentation.forms.visibility import SectionKey
from tests.builders import offer
from tests.windows import form_of, light, workspace_of, workspace_with

AMOUNT: Path = ("pay", 0, "amount")


def shown(qtbot: QtBot) -> tuple[OfferFormEditor, Workspace]:
    workspace, theme = workspace_of(), light()
    form = form_of(workspace, theme)
    qtbot.addWidget(form)
    workspace.changed.connect(lambda: form.refresh(theme))
    form.refresh(theme)
    form.show()
    return form, workspace


def entry(form: OfferFormEditor, path: Path) -> QLineEdit:
    found = form.field(path).entry
    assert isinstance(found, QLineEdit)
    return found


def enter(qtbot: QtBot, form: OfferFormEditor, path: Path, text: str) -> None:
    """Type into a field and confirm it."""
    line = entry(form, path)
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def chosen(workspace: Workspace) -> Offer:
    offer = workspace.chosen_offer
    assert offer is not None
    return offer


def test_a_salary_is_changed_and_the_change_has_a_name(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "600k")
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert salary.amount == 600_000
    assert workspace.undo_stack.undoText() == "Change Amount (USD)"
    assert entry(form, AMOUNT).text() == "600,000"


def test_undo_brings_the_old_entry_back(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "600k")
    workspace.undo_stack.undo()
    assert entry(form, AMOUNT).text() == "555,000"


def test_nonsense_is_questioned_and_changes_nothing(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "lots")
    assert form.field(AMOUNT).complaint == '"lots" isn\'t a number.'
    assert entry(form, AMOUNT).text() == "lots"
    assert not workspace.undo_stack.canUndo()


def test_what_cannot_be_true_is_questioned(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "-5")
    assert form.field(AMOUNT).complaint == "-5 is negative; enter zero or more."
    enter(qtbot, form, AMOUNT, "")
    assert form.field(AMOUNT).complaint == ""
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert salary.amount is None


def test_a_vesting_schedule_is_picked(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    box = form.field(("equity", 0, "vesting")).entry
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findText("4 years, a quarter each year"))
    (options,) = chosen(workspace).equity
    assert isinstance(options, Option)
    assert options.vesting == Vesting(preset="4y-yearly")


def test_a_part_is_removed_and_comes_back(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    remove(form, "Stock options")
    assert chosen(workspace).equity == ()
    assert OPTIONS not in form._content.rows
    workspace.undo_stack.undo()
    assert form.field(("equity", 0, "units")).field.text == ""


def test_every_kind_of_pay_and_equity_can_be_added(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    before = chosen(workspace)
    for place in range(len(adders(form))):
        adders(form)[place].trigger()
    after = chosen(workspace)
    assert after.pay[: len(before.pay)] == before.pay
    assert set(map(type, after.pay[len(before.pay) :])) == set(PAY_PARTS)
    assert tuple(map(type, after.equity[len(before.equity) :])) == STAKES


def adders(form: OfferFormEditor) -> list[QAction]:
    """Return the actions that add parts."""
    menus = [form.content.menu_of(kind) for kind in (GroupKind.PAY, GroupKind.EQUITY, GroupKind.BENEFITS)]
    return [action for menu in menus for action in menu.actions()]


def test_another_offer_has_a_form_of_its_own(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    workspace.choose(1)
    assert entry(form, AMOUNT).text() == "185,000,000"
    assert form.field(AMOUNT).field.unit == "IDR"


def test_a_form_stays_where_only_its_values_change(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    before = form._content
    enter(qtbot, form, AMOUNT, "1")
    assert form._content is before


def test_without_offers_there_is_no_form(qtbot: QtBot) -> None:
    form = form_of(workspace_with(Session(())), light())
    qtbot.addWidget(form)
    form.refresh(light())
    assert form.fields == {}


@pytest.mark.parametrize(
    ("text", "amount"),
    [("165000", "165000"), ("165k", "165000"), ("$165,000", "165000"), ("165,000.50", "165000.50")],
)
def test_amounts_are_taken_as_people_write_them(qtbot: QtBot, text: str, amount: str) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, text)
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert (salary.amount, form.field(AMOUNT).complaint) == (Decimal(amount), "")


def test_an_amount_may_be_a_range(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "500k / 555k / 600k")
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert salary.amount == Range(Decimal(500_000), Decimal(555_000), Decimal(600_000))
    assert entry(form, AMOUNT).text() == "500,000 / 555,000 / 600,000"


def test_indonesian_amounts_are_read_in_indonesian(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    workspace.set(language="id", number_format="id_ID")
    workspace.choose(1)
    enter(qtbot, form, AMOUNT, "1.5")
    assert "1.5" in form.field(AMOUNT).complaint
    enter(qtbot, form, AMOUNT, "Rp 25jt")
    assert (entry(form, AMOUNT).text(), form.field(AMOUNT).complaint) == ("25.000.000", "")


@pytest.mark.parametrize(
    ("path", "text", "complaint"),
    [
        (("company",), " ", "This field is required."),
        (("start_date",), "tomorrow", '"tomorrow" isn\'t a date'),
        (("equity", 0, "units"), "many", '"many" isn\'t a number.'),
    ],
)
def test_every_kind_of_field_complains_in_words(qtbot: QtBot, path: Path, text: str, complaint: str) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, path, text)
    assert complaint in form.field(path).complaint
    assert form.field(path).entry.accessibleDescription() == form.field(path).complaint
    assert not workspace.undo_stack.canUndo()


def test_a_complaint_ends_with_a_sound_entry(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "lots")
    enter(qtbot, form, AMOUNT, "555,000")
    assert (form.field(AMOUNT).complaint, entry(form, AMOUNT).text()) == ("", "555,000")


def test_redo_puts_a_change_back(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "600k")
    workspace.undo_stack.undo()
    workspace.undo_stack.redo()
    assert entry(form, AMOUNT).text() == "600,000"


def test_the_form_speaks_another_language_at_once(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    workspace.set(language="id")
    assert entry(form, ("company",)).accessibleName() == "Perusahaan"
    assert entry(form, AMOUNT).placeholderText() == "belum diketahui"


def more(form: OfferFormEditor, key: SectionKey) -> None:
    """Toggle the unfilled fields of a section."""
    form._content.open(key)
    button = form._content.marks[key]
    assert isinstance(button, QPushButton)
    button.click()


def add(form: OfferFormEditor, *path: str | int) -> None:
    """Add a record to a list."""
    button = form._content.marks["add", *path]
    assert isinstance(button, QPushButton)
    button.click()


def remove(form: OfferFormEditor, name: str) -> None:
    """Remove a part, whose row is opened for it, or a record of the open row."""
    row = next((one for one in form._content.rows.values() if one.row is not None and one.row.name == name), None)
    if row is not None:
        form._content.open(row.key)
    buttons = form._content.findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == f"Remove {name}" and one.isVisible()).click()


SALARY: SectionKey = (GroupKind.PAY, ("pay", 0))
OPTIONS: SectionKey = (GroupKind.EQUITY, ("equity", 0))
TERMS: SectionKey = (GroupKind.TERMS, (TermsRow.MORE,))


def test_more_fields_are_shown_and_hidden_again(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    assert ("pay", 0, "raise_percent") not in form.fields
    more(form, SALARY)
    assert ("pay", 0, "raise_percent") in form.fields
    more(form, SALARY)
    assert ("pay", 0, "raise_percent") not in form.fields


def test_a_field_that_is_emptied_stays_to_be_filled_in(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    more(form, SALARY)
    enter(qtbot, form, ("pay", 0, "label"), "Base")
    more(form, SALARY)
    enter(qtbot, form, ("pay", 0, "label"), "")
    assert chosen(workspace).pay[0].label == ""
    assert ("pay", 0, "label") in form.fields
    workspace.choose(1)
    workspace.choose(0)
    assert ("pay", 0, "label") not in form.fields


def test_a_raise_is_added_filled_in_and_taken_away(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    more(form, SALARY)
    add(form, "pay", 0, "raises")
    assert workspace.undo_stack.undoText() == "Add a dated raise"
    enter(qtbot, form, ("pay", 0, "raises", 0, "percent"), "3 - 5")
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert salary.raises[0].percent == Range(Decimal(3), Decimal(4), Decimal(5))
    remove(form, "Raise 1")
    assert chosen(workspace).pay[0] == replace(salary, raises=())
    workspace.undo_stack.undo()
    assert chosen(workspace).pay[0] == salary


def test_what_cannot_be_added_says_why(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    more(form, SALARY)
    enter(qtbot, form, ("pay", 0, "raise_percent"), "3")
    before = chosen(workspace)
    add(form, "pay", 0, "raises")
    button = form._content.marks["add", "pay", 0, "raises"]
    sentence = "State only one of Annual raise (%) / Dated raises here."
    assert (button.accessibleDescription(), chosen(workspace)) == (sentence, before)


def test_the_focus_goes_to_what_was_added_and_stays_where_it_was(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    more(form, SALARY)
    assert form.field(("pay", 0, "label")).entry.hasFocus()
    add(form, "pay", 0, "raises")
    assert form.field(("pay", 0, "raises", 0, "on")).entry.hasFocus()


def pick(form: OfferFormEditor, path: Path, label: str) -> None:
    box = form.field(path).entry
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findText(label))


def test_a_preset_opens_into_terms_of_its_own(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    cliff: Path = ("equity", 0, "vesting", "even", "cliff_months")
    form.content.open(OPTIONS)
    assert cliff not in form.fields
    pick(form, ("equity", 0, "vesting"), "Even installments…")
    assert entry(form, cliff).text() == "12"
    enter(qtbot, form, cliff, "6")
    options = chosen(workspace).equity[0]
    assert isinstance(options, Option)
    assert options.vesting == Vesting(even=Even(48, 6, 1))
    enter(qtbot, form, cliff, "60")
    assert "multiple of 1" in form.field(cliff).complaint
    pick(form, ("equity", 0, "vesting"), "4 years, a quarter each year")
    assert cliff not in form.fields


def test_contacts_and_lists_are_entered(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    workspace.edit(Put(("contacts",), ()), "", workspace.chosen_document)
    more(form, TERMS)
    add(form, "contacts")
    enter(qtbot, form, ("contacts", 0, "name"), "Ann Example")
    assert chosen(workspace).contacts == (Contact(name="Ann Example"),)
    text = form.field(("requirements",)).entry
    assert isinstance(text, LinesEntry)
    text.setText("Patience\n\nHumour")
    form.settle()
    assert chosen(workspace).requirements == ("Patience", "Humour")


def test_a_draft_follows_its_part_when_another_is_taken_away(qtbot: QtBot) -> None:
    workspace, theme = workspace_of(offer("100k USD/year + 5k USD bonus")), light()
    form = form_of(workspace, theme)
    qtbot.addWidget(form)
    workspace.changed.connect(lambda: form.refresh(theme))
    form.refresh(theme)
    form.show()
    enter(qtbot, form, ("pay", 1, "amount"), "lots")
    remove(form, "Base salary")
    assert (entry(form, AMOUNT).text(), form.field(AMOUNT).complaint) == ("lots", '"lots" isn\'t a number.')


def test_an_entry_that_is_not_confirmed_outlives_another_language(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    entry(form, AMOUNT).setText("600k")
    workspace.set(language="id")
    assert entry(form, AMOUNT).text() == "600k"
    form.settle()
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert salary.amount == 600_000


def test_what_was_typed_is_taken_before_anything_else_is_done(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    entry(form, AMOUNT).setText("600k")
    more(form, TERMS)
    assert workspace.undo_stack.undoText() == "Change Amount (USD)"
    entry(form, AMOUNT).setText("700k")
    add(form, "contacts")
    assert entry(form, AMOUNT).text() == "700,000"


def test_a_closed_row_keeps_what_was_refused_and_says_so(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "lots")
    form._content.open(OPTIONS)
    assert form._content.rows[SALARY].head._has_error
    assert [draft.text for draft in form.drafts()] == ["lots"]
    assert form.field(AMOUNT).entered.text == "lots"
