from decimal import Decimal

from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.editors.field_editor import Typed
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.pay import Salary
from tests.windows import light, workspace_of

AMOUNT = ("pay", 0, "amount")


def form(qtbot: QtBot) -> tuple[OfferFormEditor, Workspace]:
    workspace, theme = workspace_of(), light()
    made = OfferFormEditor(workspace, theme)
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
