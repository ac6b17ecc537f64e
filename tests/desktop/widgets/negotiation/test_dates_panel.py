from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.dates_panel import DatesPanel
from offercalc.presentation.pages.timeline_page import timeline_page
from tests.presentation.pages.test_timeline_page import APPRAISED, ENGLISH, TODAY
from tests.windows import light


def test_the_dates_and_what_is_due_before_what_are_shown(qtbot: QtBot) -> None:
    panel = DatesPanel(light())
    qtbot.addWidget(panel)
    panel.show_page(timeline_page(APPRAISED, TODAY, ENGLISH), ENGLISH, light())
    model = panel.table.model()
    assert [model.index(0, column).data() for column in range(4)] == ["Dec 11, 2026", "11 days", "Acme", "Answer due"]
    assert panel.sentences.text() == "Acme must be answered 3 days before Globex."
    assert (panel.nothing.isHidden(), panel.save.isHidden()) == (True, False)


def test_without_dates_there_is_nothing_to_save(qtbot: QtBot) -> None:
    panel = DatesPanel(light())
    qtbot.addWidget(panel)
    panel.show_page(timeline_page((), TODAY, ENGLISH), ENGLISH, light())
    assert panel.nothing.text() == "None of the compared offers states a date from today on."
    assert [part.isHidden() for part in (panel.nothing, panel.save, panel.table)] == [False, True, True]
