"""The header of a page: title, subtitle and buttons, which wrap below if space is tight."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.display_menu import DisplayMenu
from offercalc.desktop.widgets.layouts import FlowLayout, nest, show_if
from offercalc.desktop.widgets.spoken import spoken
from offercalc.presentation.formats.localizer import N_

_MORE = N_("More")
_GAP = 8
_BESIDE_TITLE = 4
"""From the top of the title to that of the marks, whose first line is beside it however many there are."""
_ICON = 16
_NARROW = 720
"""The width of the window in points below which all buttons but the display menu are in a menu."""
_LEAST_SHARE = 0.4
"""The minimum share of the width for the title next to the buttons."""
_WIDE = 1800
"""The width of the window in points from which there is room for the buttons that narrower ones keep in the menu."""
_MORE_SIDE = 32
_AIR = 24
"""Between the title and the buttons."""


class PageHeader(QWidget):
    """Shows a title with badges behind it, a subtitle, and buttons; the last one is the primary button."""

    def __init__(
        self, buttons: dict[QPushButton, str], parent: QWidget | None = None, *, before: tuple[QWidget, ...] = ()
    ) -> None:
        """Take the buttons with their icon names, and what stands before them."""
        super().__init__(parent)
        self._icons = buttons
        self._theme: Theme | None = None
        self._is_folded = False
        self._before: QWidget | None = None
        self._marks: QWidget | None = None
        self._fill: Callable[[QMenu], None] | None = None
        self._for_wide: tuple[QPushButton, ...] = ()
        self._beside: QToolButton | None = None
        self._rest, self._around = QWidget(self), set[QWidget]()
        self.title, self.subtitle = _Title(self), PlainLabel(self)
        self._actions = QWidget(self)
        self._flow = FlowLayout(self._actions, _GAP)
        folding = (button for button in buttons if not isinstance(button, DisplayMenu))
        self._slots: dict[QWidget, QWidget] = {button: _slot(button) for button in folding}
        for widget in (*before, *buttons):
            self._flow.addWidget(self._slots.get(widget, widget))
        if buttons:
            list(buttons)[-1].setObjectName("primary")
        self._top = QHBoxLayout()
        self._names = QHBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()

    def add_marks(self, *marks: QWidget) -> None:
        """Insert widgets behind the title, which wrap where there is little room."""
        self._marks = together = QWidget(self)
        together.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(together, _GAP)
        for mark in marks:
            flow.addWidget(mark)
        together.setContentsMargins(0, _BESIDE_TITLE, 0, 0)
        self._top.setStretchFactor(self.title, 0)
        self._top.setAlignment(self.title, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self._rest, 1)
        self._top.addWidget(together, 1, Qt.AlignmentFlag.AlignTop)

    def stand_before(self, widget: QWidget) -> None:
        """Insert a widget before the title and the subtitle."""
        self._before = widget
        self._names.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignTop)

    def lead(self, widget: QWidget) -> None:
        """Insert a widget before the title."""
        self._top.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._around.add(widget)

    def follow(self, widget: QWidget) -> None:
        """Insert a widget right behind the title."""
        self._top.insertWidget(self._top.indexOf(self.title) + 1, widget)
        self._around.add(widget)

    def offer_more(self, fill: Callable[[QMenu], None], for_wide: tuple[QPushButton, ...] = ()) -> None:
        """Let a button behind the others open a menu, which `fill` fills when it is opened.

        The buttons `for_wide` are shown in wide windows only: elsewhere the menu has what they do.
        """
        self._fill, self._for_wide = fill, for_wide
        self._beside = self._more_button()
        self._flow.addWidget(self._beside)
        self._beside.setHidden(self._is_folded)
        if self._theme is not None:
            self.restyle(self._theme)

    @cached_property
    def folded(self) -> QToolButton:
        """Return the button behind the title that a narrow window has, built on first access."""
        folded = self._more_button()
        self._top.addWidget(folded, 0, Qt.AlignmentFlag.AlignTop)
        self._around.add(folded)
        QWidget.setTabOrder(folded, self._actions)
        if self._theme is not None:
            _dress(folded, self._theme)
        return folded

    @property
    def more(self) -> QToolButton:
        """Return the button that opens the menu."""
        return self.folded if self._is_folded or self._beside is None else self._beside

    def _more_buttons(self) -> list[QToolButton]:
        """Return the buttons that open the menu, as far as they are built."""
        return [one for one in (self._beside, self.__dict__.get("folded")) if one is not None]

    def _more_button(self) -> QToolButton:
        more = QToolButton(self)
        more.setObjectName("moreButton")
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        _name(more)
        more.clicked.connect(lambda: self.menu().popup(more.mapToGlobal(more.rect().bottomLeft())))
        return more

    def menu(self) -> QMenu:
        """Return the menu of the buttons that a narrow window has no room for, and of what else there is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._icons if self._is_folded else ():
            if button in self._slots and not button.isHidden() and button not in self._for_wide:
                action = menu.addAction(button.icon(), button.text().strip())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        if self._fill is not None:
            if not menu.isEmpty():
                menu.addSeparator()
            self._fill(menu)
        return menu

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        for button, name in self._icons.items():
            is_primary = button.objectName() == "primary"
            button.setIcon(icon(name, theme.hex("on_accent" if is_primary else "text")))
            button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        for more in self._more_buttons():
            _dress(more, theme)
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()  # another language, or another size of text, makes the buttons wider
        elif event.type() == QEvent.Type.LanguageChange:
            for more in self._more_buttons():
                _name(more)
        return super().event(event)

    def _place_marks(self) -> None:
        """Put the marks beside the title if they fit there on one line, or else below it."""
        if self._marks is None:
            return
        others = self._flow.sizeHint().width() if self._row.direction() == QBoxLayout.Direction.LeftToRight else 0
        before = 0 if self._before is None or self._before.isHidden() else _wide(self._before)
        flow = self._marks.layout()
        marks = 0 if flow is None else flow.sizeHint().width()
        wanted = self.title.sizeHint().width() + marks + self._beside_title() + 4 * _GAP
        fits = wanted + before + others <= self.width()
        if fits is (self._column.indexOf(self._marks) < 0):
            return
        self._marks.setContentsMargins(0, _BESIDE_TITLE if fits else 0, 0, 0)
        show_if(not fits, self._rest)  # without the marks it keeps what follows the title beside it
        if fits:
            place = self._top.indexOf(self.folded) if "folded" in self.__dict__ else self._top.count()
            self._top.insertWidget(place, self._marks, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._column.insertWidget(1, self._marks)

    def _beside_title(self) -> int:
        """Return the width of the buttons on the line of the title."""
        here = (one for one in self._around if one.parentWidget() is self and not one.isHidden())
        return sum(_wide(one) + _GAP for one in here)

    def _turn(self) -> None:
        """Move the buttons below the title if they would leave it too little width."""
        self._fold()
        is_narrow = self._flow.sizeHint().width() > self.width() - self._least_for_title()
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(below if is_narrow else beside)
        self._place_marks()

    def _least_for_title(self) -> float:
        """Return the width that is left to the title: its share, or all that it needs where nothing is beside it."""
        share = self.width() * _LEAST_SHARE
        if self._marks is not None or self._before is not None or self._theme is None:
            return share
        texts = (label.fontMetrics().horizontalAdvance(label.text()) for label in (self.title, self.subtitle))
        return min(share, max(texts) + self._beside_title() + self._theme.px(_AIR))

    def _fold(self) -> None:
        """Put the buttons into a menu where the window is narrow."""
        if self._theme is None:
            return
        width = self.window().width()
        for button in self._for_wide:
            show_if(width >= self._theme.px(_WIDE), self._slots[button])
        is_folded = width < self._theme.px(_NARROW) and bool(self._slots)
        if is_folded is self._is_folded:
            return
        self._is_folded = is_folded
        for folding in self._slots.keys() - set(self._for_wide):
            show_if(not is_folded, self._slots[folding])
        show_if(is_folded, self.folded)
        if self._beside is not None:
            show_if(not is_folded, self._beside)

    def _lay_out(self) -> None:
        self.title.setObjectName("title")
        self.subtitle.setObjectName("quiet")
        for label in (self.title, self.subtitle):
            label.setWordWrap(True)
        self._rest.hide()
        self._column = names = QVBoxLayout()
        names.setSpacing(2)
        self._top.setSpacing(_GAP)
        self._top.addWidget(self.title, 1)
        nest(names, self._top)
        names.addWidget(self.subtitle)
        self._names.setSpacing(_GAP + _GAP // 2)
        nest(self._names, names, 1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        nest(self._row, self._names, 1)
        self._row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)


def _wide(widget: QWidget) -> int:
    """Return the width that a widget needs; one of a fixed size may have no hint of it."""
    return max(widget.sizeHint().width(), widget.minimumWidth())


class _Title(PlainLabel):
    """A title that stands on one line where there is room; Qt's own hint breaks it."""

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


def _name(more: QToolButton) -> None:
    more.setAccessibleName(spoken(_MORE))
    set_tip(more, spoken(_MORE))


def _dress(more: QToolButton, theme: Theme) -> None:
    more.setIcon(icon("ellipsis", theme.hex("text")))
    more.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
    more.setFixedSize(theme.px(_MORE_SIDE), theme.px(_MORE_SIDE))


def _slot(button: QPushButton) -> QWidget:
    """Return the place of a button, which can be hidden whether or not the button is."""
    slot = QWidget(button.parentWidget())
    row = QHBoxLayout(slot)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    return slot
