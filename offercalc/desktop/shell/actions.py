"""The window's actions as rows of data: name, shortcut, menu and when each is enabled."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from offercalc.desktop.dialogs.dialog_factory import DialogFactory
from offercalc.desktop.exchange.exchange_files import ExchangeFiles
from offercalc.desktop.shell.new_menu import NewMenu
from offercalc.desktop.shell.recent_menu import RecentMenu
from offercalc.desktop.shell.starter_menu import StarterMenu
from offercalc.desktop.shell.text_actions import TextActions
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import alt_letters, on_button
from offercalc.desktop.system.text_keys import redo_keys, undo_keys
from offercalc.desktop.widgets.shell.sidebar import Sidebar
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.pages.perspective import COMPARES, OUTLOOKS, Perspective


class WindowCommands(Protocol):
    """The commands that the window offers to its actions."""

    workspace: Workspace
    exchange: ExchangeFiles
    dialogs: DialogFactory
    sidebar: Sidebar

    def settle(self) -> None:
        """Commit pending input before an action runs."""

    def new_offer(self, region: str = "") -> None:
        """Create a new offer with the usual terms of a region, by default of the person's own."""

    def add_term(self) -> None:
        """Open the menu of what can be added to the selected offer."""
        ...

    def remove_offer(self) -> None:
        """Archive the selected offer."""

    def rename_offer(self) -> None:
        """Select the company of the selected offer, to be typed over."""

    def remove_samples(self) -> None:
        """Archive the sample offers."""

    def show_samples(self) -> None:
        """Add the sample offers to the list."""

    def export(self) -> None:
        """Export the current page as a PDF."""

    def print(self) -> None:
        """Open the print preview for the current page."""

    def save_tables(self) -> None:
        """Save the figures of the current page as a spreadsheet."""

    def duplicate_offer(self) -> None:
        """Add a copy of the selected offer."""

    def compare_offer(self) -> None:
        """Add the selected offer to the comparison, or remove it."""

    def search_offers(self) -> None:
        """Focus the offer search box."""

    def show_history(self) -> None:
        """Open the history of the selected offer."""

    def show_page(self, page: int) -> None:
        """Switch to a page."""

    def turn_to(self, page: int) -> None:
        """Switch to a page; where there are many offers, Offers shows the register."""

    def show_register(self) -> None:
        """Switch to the register of all offers."""

    def close(self) -> bool:
        """Close the window."""


def _always(_window: WindowCommands) -> bool:
    return True


def _with_offers(window: WindowCommands) -> bool:
    return bool(window.workspace.offers)


def _with_offer(window: WindowCommands) -> bool:
    """Whether an offer is selected that is no draft."""
    return bool(window.workspace.offers) and window.workspace.chosen_draft is None


def _with_listed(window: WindowCommands) -> bool:
    return bool(window.workspace.listed)


def _with_samples(window: WindowCommands) -> bool:
    return window.workspace.has_samples


def _without_samples(window: WindowCommands) -> bool:
    return not _with_samples(window)


def _is_compared(window: WindowCommands) -> bool:
    return any(kept.document == window.workspace.chosen_document for kept in window.workspace.compared)


def _look_as(perspective: Perspective, window: WindowCommands) -> None:
    window.workspace.set(perspective=perspective)


def _looks_as(perspective: Perspective, window: WindowCommands) -> bool:
    return window.workspace.settings.perspective == perspective


class ActionRow(Struct, frozen=True, kw_only=True):
    """One action: id, menu, English text, shortcut, command and when it is enabled.

    The shortcut of an `in_list` action works only while the offer list has the focus. One action of a `choice` is
    checked.
    """

    id: str
    menu: str
    text: str
    keys: str
    act: Callable[[WindowCommands], object]
    is_usable: Callable[[WindowCommands], bool] = _always
    separated: bool = False
    in_list: bool = False
    is_checked: Callable[[WindowCommands], bool] | None = None
    choice: str = ""


MENUS = {"file": N_("File"), "edit": N_("Edit"), "view": N_("View"), "help": N_("Help")}

ACTIONS = (
    ActionRow(id="new", menu="file", text=N_("New offer"), keys="Ctrl+N", act=lambda window: window.new_offer()),
    ActionRow(
        id="duplicate", menu="file", text=N_("Duplicate offer"), keys="Ctrl+D",
        act=lambda window: window.duplicate_offer(), is_usable=_with_offer,
    ),
    ActionRow(
        id="open", menu="file", text=N_("Open offer files…"), keys="Ctrl+O", act=lambda window: window.exchange.open()
    ),
    ActionRow(
        id="save_copy", menu="file", text=N_("Save a copy as an offer file…"), keys="Ctrl+Shift+S",
        act=lambda window: window.exchange.save_copy(), is_usable=_with_offer,
    ),
    ActionRow(
        id="export", menu="file", text=N_("Export PDF…"), keys="Ctrl+E", act=lambda window: window.export(),
        is_usable=_with_offer, separated=True,
    ),
    ActionRow(
        id="spreadsheet", menu="file", text=N_("Save as spreadsheet…"), keys="Ctrl+Shift+E",
        act=lambda window: window.save_tables(), is_usable=_with_offer,
    ),
    ActionRow(
        id="print", menu="file", text=N_("Print…"), keys="Ctrl+P", act=lambda window: window.print(),
        is_usable=_with_offer,
    ),
    ActionRow(
        id="several", menu="file", text=N_("Offer sheets from a table…"), keys="",
        act=lambda window: window.dialogs.batch(),
    ),
    ActionRow(
        id="rename", menu="edit", text=N_("Rename offer"), keys="F2", in_list=True,
        act=lambda window: window.rename_offer(), is_usable=_with_listed,
    ),
    ActionRow(
        id="remove", menu="file", text=N_("Archive offer"), keys="Del Ctrl+Backspace", in_list=True,
        act=lambda window: window.remove_offer(), is_usable=_with_listed, separated=True,
    ),
    ActionRow(
        id="remove_samples", menu="file", text=N_("Remove samples"), keys="",
        act=lambda window: window.remove_samples(), is_usable=_with_samples,
    ),
    ActionRow(
        id="samples", menu="file", text=N_("Show samples"), keys="", act=lambda window: window.show_samples(),
        is_usable=_without_samples,
    ),
    ActionRow(
        id="removed", menu="file", text=N_("Archived offers…"), keys="", act=lambda window: window.dialogs.removed(),
    ),
    ActionRow(
        id="settings", menu="file", text=N_("Settings…"), keys="Ctrl+,", act=lambda window: window.dialogs.settings(),
        separated=True,
    ),
    ActionRow(
        id="quit", menu="file", text=N_("Quit"), keys="Ctrl+Q", act=lambda window: window.close(), separated=True
    ),
    ActionRow(
        id="search", menu="edit", text=N_("Search offers"), keys="Ctrl+F", act=lambda window: window.search_offers(),
        is_usable=_with_offers, separated=True,
    ),
    ActionRow(
        id="history", menu="edit", text=N_("History…"), keys="Ctrl+H", act=lambda window: window.show_history(),
        is_usable=_with_offer,
    ),
    ActionRow(
        id="add_term", menu="edit", text=N_("Add a term…"), keys="Ctrl+Shift+A", act=lambda window: window.add_term(),
    ),
    ActionRow(
        id="compare_this", menu="edit", text=N_("Compare this offer"), keys="Ctrl+Shift+C",
        act=lambda window: window.compare_offer(), is_usable=_with_offer, is_checked=_is_compared,
    ),
    ActionRow(id="offers", menu="view", text=N_("Offers"), keys="Ctrl+1", act=lambda window: window.turn_to(0)),
    ActionRow(id="compare", menu="view", text=N_("Compare"), keys="Ctrl+2", act=lambda window: window.show_page(1)),
    ActionRow(
        id="negotiate", menu="view", text=N_("Negotiate"), keys="Ctrl+3", act=lambda window: window.show_page(2)
    ),
    ActionRow(id="sheet", menu="view", text=N_("Documents"), keys="Ctrl+4", act=lambda window: window.show_page(3)),
    ActionRow(
        id="currencies", menu="view", text=N_("Currencies"), keys="Ctrl+5", act=lambda window: window.show_page(4)
    ),
    ActionRow(
        id="register", menu="view", text=N_("All offers as a table"), keys="Ctrl+Shift+L", separated=True,
        act=lambda window: window.show_register(), is_usable=_with_offers,
    ),
    *(
        ActionRow(
            id=perspective, menu="view", text=outlook.label, keys="", choice="perspective",
            act=partial(_look_as, perspective), is_checked=partial(_looks_as, perspective),
            separated=outlook is COMPARES,
        )
        for perspective, outlook in OUTLOOKS.items()
    ),
    ActionRow(
        id="assumptions", menu="view", text=N_("Assumptions…"), keys="Ctrl+Shift+U", separated=True,
        act=lambda window: window.dialogs.assumptions(),
    ),
    ActionRow(
        id="zoom_in", menu="view", text=N_("Larger text"), keys="Ctrl++ Ctrl+=", separated=True,
        act=lambda window: window.workspace.zoom(1),
    ),
    ActionRow(
        id="zoom_out", menu="view", text=N_("Smaller text"), keys="Ctrl+-",
        act=lambda window: window.workspace.zoom(-1),
    ),
    ActionRow(
        id="zoom_reset", menu="view", text=N_("Usual text size"), keys="Ctrl+0",
        act=lambda window: window.workspace.zoom(0),
    ),
    ActionRow(
        id="palette", menu="view", text=N_("Find an action…"), keys="Ctrl+K",
        act=lambda window: window.dialogs.palette(),
    ),
    ActionRow(
        id="private", menu="view", text=N_("Hide amounts"), keys="Ctrl+Shift+P",
        act=lambda window: window.workspace.hide_amounts(), is_checked=lambda window: window.workspace.is_private,
    ),
    ActionRow(id="help", menu="help", text=N_("Help"), keys="F1", act=lambda window: window.show_page(5)),
    ActionRow(
        id="shortcuts", menu="help", text=N_("Keyboard shortcuts…"), keys="? Shift+?",
        act=lambda window: window.dialogs.shortcuts(),
    ),
    ActionRow(
        id="diagnostics", menu="help", text=N_("Diagnostics…"), keys="", separated=True,
        act=lambda window: window.dialogs.diagnostics(),
    ),
    ActionRow(
        id="about", menu="help", text=N_("About OfferCalc"), keys="", act=lambda window: window.dialogs.about(),
    ),
)  # fmt: skip

_OF_AN_OFFER = ("rename", "compare_this", "duplicate", "history", "save_copy", "export", "remove")
"""The actions in the context menu of an offer in the list."""
_MORE = {
    "offers": "rename duplicate compare_this | save_copy spreadsheet print | history | remove",
    "compare": "spreadsheet print",
    "negotiate": "history compare_this | save_copy spreadsheet",
}
"""The actions behind the last button in the head of a page, in groups."""


class HistoryAction(QAction):
    """Undo or Redo, named by its verb and the change it applies to.

    The verb is the action's `data`, so that Qt holds everything this action reads: the undo stack emits once more while
    it is destroyed, when Python may already have emptied the objects around it.
    """

    def name(self, change: str) -> None:
        """Label the action with a change, "" if there is none."""
        self.setText(on_button(f"{self.data()} {change}".strip()))


class Actions:
    """The actions of a window, created once and renamed when the language changes."""

    def __init__(self, window: QMainWindow, commands: WindowCommands) -> None:
        self._window = window
        self._commands = commands
        self._menus = {name: QMenu(window) for name in MENUS}
        self._undo, self._redo = HistoryAction(window), HistoryAction(window)
        self._undo.setShortcuts(undo_keys())
        self._redo.setShortcuts(redo_keys())
        self._menus["edit"].addActions([self._undo, self._redo])
        self._texts = TextActions(window)
        self._menus["edit"].addSeparator()
        self._menus["edit"].addActions(list(self._texts.actions.values()))
        self._follow(commands.workspace.undo_stack)
        self._choices = {row.choice: QActionGroup(window) for row in ACTIONS if row.choice}
        self._actions = {row.id: self._make(row) for row in ACTIONS}
        self._recent = RecentMenu(commands.workspace, commands.exchange.read, window)
        self._menus["file"].insertMenu(self._actions["save_copy"], self._recent)
        self._starters = StarterMenu(commands.workspace, commands.new_offer, window)
        self._menus["file"].insertMenu(self._actions["duplicate"], self._starters)
        self.new_menu = NewMenu(commands, window)
        self._alts: dict[QMenu, QShortcut] = {}
        """What opens each menu by Alt and a letter; underlined letters in the titles would always be shown."""
        for menu in self._menus.values():
            bar = window.menuBar()
            bar.addMenu(menu)
            self._alts[menu] = QShortcut(window)
            self._alts[menu].activated.connect(partial(bar.setActiveAction, menu.menuAction()))
        self.offer_menu = QMenu(window)
        self.offer_menu.addActions([self._actions[name] for name in _OF_AN_OFFER])

    def fill(self, page: str, menu: QMenu) -> None:
        """Add to a menu what else can be done on a page."""
        for group in _MORE[page].split(" | "):
            menu.addActions([self._actions[name] for name in group.split()])
            menu.addSeparator()

    def __getitem__(self, action: str) -> QAction:
        """Return an action by its id."""
        return self._actions[action]

    def refresh(self, localizer: Localizer) -> None:
        """Translate every action and menu, and disable actions that are not usable now."""
        titles = [localizer.tr(MENUS[name]) for name in self._menus]
        for menu, title, letter in zip(self._menus.values(), titles, alt_letters(titles), strict=True):
            menu.setTitle(on_button(title))
            self._alts[menu].setKey(QKeySequence(f"Alt+{letter}" if letter and sys.platform != "darwin" else ""))
        self._recent.setTitle(localizer.tr("Open recent"))
        self._starters.setTitle(localizer.tr("New offer by country"))
        for row in ACTIONS:
            self._actions[row.id].setText(localizer.tr(row.text))
            self._actions[row.id].setEnabled(row.is_usable(self._commands))
            self._actions[row.id].setChecked(row.is_checked is not None and row.is_checked(self._commands))
        stack = self._commands.workspace.undo_stack
        self._undo.setData(localizer.tr("Undo"))
        self._redo.setData(localizer.tr("Redo"))
        self._undo.name(stack.undoText())
        self._redo.name(stack.redoText())
        self.new_menu.refresh(self._actions, localizer)
        self._texts.refresh(localizer)

    def _follow(self, stack: QUndoStack) -> None:
        """Let the undo stack name Undo and Redo, and disable them when there is nothing to undo or redo."""
        self._undo.triggered.connect(stack.undo)
        self._redo.triggered.connect(stack.redo)
        self._undo.setEnabled(stack.canUndo())
        self._redo.setEnabled(stack.canRedo())
        stack.canUndoChanged.connect(self._undo.setEnabled)
        stack.canRedoChanged.connect(self._redo.setEnabled)
        stack.undoTextChanged.connect(self._undo.name)
        stack.redoTextChanged.connect(self._redo.name)

    def _do(self, row: ActionRow) -> None:
        self._commands.settle()
        row.act(self._commands)

    def _make(self, row: ActionRow) -> QAction:
        action = QAction(self._window)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys.split()])
        if row.in_list:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._commands.sidebar.offers.addAction(action)
        action.setCheckable(row.is_checked is not None)
        if row.choice:
            self._choices[row.choice].addAction(action)
        action.triggered.connect(lambda: self._do(row))
        if row.separated:
            self._menus[row.menu].addSeparator()
        self._menus[row.menu].addAction(action)
        return action
