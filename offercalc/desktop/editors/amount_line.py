"""A line edit for an amount: its currency at the left, its unit and how much of it is known at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QStyle, QToolButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel, on_button, set_tip
from offercalc.desktop.system.theme import set_look
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Field, FieldKind
from offercalc.presentation.parsing.amounts import InputError, read_estimate

_EXACT, _RANGE, _UNKNOWN = "=", "~", "?"
_DASH = " - "
_INSET = 1
_NARROW = 14
"""The width, in heights of the text, below which the code of a currency with a sign is left out."""


class AmountLine(QLineEdit):
    """A `QLineEdit` with the currency as a button, and a button for its kind of value: exact, a range or not known.

    Typing sets the kind as well. `currency_wanted` carries a currency code, "" for another one than those offered.
    """

    currency_wanted = Signal(str)

    def __init__(self, field: Field, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(field.text, parent)
        self._field, self._localizer = field, localizer
        self._offered: Callable[[], tuple[str, ...]] = tuple
        self.currency, self.kind = self._button("currencyButton"), self._button("kindButton")
        self._unit: QLabel = PlainLabel(self)
        self._unit.setObjectName("fieldUnit")
        self.currency.clicked.connect(self._choose_currency)
        self.kind.clicked.connect(self._choose_kind)
        self.textChanged.connect(self._show_kind)
        self.show_field(field)

    def offer_currencies(self, offered: Callable[[], tuple[str, ...]]) -> None:
        """Take what returns the currencies to choose from."""
        self._offered = offered

    def show_field(self, field: Field) -> None:
        """Show the currency or the unit of a field."""
        self._field = field
        is_money = len(field.unit) > 1
        self.currency.setVisible(is_money)
        words = self._localizer.tr("Currency")
        self.currency.setAccessibleName(f"{words}: {field.unit}")
        set_tip(self.currency, words)
        self._unit.setText("" if is_money else field.unit)
        self._unit.setVisible(bool(self._unit.text()))
        self.kind.setVisible(field.kind is FieldKind.ESTIMATE)
        self._show_kind()
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        return button

    def _show_kind(self) -> None:
        """Show whether the text is exact, a range or not known; what cannot be read keeps the sign of before."""
        found = self._read()
        if isinstance(found, InputError):
            return
        tr = self._localizer.tr
        names = {_EXACT: tr("Exact"), _RANGE: tr("Range"), _UNKNOWN: tr("Not known yet")}
        is_open = found is None and not self._field.optional and self._field.kind is FieldKind.ESTIMATE
        sign = _UNKNOWN if is_open else _RANGE if isinstance(found, Range) else _EXACT
        self.kind.setText(sign)
        self.kind.setAccessibleName(f"{tr('Kind of value')}: {names[sign]}")
        set_tip(self.kind, names[sign])
        set_look(self, open=is_open)

    def _read(self) -> Estimate | InputError:
        return read_estimate(self.text(), self._field.unit, self._localizer, fine=self._field.fine)

    def _choose_kind(self) -> None:
        tr, menu = self._localizer.tr, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for sign, words in ((_EXACT, tr("Exact")), (_RANGE, tr("Range")), (_UNKNOWN, tr("Not known yet"))):
            action = menu.addAction(f"{sign}   {on_button(words)}")
            action.setCheckable(True)
            action.setChecked(sign == self.kind.text())
            action.triggered.connect(partial(self._become, sign))
        menu.popup(self.mapToGlobal(QPoint(self.kind.x(), self.height())))

    def _become(self, sign: str, _checked: object = None) -> None:
        """Turn the text into another kind of value, to be typed on or confirmed."""
        found = self._read()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if sign == _UNKNOWN:
            self._retype("")
            self.editingFinished.emit()
        elif sign == _RANGE and not isinstance(found, Range):
            self._retype(f"{self.text().strip()}{_DASH}" if self.text().strip() else "")
        elif sign == _EXACT and isinstance(found, Range):
            self._retype(self.text().split("/")[1].strip() if self.text().count("/") > 1 else "")
            self.editingFinished.emit()

    def _retype(self, text: str) -> None:
        """Replace the text as if typed, so that it can be undone and is tried at once."""
        self.selectAll()
        self.insert(text)
        self.textEdited.emit(self.text())

    def _choose_currency(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code in self._offered():
            action = menu.addAction(code)
            action.setCheckable(True)
            action.setChecked(code == self._field.unit)
            action.triggered.connect(partial(self._want, code))
        menu.addSeparator()
        other = menu.addAction(on_button(self._localizer.tr("Another currency…")))
        other.triggered.connect(partial(self._want, ""))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _want(self, code: str, _checked: object = None) -> None:
        self.currency_wanted.emit(code)

    def _place(self) -> None:
        """Put the buttons inside the frame, and the text between them."""
        height, left, right = self.height() - 2 * _INSET, _INSET, self.width() - _INSET
        if not self.currency.isHidden():
            self.currency.setText(on_button(self._name_of_currency))
        shown = [one for one in (self.kind, self._unit) if not one.isHidden()]
        for one in shown:
            right -= self._put(one, right, height, is_at_end=True)
        if not self.currency.isHidden():
            left += self._put(self.currency, left, height, is_at_end=False)
        self.setTextMargins(left - _INSET, 0, self.width() - _INSET - right, 0)

    @property
    def _name_of_currency(self) -> str:
        """Return the sign of the currency with its code; in a narrow line only the sign, which leaves room to type."""
        code, sign = self._field.unit, self._localizer.figures.symbol(self._field.unit)
        is_told = code.startswith("".join(filter(str.isalpha, sign)) or "-")  # as in US$ for USD
        if not sign or is_told:
            return code
        return sign if self.width() < self.fontMetrics().height() * _NARROW else f"{sign} {code}"

    def _put(self, one: QWidget, edge: int, height: int, *, is_at_end: bool) -> int:
        """Place a widget at an edge and return its width."""
        width = one.sizeHint().width()
        place = QRect(QPoint(edge - width if is_at_end else edge, _INSET), QSize(width, height))
        one.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        return width
