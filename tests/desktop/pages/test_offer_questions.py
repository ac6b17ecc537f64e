from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.offer_questions import QuestionRow
from offercalc.desktop.pages.offers_page import OffersPage
from offercalc.desktop.state.edit_watch import EditWatch
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.equity import Option
from tests.tools import PRESETS
from tests.windows import form_of, light, workspace_of


def shown(qtbot: QtBot) -> tuple[OffersPage, Workspace]:
    workspace = workspace_of()
    page = OffersPage(workspace, form_of(workspace, light()), EditWatch(workspace, PRESETS), light())
    qtbot.addWidget(page)
    page.resize(1200, 900)
    workspace.changed.connect(lambda: page.refresh(light()))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh(light())
    return page, workspace


def rows(page: OffersPage) -> list[QuestionRow]:
    return [row for row in page.questions.rows if not row.isHidden()]


def line_of(row: QuestionRow) -> QLineEdit:
    row.button.click()
    assert row.line is not None
    return row.line


def options(workspace: Workspace) -> Option:
    assert workspace.chosen_offer is not None
    (grant,) = workspace.chosen_offer.equity
    assert isinstance(grant, Option)
    return grant


def test_each_question_has_a_field_and_the_answer_is_an_edit_of_the_offer(qtbot: QtBot) -> None:
    page, workspace = shown(qtbot)
    first, second = rows(page)[:2]
    assert (first.words.text(), first.button.text()) == ("Stock options: how many units are granted?", "?")
    assert page._questions_panel.accessibleName() == "Ask OpenAI"
    assert page.questions.count.text() == f"{len(rows(page))} open, widest first"
    asked, line = second.words.text(), line_of(first)
    assert line.hasFocus()
    qtbot.keyClicks(line, "1000")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert options(workspace).units == Decimal(1000)
    assert (rows(page)[0].words.text(), rows(page)[0].button.hasFocus()) == (asked, True)
    assert workspace.undo_stack.undoText() == "Change Stock options: Number of units"
    workspace.undo_stack.undo()
    assert rows(page)[0].words.text() == "Stock options: how many units are granted?"


def test_an_answer_is_taken_back_with_escape(qtbot: QtBot) -> None:
    page, workspace = shown(qtbot)
    row = rows(page)[0]
    line = line_of(row)
    qtbot.keyClicks(line, "1000")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (options(workspace).units, row.line, row.button.hasFocus()) == (None, None, True)


def test_a_wrong_answer_is_told_and_moves_into_the_document_when_it_is_left(qtbot: QtBot) -> None:
    page, workspace = shown(qtbot)
    row = rows(page)[0]
    line = line_of(row)
    qtbot.keyClicks(line, "many")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (row.fault.text(), row.fault.isVisible()) == ('"many" isn\'t a number.', True)
    assert row.line is not None
    assert row.line.property("faulty")
    page.export.setFocus()
    qtbot.waitUntil(lambda: row.line is None)
    assert options(workspace).units is None
    entry = page.form.field(("equity", 0, "units")).entry
    assert isinstance(entry, QLineEdit)
    assert entry.text() == "many"


def test_without_questions_it_says_so(qtbot: QtBot) -> None:
    page, workspace = shown(qtbot)
    workspace.choose(1)
    page.refresh(light())
    assert rows(page) == []
    assert page.questions.rest.isVisibleTo(page)
    assert page.questions.accessibleDescription() == "No open questions: every term is specified."
    assert page.questions.copy.isHidden()
