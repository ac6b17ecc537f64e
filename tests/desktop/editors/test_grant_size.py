"""The size of a grant is one field, in which it is stated in units, as a value or as a percentage of the company."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from offercalc.application.ports.drafts import UnsavedText
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.equity import Option
from offercalc.domain.values.paths import Path
from tests.desktop.editors.document.test_offer_form_editor import chosen, enter, entry, shown

UNITS: Path
VALUE: Path
OWNERSHIP: Path
UNITS, VALUE, OWNERSHIP = (("equity", 0, name) for name in ("units", "value", "ownership_percent"))


def way(form: OfferFormEditor, path: Path) -> QPushButton:
    """Return the segment of a way to state the size of the first grant, in the field shown."""
    shown_way = next(one for one in (UNITS, VALUE, OWNERSHIP) if one in form.fields)
    ways = form.field(shown_way).head.ways
    assert ways is not None
    return ways.buttons[(VALUE, UNITS, OWNERSHIP).index(path)]


def size_of(workspace: Workspace) -> tuple[object, object]:
    """Return the units and the value of the first grant."""
    grant = chosen(workspace).equity[0]
    assert isinstance(grant, Option)
    return grant.units, grant.value


def test_the_size_of_a_grant_is_one_field(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    enter(qtbot, form, UNITS, "5000")
    way(form, VALUE).click()
    assert UNITS not in form.fields
    assert (entry(form, VALUE).text(), entry(form, VALUE).hasFocus()) == ("", True)
    qtbot.keyClicks(entry(form, VALUE), "900k")
    qtbot.waitUntil(lambda: size_of(workspace) == (None, Decimal(900_000)))  # shown while it is typed
    qtbot.keyClick(entry(form, VALUE), Qt.Key.Key_Return)
    workspace.undo_stack.undo()
    assert size_of(workspace) == (Decimal(5000), None)
    assert VALUE not in form.fields
    assert entry(form, UNITS).text() == "5,000"


def test_a_size_typed_in_another_way_is_shown_in_that_one_with_the_cursor_in_it(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    line = entry(form, UNITS)
    line.setFocus()
    qtbot.keyClicks(line, "1.5%")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    grant = chosen(workspace).equity[0]
    assert isinstance(grant, Option)
    assert grant.ownership_percent == Decimal("1.5")
    assert UNITS not in form.fields
    assert (entry(form, OWNERSHIP).text(), entry(form, OWNERSHIP).hasFocus()) == ("1.5", True)


def test_a_size_that_is_not_accepted_goes_with_another_way(qtbot: QtBot) -> None:
    form, _workspace = shown(qtbot)
    enter(qtbot, form, UNITS, "5000 of them")
    assert form.field(UNITS).complaint
    way(form, VALUE).click()
    assert entry(form, VALUE).text() == "5000 of them"
    form.field(VALUE).settle()
    assert form.field(VALUE).complaint


def test_a_draft_of_another_way_is_shown_where_it_was_typed(qtbot: QtBot) -> None:
    form, workspace = shown(qtbot)
    enter(qtbot, form, UNITS, "5000")
    form.restore(UnsavedText(workspace.chosen_document, VALUE, "Stock options: Grant value", "90x"))
    assert entry(form, VALUE).text() == "90x"
