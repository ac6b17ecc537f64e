from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.reply_form import ReplyForm
from offercalc.presentation.forms.reply_form import reply_fields
from tests.builders import assumptions
from tests.tools import PRESETS
from tests.windows import READ_TERMS, workspace_of


def shown(qtbot: QtBot) -> ReplyForm:
    workspace = workspace_of()
    offer = workspace.chosen_offer
    assert offer is not None
    form = ReplyForm(workspace, PRESETS, READ_TERMS)
    qtbot.addWidget(form)
    fields = reply_fields(offer, assumptions("USD"), PRESETS, workspace.localizer)
    form.show_fields(offer, fields, "Add their reply")
    form.show()
    return form


def test_several_changes_are_taken_together(qtbot: QtBot) -> None:
    form = shown(qtbot)
    by_name = {editor.field.path[-1]: editor.entry for editor in form.editors}
    by_name["amount"].setText("570k")  # type: ignore[union-attr]
    by_name["expiry_date"].setText("2026-12-24")  # type: ignore[union-attr]
    with qtbot.waitSignal(form.agreed) as agreed:
        form.keep.click()
    assert agreed.args is not None
    (offer,) = agreed.args
    assert (offer.pay[0].amount, offer.expiry_date.isoformat()) == (570_000, "2026-12-24")


def test_leaving_it_changes_nothing(qtbot: QtBot) -> None:
    form = shown(qtbot)
    with qtbot.assertNotEmitted(form.agreed), qtbot.waitSignal(form.left):
        form.leave.click()
    form.keep.click()
