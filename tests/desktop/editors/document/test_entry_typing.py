from decimal import Decimal

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.editors.document.terms_dialog import TermsDialog
from offercalc.desktop.editors.field_editor import Typed
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.equity import Option
from offercalc.domain.offer.pay import Salary
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.presentation.forms.visibility import SectionKey
from tests.windows import form_of, light, workspace_of

AMOUNT = ("pay", 0, "amount")
OPTIONS: SectionKey = (GroupKind.EQUITY, ("equity", 0))


def form(qtbot: QtBot) -> tuple[OfferFormEditor, Workspace]:
    workspace, theme = workspace_of(), light()
    made = form_of(workspace, theme)
    qtbot.addWidget(made)
    workspace.changed.connect(lambda: made.refresh(theme))
    made.refresh(theme)
    made.show()
    return made, workspace


def salary(workspace: Workspace) -> Salary:
    offer = workspace.chosen_offer
    assert offer is not None
    part = offer.pay[0]
    assert isinstance(part, Salary)
    return part


def test_a_currency_chosen_at_an_amount_keeps_its_digits(qtbot: QtBot) -> None:
    made, workspace = form(qtbot)
    editor = made.field(AMOUNT)
    editor.entry.currency_wanted.emit("EUR")  # type: ignore[union-attr]
    assert (salary(workspace).amount, salary(workspace).currency) == (Decimal(555_000), "EUR")
    assert made.field(AMOUNT) is editor
    assert editor.field.unit == "EUR"


def test_a_currency_that_is_not_offered_is_typed_into_its_field(qtbot: QtBot) -> None:
    made, _workspace = form(qtbot)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field(AMOUNT).entry.currency_wanted.emit("")  # type: ignore[union-attr]
    assert made.field(("pay", 0, "currency")).entry.hasFocus()


def test_the_last_valid_value_is_restored_and_the_figures_are_those_of_before(qtbot: QtBot) -> None:
    made, workspace = form(qtbot)
    editor = made.field(AMOUNT)
    editor.resume(Typed("9"))
    editor.tried.emit("9")
    qtbot.waitUntil(lambda: salary(workspace).amount == 9)
    editor.take_back()
    assert (salary(workspace).amount, editor.entered.text) == (Decimal(555_000), "555,000")


def test_an_error_offers_the_last_valid_value(qtbot: QtBot) -> None:
    made, workspace = form(qtbot)
    editor = made.field(AMOUNT)
    editor.resume(Typed("lots"))
    editor.settle()
    assert (editor._complaint.restore.text(), editor._complaint.restore.isHidden()) == ("Restore 555,000", False)
    editor._complaint.restore.click()
    assert (editor.complaint, editor.entered.text, editor._complaint.isHidden()) == ("", "555,000", True)
    assert not workspace.undo_stack.canUndo()


def test_full_terms_are_edited_in_a_dialog_and_what_is_wrong_with_them_is_said(qtbot: QtBot) -> None:
    made, workspace = form(qtbot)
    made.content.open(OPTIONS)
    body = made.content.rows[OPTIONS].body
    assert body is not None
    body.foot.more.click()
    next(one for one in body.findChildren(QPushButton) if one.text() == "Edit vesting as text…").click()
    dialog = made.findChild(TermsDialog)
    assert isinstance(dialog, TermsDialog)
    sound = dialog.text.toPlainText()
    faults = []
    for text in ("{", sound.replace('"portion"', '"part"'), sound.replace('"0"\n', '"9"\n', 1)):
        dialog.text.setPlainText(text)
        dialog.check()
        faults.append(dialog.verdict.text())
    assert faults[0] == "This isn't valid JSON: it can't be read from line 1, column 2 on."
    assert '"part"' in faults[1]
    assert faults[2].startswith("vesting_conditions[0].next_condition_ids[0]: ")
    dialog.text.setPlainText(sound.replace("CUMULATIVE_ROUNDING", "FRACTIONAL"))
    dialog.check()
    dialog.apply.click()
    options = workspace.chosen_offer.equity[0]  # type: ignore[union-attr]
    assert isinstance(options, Option)
    assert options.vesting is not None
    assert options.vesting.ocf is not None
    assert options.vesting.ocf.allocation_type == "FRACTIONAL"
