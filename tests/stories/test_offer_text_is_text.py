"""Every page, dialog, menu and tool tip shows offers, file names and errors as literal text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offercalc.application.ports.drafts import Unsaved, UnsavedText
from offercalc.application.ports.history import DocumentSummary
from offercalc.application.ports.library import StoredOffer
from offercalc.application.settings.settings import Settings
from offercalc.desktop.dialogs.password_dialog import PasswordDialog
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.widgets.charts.chart_view import ChartView
from offercalc.domain.offer.offer import Contact, Offer
from tests.builders import offer
from tests.memory_library import MemoryLibrary
from tests.tools import StandInServices
from tests.windows import kept, open_window

HOSTILE = "<img src=x><b>&A</b>\u202eevil\u2066\u009b31m\n<script>&B"
MARK = "<img"
ACTING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x1b\x9b\r")
NO_TEXTS = {"currency", "strike_currency", "id", "preset", "relative_to_condition_id", "condition_id"}
PARTS = "100k USD/year + 5k USD bonus after 3m + 4000 RSU @ 25 USD / 4y 1y-cliff monthly"
PAGES = 5
TELLING = {"removed", "history", "palette"}
"""The dialogs that show texts of offers."""


def hostile(value: Any, number: int) -> Any:
    """Return a value with a hostile text, ending in a number, in every free-text field."""
    if isinstance(value, tuple):
        return tuple(hostile(one, number) for one in value)
    if not isinstance(value, Struct):
        return value
    kinds = get_type_hints(type(value))
    changes: dict[str, Any] = {}
    for name in value.__struct_fields__:
        if kinds[name] is str and name not in NO_TEXTS:
            changes[name] = f"{HOSTILE} {number}"
        elif name not in NO_TEXTS:
            changes[name] = hostile(getattr(value, name), number)
    return replace(value, **changes)


def hostile_offer(number: int) -> Offer:
    plain = replace(
        offer(PARTS), contacts=(Contact(name="x"),), responsibilities=("x",), requirements=("x",),
    )  # fmt: skip
    found: Offer = hostile(plain, number)
    return replace(found, responsibilities=(HOSTILE,), requirements=(HOSTILE,))


def shown(area: QWidget) -> Iterator[tuple[str, str, str]]:
    """Yield every text in a window, visible or accessible: its kind, its widget and the text as passed to Qt."""
    for one in (area, *area.findChildren(QWidget)):
        kind = type(one).__name__
        for text in (one.windowTitle(), one.accessibleName(), one.accessibleDescription()):
            yield "words", kind, text
        yield "rich", f"{kind}'s tool tip", one.toolTip()
        if isinstance(one, QLabel):
            is_plain = one.textFormat() is Qt.TextFormat.PlainText
            yield "words" if is_plain else "rich", kind, QLabel.text(one)
            if one.buddy() is not None:
                yield "keys", kind, QLabel.text(one)
        if isinstance(one, QAbstractButton):
            yield "keys", kind, one.text()
        if isinstance(one, QMenu):
            yield "keys", kind, one.title()
        if isinstance(one, QAbstractItemView | QComboBox):
            yield from listed(one.model(), kind)
        if isinstance(one, ChartView):
            yield "drawn", kind, repr(one._drawing)
    for action in area.findChildren(QAction):
        yield "keys", "action", action.text()
        yield "rich", "action's tool tip", action.toolTip()


def listed(model: QAbstractItemModel | None, kind: str) -> Iterator[tuple[str, str, str]]:
    if model is None:
        return
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
        for row in range(model.rowCount()):
            for role in roles:
                yield "words", kind, str(model.index(row, column, QModelIndex()).data(role) or "")
            yield "rich", f"{kind}'s tool tip", str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
        heading = model.headerData(column, Qt.Orientation.Horizontal)
        yield "words", f"{kind}'s heading", str(heading or "")


def faults(area: QWidget) -> list[str]:
    """Return every text that Qt would not show literally."""
    return [f"{kind} {who}: {text!r}" for kind, who, text in shown(area) if is_at_fault(kind, text)]


def is_at_fault(kind: str, text: str) -> bool:
    if set(text) & ACTING:
        return True
    if kind == "rich":
        return any(sign in text for sign in ("<img", "<b>", "<script"))
    if kind == "drawn":
        return any(repr(sign)[1:-1] in text for sign in ACTING)
    return kind == "keys" and not QKeySequence.mnemonic(text).isEmpty()


def is_marked(area: QWidget) -> bool:
    """Whether a text of a hostile offer is shown, so that the test can find faults at all."""
    return any(MARK in text for _kind, _who, text in shown(area))


def settled() -> None:
    for _pass in range(4):
        QApplication.processEvents()


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    tools = StandInServices()
    offers = tuple(hostile_offer(number) for number in (1, 2, 3))
    tools.remembered.versions = offers[:2]
    tools.remembered.rounds = {1: HOSTILE}
    tools.remembered.held = (
        DocumentSummary("gone", HOSTILE, HOSTILE, 1, datetime(2026, 10, 31, tzinfo=UTC), is_archived=True),
    )
    for name in ("<img src=x>&A.json", "<b>&B.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    recent = tuple(str(folder / name) for name in ("<img src=x>&A.json", "<b>&B.json"))
    return open_window(qtbot, kept(*offers), tools=tools, settings=Settings(theme="light", recent=recent))


def test_no_page_takes_the_text_of_an_offer_for_more(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    for page in range(PAGES):
        window.show_page(page)
        settled()
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.emit()
        assert (page, faults(window)) == (page, [])
        assert page > 1 or is_marked(window)


def test_no_dialog_takes_the_text_of_an_offer_for_more(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    dialogs = window.dialogs
    for name in ("settings", "assumptions", "shortcuts", "batch", "diagnostics", "removed", "history", "palette"):
        getattr(dialogs, name)()
        settled()
        (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
        if name in TELLING:
            qtbot.waitUntil(partial(is_marked, dialog))
        assert (name, faults(dialog)) == (name, [])
        dialog.close()
        settled()
    dialogs.unkept(lambda: None)
    settled()
    assert faults(window) == []


def test_figures_are_traced_in_plain_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    table = window.offers.yearly.table
    table.clicked.emit(table.model().index(0, 1))
    settled()
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert faults(dialog) == []


def test_what_is_said_beside_the_pages_is_plain_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    window.exchange.told.emit(HOSTILE)
    window.exchange.refused.emit(HOSTILE)
    window.remove_offer()
    window.left.show_drafts(Unsaved((UnsavedText("document-1", (), HOSTILE, HOSTILE),)), can_restore=False)
    settled()
    assert faults(window) == []
    assert MARK in window.notice.text
    window.workspace.undo_stack.undo()
    settled()
    assert faults(window) == []


def test_a_conflict_is_told_in_plain_text(qtbot: QtBot) -> None:
    before, theirs, mine = (hostile_offer(number) for number in (1, 2, 3))
    library = MemoryLibrary(StoredOffer("a", 1, before))
    library.author = HOSTILE
    window = open_window(qtbot, ())
    window.workspace.session.open(lambda: library)
    library.save(StoredOffer("a", 1, theirs), "theirs")
    window.workspace.session.replace("a", mine, "mine")
    settled()
    assert MARK in window.conflict.text
    assert faults(window) == []


def test_a_locked_file_is_named_in_plain_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    window.exchange._ask_password(tmp_path / "<img src=x><b>&A\u202e.pdf")
    (dialog,) = window.findChildren(PasswordDialog)
    assert faults(dialog) == []
    dialog.close()
