from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.editors.calendar_popup import CalendarPopup
from tests.tools import ENGLISH
from tests.windows import light

TODAY = date.today()  # noqa: DTZ011 - as the calendar of the system has it


def opened(qtbot: QtBot, locale: str = "en_US") -> tuple[CalendarPopup, QWidget]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    popup = CalendarPopup(localizer_for(locale), owner, may_be_empty=True)
    popup.show_day(date(2026, 2, 2))
    popup.show()
    qtbot.waitExposed(popup)
    return popup, owner


def test_the_arrows_are_as_high_as_the_text(qtbot: QtBot) -> None:
    popup, _owner = opened(qtbot)
    arrows = [arrow for arrow in popup.month.findChildren(QToolButton) if not arrow.icon().isNull()]
    assert [arrow.iconSize().height() for arrow in arrows] == [popup.fontMetrics().height()] * 2


@pytest.mark.parametrize(
    ("button", "day"), [("today", TODAY), ("next_week", TODAY + timedelta(days=7)), ("none", None)]
)
def test_a_button_picks_its_day(qtbot: QtBot, button: str, day: date | None) -> None:
    popup, _owner = opened(qtbot)
    with qtbot.waitSignal(popup.picked) as picked:
        qtbot.mouseClick(getattr(popup, button), Qt.MouseButton.LeftButton)
        assert not popup.isVisible()
    assert picked.args == [day]


def test_a_button_outlives_its_click_though_the_window_goes_with_the_day(qtbot: QtBot) -> None:
    popup, owner = opened(qtbot)
    popup.picked.connect(owner.deleteLater)
    picked: list[date | None] = []
    popup.picked.connect(picked.append)
    gone: list[bool] = []
    owner.destroyed.connect(lambda: gone.append(True))
    for _ in range(2):
        qtbot.mouseClick(popup.today, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: gone == [True])
    assert picked[0] == TODAY
    assert set(picked) == {TODAY}


@pytest.mark.parametrize(("locale", "first"), [("en_US", 7), ("de_DE", 1)])
def test_the_week_begins_as_the_locale_has_it(qtbot: QtBot, locale: str, first: int) -> None:
    popup, _owner = opened(qtbot, locale)
    assert popup.month.firstDayOfWeek().value == first


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_PageUp, QDate(2026, 1, 2)),
        (Qt.Key.Key_PageDown, QDate(2026, 3, 2)),
        (Qt.Key.Key_Home, QDate.currentDate()),
        (Qt.Key.Key_Right, QDate(2026, 2, 3)),
        (Qt.Key.Key_Down, QDate(2026, 2, 9)),
    ],
)
def test_keys_turn_to_days_and_months(qtbot: QtBot, key: Qt.Key, day: QDate) -> None:
    popup, _owner = opened(qtbot)
    days = popup.month.findChild(QTableView)
    assert isinstance(days, QTableView)
    days.setFocus()
    qtbot.keyClick(days, key)
    assert popup.month.selectedDate() == day


def painted(popup: CalendarPopup, day: QDate) -> set[str]:
    """Return the colors of the cell of a day."""
    image = QImage(40, 32, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    popup.month.paintCell(painter, QRect(0, 0, 40, 32), day)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(40) for y in range(32)}


def test_today_has_a_ring_the_chosen_day_is_filled_and_other_months_are_empty(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setPalette(light().palette)
    popup, _owner = opened(qtbot)
    accent = light().hex("accent")
    assert accent in painted(popup, QDate(2026, 2, 2))
    assert accent not in painted(popup, QDate(2026, 2, 3))
    assert painted(popup, QDate(2026, 3, 1)) == {"#ffffff"}
    today = QDate.currentDate()
    popup.month.setSelectedDate(today.addDays(1 if today.day() == 1 else 1 - today.day()))
    assert accent in painted(popup, today)
    assert ENGLISH.tr("Today") == popup.today.text()
