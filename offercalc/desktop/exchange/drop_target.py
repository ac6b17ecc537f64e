"""Takes files dropped on the window, and says what dropping does while they are dragged over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.presentation.formats.sanitize import quoted, single_line

_LEAVING = 150
"""In milliseconds: how long after files have left the window its frame goes, unless they are over the frame itself."""
_INSET = 2
_LINES_WIDE = 24
"""The width of the card in heights of a line, so that it grows with the text."""


class DropTarget(QFrame):
    """A frame over all of a window with a sentence in its middle; hidden unless files are dragged over the window.

    It covers the fields below, which would take the path of a file for text.
    """

    def __init__(self, workspace: Workspace, drop: Callable[[Sequence[QUrl]], None], window: QWidget) -> None:
        """Take what is called with the addresses of dropped files."""
        super().__init__(window)
        self.setObjectName("dropTarget")
        self._workspace, self._drop, self._over = workspace, drop, window
        card = QFrame(self)
        card.setObjectName("dropCard")
        self._sign, self.words, self.kinds = PlainLabel(card), PlainLabel(card), PlainLabel(card)
        self.words.setObjectName("dropWords")
        self._inside = inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 24, 32, 24)
        inside.setSpacing(8)
        for part in (self._sign, self.words, self.kinds):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setWordWrap(part is not self._sign)
            inside.addWidget(part)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self._card = card
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEAVING)
        self._leaving.timeout.connect(self.hide)
        self.setAcceptDrops(True)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def show_files(self, names: Sequence[str]) -> None:
        """Cover the window, and say what is dropped and what can be read."""
        localizer = self._workspace.localizer
        many = localizer.plural("Drop to open {number} file", "Drop to open {number} files", len(names))
        one = localizer.tr("Drop to open {name}", name=quoted(single_line(names[0])))
        self.words.setText(one if len(names) == 1 else many)
        self.kinds.setText(localizer.tr("Offer files (.json) and PDFs with an offer attached"))
        self.setGeometry(self._over.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET))
        self.raise_()
        self.show()
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the window before the frame covers it."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.dropEvent(event)
            return True
        if isinstance(event, QDragEnterEvent):
            self.dragEnterEvent(event)
            return True
        if isinstance(event, QDragLeaveEvent):
            self._leaving.start()  # the frame itself is entered next, or they have left the window
            return True
        return super().eventFilter(watched, event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        names = [url.fileName() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            event.acceptProposedAction()
            self._leaving.stop()
            self.show_files(names)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self._drop(event.mimeData().urls())

    def _fit(self) -> None:
        """Draw the sign in the color of the words, and make the card as high as they need."""
        line = self.words.fontMetrics().height()
        color = self.words.palette().color(QPalette.ColorRole.WindowText).name()
        self._sign.setPixmap(icon("file-plus", color).pixmap(QSize(2 * line, 2 * line), self.devicePixelRatio()))
        width = min(_LINES_WIDE * line, self.width() - 2 * line)
        self._card.setFixedSize(width, self._inside.totalHeightForWidth(width))
