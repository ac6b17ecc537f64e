from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.dialogs.shortcuts_dialog import Section, ShortcutsDialog, section_everywhere, sections_of
from offercalc.desktop.system.clipboard import plain_text
from tests.tools import ENGLISH
from tests.windows import light


def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    file, empty = QMenu("&File", made), QMenu("View", made)
    new = file.addAction("&New offer")
    new.setShortcut("Ctrl+N")
    file.addSeparator()
    file.addAction("Remove samples")
    empty.addAction("Compare")
    for menu in (file, empty):
        made.menuBar().addMenu(menu)
    made.menuBar().addAction("Help")
    return made


def test_menus_are_listed_with_the_actions_that_have_keys(qtbot: QtBot) -> None:
    assert sections_of(window(qtbot).menuBar()) == (Section("File", (("New offer", "Ctrl+N"),)),)


def test_the_page_has_a_heading_for_each_menu(qtbot: QtBot) -> None:
    sections = (Section("File", (("New offer", "Ctrl+N"),)), section_everywhere(ENGLISH))
    dialog = ShortcutsDialog(sections, ENGLISH, light())
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.windowTitle() == "Keyboard shortcuts"
    assert dialog.table.accessibleName() == "Keyboard shortcuts"
    assert plain_text(dialog.table._model.table, dialog.table._model.table.rows).splitlines() == [
        "Action\tKeys",
        "File",
        "New offer\tCtrl+N",
        "Everywhere",
        "Next field\tTab",
        "Previous field\tShift+Tab",
        "Next part of the window\tF6",
        "Previous part of the window\tShift+F6",
        "Copy table rows\tCtrl+C",
        "Close a dialog\tEsc",
    ]


def test_it_speaks_the_language_in_force(qtbot: QtBot) -> None:
    localizer = localizer_for("id_ID")
    dialog = ShortcutsDialog((section_everywhere(localizer),), localizer, light())
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == localizer.tr("Keyboard shortcuts")


def test_escape_closes(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog((), ENGLISH, light())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_close_closes(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog((), ENGLISH, light())
    qtbot.addWidget(dialog)
    dialog.open()
    dialog._buttons.rejected.emit()
    assert not dialog.isVisible()


def test_the_arrow_keys_reach_the_end(qtbot: QtBot) -> None:
    section = Section("File", tuple((f"Action {number}", "Ctrl+N") for number in range(60)))
    dialog = ShortcutsDialog((section,), ENGLISH, light())
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    assert dialog.ring.geometry() == dialog._area.geometry().adjusted(-2, -2, 2, 2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    bar = dialog._area.verticalScrollBar()
    assert bar.value() > bar.maximum() * 0.9
