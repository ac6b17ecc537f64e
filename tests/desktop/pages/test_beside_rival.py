from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.offers_page import OffersPage
from offercalc.desktop.state.edit_watch import EditWatch
from tests.tools import PRESETS
from tests.windows import form_of, light, workspace_of


def test_the_first_figure_tells_the_distance_to_an_offer_that_can_be_chosen(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = OffersPage(workspace, form_of(workspace, light()), EditWatch(workspace, PRESETS), light())
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.refresh(light())
    page.show()
    qtbot.waitUntil(lambda: not page.beside.button.isHidden())
    assert page.cards[0].note == "at most $189,000 behind Globex"
    assert page.chart.drawing is not None
    assert page.chart.drawing.legend[-1].label == "Globex, total"
    menu = page.beside.button.menu_of_offers()
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("Nusantara Contoh — Principal Safety Engineer", False),
        ("Globex Sample Corporation — Director, Trust Engineering", True),
    ]
    menu.actions()[0].trigger()
    assert page.cards[0].note == "at least $401,243 ahead of Nusantara Contoh"
    assert page.cards[0]._note.property("good") is True
    page._workspace.set(take_home=True)
    page.beside.refresh()
    assert page.beside.button.isHidden()
    assert "Nusantara" not in page.chart.drawing.summary


def test_leaving_early_is_among_the_charts_of_a_narrow_page_and_in_the_third_column_of_a_wide_one(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = OffersPage(workspace, form_of(workspace, light()), EditWatch(workspace, PRESETS), light())
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.refresh(light())
    page.show()
    page.charts.segments.buttons[-1].click()
    qtbot.waitUntil(page.charts.leaving.figures.isVisible)
    assert page.charts.leaving.month.text().startswith("If you leave after 12 months")
    page.resize(1900, 900)
    qtbot.waitUntil(lambda: not page.charts.shows_leaving)
    qtbot.waitUntil(page.beside.leaving.isVisible)
