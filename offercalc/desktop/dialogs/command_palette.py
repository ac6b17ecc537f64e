"""The command palette: find an action or an offer by a few letters and run it with Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.text_keys import native_keys
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import resize_to_screen
from offercalc.desktop.widgets.lists.row_delegate import KEYS, RowDelegate
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.parsing.fuzzy_search import found

_SIZE = (560, 420)
_PAD = 12
_COMMAND = KEYS + 1
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Command(Struct, frozen=True):
    """A command: id, name, shortcut as displayed, function and whether it is enabled."""

    id: str
    text: str
    keys: str
    act: Callable[[], object]
    is_usable: bool = True


def commands_of(actions: Iterable[QAction]) -> tuple[Command, ...]:
    """Return the actions of a menu as commands, without separators and without what only opens a menu."""
    return tuple(
        Command(action.objectName(), plain_name(action), native_keys(action), action.trigger, action.isEnabled())
        for action in actions
        if plain_name(action) and action.menu() is None
    )


def plain_name(action: QAction) -> str:
    """Return the name of an action without the "&" of its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


class CommandPalette(QDialog):
    """Finds a command and runs it after closing; disabled commands are gray."""

    def __init__(
        self, commands: Iterable[Command], localizer: Localizer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        self.typed = QLineEdit(self)
        self.list = QListWidget(self)
        self.nothing = PlainLabel(self, localizer.tr("No actions or offers match."))
        self._place(theme)
        self.setWindowTitle(localizer.tr("Find an action"))
        self.typed.setPlaceholderText(localizer.tr("Type the name of an action or an offer"))
        self.typed.setAccessibleName(self.windowTitle())
        self.list.setAccessibleName(localizer.tr("Actions"))
        self.typed.textChanged.connect(self._narrow)
        self.typed.installEventFilter(self)
        self.list.itemClicked.connect(self._do)
        self._narrow("")
        self.typed.setFocus()

    @property
    def chosen(self) -> Command | None:
        """Return the selected command, or None."""
        marked = self.list.currentIndex().data(_COMMAND)
        return marked if isinstance(marked, Command) else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send navigation keys to the list, and run the selected command on Enter."""
        if watched is self.typed and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _LIST_KEYS:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._do()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        """List the matching commands and select the first enabled one."""
        self.list.clear()
        for place in found(typed, [command.text for command in self._commands]):
            self.list.addItem(_item(self._commands[place]))
        rows = range(self.list.count())
        usable = (row for row in rows if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled)
        self.list.setCurrentRow(next(usable, -1))
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        chosen = self.chosen
        self.typed.setAccessibleDescription(chosen.text if chosen is not None else self.nothing.text())

    def _do(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.is_usable:
            self.accept()
            chosen.act()

    def _place(self, theme: Theme) -> None:
        self.nothing.setObjectName("quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.setObjectName("offerList")
        self.list.setItemDelegate(RowDelegate(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._say_chosen)
        layout = QVBoxLayout(self)
        pad = theme.px(_PAD)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.typed)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        resize_to_screen(self, QSize(*(theme.px(side) for side in _SIZE)))

    def _say_chosen(self) -> None:
        """Announce the selected command to screen readers, because the focus stays in the input."""
        chosen = self.chosen
        if chosen is not None:
            self.typed.setAccessibleDescription(chosen.text)


def _item(command: Command) -> QListWidgetItem:
    text = single_line(command.text)
    item = QListWidgetItem(text)
    item.setData(KEYS, command.keys)
    item.setData(_COMMAND, command)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {command.keys}" if command.keys else text)
    if not command.is_usable:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    return item
