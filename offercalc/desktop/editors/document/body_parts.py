"""The parts of an open row besides its fields: headings of records, links that add one, and the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, on_button, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.domain.values.paths import Path
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.visibility import ShownSection
from offercalc.presentation.pages.vesting_plan import VestingYear

_ICON = 16


class Surroundings(NamedTuple):
    """What the rows of a document share."""

    theme: Theme
    localizer: Localizer
    currencies: Callable[[], tuple[str, ...]]
    vesting: Callable[[Path], tuple[VestingYear, ...]] = lambda _path: ()
    """Returns the years in which the grant at a path vests; nothing for anything else."""


class _Answering(QWidget):
    """A column below which stands why something cannot be done, once there is something to say."""

    @cached_property
    def _complaint(self) -> PlainLabel:
        label = PlainLabel(self)
        label.setObjectName("complaint")
        label.setWordWrap(True)
        label.hide()
        column = self.layout()
        if column is not None:
            column.addWidget(label)
        return label

    def complain(self, sentence: str) -> None:
        """Show why it cannot be done; an empty string clears the message."""
        if sentence or "_complaint" in vars(self):
            self._complaint.setText(sentence)
            self._complaint.setVisible(bool(sentence))


class RecordHead(_Answering):
    """The heading of a record, such as a raise, with a remove button and an error message below."""

    removed = Signal(str)

    def __init__(self, title: str, theme: Theme, removal: str, parent: QWidget | None = None) -> None:
        """Take the title and the label of the remove button."""
        super().__init__(parent)
        self._removal = removal
        self.title = PlainLabel(self, title)
        self.title.setWordWrap(True)
        self.title.setObjectName("caption")
        self.remove = QToolButton(self)
        self.remove.setIcon(icon("trash-2", theme.hex("muted")))
        self.remove.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        nest(column, row)
        self.rename(title, removal)

    def rename(self, title: str, removal: str) -> None:
        """Show another title."""
        self._removal = removal
        self.title.setText(title)
        set_tip(self.remove, removal)
        self.remove.setAccessibleName(removal)

    def _remove(self) -> None:
        self.removed.emit(self._removal)


class AddLink(_Answering):
    """A link that adds something, with an error message below."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None, name: str = "plus") -> None:
        """Take the text and the name of an icon."""
        super().__init__(parent)
        self.button = link(text, name, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def rename(self, text: str) -> None:
        """Show another text."""
        self.button.setText(on_button(text))

    @override
    def complain(self, sentence: str) -> None:
        super().complain(sentence)
        self.button.setAccessibleDescription(sentence)


class BodyFoot(_Answering):
    """The foot of an open row: more or fewer fields, Remove, and Done."""

    def __init__(self, theme: Theme, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._localizer = theme, localizer
        self.more = link("", "plus", theme, self)
        self.remove = link(localizer.tr("Remove"), "trash-2", theme, self, color="danger")
        self.remove.setObjectName("dangerLink")
        self.done = QPushButton(on_button(localizer.tr("Done")), self)
        self.done.setObjectName("small")
        set_tip(self.done, "Esc")
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        nest(column, row)

    def show_section(self, section: ShownSection, name: str) -> None:
        """Offer what a section has: more fields, named in the tool tip, and its removal."""
        tr, count = self._localizer.tr, len(section.waiting)
        words = tr("Fewer fields") if section.is_open else self._localizer.plural(
            "{number} more field", "{number} more fields", count
        )  # fmt: skip
        self.more.setText(on_button(words))
        self.more.setIcon(icon("x" if section.is_open else "plus", self._theme.hex("accent_text")))
        self.more.setAccessibleName(f"{words}: {name}")
        set_tip(self.more, "\n".join(section.waiting))
        self.more.setVisible(section.has_more)
        self.remove.setVisible(bool(section.path))
        self.remove.setAccessibleName(tr("Remove {part}", part=name))
        self.done.setAccessibleName(f"{tr('Done')}: {name}")


def link(text: str, name: str, theme: Theme, parent: QWidget, color: str = "accent_text") -> QPushButton:
    """Return a button that looks like a link, with an icon."""
    button = QPushButton(icon(name, theme.hex(color)), on_button(text), parent)
    button.setObjectName("link")
    button.setIconSize(QSize(theme.px(13), theme.px(13)))
    return button
