from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.page_views import MOST_PLANS, offer_view
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.charts.offer_charts import OfferCharts
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.rival_line import rival_line
from offercalc.presentation.formats.localizer import Localizer
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, NUSANTARA, OPENAI, PRESETS, comparison_of, sample
from tests.windows import light


def show(charts: OfferCharts, offer: Offer, localizer: Localizer = ENGLISH) -> None:
    charts.show_offer(offer_view(comparison_of(offer), None, PRESETS, localizer), localizer)


def shown(qtbot: QtBot, offer: Offer) -> OfferCharts:
    charts = OfferCharts(light())
    qtbot.addWidget(charts)
    charts.resize(600, 400)
    show(charts, offer)
    charts.show()
    return charts


def pick(charts: OfferCharts, name: str) -> None:
    """Click a name in the heading."""
    next(button for button in charts.segments.buttons if button.text() == name).click()


def offered(charts: OfferCharts) -> list[str]:
    return [button.text() for button in charts.segments.buttons if button.isVisible()]


def test_the_years_come_first_and_vesting_can_be_picked(qtbot: QtBot) -> None:
    charts = shown(qtbot, sample(GLOBEX))
    assert offered(charts) == ["By year", "Vesting"]
    assert charts.accessibleName() == "Total by year"
    pick(charts, "Vesting")
    assert (charts.accessibleName(), charts.choice.isVisible()) == ("Vesting", False)
    charts.chart.setFocus()
    qtbot.keyClick(charts.chart, Qt.Key.Key_Right)
    assert charts.chart.reading == "Feb 2, 2027: 38% vested"
    assert charts.table.accessibleName().startswith("Vesting")


def test_without_a_grant_there_is_nothing_to_pick(qtbot: QtBot) -> None:
    assert offered(shown(qtbot, sample(NUSANTARA))) == []


def test_what_is_picked_stays_through_an_edit_and_falls_back_where_it_is_gone(qtbot: QtBot) -> None:
    charts = shown(qtbot, sample(GLOBEX))
    pick(charts, "Vesting")
    charts.restyle(load_theme("dark", 150))
    show(charts, sample(GLOBEX), INDONESIAN)
    assert charts.chart.accessibleName() == "RSU (unit saham terbatas): jadwal vesting"
    show(charts, sample(NUSANTARA))
    assert charts.accessibleName() == "Total by year"


def test_of_very_many_grants_the_first_ones_can_be_chosen_and_it_says_so(qtbot: QtBot) -> None:
    (grant,) = sample(GLOBEX).equity
    charts = shown(qtbot, replace(sample(GLOBEX), equity=(grant,) * (MOST_PLANS + 5)))
    pick(charts, "Vesting")
    assert (charts.choice.isVisible(), charts.choice.count()) == (True, MOST_PLANS)
    assert "Of 25 grants the first ones can be chosen here" in charts.choice.toolTip()
    show(charts, sample(GLOBEX))
    assert (charts.choice.isVisible(), charts.choice.toolTip()) == (False, "")


def test_a_rival_is_in_the_chart_and_in_its_table_but_not_after_tax(qtbot: QtBot) -> None:
    charts = shown(qtbot, sample(GLOBEX))
    charts.show_rival(rival_line(comparison_of(sample(OPENAI)), sample(GLOBEX), ENGLISH))
    assert charts.chart.drawing is not None
    assert charts.chart.drawing.legend[-1].label == "OpenAI, at least"
    charts.chart.setFocus()
    qtbot.keyClick(charts.chart, Qt.Key.Key_Right)
    qtbot.keyClick(charts.chart, Qt.Key.Key_Down)
    assert charts.chart.reading == "Year 1, OpenAI: at least $555,000"
    charts.as_table.click()
    last = charts.table.model().rowCount() - 1
    assert charts.table.model().index(last, 0).data().startswith("OpenAI, total")
    in_rupiah = comparison_of(sample(GLOBEX), currency="IDR")
    charts.show_offer(offer_view(in_rupiah, None, PRESETS, ENGLISH), ENGLISH)  # the rival of before is in dollars
    assert "OpenAI" not in charts.chart.drawing.summary
    show(charts, sample(GLOBEX))
    assert "OpenAI" in charts.chart.drawing.summary
    charts.show_rival(None)
    assert "OpenAI" not in charts.chart.drawing.summary


def test_leaving_early_takes_the_place_of_the_chart_and_of_its_table(qtbot: QtBot) -> None:
    charts = shown(qtbot, sample(GLOBEX))
    charts.offer_leaving(is_offered=True)
    assert offered(charts) == ["By year", "Vesting", "If you leave"]
    charts.leaving_shown.connect(
        lambda: charts.leaving.show_comparison(comparison_of(sample(GLOBEX)), ENGLISH, light())
    )
    pick(charts, "If you leave")
    assert (charts.accessibleName(), charts.chart.isVisible()) == ("If you leave", False)
    assert charts.leaving.chart.isVisible()
    charts.as_table.click()
    assert (charts.leaving.chart.isVisible(), charts.leaving.table.isVisible()) == (False, True)
    pick(charts, "By year")
    assert (charts.leaving.isVisible(), charts.chart.isVisible(), charts.table.isVisible()) == (False, False, True)
    pick(charts, "If you leave")
    charts.offer_leaving(is_offered=False)
    assert (charts.accessibleName(), charts.leaving.isVisible()) == ("Total by year", False)
