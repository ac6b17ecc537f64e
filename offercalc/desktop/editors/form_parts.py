"""The parts of a form besides its fields: headings with a remove button, and buttons that add parts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, on_button, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.offer_form import Addition

_ICON = 16


class FormHead(QWidget):
    """The heading of a part or record, with an optional remove button and an error message below."""

    removed = Signal(str)

    def __init__(self, title: str, theme: Theme, removal: str = "", parent: QWidget | None = None) -> None:
        """Take the title and the label of the remove button, "" for none."""
        super().__init__(parent)
        self.title = PlainLabel(self, title)
        self.title.setWordWrap(True)
        self.title.setObjectName("sectionTitle")
        self._complaint = _complaint(self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        self.remove: QToolButton | None = None
        if removal:
            self.remove = _tool("trash-2", theme, removal, self)
            self.remove.clicked.connect(partial(self._remove, removal))
            row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._complaint)

    def _remove(self, removal: str, _checked: object = None) -> None:
        self.removed.emit(removal)

    def complain(self, sentence: str) -> None:
        """Show why it cannot be removed; an empty string clears the message."""
        _tr(self._complaint, sentence)


class FormButton(QWidget):
    """A button that adds something, with an error message below."""

    def __init__(self, text: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Take the text and the name of an icon."""
        super().__init__(parent)
        self.button = QPushButton(icon(name, theme.hex("text")), on_button(text), self)
        self.button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        self._complaint = _complaint(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._complaint)

    def complain(self, sentence: str) -> None:
        """Show why nothing was added; an empty string clears the message."""
        _tr(self._complaint, sentence)
        self.button.setAccessibleDescription(sentence)


class PartAdder(FormButton):
    """A button with a menu of the parts that can be added to a group; `chosen` carries the `Addition`."""

    chosen = Signal(object)

    def __init__(
        self,
        text: str,
        additions: tuple[Addition, ...],
        theme: Theme,
        localizer: Localizer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, "plus", theme, parent)
        menu = QMenu(self.button)
        for addition in additions:
            self._offer(menu, addition, localizer)
        self.button.setMenu(menu)

    def _offer(self, menu: QMenu, addition: Addition, localizer: Localizer) -> None:
        """Add a menu entry for a part, or a submenu of its variants below a question."""
        if not addition.ways:
            self._offer_in(menu, addition.label, addition)
            return
        ways = menu.addMenu(on_button(addition.label))
        question = ways.addAction(localizer.tr("Vesting schedule"))
        question.setEnabled(False)
        for way in addition.ways:
            self._offer_in(ways, way.label, Addition(addition.label, way.part))

    def _offer_in(self, menu: QMenu, label: str, addition: Addition) -> None:
        action = menu.addAction(on_button(label))  # with a callable as an argument, PySide would never release it
        action.triggered.connect(partial(self.chosen.emit, addition))


class MoreButton(QToolButton):
    """A button that expands or collapses the unfilled fields of a section."""

    def __init__(self, title: str, theme: Theme, localizer: Localizer, *, is_open: bool) -> None:
        """Take the title of the section."""
        super().__init__()
        words = localizer.tr("Fewer fields") if is_open else localizer.tr("More fields")
        self.setText(words)
        self.setIcon(icon("x" if is_open else "chevron-down", theme.hex("muted")))
        self.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{words}: {title}" if title else words)


def _tool(name: str, theme: Theme, words: str, parent: QWidget) -> QToolButton:
    tool = QToolButton(parent)
    tool.setIcon(icon(name, theme.hex("muted")))
    tool.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
    set_tip(tool, words)
    tool.setAccessibleName(words)
    return tool


def _complaint(parent: QWidget) -> PlainLabel:
    label = PlainLabel(parent)
    label.setObjectName("complaint")
    label.setWordWrap(True)
    label.hide()
    return label


def _tr(label: PlainLabel, sentence: str) -> None:
    label.setText(sentence)
    label.setVisible(bool(sentence))
