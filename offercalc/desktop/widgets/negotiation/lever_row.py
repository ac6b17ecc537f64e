"""One term of an ask as a row of a grid: what is offered and asked for, what that adds, and what it takes alone."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.analysis.negotiation.levers import Value
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.brushes import brush_for
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.negotiation.negotiation_page import LeverLine
from offercalc.presentation.parsing.amounts import InputError, read_number
from offercalc.presentation.parsing.dates import read_day

_SWATCH, _FIELD, _STEP, _SLIDER = 12, 112, 72, 72
_AROUND, _NARROW_FIELD = 30, 92
_UNIT_PAD = 10
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Swatch(QWidget):
    """The color and pattern of a term, as in the bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line: LeverLine | None = None

    def show_line(self, line: LeverLine, theme: Theme) -> None:
        """Show the fill of a row."""
        self._line, self._theme = line, theme
        self.setFixedSize(QSize(theme.px(_SWATCH), theme.px(_SWATCH)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush_for(*self._line.fill, self._theme))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.end()


class AskLine(QLineEdit):
    """A line edit of what is asked for; Up and Down move it by a step."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = PlainLabel(self)
        self.unit.setObjectName("faint")
        self.unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_before = True

    def show_unit(self, unit: str, localizer: Localizer) -> None:
        """Show a currency before the number, or a percent sign after it."""
        self._is_before = unit != "%"
        self.unit.setText(localizer.figures.symbol(unit) if unit and self._is_before else unit)
        room = self.unit.sizeHint().width() + _UNIT_PAD if unit else 0
        self.setTextMargins(room if self._is_before else 0, 0, 0 if self._is_before else room, 0)
        self._place_unit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_unit()

    def _place_unit(self) -> None:
        size = self.unit.sizeHint()
        before = self._is_before is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        left = _UNIT_PAD if before else self.width() - size.width() - _UNIT_PAD
        self.unit.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)


class LeverRow(QWidget):
    """The widgets of a term, placed into a grid; `asked` and `step_set` carry a value, `closing_wanted` nothing."""

    asked = Signal(object)
    step_set = Signal(object)
    closing_wanted = Signal()

    def __init__(self, theme: Theme, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._localizer = theme, localizer
        self._line: LeverLine | None = None
        self._has_slider = self._has_step = False
        self._has_offered = True
        self._names, self._tools = QVBoxLayout(), QHBoxLayout()
        self.swatch = Swatch(theme, parent)
        self.name, self.note = PlainLabel(parent), PlainLabel(parent)
        self.offered, self.adds, self.alone = PlainLabel(parent), PlainLabel(parent), PlainLabel(parent)
        self.ask, self.step = AskLine(parent), QLineEdit(parent)
        self.slider, self.closes = QSlider(Qt.Orientation.Horizontal, parent), QPushButton(parent)
        self.complaint = PlainLabel(parent)
        self.hide()
        self._style()
        self._connect()

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the widgets into two rows of a grid; the second is for what is wrong."""
        names = self._names
        names.setSpacing(1)
        names.addWidget(self.name)
        names.addWidget(self.note)
        grid.addWidget(self.swatch, row, 0, Qt.AlignmentFlag.AlignVCenter)
        nest(grid, names, row, 1)
        for column, one in enumerate((self.offered, self.ask, self.step), start=2):
            grid.addWidget(one, row, column)
        tools = self._tools
        tools.setSpacing(8)
        tools.addWidget(self.slider, 1)
        tools.addWidget(self.closes, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        nest(grid, tools, row, 5)
        grid.addWidget(self.adds, row, 6)
        grid.addWidget(self.alone, row, 7)
        grid.addWidget(self.complaint, row + 1, 3, 1, 5)
        for one in self._widgets():
            one.setVisible(one is not self.complaint)  # at once, so that their sizes are known
            one.ensurePolished()

    def show_line(self, line: LeverLine, theme: Theme, localizer: Localizer, *, is_private: bool) -> None:
        """Show a row; a field in which somebody is typing keeps its text."""
        self._line, self._theme, self._localizer = line, theme, localizer
        self.swatch.show_line(line, theme)
        self._say(line)
        for field, text in ((self.ask, line.typed), (self.step, line.step)):
            field.setEchoMode(QLineEdit.EchoMode.Password if is_private else QLineEdit.EchoMode.Normal)
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt
        self.slider.setRange(0, line.most)
        self.slider.setValue(line.at)
        self.slider.blockSignals(False)  # noqa: FBT003 - Qt
        self.slider.setPageStep(max(1, line.most // 10))
        self.closes.setChecked(line.is_closing)
        self.ask.show_unit(line.unit, localizer)
        self.ask.setEnabled(line.is_asked)
        self.closes.setEnabled(line.is_asked)
        self.show_tools(slider=self._has_slider, step=self._has_step, offered=self._has_offered)
        self.fit()
        self.complain("")

    def fit(self) -> None:
        """Make the fields as wide as their numbers, and at least as wide as in the other rows."""
        asked = _FIELD if self._has_slider else _NARROW_FIELD
        for field, least in ((self.ask, asked), (self.step, _STEP)):
            margins = field.textMargins()
            words = field.fontMetrics().horizontalAdvance(field.text()) + self._theme.px(_AROUND)
            words += margins.left() + margins.right()
            field.setMinimumWidth(max(self._theme.px(least), words))
        self.slider.setMinimumWidth(self._theme.px(_SLIDER))
        self._tools.invalidate()

    def show_tools(self, *, slider: bool, step: bool, offered: bool = True) -> None:
        """Show the slider, the step and what is offered, or leave their room to the figures.

        A term that closes the rest has no slider; what is offered stands below the name if it has no column.
        """
        self._has_slider, self._has_step, self._has_offered = slider, step, offered
        self.offered.setVisible(offered)
        line = self._line
        is_moved = line is None or (line.is_asked and not line.is_closing and line.most > 0)
        self.slider.setVisible(slider and is_moved)
        if line is not None:
            self._name_rest(line)
            self._note(line)
        self.step.setVisible(step and not (line is not None and isinstance(line.first, date)))

    def complain(self, sentence: str) -> None:
        """Show what is wrong with the entry, "" for nothing."""
        self.complaint.setText(sentence)
        set_tip(self.complaint, sentence)
        self.complaint.setVisible(bool(sentence))
        set_look(self.ask, faulty=bool(sentence))

    def discard(self) -> None:
        """Remove the widgets."""
        for one in self._widgets():
            one.deleteLater()
        self.deleteLater()

    def _say(self, line: LeverLine) -> None:
        tr = self._localizer.tr
        unit = "" if line.unit == "%" or not line.unit else f", {line.unit}"
        self.name.setText(line.name)
        self._note(line)
        self.offered.setText(line.offered)
        self.adds.setText(line.adds)
        self.alone.setText(line.alone)
        self._name_rest(line)
        self.ask.setAccessibleName(tr("Your ask: {term}", term=line.name) + unit)
        self.ask.setAccessibleDescription(tr("Offered: {value}", value=line.offered))
        self.step.setAccessibleName(tr("Step: {term}", term=line.name) + unit)
        self.slider.setAccessibleName(tr("Your ask: {term}", term=line.name))
        self.closes.setAccessibleName(tr("{term} closes the rest", term=line.name))
        set_tip(self.ask, tr("Up and Down change it by the step."))
        set_tip(self.closes, tr("This term takes what closes the rest of the gap."))

    def _note(self, line: LeverLine) -> None:
        words = (line.note, "" if self._has_offered else line.offered)
        self.note.setText(" · ".join(filter(None, words)))
        self.note.setVisible(bool(self.note.text()))
        self._names.invalidate()  # a layout within another one is not told of new words at once

    def _name_rest(self, line: LeverLine) -> None:
        """Label a term as closing the rest in as many words as there is room for."""
        tr = self._localizer.tr
        self.closes.setText(tr("closes the rest") if line.is_closing and self._has_slider else tr("rest"))

    def _style(self) -> None:
        for label in (self.offered, self.adds, self.alone):
            label.setAlignment(_RIGHT)
        for label in (self.offered, self.alone):
            label.setObjectName("quiet")
        self.note.setObjectName("faint")
        self.complaint.setObjectName("complaint")
        self.complaint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.complaint.hide()
        self.adds.setObjectName("sectionTitle")
        self.name.setObjectName("effect")
        self.closes.setObjectName("toggle")
        self.closes.setCheckable(True)
        self.ask.setAlignment(_RIGHT)
        self.step.setAlignment(_RIGHT)

    def _connect(self) -> None:
        self.ask.editingFinished.connect(self._typed)
        self.step.editingFinished.connect(self._step_typed)
        self.ask.stepped.connect(self._move)
        self.slider.valueChanged.connect(self._slide)
        self.closes.clicked.connect(self.closing_wanted)

    def _typed(self) -> None:
        if self.ask.isModified():
            self._read(self.ask, self.asked)

    def _step_typed(self) -> None:
        if self.step.isModified():
            self._read(self.step, self.step_set)

    def _read(self, field: QLineEdit, wanted: object) -> None:
        """Read a field and pass its number on, or say why it cannot be read."""
        line = self._line
        if line is None:
            return
        text = field.text().strip()
        if isinstance(line.first, date) and field is self.ask:
            found: Value | InputError = line.first if not text else read_day(text, self._localizer)
        else:
            found = line.first if not text else read_number(text, line.unit, self._localizer)
        if isinstance(found, InputError):
            self.complain(found.sentence)
            return
        field.setModified(False)
        wanted.emit(found)  # type: ignore[attr-defined]  # a bound signal

    def _move(self, by: int) -> None:
        """Move what is asked for by steps, not below the first value."""
        if self._line is not None:
            self._slide(max(0, self._line.at + by))

    def _slide(self, at: int) -> None:
        line = self._line
        if line is None:
            return
        self.ask.setModified(False)
        if isinstance(line.first, date):
            self.asked.emit(line.first + timedelta(days=int(line.by) * at))
        else:
            self.asked.emit(line.first + line.by * at)

    def _widgets(self) -> tuple[QWidget, ...]:
        return (
            self.swatch, self.name, self.note, self.offered, self.ask, self.step, self.slider, self.closes, self.adds,
            self.alone, self.complaint,
        )  # fmt: skip
