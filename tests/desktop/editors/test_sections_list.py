from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from offercalc.application.ports.document_options import SECTIONS
from offercalc.desktop.editors.sections_list import SectionsList
from tests.tools import ENGLISH, INDONESIAN


def shown(qtbot: QtBot) -> tuple[SectionsList, list[int]]:
    view, told = SectionsList(), list[int]()
    qtbot.addWidget(view)
    view.show_sections(SECTIONS, ENGLISH)
    view.reordered.connect(lambda: told.append(1))
    view.show()
    return view, told


def test_all_sections_are_named_and_none_is_cut(qtbot: QtBot) -> None:
    view, told = shown(qtbot)
    assert (view.sections, told) == (SECTIONS, [])
    assert view.item(0).text() == "Key figures"
    assert view.verticalScrollBar().maximum() == 0


def test_space_leaves_a_section_out(qtbot: QtBot) -> None:
    view, told = shown(qtbot)
    view.setCurrentRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert (view.sections, told) == (tuple(one for one in SECTIONS if one != "work"), [1])


def test_alt_and_the_arrow_keys_move_a_section(qtbot: QtBot) -> None:
    view, told = shown(qtbot)
    view.setCurrentRow(0)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
    assert (view.sections[:3], view.currentRow(), len(told)) == (("work", "figures", "terms"), 1, 3)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentRow() == 2


def test_what_is_not_wanted_stands_where_it_usually_follows(qtbot: QtBot) -> None:
    view, _told = shown(qtbot)
    view.show_sections(("terms", "figures"), INDONESIAN)
    assert view.sections == ("terms", "figures")
    names = [view.item(row).data(Qt.ItemDataRole.UserRole) for row in range(view.count())]
    assert names[:4] == ["terms", "equity", "chart", "years"]
    assert sorted(names) == sorted(SECTIONS)
    assert names.index("work") == names.index("figures") + 1


def test_a_section_that_was_dropped_elsewhere_is_told(qtbot: QtBot) -> None:
    view, told = shown(qtbot)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, view.model().mimeData([]), Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    view.dropEvent(event)
    assert told == [1]
