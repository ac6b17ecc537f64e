import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.sync.session import Session
from offercalc.application.tax.person_facts import Fact
from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.pages.compare_page import ComparePage
from offercalc.desktop.state.what_ifs import WhatIfs
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import ThemeName, load_fonts, load_theme
from offercalc.desktop.widgets.comparison.compare_model import CompareModel
from offercalc.desktop.widgets.tax.steps_dialog import StepsDialog
from offercalc.domain.scenario.offer_ranking import Ranking
from offercalc.presentation.tables.table import Table, Trace
from offercalc.presentation.tables.trace import traced_table
from tests.tools import OPENAI, SAMPLES, StandInServices, offer_from, sample
from tests.windows import light, net_pay_of, workspace_of, workspace_with


def shown(qtbot: QtBot, workspace: Workspace) -> ComparePage:
    tools = StandInServices()
    page = ComparePage(workspace, WhatIfs(workspace, tools.sources, net_pay_of(tools), workspace), light())
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    qtbot.waitExposed(page)
    page.refresh(light())
    return page


def table_of(page: ComparePage) -> Table:
    model = page.table.model()
    assert isinstance(model, CompareModel)
    return model.table


def test_one_sentence_says_who_is_ahead_and_the_others_stand_below(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert page.headlines.text() == (
        "Globex leads OpenAI by $148,000 over 4 years on known terms; OpenAI still has open terms."
    )
    assert page.more.text() == "OpenAI is ahead of Nusantara Contoh by at least $1,576,937 over 4 years."


def test_offers_are_columns_in_the_order_of_their_totals(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert table_of(page).columns == ("Globex", "OpenAI", "Nusantara Contoh")
    assert page.head.subtitle.text() == "3 offers, ranked by the total over 4 years"


def test_the_order_and_the_rows_are_chosen_beside_the_tabs(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    workspace.set(ranking=Ranking.GUARANTEED)
    page.refresh(light())
    assert table_of(page).columns == ("OpenAI", "Globex", "Nusantara Contoh")
    assert page.head.subtitle.text() == "3 offers, ranked by what is guaranteed over 4 years"
    assert (page.sort.text(), page.rows.text(), page.rows.isVisible()) == (" Guaranteed", " Rows", True)
    page.resize(700, 900)
    assert (page.sort.text(), page.sort.accessibleName()) == ("", "Sorted by: Guaranteed")
    assert (page.compared.text(), page.compared.accessibleName()) == ("", "Add an offer")
    page.tabs.setCurrentIndex(1)
    assert (page.sort.isVisible(), page.rows.isVisible(), page.compared.isVisible()) == (False, False, True)


def test_a_column_that_is_moved_stays_there_until_that_is_taken_back(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    workspace.changed.connect(lambda: page.refresh(light()))
    with qtbot.waitSignal(page.moved) as moved:
        page.table.move_column(2, 0)
    assert moved.args[0] == "Nusantara Contoh: column 1 of 3"
    arranged = ("Nusantara Contoh", "Globex", "OpenAI")
    assert table_of(page).columns == arranged
    assert (page.sort.text(), page.head.subtitle.text()) == (" By hand", "3 offers, in your own order")
    assert page.table.sides is not None
    assert [head.rank for head in page.table.sides.heads] == ["3rd", "1st so far", "2nd, or 1st"]
    workspace.set(language="id", theme="dark", baseline="document-1")
    assert table_of(page).columns == arranged
    workspace.set(ranking=Ranking.TOTAL)
    assert table_of(page).columns != arranged
    page.sort.by_hand_wanted.emit()
    assert table_of(page).columns == arranged
    moved.args[1]()
    assert (workspace.settings.ranking, workspace.settings.arranged) == (Ranking.TOTAL, ())


def test_what_matters_most_is_told_of_the_largest_total_whatever_the_order_of_the_columns(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.set(ranking=Ranking.BY_HAND, arranged=("document-1", "document-0", "document-2"))
    page = shown(qtbot, workspace)
    page.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: bool(page.what_if.why.text()))
    assert page.what_if.why.text().startswith("Globex leads by $148,000 at likely values.")


def test_by_hand_begins_with_the_columns_as_they_are(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.set(ranking=Ranking.GUARANTEED)
    page = shown(qtbot, workspace)
    before = table_of(page).columns
    page.sort.by_hand_wanted.emit()
    page.refresh(light())
    assert table_of(page).columns == before
    assert workspace.settings.arranged == ("document-0", "document-2", "document-1")


def test_a_figure_is_traced_to_the_lines_of_its_offer(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    with qtbot.waitSignal(page.trace_wanted) as traced:
        page.table.clicked.emit(page.table.model().index(2, 0))
    title, table = traced.args
    assert title == "Globex Sample Corporation — Director, Trust Engineering · Year 1"
    assert table == traced_table(workspace.comparison(), Trace(2, year=1), workspace.localizer)
    assert table.rows


def test_the_baseline_and_the_compared_offers_are_changed_from_the_table(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    page.table.baseline_wanted.emit(2)
    assert workspace.comparison().baseline == 2
    page.refresh(light())
    assert page.more.text() == "Globex is ahead of Nusantara Contoh by $1,724,937 over 4 years."
    page.table.removal_wanted.emit(1)
    assert [kept.offer.company for kept in workspace.compared] == ["OpenAI", "Globex Sample Corporation"]


def test_the_tabs_turn_to_leaving_and_to_what_is_open(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert [page.tabs.tabText(place) for place in range(4)] == [
        "Side by side", "If you leave", "What if", "Questions and assumptions · 4",
    ]  # fmt: skip
    views = page.table, page.leaving, page.what_if, page.questions
    for place in (1, 2, 3, 0):
        page.tabs.setCurrentIndex(place)
        assert [view.isVisible() for view in views] == [place == at for at in range(4)]
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.tabs.setFocus()
    ring = page.tabs.ring
    for place in (1, 0):
        page.tabs.setCurrentIndex(place)
        tab, left = page.tabs.tabRect(place), ring.mapToGlobal(QPoint()) - page.tabs.mapToGlobal(QPoint())
        assert (left.x(), ring.width()) == (tab.x() - 8, tab.width() - 18 + 16)


def test_all_tabs_are_seen_whichever_is_turned_to(qtbot: QtBot) -> None:
    load_fonts()
    page = shown(qtbot, workspace_of())
    page.setStyleSheet("QTabBar::tab:selected { font-weight: 600; }")
    page.resize(2400, 900)
    for place in range(4):
        page.tabs.setCurrentIndex(place)
        assert page.tabs.tabRect(0).left() == 0
        assert page.tabs.tabRect(3).right() <= page.tabs.width()


def test_questions_name_the_offer_they_are_about(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert "OpenAI: Stock options: how many units are granted?" in page.questions.accessibleDescription()


def test_one_offer_asks_for_a_second(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(sample(OPENAI)))
    assert page.headlines.text() == "Add a second offer to compare."


def test_nothing_open_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(offer_from(pay=[{"type": "salary", "amount": "1"}])))
    assert "No open questions" in page.questions.accessibleDescription()
    assert page.legend.signs.isHidden()


def test_a_theme_and_a_language_are_taken(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    workspace.set(language="id")
    page.refresh(load_theme("dark", 150))
    assert (page.title.text(), page.export.text().strip()) == ("Bandingkan", "Ekspor PDF")


def test_an_empty_workspace_is_left_alone(qtbot: QtBot) -> None:
    assert shown(qtbot, workspace_with(Session(()))).title.text() == ""


def test_the_table_has_a_name_and_its_bars_are_told(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert page.table.accessibleName() == "Comparison of offers, in USD"
    assert page.table.model().index(0, 1).data().startswith("OpenAI. Year 1: at least $555,000")


def test_another_currency_is_in_every_figure(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.set(currency="IDR")
    page = shown(qtbot, workspace)
    texts = [cell.text for row in table_of(page).rows for cell in row.cells if any(map(str.isdigit, cell.text))]
    assert texts
    assert all("Rp" in text and "$" not in text for text in texts)
    assert "Rp" in page.headlines.text()
    assert "$" not in page.headlines.text() + page.table.model().index(0, 1).data()


def test_an_open_end_is_explained(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert page.legend.signs.isVisible()
    assert page.legend.signs.text().startswith("≥ means at least")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_twice_the_size_is_painted_and_twice_as_high(qtbot: QtBot, name: ThemeName) -> None:
    load_fonts()  # heights are those of the window's own font
    page = shown(qtbot, workspace_of())
    page.resize(3600, 1600)
    before = page.table.horizontalHeader().height()
    page.refresh(load_theme(name, 200))
    assert page.table.horizontalHeader().height() in {2 * before, 2 * (before + 18)}  # a name may take a second line
    assert not page.grab().isNull()


def after_tax(qtbot: QtBot) -> tuple[ComparePage, Workspace]:
    workspace = workspace_of(*(replace(sample(path), tax_home=None) for path in SAMPLES))
    page = shown(qtbot, workspace)
    workspace.changed.connect(lambda: page.refresh(light()))
    page.net.switch.net.click()
    qtbot.waitUntil(page.net.panel.isVisible)
    return page, workspace


def test_take_home_opens_how_it_was_estimated_and_homes_are_confirmed_there(qtbot: QtBot) -> None:
    page, workspace = after_tax(qtbot)
    assert page.head.subtitle.text() == "3 offers, ranked by take-home over 4 years"
    assert page.headlines.text() == "Confirm where each offer is taxed to compare what is left of it."
    for part in page.net.panel.parts:
        part.confirm.click()
    assert [kept.offer.tax_home for kept in workspace.offers] == ["US-CA", "ID", "US-WA"]
    qtbot.waitUntil(lambda: page.headlines.text().startswith("After tax, Globex leads OpenAI by"))
    assert table_of(page).columns == ("Globex", "OpenAI", "Nusantara Contoh")
    assert table_of(page).rows[0].label == "From gross to take-home"
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(page.leaving.ahead.isHidden)  # it says that the take-home is being estimated
    model = page.leaving.figures.model()
    assert isinstance(model, FiguresModel)
    rows = {row.label: [cell.text for cell in row.cells] for row in model.table.rows}
    assert rows["Kept after tax"] == ["$513,276", "≥ $347,755", "$91,620"]
    assert rows["Kept before tax"][1:] == ["≥ $555,000", "$123,176"]
    page.leaving.figures.clicked.emit(model.index(0, 1))
    (dialog,) = page.window().findChildren(StepsDialog)
    assert dialog.windowTitle() == "Every step for Globex Sample Corporation"
    assert dialog.badge.text().startswith("If you leave after 12 months. Estimate, not tax advice.")
    assert dialog.year.currentText() == "2027"
    dialog.reject()
    workspace.undo_stack.undo()
    assert workspace.offers[2].offer.tax_home is None


def test_facts_stay_in_the_settings(qtbot: QtBot) -> None:
    page, workspace = after_tax(qtbot)
    page.net.panel.answered.emit(Fact("US", "filing_status", "single"))
    assert workspace.settings.about_you == (Fact("US", "filing_status", "single"),)


def test_the_panel_is_closed_and_opened_from_its_chip_and_gone_before_tax(qtbot: QtBot) -> None:
    page, workspace = after_tax(qtbot)
    page.net.panel.close_button.click()
    assert not page.net.panel.isVisible()
    page.net.switch.chip.click()
    assert page.net.panel.isVisible()
    page.net.switch.chip.click()
    assert not page.net.panel.isVisible()
    page.net.switch.chip.click()
    page.net.switch.gross.click()
    assert not page.net.panel.isVisible()
    assert table_of(page).rows[0].label == "Year by year"
    assert not workspace.settings.take_home


def test_the_panel_stands_above_the_table_of_a_narrow_page(qtbot: QtBot) -> None:
    page, _workspace = after_tax(qtbot)
    qtbot.waitUntil(lambda: page.net.panel.x() > page.table.x())
    page.resize(760, 900)
    qtbot.waitUntil(lambda: _top(page.net.panel, page) < _top(page.table, page))
    qtbot.waitUntil(lambda: page.net.panel.mapTo(page, QPoint()).x() == page.table.mapTo(page, QPoint()).x())
    assert _top(page.net.panel, page) < _top(page.table, page)


def _top(widget: QWidget, page: ComparePage) -> int:
    return widget.mapTo(page, QPoint()).y()
