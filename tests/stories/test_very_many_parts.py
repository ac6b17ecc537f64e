"""Offers with very many parts: the form shows the first ones, and the others where they are asked for."""

from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Insert
from offercalc.desktop.editors.document.offer_form_editor import PARTS_AT_ONCE, OfferFormEditor
from offercalc.desktop.editors.field_editor import Typed
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.pay import Benefit
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.offer_form import GroupKind
from tests.builders import offer
from tests.windows import form_of, light, workspace_of


def crowded(qtbot: QtBot, count: int) -> tuple[OfferFormEditor, Workspace]:
    """Show the form of an offer with very many benefits."""
    many = replace(offer(), pay=(Benefit(label="Meals", yearly_value=Decimal(1)),) * count)
    workspace, theme = workspace_of(many), light()
    form = form_of(workspace, theme)
    qtbot.addWidget(form)
    workspace.changed.connect(lambda: form.refresh(theme))
    form.refresh(theme)
    form.show()
    return form, workspace


def benefits(form: OfferFormEditor) -> list[int | str]:
    return [path[1] for kind, path in form._content.rows if kind is GroupKind.BENEFITS]


def test_of_very_many_parts_the_first_are_shown_and_more_where_they_are_asked_for(qtbot: QtBot) -> None:
    form, _workspace = crowded(qtbot, 3 * PARTS_AT_ONCE)
    assert benefits(form) == [*range(PARTS_AT_ONCE - 1), 3 * PARTS_AT_ONCE - 1]
    more = form._content.marks["rest", GroupKind.PAY]
    assert isinstance(more, QPushButton)
    assert f"{2 * PARTS_AT_ONCE} more parts" in more.text()
    for _ in range(2):
        rest = form._content.marks["rest", GroupKind.PAY]
        assert isinstance(rest, QPushButton)
        rest.click()
    assert benefits(form) == list(range(3 * PARTS_AT_ONCE))
    assert ("rest", GroupKind.PAY) not in form._content.marks


def test_what_is_not_confirmed_waits_while_its_part_is_not_shown(qtbot: QtBot) -> None:
    """A part that is added after it takes its place on show; the text comes back with its field."""
    form, workspace = crowded(qtbot, 3 * PARTS_AT_ONCE)
    last: Path = ("pay", 3 * PARTS_AT_ONCE - 1, "yearly_value")
    form.field(last).resume(Typed("12 or 13", sentence="Which?"))
    workspace.edit(Insert(Benefit(label="Bus", yearly_value=Decimal(2))), "", workspace.chosen_document)
    assert last not in form.fields
    assert [draft.text for draft in form.drafts()] == ["12 or 13"]
    while (GroupKind.BENEFITS, last[:2]) not in form._content.rows:
        rest = form._content.marks["rest", GroupKind.PAY]
        assert isinstance(rest, QPushButton)
        rest.click()
    assert form.field(last).entered.text == "12 or 13"
