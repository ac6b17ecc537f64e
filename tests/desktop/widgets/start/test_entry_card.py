from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.start.entry_card import EntryCard
from tests.tools import ENGLISH
from tests.windows import light


def test_a_step_leads_to_the_help_about_it(qtbot: QtBot) -> None:
    card = EntryCard(light())
    qtbot.addWidget(card)
    card.name(ENGLISH)
    for topic, button in card.more.items():
        with qtbot.waitSignal(card.topic_wanted) as asked:
            button.click()
        assert asked.args == [topic]


def test_the_buttons_stand_above_steps_that_are_stacked(qtbot: QtBot) -> None:
    card = EntryCard(light())
    qtbot.addWidget(card)
    card.name(ENGLISH)
    card.resize(400, 600)
    card.show()
    places = []
    for is_narrow in (True, False):
        card.stack(is_narrow=is_narrow)
        card._layout.activate()
        places.append(card._bar.y() < card._titles[0].y())
    assert places == [True, False]
