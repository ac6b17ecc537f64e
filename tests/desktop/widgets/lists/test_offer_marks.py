from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.lists.offer_marks import OfferMarks, OfferTile
from tests.tools import ENGLISH, GLOBEX, sample
from tests.windows import light


def test_the_marks_are_the_status_and_the_days_left(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    marks = OfferMarks(around)
    offer = replace(sample(GLOBEX), status="received", expiry_date=date(2026, 12, 11))
    shown = []
    for day in (date(2026, 11, 20), date(2026, 12, 9), date(2026, 12, 11), date(2026, 12, 12)):
        marks.show_offer(offer, day, ENGLISH)
        shown.append((marks.due.text(), marks.due.property("kind")))
    words = "21 days left", "2 days left", "answer today", "expired"
    assert shown == list(zip(words, ("calm", "urgent", "urgent", "calm"), strict=True))
    assert (marks.status.text(), marks.due.toolTip()) == ("Received", "answer by December 11, 2026")
    marks.show_offer(offer, date(2026, 12, 1), ENGLISH, few_days=7)
    assert (marks.due.text(), marks.due.property("kind")) == ("10 days left", "calm")
    marks.show_offer(replace(offer, expiry_date=None), date(2026, 12, 9), ENGLISH)
    assert (marks.due.text(), marks.due.property("kind")) == ("No deadline stated", "open")
    marks.show_offer(replace(offer, status="accepted"), date(2026, 12, 9), ENGLISH)
    assert (marks.status.text(), marks.due.isHidden()) == ("Accepted", True)
    with qtbot.waitSignal(marks.field_wanted, check_params_cb=lambda path: path == ("expiry_date",)):
        marks.due.click()


def test_the_tile_has_the_color_of_the_offer(qtbot: QtBot) -> None:
    tile = OfferTile(light())
    qtbot.addWidget(tile)
    tile.show_tile("OpenAI", 1)
    assert tile.grab().toImage().pixelColor(tile.width() // 2, 2).name() == light().hex("tile_2")
