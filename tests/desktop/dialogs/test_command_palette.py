import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.dialogs.command_palette import Command, CommandPalette, commands_of
from offercalc.desktop.system.theme import ThemeName, load_theme
from tests.tools import ENGLISH
from tests.windows import light


class Done:
    """Records the commands run."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def command(self, identity: str, text: str, *, is_usable: bool = True) -> Command:
        return Command(identity, text, "Ctrl+N", lambda: self.ids.append(identity), is_usable)


def shown(qtbot: QtBot, done: Done) -> CommandPalette:
    commands = (
        done.command("remove", "Remove samples", is_usable=False),
        done.command("new", "New offer"),
        done.command("open", "Open offer files…"),
        done.command("go-1", "Go to OpenAI — Head of Preparedness"),
    )
    palette = CommandPalette(commands, ENGLISH, light())
    qtbot.addWidget(palette)
    palette.open()
    return palette


def listed(palette: CommandPalette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_all_commands_are_listed_and_the_first_usable_one_is_marked(qtbot: QtBot) -> None:
    palette = shown(qtbot, Done())
    assert listed(palette) == [
        "Remove samples", "New offer", "Open offer files…", "Go to OpenAI — Head of Preparedness",
    ]  # fmt: skip
    assert palette.chosen is not None
    assert palette.chosen.id == "new"


def test_a_few_letters_and_enter_do_it(qtbot: QtBot) -> None:
    done = Done()
    palette = shown(qtbot, done)
    qtbot.keyClicks(palette.typed, "go open")
    assert listed(palette) == ["Go to OpenAI — Head of Preparedness"]
    qtbot.keyClick(palette.typed, Qt.Key.Key_Return)
    assert done.ids == ["go-1"]
    assert not palette.isVisible()


def test_the_palette_is_gone_before_the_command_is_done(qtbot: QtBot) -> None:
    seen: list[bool] = []
    palette = CommandPalette((Command("a", "A", "", lambda: seen.append(palette.isVisible())),), ENGLISH, light())
    qtbot.addWidget(palette)
    palette.open()
    qtbot.keyClick(palette.typed, Qt.Key.Key_Enter)
    assert seen == [False]


def test_the_arrows_move_the_mark_while_the_line_keeps_the_focus(qtbot: QtBot) -> None:
    done = Done()
    palette = shown(qtbot, done)
    qtbot.keyClick(palette.typed, Qt.Key.Key_Down)
    assert palette.chosen is not None
    assert palette.chosen.id == "open"
    assert palette.typed.accessibleDescription() == "Open offer files…"
    qtbot.keyClick(palette.typed, Qt.Key.Key_Up)
    qtbot.keyClick(palette.typed, Qt.Key.Key_Return)
    assert done.ids == ["new"]


def test_what_cannot_be_done_now_is_not_done(qtbot: QtBot) -> None:
    done = Done()
    palette = shown(qtbot, done)
    qtbot.keyClicks(palette.typed, "remove")
    assert listed(palette) == ["Remove samples"]
    assert palette.chosen is None
    qtbot.keyClick(palette.typed, Qt.Key.Key_Return)
    palette.list.itemClicked.emit(palette.list.item(0))
    assert done.ids == []
    assert palette.isVisible()


def test_a_click_does_it(qtbot: QtBot) -> None:
    done = Done()
    palette = shown(qtbot, done)
    where = palette.list.visualItemRect(palette.list.item(2)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert done.ids == ["open"]


def test_escape_closes_and_does_nothing(qtbot: QtBot) -> None:
    done = Done()
    palette = shown(qtbot, done)
    qtbot.keyClick(palette.typed, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert done.ids == []


def test_what_nothing_is_called_is_said(qtbot: QtBot) -> None:
    palette = shown(qtbot, Done())
    qtbot.keyClicks(palette.typed, "zzz")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "No actions or offers match."
    assert palette.typed.accessibleDescription() == "No actions or offers match."
    qtbot.keyClick(palette.typed, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_actions_of_a_menu_become_commands(qtbot: QtBot) -> None:
    done: list[str] = []
    action, separator = QAction("&New && old"), QAction()
    action.setObjectName("new")
    action.setShortcut(QKeySequence("Ctrl+N"))
    action.triggered.connect(lambda: done.append("new"))
    separator.setSeparator(True)
    below = QMenu("New offer by country")
    (command,) = commands_of((action, separator, below.menuAction()))
    assert (command.id, command.text, command.keys, command.is_usable) == ("new", "New & old", "Ctrl+N", True)
    command.act()
    assert done == ["new"]
    action.setEnabled(False)
    assert not commands_of((action,))[0].is_usable


def test_everything_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    palette = shown(qtbot, Done())
    assert palette.typed.accessibleName() == "Find an action"
    assert palette.list.accessibleName() == "Actions"
    assert palette.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "New offer, Ctrl+N"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("dark", 200)])
def test_every_look_is_worn(qtbot: QtBot, theme: ThemeName, percent: int, direction: Qt.LayoutDirection) -> None:
    palette = CommandPalette((Done().command("a", "A" * 90),), localizer_for("id_ID"), load_theme(theme, percent))
    palette.setLayoutDirection(direction)
    qtbot.addWidget(palette)
    palette.open()
    assert not palette.grab().isNull()
