from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.state.page_views import MOST_PLANS, offer_view
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.charts.offer_charts import OfferCharts
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, NUSANTARA, PRESETS, comparison_of, sample
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


def choose(charts: OfferCharts, place: int) -> None:
    charts.choice.setCurrentIndex(place)
    charts.choice.activated.emit(place)


def test_the_years_come_first_and_the_vesting_of_each_grant_can_be_chosen(qtbot: QtBot) -> None:
    charts = shown(qtbot, sample(GLOBEX))
    assert [charts.choice.itemText(place) for place in range(charts.choice.count())] == [
        "By year", "Restricted stock units: when it vests",
    ]  # fmt: skip
    assert charts.accessibleName() == "Total compensation by year"
    choose(charts, 1)
    assert charts.accessibleName() == "Vesting"
    charts.chart.setFocus()
    qtbot.keyClick(charts.chart, Qt.Key.Key_Right)
    assert charts.chart.reading == "Feb 2, 2027: 38% vested"
    assert charts.table.accessibleName().startswith("Vesting")


def test_without_a_grant_there_is_nothing_to_choose(qtbot: QtBot) -> None:
    assert not shown(qtbot, sample(NUSANTARA)).choice.isVisible()


def test_what_is_chosen_stays_through_an_edit_and_falls_back_where_it_is_gone(qtbot: QtBot) -> None:
    charts = shown(qtbot, sample(GLOBEX))
    choose(charts, 1)
    charts.restyle(load_theme("dark", 150))
    show(charts, sample(GLOBEX), INDONESIAN)
    assert charts.choice.currentText() == "RSU (unit saham terbatas): jadwal vesting"
    show(charts, sample(NUSANTARA))
    assert (charts.choice.currentIndex(), charts.accessibleName()) == (0, "Total compensation by year")


def test_of_very_many_grants_the_first_ones_can_be_chosen_and_it_says_so(qtbot: QtBot) -> None:
    (grant,) = sample(GLOBEX).equity
    charts = shown(qtbot, replace(sample(GLOBEX), equity=(grant,) * (MOST_PLANS + 5)))
    assert charts.choice.count() == 1 + MOST_PLANS
    assert "Of 25 grants the first ones can be chosen here" in charts.choice.toolTip()
    show(charts, sample(GLOBEX))
    assert charts.choice.toolTip() == ""
