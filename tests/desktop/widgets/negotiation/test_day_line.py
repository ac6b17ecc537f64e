from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.day_line import DayLine
from offercalc.presentation.negotiation.answer_days import answer_days
from tests.builders import offer
from tests.tools import ENGLISH
from tests.windows import light

TODAY = date(2026, 11, 30)
OFFERS = tuple(
    replace(offer("100k USD/year"), company=name, expiry_date=date(2026, 12, day))
    for name, day in (("Acme", 11), ("Globex International Partners", 12), ("Initech", 14))
)


def shown(qtbot: QtBot, width: int, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> DayLine:
    line = DayLine(light(), lambda place: place)
    line.setLayoutDirection(direction)
    qtbot.addWidget(line)
    line.resize(width, 66)
    line.show_days(answer_days(OFFERS, 0, TODAY, ENGLISH), "Days", light())
    line.show()
    return line


@pytest.mark.parametrize("width", [900, 320])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_words_of_near_days_do_not_touch(qtbot: QtBot, width: int, direction: Qt.LayoutDirection) -> None:
    line = shown(qtbot, width, direction)
    rooms = sorted(line.places(), key=lambda room: room.left())
    assert all(before.right() < after.left() for before, after in pairwise(rooms))
    assert (rooms[0].left() >= -1, rooms[-1].right() <= line.width() + 1) == (True, True)


def test_each_offer_has_its_color_and_the_line_is_told(qtbot: QtBot) -> None:
    line = shown(qtbot, 900)
    picture, days = line.grab().toImage(), answer_days(OFFERS, 0, TODAY, ENGLISH)
    place = next(mark.place for mark in days.marks if mark.offer == 2)
    assert picture.pixelColor(round(6 + place * 888), line._down(35)) == QColor(light().hex("series_3"))
    assert line.accessibleName() == "Days"
    assert "Answer Initech: Dec 14, 2026 · 14 days left" in line.accessibleDescription()


def test_words_that_had_to_move_aside_lead_to_their_day(qtbot: QtBot) -> None:
    line = shown(qtbot, 900)
    picture, card = line.grab().toImage(), QColor(light().hex("card"))
    between = [picture.pixelColor(across, line._down(25)).lightness() for across in range(picture.width())]
    assert min(between) < card.lightness() / 2, "no line leads from the words to the dots"


def test_words_without_room_beside_each_other_take_more_lines_and_are_not_cut(qtbot: QtBot) -> None:
    wide, narrow = shown(qtbot, 1400), shown(qtbot, 640)
    titles = [" ".join(one.title) for one in narrow._words()]
    assert titles == ["Today", "Send your counter-offer", "Answer Acme", "Answer Globex International Partners",
                      "Answer Initech"]  # fmt: skip
    assert (wide.height(), narrow.height() > wide.height()) == (66, True)
    narrow.resize(1400, narrow.height())
    assert narrow.height() == 66
