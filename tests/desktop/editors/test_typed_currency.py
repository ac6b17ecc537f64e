from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Put
from offercalc.domain.offer.pay import Salary
from offercalc.domain.values.paths import Path
from tests.windows import form_of, light, workspace_of

AMOUNT: Path = ("pay", 0, "amount")


def test_a_typed_currency_is_taken_by_the_part_as_one_change(qtbot: QtBot) -> None:
    workspace, theme = workspace_of(), light()
    form = form_of(workspace, theme)
    qtbot.addWidget(form)
    workspace.changed.connect(lambda: form.refresh(theme))
    form.refresh(theme)
    form.show()
    workspace.edit(Put(("pay",), (Salary(amount=None),)), "Salary alone", workspace.chosen_document)
    before = workspace.chosen_offer
    line = form.field(AMOUNT).entry
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Rp 85jt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert workspace.chosen_offer is not None
    assert workspace.chosen_offer.pay == (Salary(amount=Decimal(85_000_000), currency="IDR"),)
    shown = form.field(AMOUNT)
    assert (shown.entered.text, shown.field.label) == ("85,000,000", "Amount (IDR)")
    workspace.undo_stack.undo()
    assert workspace.chosen_offer == before
