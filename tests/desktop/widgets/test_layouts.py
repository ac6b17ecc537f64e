import gc
import re
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offercalc.desktop.widgets import layouts
from offercalc.desktop.widgets.layouts import FlowLayout, nest, resize_to_screen, show_if
from tests.windows import open_window


def filled(qtbot: QtBot, *widths: int) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    area = QWidget()
    qtbot.addWidget(area)
    layout, widgets = FlowLayout(area, 10), [QWidget(area) for _ in widths]
    for widget, width in zip(widgets, widths, strict=True):
        widget.setFixedSize(width, 20)
        layout.addWidget(widget)
    return area, layout, widgets


def places(area: QWidget, layout: FlowLayout, widgets: list[QWidget], width: int) -> list[tuple[int, int]]:
    area.setLayoutDirection(area.layoutDirection())
    layout.setGeometry(QRect(0, 0, width, 200))
    return [(widget.x(), widget.y()) for widget in widgets]


def test_what_does_not_fit_goes_on_in_the_next_row(qtbot: QtBot) -> None:
    area, layout, widgets = filled(qtbot, 50, 60, 70)
    assert places(area, layout, widgets, 200) == [(0, 0), (60, 0), (130, 0)]
    assert places(area, layout, widgets, 120) == [(0, 0), (60, 0), (0, 30)]
    assert [layout.heightForWidth(width) for width in (200, 120, 70)] == [20, 50, 80]
    assert (layout.sizeHint(), layout.minimumSize()) == (QSize(200, 20), QSize(70, 20))


def test_what_has_no_width_lies_over_nothing(qtbot: QtBot) -> None:
    """The place of a hidden button keeps its first size otherwise, and takes the clicks of the button below it."""
    area, layout, widgets = filled(qtbot, 50, 60)
    place = QWidget(area)
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    button = QLabel("Export", place)
    row.addWidget(button)
    layout.addWidget(place)
    button.hide()
    area.show()
    assert places(area, layout, widgets, 200) == [(0, 0), (60, 0)]
    assert place.size().isEmpty()


def test_right_to_left_it_begins_at_the_right(qtbot: QtBot) -> None:
    area, layout, widgets = filled(qtbot, 50, 60)
    area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(area, layout, widgets, 200) == [(150, 0), (80, 0)]


def test_what_is_hidden_takes_no_room_and_what_is_taken_is_gone(qtbot: QtBot) -> None:
    area, layout, widgets = filled(qtbot, 50, 60)
    widgets[0].hide()
    assert places(area, layout, widgets[1:], 200) == [(0, 0)]
    assert (layout.count(), layout.takeAt(5), layout.itemAt(5)) == (2, None, None)
    layout.removeWidget(widgets[0])
    assert layout.count() == 1


def test_a_widget_is_put_at_its_place(qtbot: QtBot) -> None:
    area, layout, widgets = filled(qtbot, 50, 60)
    first = QWidget(area)
    first.setFixedSize(20, 20)
    layout.insert(0, first)
    first.show()
    assert places(area, layout, [first, *widgets], 200) == [(0, 0), (30, 0), (90, 0)]


def test_what_is_lower_than_its_row_stands_in_the_middle(qtbot: QtBot) -> None:
    area, layout, widgets = filled(qtbot, 50, 60)
    widgets[1].setFixedSize(60, 40)
    assert places(area, layout, widgets, 200) == [(0, 10), (60, 0)]


def test_a_dialog_is_as_large_as_wanted_but_no_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    resize_to_screen(dialog, QSize(300, 200))
    assert dialog.size() == QSize(300, 200)
    resize_to_screen(dialog, QSize(9000, 9000))
    assert dialog.width() == room.width()
    assert room.height() - 50 < dialog.height() < room.height()  # below its title bar


def test_no_item_of_a_nested_layout_stays_known_to_python(qtbot: QtBot) -> None:
    """PySide would take the address of an item for that item even after Qt has deleted it, and crash."""
    before, widget = _layout_items(), QWidget()
    qtbot.addWidget(widget)
    outer, middle, inner = QVBoxLayout(widget), QHBoxLayout(), QGridLayout()
    inner.addWidget(QLabel("inner"), 0, 0)
    middle.addStretch()
    nest(middle, inner, 1)
    nest(outer, middle)
    assert {type(one) for one in _new(before)} == {QVBoxLayout, QHBoxLayout, QGridLayout}
    assert (middle.stretch(1), inner.count(), outer.count()) == (1, 1, 1)


def test_the_window_keeps_no_item_of_its_layouts(qtbot: QtBot) -> None:
    before, window = _layout_items(), open_window(qtbot)
    for page in range(5):
        window.show_page(page)
    window.dialogs.settings()
    window.dialogs.assumptions()
    ours = {id(item) for layout in window.findChildren(FlowLayout) for item in layout._items}
    others = [item for item in _new(before) if not isinstance(item, QLayout) and id(item) not in ours]
    assert ours
    assert others == []


def test_every_layout_in_another_one_is_nested_by_this_module() -> None:
    desktop = Path(layouts.__file__).parents[1]
    others = [
        path.name for path in desktop.rglob("*.py") if re.search(r"\.(add|insert)Layout\(", path.read_text("utf-8"))
    ]
    assert others == ["layouts.py"]


def _layout_items() -> list[QLayoutItem]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, QLayoutItem) and isValid(one)]


def _new(before: list[QLayoutItem]) -> list[QLayoutItem]:
    """Return the items that are not among those that other tests have left."""
    known = {id(one) for one in before}
    return [one for one in _layout_items() if id(one) not in known]


def test_a_part_of_a_window_appears_together_with_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown, hidden = QLabel("Shown", window), QLabel("Hidden", window)
    hidden.hide()
    show_if(True, shown, hidden)  # noqa: FBT003 - as its name asks for
    before = shown.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    window.show()
    late = QLabel("Late", window)
    show_if(True, late)  # noqa: FBT003
    everything = shown.isVisible(), hidden.isVisible(), late.isVisible()
    show_if(False, shown, late)  # noqa: FBT003
    assert (before, everything) == (False, (True, True, True))
    assert (shown.isVisible(), late.isVisible()) == (False, False)
