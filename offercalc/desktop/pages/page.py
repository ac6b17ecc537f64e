"""Base classes of pages: a column that scrolls when the window is too small for it, and one of a single sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.page_header import PageHeader

_MARGIN = 28
_GAP = 16
_WIDEST = 1680


class Page(QScrollArea):
    """A scrollable page, at most `widest` points wide; add widgets to `body`."""

    widest = _WIDEST

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget(self)
        self._content.setObjectName("pageBody")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(_MARGIN, 16, _MARGIN, 24)
        self.body.setSpacing(_GAP)
        self.setWidget(self._content)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Return the parts of the page between which a key moves the focus."""
        return (self,)

    def freeze(self) -> None:
        """Leave everything in its place until `thaw`: all of it is about to change."""
        self.body.setEnabled(False)

    def thaw(self) -> None:
        """Lay out what has changed."""
        self.body.setEnabled(True)

    def changes(self, theme: Theme) -> tuple[Callable[[], object], ...]:  # noqa: ARG002 - most pages need a moment
        """Return the steps in which the page takes a theme before it is refreshed, if that takes long."""
        return ()

    def rescale(self, theme: Theme) -> None:
        """Limit the width, so that lines stay readable on very wide screens."""
        self._content.setMaximumWidth(theme.px(self.widest))


class MessagePage(Page):
    """A page with a heading, actions by their icons, and one sentence that says why there is nothing else."""

    def __init__(self, actions: dict[QPushButton, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHeader(actions, self)
        self.words = PlainLabel(self)
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.body.addWidget(self.head)
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def restyle(self, theme: Theme) -> None:
        """Take the sizes and colours of a theme."""
        self.rescale(theme)
        self.head.restyle(theme)
