from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.state.rate_updates import RateUpdates
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.widgets.rates.rates_panel import RatesPanel
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.exchange.rate_update import QuestionedRate
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import ENGLISH, TODAY, StandInDesk, StandInServices
from tests.windows import light, workspace_of

DOUBT = QuestionedRate("ECB", "EUR", "IDR", TODAY, Decimal(31_000), TODAY, Decimal(20_000))
OWN = OwnQuote(date(2026, 10, 1), "USD", "IDR", Decimal(16_500))


def shown(qtbot: QtBot, desk: StandInDesk) -> tuple[RatesPanel, RateUpdates, StandInServices]:
    tools = StandInServices(desk=desk)
    window = QWidget()
    qtbot.addWidget(window)
    updates = RateUpdates(workspace_of(tools=tools), tools.sources, Tasks(window), window)
    panel = RatesPanel(light(), window)
    panel.connect_to(updates)
    panel.show_rates(tools.rate_repository, tools.today, ENGLISH)
    return panel, updates, tools


def buttons(panel: RatesPanel) -> dict[str, QPushButton]:
    return {button.text(): button for button in panel.findChildren(QPushButton) if not button.isHidden()}


def labels(panel: RatesPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def test_it_says_what_rates_there_are(qtbot: QtBot) -> None:
    panel, _updates, _tools = shown(qtbot, StandInDesk())
    assert panel.accessibleName() == "Available exchange rates"
    assert "ECB: 30 currencies up to October 30, 2026 (1 day old)" in panel._sources.accessibleDescription()
    assert set(buttons(panel)) == {"Import custom rates…", "Update rates"}


def test_kept_rates_that_cannot_be_read_are_said_so(qtbot: QtBot) -> None:
    desk = StandInDesk()
    desk.fault = LazyText("rates.sqlite cannot be used.")
    panel, _updates, _tools = shown(qtbot, desk)
    assert panel._sources.accessibleDescription().endswith("rates.sqlite cannot be used.")


def test_a_doubtful_rate_is_a_question_with_two_answers(qtbot: QtBot) -> None:
    desk = StandInDesk(doubts=(DOUBT,))
    panel, _updates, tools = shown(qtbot, desk)
    assert any(text.startswith("ECB reports 1 EUR = 31,000 IDR") for text in labels(panel))
    assert buttons(panel)["Accept this rate"].accessibleDescription().startswith("ECB reports 1 EUR = 31,000 IDR")
    buttons(panel)["Accept this rate"].click()
    assert desk.settled == [(DOUBT, True)]
    panel.show_rates(tools.rate_repository, tools.today, ENGLISH)
    assert "Accept this rate" not in buttons(panel)


def test_no_row_is_left_behind_when_rates_are_shown_again(qtbot: QtBot) -> None:
    desk = StandInDesk(doubts=(DOUBT,))
    desk.own = (OWN,)
    panel, _updates, tools = shown(qtbot, desk)
    rows = panel._choices.rowCount()
    for _time in range(5):
        panel.show_rates(tools.rate_repository, tools.today, ENGLISH)
    assert panel._choices.rowCount() == rows


def test_a_doubtful_rate_can_be_refused(qtbot: QtBot) -> None:
    desk = StandInDesk(doubts=(DOUBT,))
    panel, _updates, _tools = shown(qtbot, desk)
    buttons(panel)["Reject this rate"].click()
    assert desk.settled == [(DOUBT, False)]


def test_a_custom_rate_can_be_removed(qtbot: QtBot) -> None:
    desk = StandInDesk()
    desk.add_own((OWN,))
    panel, _updates, tools = shown(qtbot, desk)
    assert "Custom rate: 1 USD = 16,500 IDR from October 1, 2026" in labels(panel)
    buttons(panel)["Remove"].click()
    assert desk.own == ()
    panel.show_rates(tools.rate_repository, tools.today, localizer_for("id_ID", "id"))
    assert set(buttons(panel)) == {"Kurs Anda dari berkas…", "Perbarui kurs"}


def test_the_button_asks_for_newer_rates_and_waits_for_them(qtbot: QtBot) -> None:
    desk = StandInDesk()
    panel, updates, _tools = shown(qtbot, desk)
    panel.update_button.click()
    assert not panel.update_button.isEnabled()
    qtbot.waitUntil(lambda: not updates.is_running)
    assert panel.update_button.isEnabled()
    assert desk.asked == [()]


def test_without_who_acts_a_button_does_nothing(qtbot: QtBot) -> None:
    desk = StandInDesk(doubts=(DOUBT,))
    panel = RatesPanel(light())
    qtbot.addWidget(panel)
    panel.show_rates(desk, TODAY, ENGLISH)
    buttons(panel)["Accept this rate"].click()
    assert desk.settled == []
