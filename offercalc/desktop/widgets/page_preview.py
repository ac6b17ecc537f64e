"""A scrollable preview of a document's pages, on which the clauses of a letter can be selected."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.page_marks import ClauseArea
from offercalc.presentation.formats.localizer import Localizer

_GAP = 20
_FIT = 0
_DOTS_A_POINT = 96 / 72
_SHADOW = 4
_HEAD = 500
_OUTLINE, _ROUND = 1.5, 6.0
_SIZE = re.compile(rb'<svg [^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
"""The size of a page in points, found in its first bytes."""


class PageView(QWidget):
    """One page; focusable, so that screen readers can announce it. `picked` carries the clause that was clicked."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = QSvgRenderer(self)
        self._drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self._page = b""
        self._is_read = True
        self._picture: QPixmap | None = None
        self._areas: tuple[ClauseArea, ...] = ()
        self._marked = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_page(self, page: bytes, theme: Theme) -> None:
        """Show a page given as SVG, which is read when it is first painted: of many pages, few are."""
        self._theme = theme
        if page != self._page:
            self._page, self._is_read = page, False
            self._picture = None
        self.update()

    def show_areas(self, areas: tuple[ClauseArea, ...], marked: str) -> None:
        """Take where the clauses are on the page, and the id of the one to outline."""
        if (areas, marked) != (self._areas, self._marked):
            self._areas, self._marked = areas, marked
            self.setCursor(Qt.CursorShape.PointingHandCursor if areas else Qt.CursorShape.ArrowCursor)
            self.update()

    def area(self, name: str) -> QRectF | None:
        """Return where a clause is on the page, in pixels; None if it is not there."""
        found = next((one for one in self._areas if one.name == name), None)
        if found is None:
            return None
        wide, high = self.width(), self.height()
        return QRectF(found.left * wide, found.top * high, found.width * wide, found.height * high)

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
        outline = self.area(self._marked) if self._marked else None
        if outline is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), _OUTLINE))
            painter.drawRoundedRect(outline, _ROUND, _ROUND)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position()
        across, down = place.x() / max(self.width(), 1), place.y() / max(self.height(), 1)
        found = next((one for one in self._areas if one.holds(across, down)), None)
        if found is not None:
            self.picked.emit(found.name)

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
    """Shows pages fitted to the width, or at a zoom in percent of their paper size.

    `picked` carries the clause of a letter that was clicked.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = _FIT
        self.pages: list[PageView] = []
        self._areas: tuple[tuple[ClauseArea, ...], ...] = ()
        self._marked = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("preview")
        content = QWidget(self)
        content.setObjectName("previewBody")
        self._column = QVBoxLayout(content)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(content)
        self.verticalScrollBar().valueChanged.connect(self._forget_far)

    def show_pages(
        self, pages: tuple[bytes, ...], localizer: Localizer, theme: Theme,
        areas: tuple[tuple[ClauseArea, ...], ...] = (),
    ) -> None:  # fmt: skip
        """Show pages, keeping the scroll position; `areas` tell where the clauses of a letter are on each."""
        self._theme = theme
        self._areas = areas
        while len(self.pages) > len(pages):
            gone = self.pages.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.pages) < len(pages):
            view = PageView(theme, self)
            view.picked.connect(self.picked)
            self.pages.append(view)
            self._column.addWidget(view)
        for number, (view, page) in enumerate(zip(self.pages, pages, strict=True), 1):
            view.show_page(page, theme)
            view.setAccessibleName(localizer.tr("Page {page} of {pages}", page=number, pages=len(pages)))
        self.setAccessibleName(localizer.tr("Document preview"))
        self._show_areas()
        self._fit()

    def mark(self, name: str, *, scrolls: bool = False) -> None:
        """Outline a clause, "" for none, and scroll to it if asked."""
        self._marked = name
        self._show_areas()
        for view in self.pages if scrolls and name else ():
            area = view.area(name)
            if area is not None:
                top = view.y() + round(area.top())
                if not self._shows(top, top + round(area.height())):
                    self.verticalScrollBar().setValue(top - self.viewport().height() // 4)
                return

    def _shows(self, top: int, bottom: int) -> bool:
        """Whether a part of the column is in view, or as much of it as there is room for."""
        seen = self.verticalScrollBar().value()
        return seen <= top and min(bottom, top + self.viewport().height() // 2) <= seen + self.viewport().height()

    def _show_areas(self) -> None:
        for place, view in enumerate(self.pages):
            view.show_areas(self._areas[place] if place < len(self._areas) else (), self._marked)

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
