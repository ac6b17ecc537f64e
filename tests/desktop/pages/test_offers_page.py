from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from offercalc.application.sync.session import Session
from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.pages.offer_columns import _GAP
from offercalc.desktop.pages.offers_page import OffersPage
from offercalc.desktop.state.edit_watch import EditWatch
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import load_fonts, load_theme
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.presentation.pages.offer_cards import Card
from tests.tools import OPENAI, PRESETS, offer_from, sample
from tests.windows import form_of, light, workspace_of, workspace_with


def page_of(workspace: Workspace) -> OffersPage:
    return OffersPage(workspace, form_of(workspace, light()), EditWatch(workspace, PRESETS), light())


def shown(qtbot: QtBot, workspace: Workspace, width: int = 1100) -> OffersPage:
    page = page_of(workspace)
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    qtbot.waitExposed(page)
    page.refresh(light())
    return page


def plain(label: QLabel) -> str:
    """Return the plain text of a rich-text label."""
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def test_the_real_offer_says_at_least_and_asks(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert page.title.text() == "OpenAI"
    assert page.head.subtitle.text() == "Head of Preparedness · San Francisco, CA, US · starts February 2, 2026"
    assert (page.marks.status.text(), page.marks.due.text()) == ("Received", "No deadline stated")
    assert [card.figure for card in page.cards] == [
        "≥ $555,000",
        "≥ $2,220,000",
        "not known yet",
        "≥ Rp\u00a010.07\u00a0billion",
    ]
    asked = page.questions.accessibleDescription()
    for words in ("how many units", "strike price", "fully diluted shares"):
        assert words in asked
    page.ask.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("Questions about your offer: Head of Preparedness\n\nDear hiring team,\n\nThank you")
    assert page.chart.accessibleDescription().startswith("OpenAI. Year 1: at least $555,000")
    assert page.chart.accessibleName() == page.yearly.table.accessibleName() == "Total compensation by year, in USD"
    assert page.cards[0].accessibleName() == "Year 1 total"
    assert [area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.form)] == []  # it scrolls as one
    page.marks.status.click()  # leads to its field
    assert page.form.is_row_open


def test_a_figure_is_traced_to_its_lines_and_told_before_conversion(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.set(currency="IDR")
    page = shown(qtbot, workspace)
    facts = plain(page.background)  # what the figures are based on
    assert "Horizon: 4 years of employment" in facts
    assert "ECB reference rate as of October 30, 2026" in facts
    figure = page.yearly.table.model().index(0, 2)
    assert "before conversion: $555,000" in figure.data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.waitSignal(page.trace_wanted) as traced:
        page.yearly.table.clicked.emit(figure)
    title, table = traced.args
    assert title == "OpenAI — Head of Preparedness · Base salary · Year 2"
    assert sum(row.cells[-1].value.bounds.likely for row in table.rows) == Decimal(555_000)


def test_a_complete_offer_has_no_questions(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.choose(2)
    page = shown(qtbot, workspace)
    assert "No open questions" in page.questions.accessibleDescription()
    assert page.ask.isHidden()
    assert page.yearly.note.isHidden()


def test_only_samples_are_marked_and_can_be_removed(qtbot: QtBot) -> None:
    own, samples = shown(qtbot, workspace_of(offer_from(company="Acme"))), shown(qtbot, workspace_of())
    assert (own._badge.isHidden(), own.bar.isHidden()) == (True, True)
    assert (samples._badge.isHidden(), samples.bar.isHidden()) == (False, False)


def test_a_currency_without_a_rate_is_said(qtbot: QtBot) -> None:
    workspace = workspace_of(offer_from(currency="VND", pay=[{"type": "salary", "amount": "1"}]))
    workspace.set(currency="USD")
    page = shown(qtbot, workspace)
    assert (
        "ECB publishes no rate for VND. Update the rates to try other sources, or enter your own rate."
        in page.notice.text
    )
    assert page.cards[0].figure == "not known yet"


def test_cards_stand_as_many_in_a_row_as_there_is_room_for(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(), width=1100)
    assert page.charts.minimumHeight() == 340
    rows = []
    for width in (1100, 700, 300, 1900):
        page.resize(width, 900)
        QApplication.processEvents()
        rows.append(len({card.y() for card in page.cards}))
    assert rows == [2, 4, 4, 1]

    page.resize(640, 900)  # a narrow page has one column, with the figures first
    QApplication.processEvents()
    assert page.columns.direction is QBoxLayout.Direction.TopToBottom
    tops = [one.mapTo(page, QPoint()).y() for one in (page.cards[0], page.form, page.charts, page.questions)]
    assert tops == sorted(tops)

    page.refresh(load_theme("dark", 200))
    assert page.charts.minimumHeight() == 2 * 340


def test_an_empty_workspace_is_left_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_with(Session(())))
    assert page.title.text() == ""


def test_an_edit_is_in_every_figure_at_once_and_can_be_taken_back(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    workspace.changed.connect(lambda: page.refresh(page._theme))
    assert page.effect.isHidden()
    page.form.content.enter((GroupKind.PAY, ("pay", 0)))
    page.form.field(("pay", 0, "amount")).typed.emit("600k")  # what it changes is shown while its row is open
    assert page.effect.texts[0] == ["4-year total", "≥ $2,220,000", "\u2192", "≥ $2,400,000"]
    page.effect.undo.click()
    assert page.effect.texts[0][-1] == "no change"
    page.form.content.close_row()
    assert page.effect.isHidden()

    page.form.field(("pay", 0, "amount")).typed.emit("600k")
    edited = [page.cards[0].figure, page.chart.accessibleDescription().split(";")[0]]
    workspace.undo_stack.undo()
    assert edited == ["≥ $600,000", "OpenAI. Year 1: at least $600,000"]
    assert page.cards[0].figure == "≥ $555,000"


def test_markup_of_a_company_is_text(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(offer_from(company="<b>Acme</b>", location="<i>Bandung</i>")))
    assert page.title.text().startswith("<b>Acme</b>")
    assert {label.textFormat() for label in (page.title, page.head.subtitle)} == {Qt.TextFormat.PlainText}


def test_what_stands_below_waits_for_the_first_paint(qtbot: QtBot) -> None:
    page = page_of(workspace_of())
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.refresh(light())
    assert (page.is_whole, page.yearly.table.model().rowCount()) == (False, 0)
    page.show()
    qtbot.waitUntil(lambda: page.is_whole)
    assert page.yearly.table.model().rowCount() == 3


def test_cards_side_by_side_are_written_alike(qtbot: QtBot) -> None:
    load_fonts()  # their room is measured in the window's own font
    page = shown(qtbot, workspace_of(), width=1100)
    page.cards[1].show_card(Card("Total", "≥ US$2.220.000.000.000,00", "", ""))
    assert [card._figure.property("long") for card in page.cards] == [True] * 4
    page.refresh(light())
    assert [bool(card._figure.property("long")) for card in page.cards] == [False] * 4


def test_the_figures_stay_in_view_beside_a_longer_document(qtbot: QtBot) -> None:
    many = [{"type": "one_time", "instalments": [{"amount": "1"}]}] * 16
    page = shown(qtbot, workspace_of(offer_from(pay=many)), width=1100)
    page.resize(1100, 1000)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 400)
    qtbot.waitUntil(lambda: page.columns._beside.y() == page.document.y())
    page.verticalScrollBar().setValue(400)
    qtbot.waitUntil(lambda: page.columns._beside.mapTo(page.viewport(), QPoint()).y() == _GAP)
    assert page.viewport().rect().contains(page.cards[0].mapTo(page.viewport(), QPoint()))
    page.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: page.columns._beside.y() == page.document.y())
    assert page.columns._beside.mapTo(page, QPoint()).y() == page.document.mapTo(page, QPoint()).y()


def test_take_home_is_in_the_cards_and_says_so(qtbot: QtBot) -> None:
    workspace = workspace_of(replace(sample(OPENAI), tax_home="US-CA"))
    page = page_of(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    qtbot.waitExposed(page)
    workspace.changed.connect(lambda: page.refresh(light()))
    page.refresh(light())
    before = page.cards[0].figure
    page.net.switch.net.click()
    qtbot.waitUntil(page.net.panel.isVisible)
    assert page.cards[0].accessibleName() == "Year 1 take-home"
    assert page.cards[0].figure != before
    page.net.switch.gross.click()
    assert page.cards[0].figure == before
    assert not page.net.panel.isVisible()


def test_a_wide_window_has_a_third_column_with_leaving_early(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(), width=1920)
    third = page.columns.third
    assert not third.isHidden()
    for part in (page.beside.leaving, page._questions_panel, page._facts_panel):
        assert third.isAncestorOf(part)
    assert page.yearly.mapTo(page, QPoint()).x() == page.charts.mapTo(page, QPoint()).x()
    model = page.beside.leaving.figures.model()
    assert isinstance(model, FiguresModel)
    rows = model.table.rows
    assert (rows[0].label, rows[-1].label) == ("Kept", "Globex at that point")
    page.resize(1100, 900)
    QApplication.processEvents()
    assert (third.isHidden(), page.columns.isAncestorOf(page._facts_panel)) == (True, True)
    assert page.yearly.width() > page.charts.width()


def test_a_narrow_window_names_the_company_and_has_the_other_offers_behind_it(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(), width=600)
    assert (page.title.text(), page.others.isHidden()) == ("OpenAI", False)
    with qtbot.waitSignal(page.others.picked) as picked:
        page.others.menu_of_offers().actions()[2].trigger()
    assert picked.args == ["document-2"]
