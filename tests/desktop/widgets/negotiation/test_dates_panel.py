from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.dates_panel import DatesPanel
from offercalc.presentation.negotiation.answer_days import answer_days
from offercalc.presentation.negotiation.timeline_page import timeline_page
from tests.builders import offer
from tests.presentation.negotiation.test_timeline_page import APPRAISED, ENGLISH, OFFERS, TODAY
from tests.windows import light


def shown(qtbot: QtBot, *, is_empty: bool = False) -> DatesPanel:
    panel = DatesPanel(light(), lambda place: place)
    qtbot.addWidget(panel)
    offers = (offer("100k USD/year"),) if is_empty else OFFERS
    page = timeline_page(() if is_empty else APPRAISED, TODAY, ENGLISH)
    panel.show_page(page, answer_days(offers, 0, TODAY, ENGLISH), ENGLISH, light())
    panel.show()
    return panel


def test_the_line_says_what_is_due_before_what_and_the_table_is_one_click_away(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.sentences.text().endswith("Acme must be answered 3 days before Globex.")
    assert "Answer Acme: Dec 11, 2026 · 11 days left" in panel.line.accessibleDescription()
    assert not panel.table.isVisible()
    panel.all.click()
    assert (panel.all.text(), panel.table.isVisible()) == ("All 3 dates", True)
    model = panel.table.model()
    assert [model.index(0, column).data() for column in range(4)] == ["Dec 11, 2026", "11 days", "Acme", "Answer due"]


def test_without_dates_there_is_nothing_to_save(qtbot: QtBot) -> None:
    panel = shown(qtbot, is_empty=True)
    assert panel.nothing.text() == "None of the compared offers states a date from today on."
    assert [part.isHidden() for part in (panel.nothing, panel.save, panel.table)] == [False, True, True]
