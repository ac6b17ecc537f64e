import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.rates.rate_history_panel import RateHistoryPanel
from tests.tools import StandInServices
from tests.windows import light, workspace_of


def shown(qtbot: QtBot, base: str = "USD", quote: str = "IDR") -> RateHistoryPanel:
    panel = RateHistoryPanel(workspace_of(), StandInServices().sources, light())
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show()
    panel.show_pair(base, quote, light())
    return panel


def test_it_begins_with_the_last_year(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert [button.text() for button in panel.ranges] == ["1 month", "6 months", "1 year", "5 years", "All"]
    assert [button.isChecked() for button in panel.ranges] == [False, False, True, False, False]
    assert panel.words.text().startswith("Lowest: 16,590 on December 1, 2025 · Highest: 18,176.4 on October 28, 2026")
    assert panel.accessibleName() == panel.chart.accessibleName() == "1 USD in IDR"


@pytest.mark.parametrize(
    ("place", "first"),
    [(0, "September 30, 2026"), (1, "April 30, 2026"), (3, "November 1, 2021"), (4, "April 1, 2005")],
)
def test_another_range_is_shown_at_a_click(qtbot: QtBot, place: int, first: str) -> None:
    panel = shown(qtbot)
    panel.ranges[place].click()
    assert panel.words.text().splitlines()[-1].startswith(f"1 USD in IDR from {first} to October 30, 2026")


def test_the_history_of_an_ended_currency_is_that_of_its_last_year_and_says_so(qtbot: QtBot) -> None:
    panel = shown(qtbot, "HRK", "EUR")
    assert panel.isVisible()
    assert panel.words.text().splitlines()[-1].startswith("1 HRK in EUR from December 30, 2021 to December 30, 2022")
    assert "HRK was last published on December 30, 2022" in panel.words.text()
    panel.ranges[4].click()
    assert "from April 1, 2005 to December 30, 2022" in panel.words.text()


def test_no_line_goes_over_the_years_without_publication(qtbot: QtBot) -> None:
    panel = shown(qtbot, "ISK", "EUR")
    panel.ranges[4].click()
    assert "No rates between December 9, 2008 and February 1, 2018" in panel.words.text()


def test_a_day_is_read_with_the_keys(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.chart.setFocus()
    qtbot.keyClick(panel.chart, Qt.Key.Key_End)
    assert panel.chart.reading == "Oct 30, 2026: 18,148.2 IDR"


@pytest.mark.parametrize(("base", "quote"), [("USD", "USD"), ("VND", "IDR")])
def test_without_a_history_it_is_not_there(qtbot: QtBot, base: str, quote: str) -> None:
    assert not shown(qtbot, base, quote).isVisible()


def test_a_language_and_a_theme_are_taken(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel._workspace.set(language="id", number_format="id_ID")
    panel.show_pair("USD", "IDR", load_theme("dark", 150))
    assert panel.ranges[0].text() == "1 bulan"
    assert panel.words.text().startswith("Terendah: 16.590")
    assert not panel.grab().isNull()
