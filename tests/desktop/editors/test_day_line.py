from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.editors.calendar_popup import CalendarPopup
from offercalc.desktop.editors.day_line import DayLine
from tests.tools import ENGLISH

ENGLISH_MONTHS = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def shown(qtbot: QtBot, text: str = "Feb 2, 2026", locale: str = "en_US") -> DayLine:
    line = DayLine(text, ENGLISH if locale == "en_US" else localizer_for(locale))
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    return line


def test_the_calendar_opens_at_the_day_that_stands_there(qtbot: QtBot) -> None:
    line = shown(qtbot)
    line.opener.click()
    calendar = line.open().month
    assert (calendar.selectedDate(), calendar.accessibleName()) == (QDate(2026, 2, 2), "Choose in a calendar")
    assert calendar.locale().language() is QLocale.Language.English


def test_a_day_that_is_picked_is_typed_and_confirmed(qtbot: QtBot) -> None:
    line = shown(qtbot, "2 Feb 2026", "id_ID")
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (popup,) = line.window().findChildren(CalendarPopup)
    with qtbot.waitSignal(line.editingFinished):
        popup.month.activated.emit(QDate(2026, 8, 17))
    assert line.text() == "17 Agu 2026"
    QApplication.processEvents()


def test_the_year_may_be_left_out(qtbot: QtBot) -> None:
    line, day = shown(qtbot, ""), QDate.currentDate().addDays(30)
    finished: list[str] = []
    line.editingFinished.connect(lambda: finished.append(line.text()))
    qtbot.keyClicks(line, ENGLISH_MONTHS.toString(day, "MMM d"))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert finished == [ENGLISH_MONTHS.toString(day, "MMM d, yyyy")]
    line.undo()
    assert line.text() == ENGLISH_MONTHS.toString(day, "MMM d")


def test_what_is_no_date_opens_it_at_today(qtbot: QtBot) -> None:
    assert shown(qtbot, "soon").open().month.selectedDate() == QDate.currentDate()


def test_the_button_stands_at_the_end_and_the_text_before_it(qtbot: QtBot) -> None:
    line = shown(qtbot)
    line.resize(220, 34)
    assert line.opener.geometry().right() > 200
    assert line.textMargins().right() == line.opener.width()
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line.resize(222, 34)
    assert line.opener.x() < 20


def test_other_keys_type(qtbot: QtBot) -> None:
    line = shown(qtbot, "")
    qtbot.keyClicks(line, "2027-02-01")
    assert line.text() == "2027-02-01"


def test_a_date_that_may_be_empty_is_left_open_from_the_calendar(qtbot: QtBot) -> None:
    line = shown(qtbot)
    assert line.open().none.isHidden()
    line.may_be_empty = True
    with qtbot.waitSignal(line.editingFinished):
        qtbot.mouseClick(line.open().none, Qt.MouseButton.LeftButton)
    assert line.text() == ""
