from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.start.entry_card import EntryCard
from offercalc.presentation.pages.perspective import OUTLOOKS
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


def test_the_steps_are_those_of_the_perspective(qtbot: QtBot) -> None:
    card = EntryCard(light())
    qtbot.addWidget(card)
    steps = {}
    for name, outlook in OUTLOOKS.items():
        card.name(ENGLISH, outlook)
        steps[name] = [title.text() for title in card._titles], card.more["comparison"].isHidden()
    assert steps["candidate"] == (["1. Enter the offer", "2. Leave unknowns open", "3. Review and compare"], False)
    assert steps["recruiter"] == (["1. Enter the terms", "2. Leave undecided terms open", "3. Send the letter"], True)


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
