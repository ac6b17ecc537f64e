"""A scrollable preview of a document's pages."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.presentation.formats.localizer import Localizer

_GAP = 18
_FIT = 0
_DOTS_A_POINT = 96 / 72
_SHADOW = 4
_HEAD = 500
_SIZE = re.compile(rb'<svg [^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
"""The size of a page in points, found in its first bytes."""


class PageView(QWidget):
    """One page; focusable, so that screen readers can announce it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = QSvgRenderer(self)
        self._drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self._page = b""
        self._is_read = True
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_page(self, page: bytes, theme: Theme) -> None:
        """Show a page given as SVG, which is read when it is first painted: of many pages, few are."""
        self._theme = theme
        if page != self._page:
            self._page, self._is_read = page, False
            self._picture = None
        self.update()

    def forget(self) -> None:
        """Free the page's picture; it is drawn again when next painted."""
        self._picture = None

    @property
    def has_picture(self) -> bool:
        """Whether a picture of the page is held in memory."""
        return self._picture is not None

    @property
    def page_size(self) -> QSize:
        """Return the size of the page in points."""
        found = _SIZE.search(self._page, 0, _HEAD)
        if found is None:
            return self._read().defaultSize()
        return QSize(*(math.floor(float(side) + 0.5) for side in found.groups()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        painter.setPen(QPen(self._theme.color("focus" if self.hasFocus() else "input_border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _read(self) -> QSvgRenderer:
        """Return the drawing of the page."""
        if not self._is_read:
            self._is_read = True
            self._drawing.load(QByteArray(self._page))
        return self._drawing

    def _drawn(self) -> QPixmap:
        """Return the page's picture at the current size and device pixel ratio, drawn once."""
        if self._picture is None:
            dense = self.devicePixelRatioF()
            self._picture = QPixmap(round(self.width() * dense), round(self.height() * dense))
            self._picture.setDevicePixelRatio(dense)
            self._picture.fill(QColor("white"))
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._read().render(painter, QRectF(self.rect()))
            painter.end()
        return self._picture


class PagePreview(QScrollArea):
    """Shows pages fitted to the width, or at a zoom in percent of their paper size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = _FIT
        self.pages: list[PageView] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("preview")
        content = QWidget(self)
        content.setObjectName("previewBody")
        self._column = QVBoxLayout(content)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(content)
        self.verticalScrollBar().valueChanged.connect(self._forget_far)

    def show_pages(self, pages: tuple[bytes, ...], localizer: Localizer, theme: Theme) -> None:
        """Show pages, keeping the scroll position."""
        self._theme = theme
        while len(self.pages) > len(pages):
            gone = self.pages.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.pages) < len(pages):
            view = PageView(theme, self)
            self.pages.append(view)
            self._column.addWidget(view)
        for number, (view, page) in enumerate(zip(self.pages, pages, strict=True), 1):
            view.show_page(page, theme)
            view.setAccessibleName(localizer.tr("Page {page} of {pages}", page=number, pages=len(pages)))
        self.setAccessibleName(localizer.tr("Document preview"))
        self._fit()

    def set_zoom(self, percent: int) -> None:
        """Set the zoom in percent; 0 fits the width."""
        self._zoom = percent
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for view in self.pages:
            view.forget()

    def _forget_far(self, top: int) -> None:
        """Free pictures more than one screen away from the visible part, because a large one takes about 50 MB."""
        height = self.viewport().height()
        for view in self.pages:
            place = view.geometry()
            if place.bottom() < top - height or place.top() > top + 2 * height:
                view.forget()

    def _fit(self) -> None:
        gap = self._theme.px(_GAP)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(gap)
        for view in self.pages:
            size = view.page_size
            if size.isEmpty():
                continue
            room = max(self.viewport().width() - 2 * gap, 100)
            width = room if self._zoom == _FIT else round(size.width() * _DOTS_A_POINT * self._zoom / 100)
            view.setFixedSize(width, round(width * size.height() / size.width()))
        self._column.activate()  # before they are painted: pages that are all in one place would all be drawn
