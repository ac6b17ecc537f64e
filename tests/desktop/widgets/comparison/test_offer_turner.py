from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.offer_turner import OfferTurner
from tests.tools import ENGLISH
from tests.windows import light


def test_it_turns_in_a_circle_and_says_where_it_is(qtbot: QtBot) -> None:
    turner = OfferTurner()
    qtbot.addWidget(turner)
    turner.show_count(3, ENGLISH, light())
    assert (turner.text, turner.back.accessibleName(), turner.ahead.toolTip()) == (
        "1 / 3",
        "Previous offer",
        "Next offer",
    )
    seen = []
    for button in (turner.back, turner.ahead, turner.ahead):
        with qtbot.waitSignal(turner.turned):
            button.click()
        seen.append((turner.place, turner.text))
    assert seen == [(2, "3 / 3"), (0, "1 / 3"), (1, "2 / 3")]
    turner.show_count(1, ENGLISH, light())
    assert turner.place == 0
