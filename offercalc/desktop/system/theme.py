"""Themes: colors as data, applied as palette, font and style sheets."""

from __future__ import annotations

import re
from functools import cache, cached_property
from math import floor
from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from offercalc.application.files.resources import resource
from offercalc.desktop.system.icons import icon_file

FONT = "Inter"
_FONT_PIXELS = 13
_BLANK = re.compile(r"\$(\w+)|\b(\d+(?:\.\d+)?)px")
"""What is filled into the style sheet: a color or an icon, and lengths."""
_HAIRLINE = 1
_REMEMBERED = 5000
"""How many widths of texts are remembered."""
_Weight = QFont.Weight

ThemeName = Literal["system", "light", "dark"]

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "input",
    QPalette.ColorRole.AlternateBase: "card",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.Accent: "accent",
}


class Theme:
    """The colors of a theme by name, and the scale of text and spacing."""

    def __init__(self, colors: dict[str, str], scale: float) -> None:
        """Take colors as #rrggbb by name, and the scale of text and spacing (1 is 100 %)."""
        self._colors = colors
        self.scale = scale
        self._painted: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, _Weight], QFont] = {}
        self._widths: dict[tuple[str, float, _Weight], int] = {}

    def color(self, name: str) -> QColor:
        """Return a color by its name in the theme."""
        if name not in self._painted:
            self._painted[name] = QColor(self._colors[name])
        return QColor(self._painted[name])  # the caller's own

    def hex(self, name: str) -> str:
        """Return a color as #rrggbb."""
        return self._colors[name]

    def px(self, length: float) -> int:
        """Return a length in pixels, scaled; half a pixel counts as a whole one."""
        return floor(length * self.scale + 0.5)

    def font(self, pixels: float = _FONT_PIXELS, weight: _Weight = _Weight.Normal) -> QFont:
        """Return the window's font in a size, scaled."""
        if (pixels, weight) not in self._fonts:
            font = self._fonts[pixels, weight] = QFont(FONT)
            font.setPixelSize(max(1, self.px(pixels)))
            font.setWeight(weight)
        return QFont(self._fonts[pixels, weight])  # the caller's own

    def width(self, text: str, pixels: float = _FONT_PIXELS, weight: _Weight = _Weight.Normal) -> int:
        """Return the width in pixels of a text in the window's font, which is measured once."""
        key = text, pixels, weight
        if key not in self._widths:
            if len(self._widths) > _REMEMBERED:
                self._widths.clear()
            self._widths[key] = QFontMetrics(self.font(pixels, weight)).horizontalAdvance(text)
        return self._widths[key]

    def elided(self, text: str, room: int, pixels: float = _FONT_PIXELS, weight: _Weight = _Weight.Normal) -> str:
        """Return a text in the window's font as far as there is room for it, with an ellipsis if it is cut."""
        if self.width(text, pixels, weight) < room:
            return text
        return QFontMetrics(self.font(pixels, weight)).elidedText(text, Qt.TextElideMode.ElideRight, room)

    @property
    def colors(self) -> dict[str, str]:
        """Return every color as #rrggbb, by name."""
        return dict(self._colors)

    @cached_property
    def style_sheet(self) -> str:
        """Return the style sheet of pages, menus and dialogs with the theme's colors and scale."""
        arrow, back = (icon_file(f"chevron-{end}", self._colors["muted"]) for end in ("down", "left"))
        check = icon_file("check", self._colors["on_accent"])
        return self._filled(_rules("pages"), arrow=arrow, back=back, check=check)

    @cached_property
    def frame_sheet(self) -> str:
        """Return the style sheet of what is around the pages; every part that has one reads and keeps all of it."""
        return self._filled(_rules("frame"))

    @property
    def palette(self) -> QPalette:
        """Return the palette for widgets that the style sheet does not cover."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def _filled(self, rules: str, **icons: str) -> str:
        """Fill in colors and icons and scale lengths, but lines of 1 px; two of the icons are those of menus."""
        tick, onward = (
            icon_file("check", self._colors["accent_text"]),
            icon_file("chevron-right", self._colors["muted"]),
        )
        values = {**self._colors, **icons, "tick": tick, "onward": onward}
        return _BLANK.sub(
            lambda found: values[found[1]] if found[1] else f"{self._length(float(found[2]))}px",
            rules,
        )

    def _length(self, pixels: float) -> int:
        return round(pixels) if pixels <= _HAIRLINE else self.px(pixels)


def load_theme(name: ThemeName, percent: int) -> Theme:
    """Return a theme; "system" is dark if the system's color scheme is, and light otherwise."""
    chosen = name
    if name == "system":
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        chosen = "dark" if is_dark else "light"
    return Theme(_colors(chosen), percent / 100)


def dress(application: QApplication, theme: Theme) -> None:
    """Apply the palette and the font of a theme to the whole application; a style sheet is put on each part of it.

    One of the whole application would be replaced in every widget at once, also on pages that are hidden.
    """
    application.setPalette(theme.palette)
    application.setFont(theme.font())


def clothe(part: QWidget, style_sheet: str) -> None:
    """Put a style sheet on a part of the window and on all that is in it.

    If there is one already, scroll areas are left as they are until all of the part is dressed: each would lay out its
    content with every change of a widget, also where it is hidden. What is shown is laid out afterwards, the rest when
    it is shown.
    """
    unstyled = _Unstyled()
    areas: list[QScrollArea] = []
    if part.styleSheet():  # not for a new part: PySide would load all of its widgets to tell what it holds
        areas = [*part.findChildren(QScrollArea), *([part] if isinstance(part, QScrollArea) else [])]
    for area in areas:
        area.installEventFilter(unstyled)
    try:
        part.setStyleSheet(style_sheet)
    finally:
        for area in areas:
            area.removeEventFilter(unstyled)
    if part.inherits("QDialog"):
        _leave_out_icons(part)


def _leave_out_icons(dialog: QWidget) -> None:
    """Take the icons from the buttons of a dialog: where the desktop has some, they were made with them."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - not needed for the first paint
    from PySide6.QtWidgets import QDialogButtonBox  # noqa: PLC0415 - as above

    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())


def worn_by(widget: QWidget) -> str:
    """Return the style sheet of the part of the window that a widget is in."""
    part: QWidget | None = widget
    while part is not None and not part.styleSheet():
        part = part.parentWidget()
    return part.styleSheet() if part is not None else ""


class _Unstyled(QObject):
    """Keeps from a scroll area that its style changes."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.StyleChange


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet reads, and style the widget anew if one of them has changed."""
    changed = {name: value for name, value in properties.items() if (widget.property(name) or False) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # others are styled when first shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))  # by which it measures its frame and padding


def load_fonts() -> None:
    """Register the bundled fonts, so that the program looks the same on every system."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def _colors(name: str) -> dict[str, str]:
    return msgspec.json.decode(resource("themes", f"{name}.json").read_bytes(), type=dict[str, str])


@cache
def _rules(part: str) -> str:
    """Return the rules for "frame" or "pages" in their order; a comment says for which of them, or all, rules are."""
    sheet = resource("themes", "window.qss").read_text(encoding="utf-8")
    blocks = [block.split(" */", 1) for block in sheet.split("/* ")[1:]]
    return "".join(rules for name, rules in blocks if name in {"all", part})
