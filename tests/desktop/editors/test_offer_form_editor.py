from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from offercalc.application.session import Session
from offercalc.desktop.editors.offer_form_editor import OfferFormEditor
from offercalc.desktop.workspace import Workspace
from offercalc.domain.equity import Option
from offercalc.domain.estimate import Range
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Bonus, Salary
from offercalc.domain.vesting import Vesting
from offercalc.presentation.offer_form import Path
from tests.tools import StandInTools
from tests.windows import MemorySettings, light, workspace_of

AMOUNT: Path = ("pay", 0, "amount")


def shown(qtbot: QtBot) -> tuple[OfferFormEditor, Workspace]:
    workspace, theme = workspace_of(), light()
    form = OfferFormEditor(workspace, theme)
    qtbot.addWidget(form)
    workspace.changed.connect(lambda: form.refresh(theme))
    form.refresh(theme)
    form.show()
    return form, workspace


def entry(form: OfferFormEditor, path: Path) -> QLineEdit:
    found = form.fields[path].entry
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
    assert form.fields[AMOUNT].complaint == '"lots" is no number.'
    assert entry(form, AMOUNT).text() == "lots"
    assert not workspace.undo_stack.canUndo()


def test_what_cannot_be_true_is_questioned(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "-5")
    assert form.fields[AMOUNT].complaint == "-5 is negative; write zero or more."
    enter(qtbot, form, AMOUNT, "")
    assert form.fields[AMOUNT].complaint == ""
    salary = chosen(workspace).pay[0]
    assert isinstance(salary, Salary)
    assert salary.amount is None


def test_a_vesting_schedule_is_picked(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    box = form.fields["equity", 0, "vesting"].entry
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findText("4 years, a quarter each year"))
    (options,) = chosen(workspace).equity
    assert isinstance(options, Option)
    assert options.vesting == Vesting(preset="4y-yearly")


def test_a_part_is_removed_and_comes_back(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    buttons = {button.accessibleName(): button for button in form._content.findChildren(QToolButton)}
    qtbot.mouseClick(buttons["Remove Stock options"], Qt.MouseButton.LeftButton)
    assert chosen(workspace).equity == ()
    assert ("equity", 0, "units") not in form.fields
    workspace.undo_stack.undo()
    assert ("equity", 0, "units") in form.fields


def test_every_kind_of_pay_and_equity_can_be_added(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    names = [action.text() for action in adders(form)]
    assert "Target bonus" in names
    for name in names:
        next(action for action in adders(form) if action.text() == name).trigger()
    assert len(chosen(workspace).pay) + len(chosen(workspace).equity) == 2 + len(names)
    assert isinstance(chosen(workspace).pay[2], Bonus)


def adders(form: OfferFormEditor) -> list[QAction]:
    return [action for menu in form._content.findChildren(QMenu) for action in menu.actions()]


def test_another_offer_has_a_form_of_its_own(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    workspace.choose(1)
    assert entry(form, AMOUNT).text() == "185,000,000"
    assert form.fields[AMOUNT].field.unit == "IDR"


def test_a_form_stays_where_only_its_values_change(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    before = form._content
    enter(qtbot, form, AMOUNT, "1")
    assert form._content is before


def test_without_offers_there_is_no_form(qtbot: QtBot) -> None:
    form = OfferFormEditor(Workspace(StandInTools(), Session(()), MemorySettings()), light())
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
    assert (salary.amount, form.fields[AMOUNT].complaint) == (Decimal(amount), "")


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
    assert "1.5" in form.fields[AMOUNT].complaint
    enter(qtbot, form, AMOUNT, "Rp 25jt")
    assert (entry(form, AMOUNT).text(), form.fields[AMOUNT].complaint) == ("25.000.000", "")


@pytest.mark.parametrize(
    ("path", "text", "complaint"),
    [
        (("company",), " ", "Nothing stands here; fill it in."),
        (("start_date",), "tomorrow", '"tomorrow" is no date'),
        (("equity", 0, "units"), "many", '"many" is no number.'),
    ],
)
def test_every_kind_of_field_complains_in_words(qtbot: QtBot, path: Path, text: str, complaint: str) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, path, text)
    assert complaint in form.fields[path].complaint
    assert form.fields[path].entry.accessibleDescription() == form.fields[path].complaint
    assert not workspace.undo_stack.canUndo()


def test_a_complaint_ends_with_a_sound_entry(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    enter(qtbot, form, AMOUNT, "lots")
    enter(qtbot, form, AMOUNT, "555,000")
    assert (form.fields[AMOUNT].complaint, entry(form, AMOUNT).text()) == ("", "555,000")


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
