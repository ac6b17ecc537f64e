import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.row_head import RowAction, RowHead
from offercalc.presentation.charts.drawing import Pattern, Role
from offercalc.presentation.forms.offer_form import Section
from offercalc.presentation.pages.offer_rows import Mark, OfferRow
from offercalc.presentation.terms.row_figure import Knowledge, RowFigure
from tests.tools import ENGLISH
from tests.windows import light

SECTION = Section("Base salary", (), ("pay", 0))
KNOWN = OfferRow(
    SECTION, "Base salary", "Guaranteed · no raises stated", RowFigure("$555,000", "per year"), ("pay", 0, "amount"),
    Mark(Role.BASE, Pattern.SOLID),
)  # fmt: skip
OPEN = OfferRow(
    SECTION, "Stock options", "Not known yet", RowFigure("?", "options", Knowledge.UNKNOWN), ("equity", 0, "units"),
    Mark(Role.OPEN, Pattern.OUTLINE), ("Strike price", "Share price"),
    (("equity", 0, "strike"), ("equity", 0, "price")),
)  # fmt: skip


def head(qtbot: QtBot, row: OfferRow = KNOWN, width: int = 500) -> RowHead:
    made = RowHead(light(), ENGLISH)
    qtbot.addWidget(made)
    made.show_row(row, is_open=False, has_error=False)
    made.resize(width, made.heightForWidth(width))
    made.show()
    return made


def test_a_row_tells_its_figure_and_its_terms(qtbot: QtBot) -> None:
    made = head(qtbot)
    assert (made.accessibleName(), made.accessibleDescription()) == (
        "Base salary, $555,000 per year",
        "Guaranteed · no raises stated",
    )
    assert head(qtbot, OPEN).accessibleName() == "Stock options, not known yet options"


@pytest.mark.parametrize(
    ("key", "held", "action"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, RowAction.NEXT),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, RowAction.OPEN),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, RowAction.CLOSE),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, RowAction.EDIT),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, RowAction.REMOVE),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, RowAction.RAISE),
    ],
)
def test_keys_ask_for_actions(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, action: RowAction) -> None:
    made = head(qtbot)
    with qtbot.waitSignal(made.wanted, check_params_cb=lambda found: found == action.value):
        qtbot.keyClick(made, key, held)


def test_escape_closes_an_open_row_and_is_left_to_the_page_by_another(qtbot: QtBot) -> None:
    made, wanted = head(qtbot), list[str]()
    made.wanted.connect(wanted.append)
    for is_open in (True, False):
        made.show_row(KNOWN, is_open=is_open, has_error=False)
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        made.keyPressEvent(event)
        assert event.isAccepted() is is_open
    assert wanted == [RowAction.CLOSE]


def test_space_and_a_click_open_it_and_a_click_on_the_figure_edits_it(qtbot: QtBot) -> None:
    made = head(qtbot)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)
    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    with qtbot.waitSignal(made.amount_wanted):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.figure_place.center())


def test_what_is_not_known_is_clicked_to_be_answered(qtbot: QtBot) -> None:
    made = head(qtbot, OPEN)
    with qtbot.waitSignal(made.field_wanted, check_params_cb=lambda place: place == 1):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made._places(500).chips[1].center())


def test_a_narrow_row_has_its_figure_below_and_nothing_overlaps(qtbot: QtBot) -> None:
    wide, narrow = head(qtbot), head(qtbot, width=220)
    assert narrow.figure_place.top() > narrow._places(220).words.bottom()
    assert wide.figure_place.left() > wide._places(500).words.right()


def test_every_state_is_painted(qtbot: QtBot) -> None:
    made = head(qtbot, OPEN)
    blank = made.grab().toImage()
    for is_open, has_error in ((True, False), (False, True)):
        made.show_row(OPEN, is_open=is_open, has_error=has_error)
        QApplication.processEvents()
        assert made.grab().toImage() != blank


def test_a_field_that_stands_in_for_the_figure_hides_it(qtbot: QtBot) -> None:
    made = head(qtbot, OPEN)
    entry = QLineEdit(made)
    entry.setGeometry(0, 0, 1, 1)  # smaller than the box of the figure
    place = made.figure_place
    with_figure = made.grab(place).toImage()
    entry.show()
    without = made.grab(place).toImage()
    colors = [
        {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        for image in (with_figure, without)
    ]
    assert len(colors[0]) > len(colors[1]) == 1
