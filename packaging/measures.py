"""Measure a window against the design: type, spacing, targets, clipping, overlaps, colors and contrast."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple, cast

import msgspec
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QStatusBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import softened
from offercalc.desktop.widgets.page_preview import PagePreview

_LONG_CHOICE = 24
"""In characters: a longer choice, such as a company's full name, is elided in its box and whole in its tool tip."""
_CONTROLS = frozenset({"", "primary", "lens", "small", "toggle", "search"})
"""The names in the style sheet of what is as high as a control; chips, links and tabs are as high as their texts."""
_ROUNDED = 3
"""How far a height may be off: borders and the height of a line of text do not grow evenly with the text size."""
_RUN = 6
_LEAST_PATCH = 150
_NEAR = 3
_SHEET = QColor("#ffffff")
_LOOK = Path(__file__).parents[1] / "resources" / "templates" / "components" / "look.typ"
"""Where the colors of papers are, which are the same in every theme."""
_DARKEST = 0.04045
"""Below it, the sRGB gamma is a straight line."""


class Design(msgspec.Struct, frozen=True):
    """The scales of the design in logical pixels, and the pictures of it: screen, theme, language, text and size."""

    type: tuple[float, ...]
    type_notes: str
    grid: int
    half_steps_up_to: int
    radius: tuple[int, ...]
    radius_notes: str
    control: int
    small_control: int
    target: int
    contrast: float
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    text: tuple[int, ...]
    sizes: tuple[tuple[int, int], ...]
    pictures: dict[str, tuple[str, str, str, int, tuple[int, int]]]
    left_out: dict[str, str]

    def is_step(self, length: float) -> bool:
        """Whether a distance in logical pixels is on the grid, or on half of it where it is small; hairlines are."""
        step = self.grid / 2 if length <= self.half_steps_up_to else self.grid
        return length <= 1 or length % step == 0


def design() -> Design:
    """Return the design as data."""
    return msgspec.json.decode(Path(__file__).with_name("design.json").read_bytes(), type=Design)


class Deviation(NamedTuple):
    """Something that differs from the design: what is measured, where, and what was found."""

    kind: str
    place: str
    found: str


def deviations(root: QWidget, theme: Theme, scales: Design) -> Iterator[Deviation]:
    """Yield everything in a window of a theme that differs from the design."""
    shown = [one for one in (root, *root.findChildren(QWidget)) if one.isVisible() and not isinstance(one, QScrollBar)]
    picture = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    yield from _type(shown, theme, scales)
    yield from _spacing(shown, theme, scales)
    yield from _targets(root, shown, theme, scales)
    yield from _heights(shown, theme, scales)
    yield from (Deviation("clipped", _name(one), text_of(one)) for one in clipped(shown))
    yield from overlaps(shown)
    yield from _contrast(root, shown, picture, scales)
    has_paper = any(isinstance(one, PagePreview) for one in shown)
    yield from _strangers(picture, theme, has_paper=has_paper)


@contextmanager
def watched_type(scales: Design, found: set[Deviation]) -> Iterator[None]:
    """Note every size that is asked of a theme for painting and that is not on the type scale."""
    asked = Theme.font

    def font(theme: Theme, pixels: float = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        if pixels not in scales.type:
            code = sys._getframe(1).f_code  # noqa: SLF001 - the one who asks is what is looked for
            found.add(Deviation("type", f"{Path(code.co_filename).name} > {code.co_qualname}", f"{pixels:g} px"))
        return asked(theme, pixels, weight)

    Theme.font = font  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Theme.font = asked  # type: ignore[method-assign]


def clipped(shown: Iterable[QWidget]) -> Iterator[QWidget]:
    """Yield the widgets whose text has less space than it needs."""
    yield from (one for one in shown if _lacks_room(one))


def text_of(one: QWidget) -> str:
    """Return what a widget says."""
    if isinstance(one, QComboBox):
        return one.currentText()
    return one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""


def _lacks_room(one: QWidget) -> bool:
    if isinstance(one, QLabel) and one.wordWrap():
        return bool(one.text()) and one.heightForWidth(one.width()) > one.height() + 1
    if isinstance(one, QLabel):
        return _width(one, one.text()) > one.contentsRect().width() + 1
    if isinstance(one, QComboBox):
        is_name = len(one.currentText()) > _LONG_CHOICE
        ink = QFontMetrics(one.font()).boundingRect(one.currentText())  # Qt makes boxes as wide as the ink of a choice
        return not is_name and ink.width() > _room(one)
    if isinstance(one, QAbstractButton) and not isinstance(one, QToolButton):
        return bool(one.text()) and one.sizeHint().width() > one.width() + 1
    return False


def _room(box: QComboBox) -> int:
    """Return the width for the text of a box, without its edges and its arrow."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _width(one: QWidget, text: str) -> int:
    metrics = QFontMetrics(one.font())
    return max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0)


def _type(shown: Iterable[QWidget], theme: Theme, scales: Design) -> Iterator[Deviation]:
    """Yield the widgets whose text has a size that is not on the type scale."""
    allowed = {theme.px(size) for size in scales.type}
    for one in shown:
        if _has_text(one) and one.font().pixelSize() not in allowed:
            yield Deviation("type", _name(one), f"{one.font().pixelSize() / theme.scale:g} px")


def _has_text(one: QWidget) -> bool:
    lists = QPlainTextEdit | QTabBar | QMenuBar | QAbstractItemView
    return isinstance(one, lists) or bool(text_of(one))


def _spacing(shown: Iterable[QWidget], theme: Theme, scales: Design) -> Iterator[Deviation]:
    """Yield the margins and distances of layouts that are not on the grid."""
    for one in shown:
        if isinstance(one, QDialogButtonBox | QMainWindow | QStackedWidget | QStatusBar):
            continue  # Qt's own layouts: as the platform has them, or not used
        for layout in _layouts(one.layout()):
            for name, length in _lengths(layout):
                if not scales.is_step(length / theme.scale):
                    yield Deviation("spacing", _name(one), f"{name} {length / theme.scale:g} px")


def _layouts(layout: QLayout | None) -> Iterator[QLayout]:
    """Yield a layout and those inside it, without those of the widgets inside it."""
    if layout is None:
        return
    yield layout
    for place in range(layout.count()):
        item = layout.itemAt(place)
        yield from _layouts(item.layout() if item is not None else None)


def _lengths(layout: QLayout) -> Iterator[tuple[str, int]]:
    around = layout.contentsMargins()
    yield from (("left", around.left()), ("top", around.top()), ("right", around.right()), ("bottom", around.bottom()))
    if layout.count() > 1:
        yield "between", max(layout.spacing(), 0)
    for place in range(layout.count()):
        item = layout.itemAt(place)
        space = item.spacerItem() if item is not None else None
        if space is not None and not space.expandingDirections():
            yield "space", max(space.sizeHint().width(), space.sizeHint().height())


def _targets(root: QWidget, shown: Iterable[QWidget], theme: Theme, scales: Design) -> Iterator[Deviation]:
    """Yield the buttons that are smaller than a fingertip and have another one within its reach (WCAG 2.2, 2.5.8)."""
    least = scales.target * theme.scale
    places = {one: _place(root, one) for one in shown if isinstance(one, QAbstractButton) and one.isEnabled()}
    for one, place in places.items():
        if min(place.width(), place.height()) >= least - 1:
            continue
        reach = QRect(0, 0, int(least), int(least))
        reach.moveCenter(place.center())
        if any(reach.intersects(other) for button, other in places.items() if button is not one):
            yield Deviation("target", _name(one), f"{place.width()} x {place.height()}")


def _heights(shown: Iterable[QWidget], theme: Theme, scales: Design) -> Iterator[Deviation]:
    """Yield the buttons, boxes and lines that are neither as high as a control nor as a small one."""
    allowed = {round(height * theme.scale) for height in (scales.control, scales.small_control)}
    kinds = QPushButton | QComboBox | QLineEdit
    for one in (one for one in shown if isinstance(one, kinds) and one.objectName() in _CONTROLS):
        if one.height() and min(abs(one.height() - height) for height in allowed) > _ROUNDED * theme.scale:
            yield Deviation("height", _name(one), f"{one.height() / theme.scale:g} px")


def overlaps(shown: Iterable[QWidget]) -> Iterator[Deviation]:
    """Yield the widgets of one layout that lie over each other."""
    for one in shown:
        for layout in _layouts(one.layout()):
            items = [layout.itemAt(place) for place in range(layout.count())]
            widgets = [item.widget() for item in items if item is not None]
            boxes = [(widget.geometry(), widget) for widget in widgets if widget is not None and widget.isVisible()]
            for (first, before), (second, after) in pairwise(boxes):
                common = first.intersected(second)
                if common.width() > 1 and common.height() > 1 and "Stacked" not in type(layout).__name__:
                    yield Deviation("overlap", _name(one), f"{_name(before)} and {_name(after)}")


def _contrast(root: QWidget, shown: Iterable[QWidget], picture: QImage, scales: Design) -> Iterator[Deviation]:
    """Yield the texts whose ink does not stand out from its ground, as they are painted."""
    for one in shown:
        place = _seen(root, one)
        if not isinstance(one, QLabel | QAbstractButton) or not text_of(one).strip() or not one.isEnabled():
            continue
        if min(place.width(), place.height()) < one.font().pixelSize() or place != _place(root, one):
            continue
        counted = _counted(picture, place)
        ground = counted.most_common(1)[0][0]
        most = max(contrast(QColor.fromRgb(ink), QColor.fromRgb(ground)) for ink in counted)
        if most < scales.contrast:
            yield Deviation("contrast", _name(one), f"{most:.2f} on {QColor.fromRgb(ground).name()}")


def _strangers(picture: QImage, theme: Theme, *, has_paper: bool) -> Iterator[Deviation]:
    """Yield the colors of flat patches that are not near one of the theme, or of papers where there is one."""
    known = [QColor(color) for color in theme.colors.values()]
    known += [softened(color, theme.color("card")) for color in known]
    if has_paper:
        paper = [QColor(color) for color in re.findall("#[0-9a-f]{6}", _LOOK.read_text(encoding="utf-8"))]
        known += [_SHEET, *paper, *(softened(color, _SHEET) for color in paper)]
    for pixel, size in _patches(picture).most_common():
        found = QColor.fromRgb(pixel)
        if size >= _LEAST_PATCH and not any(_is_near(found, color) for color in known):
            yield Deviation("color", "picture", f"{found.name()} in {size} pixels")


def _patches(picture: QImage) -> Counter[int]:
    """Return how many pixels of each color lie in runs of it that are three lines high."""
    rows = [_row(picture, y) for y in range(picture.height())]
    found: Counter[int] = Counter()
    for y in range(1, len(rows) - 1):
        row, above, below, at = rows[y], rows[y - 1], rows[y + 1], 0
        for pixel, run in groupby(row):
            end = at + sum(1 for _one in run)
            if end - at >= _RUN and above[at:end] == row[at:end] == below[at:end]:
                found[pixel] += end - at
            at = end
    return found


def _row(picture: QImage, y: int) -> memoryview:
    return memoryview(cast("bytes", picture.constScanLine(y)))[: picture.width() * 4].cast("I")


def _counted(picture: QImage, place: QRect) -> Counter[int]:
    rows = (_row(picture, y)[place.left() : place.right() + 1] for y in range(place.top(), place.bottom() + 1))
    return Counter(pixel for row in rows for pixel in row)


def _is_near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(first - second) <= _NEAR for first, second in pairs)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colors according to WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    return 0.2126 * _linear(color.redF()) + 0.7152 * _linear(color.greenF()) + 0.0722 * _linear(color.blueF())


def _linear(band: float) -> float:
    return band / 12.92 if band <= _DARKEST else float(((band + 0.055) / 1.055) ** 2.4)


def _place(root: QWidget, one: QWidget) -> QRect:
    return QRect(one.mapTo(root, QPoint(0, 0)), one.size())


def _seen(root: QWidget, one: QWidget) -> QRect:
    """Return the part of a widget that is on show, in pixels of the root."""
    part = one.visibleRegion().boundingRect()
    return part.translated(one.mapTo(root, QPoint(0, 0))).intersected(root.rect())


def _name(one: QWidget) -> str:
    """Return the name of a widget: its kind, its name in the style sheet, what it says, and what it is part of."""
    own = f"{type(one).__name__}#{one.objectName()}" if one.objectName() else type(one).__name__
    around = one.parentWidget()
    while around is not None and type(around).__module__.startswith("PySide6"):
        around = around.parentWidget()
    said = text_of(one)[:30].replace("\n", " ")
    inside = type(around).__name__ if around is not None else ""
    return f"{inside} > {own}" + (f" {said!r}" if said else "")
