"""What would make one offer equal to another: the target, the gap as a bar, the terms as rows, and other ways."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from offercalc.analysis.negotiation.package import Way
from offercalc.desktop.state.negotiator import AMOUNT, Negotiator
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.desktop.widgets.negotiation.gap_bar import GapBar
from offercalc.desktop.widgets.negotiation.lever_row import LeverRow
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.names.shown_names import name_of
from offercalc.presentation.negotiation.negotiation_page import NegotiationPage, measure_name, measures_offered
from offercalc.presentation.pages.offer_difference import told_apart
from offercalc.presentation.parsing.amounts import InputError, read_number, write_number

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW = 37
"""The height of a row with two lines and a field; a scroll area would squeeze it."""
_ROWS = 3
"""Grid rows of a term: a line above it, its own, and one for what is wrong."""
_SLIDER_FROM, _STEP_FROM = 640, 980
"""The widths from which a row has room for its slider and for its step."""


class AskPanel(Panel):
    """Edits what is asked for of the selected offer, and shows what comes of it."""

    def __init__(
        self, workspace: Workspace, negotiator: Negotiator, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._workspace, self._negotiator, self._theme = workspace, negotiator, theme
        self.target, self.measure, self.amount = ChoiceBox(self), ChoiceBox(self), QLineEdit(self)
        self.headline, self.more, self.fault = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.bar, self.make = GapBar(theme, self), QPushButton(self)
        self.rows: list[LeverRow] = []
        self.ways: list[QPushButton] = []
        self._room = 0
        self._heads = [PlainLabel(self) for _column in range(6)]
        self._sums = [PlainLabel(self) for _column in range(4)]
        self._equal, self._others = PlainLabel(self), PlainLabel(self)
        self._table, self._way_row = _TermTable(self), QWidget(self)
        self._grid = self._table.grid
        self._flow = FlowLayout(self._way_row, 8)
        self._lay_out()
        self.target.activated.connect(self._choose_target)
        self.measure.activated.connect(lambda at: negotiator.change(measure=measures_offered(negotiator.years)[at]))
        self.amount.editingFinished.connect(self._set_amount)
        negotiator.answered.connect(self.show_answer)

    def refresh(self, theme: Theme) -> None:
        """Show the choices in the current language and theme, and ask for the answer."""
        self._theme = theme
        self.rescale(theme)
        self._name()
        self._list_targets()
        self._list_measures()
        self._negotiator.refresh()
        self.show_answer()

    def show_answer(self) -> None:
        """Show the latest answer; without one, the last one stays beside what is wrong."""
        answer, localizer = self._negotiator.answer, self._workspace.localizer
        page = answer.page
        sentence = "" if answer.fault is None else localizer.render(answer.fault)
        sentence = sentence[:1].upper() + sentence[1:]
        is_of_row = 0 <= answer.place < len(self.rows)
        self.fault.setText("" if is_of_row else sentence)
        self.fault.setVisible(bool(sentence) and not is_of_row)
        for place, row in enumerate(self.rows):
            row.complain(sentence if place == answer.place else "")
        self.make.setEnabled(page is not None and any(row.share > 0 for row in page.rows))
        if page is not None:
            self._show_page(page)

    def _show_page(self, page: NegotiationPage) -> None:
        self.headline.setText(page.headline)
        asked = self._workspace.localizer.tr(
            "{terms}: not known yet, to be asked about first.", terms=", ".join(page.unknown)
        )
        self.more.setText(" ".join((*page.sentences, *((asked,) if page.unknown else ()))))
        self.more.setVisible(bool(self.more.text()))
        self.bar.show_page(page, self._theme)
        self._fit_rows(len(page.rows))
        is_private = self._workspace.is_private
        for row, line in zip(self.rows, page.rows, strict=True):
            row.show_line(line, self._theme, self._workspace.localizer, is_private=is_private)
        for label, text in zip(self._sums[:3], (page.before, page.verdict, page.adds), strict=True):
            label.setText(text)
        self._sums[3].setText(page.after)
        set_look(self._sums[1], objectName="good" if page.is_level else "quiet")
        self._fit_tools()
        self._show_ways(page)

    def _show_ways(self, page: NegotiationPage) -> None:
        for button in self.ways:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.ways = []
        for card in page.ways:
            button = QPushButton(f"{on_button(card.title)}\n{on_button(card.words)}", self._way_row)
            button.setObjectName("package")
            button.clicked.connect(partial(_take, self._negotiator, card.way))
            self._flow.addWidget(button)
            self.ways.append(button)
        for part in (self._way_row, self._others):
            part.setVisible(bool(page.ways))
        parts = (part for row in self.rows for part in (row.ask, row.step, row.slider, row.closes))
        _in_order(self.measure, *parts, *self.ways, self.make)

    def _fit_rows(self, count: int) -> None:
        """Add rows at the end for more terms, or remove some; the others stay, also what is typed into them."""
        if len(self.rows) == count:
            return
        self._table.discard_rules()
        for place in range(count, len(self.rows)):
            self.rows[place].discard()
            self._grid.setRowMinimumHeight(2 + place * _ROWS, 0)
        del self.rows[count:]
        for place in range(len(self.rows), count):
            row = LeverRow(self._theme, self._workspace.localizer, self._table)
            row.place(self._grid, 2 + place * _ROWS)
            self._grid.setRowMinimumHeight(2 + place * _ROWS, self._theme.px(_ROW))
            row.asked.connect(partial(self._negotiator.ask, place))
            row.step_set.connect(partial(self._negotiator.set_step, place))
            row.closing_wanted.connect(partial(self._close, place))
            self.rows.append(row)
        for place in range(count):
            self._table.rule(1 + place * _ROWS)
        last = 2 + count * _ROWS
        self._table.rule(last - 1)
        before, verdict, adds, after = self._sums
        for label in (self._heads[-1], *self._sums):
            label.show()
            label.ensurePolished()
        self._grid.addWidget(self._heads[-1], last, 1)
        self._grid.addWidget(before, last, 2)
        self._grid.addWidget(verdict, last, 3, 1, 3)
        self._grid.addWidget(adds, last, 6)
        self._grid.addWidget(after, last, 7)

    def fit_into(self, width: int) -> None:
        """Fit the rows into a width in pixels."""
        self._room = width
        self._fit_tools()

    def _fit_tools(self) -> None:
        """Leave out steps and sliders, then the column of what is offered, where there is no room for them."""
        has_slider, has_step = (self._room >= self._theme.px(least) for least in (_SLIDER_FROM, _STEP_FROM))
        margins = self.body.contentsMargins()
        room = self._room - margins.left() - margins.right()
        for slider, step, offered in ((has_slider, has_step, True), (False, False, True), (False, False, False)):
            self._heads[1].setVisible(offered)
            self._heads[3].setVisible(step)
            self._sums[0].setVisible(offered)
            for row in self.rows:
                row.show_tools(slider=slider, step=step, offered=offered)
                row.fit()
            self._grid.invalidate()
            if self._grid.minimumSize().width() <= room:
                break
        self._table.widen()

    def _close(self, place: int) -> None:
        """Let a term close the rest, or none if it did."""
        is_same = self._negotiator.stance.closing == place
        values = dict(self._negotiator.stance.values)
        page = self._negotiator.answer.proposal
        if is_same and page is not None:
            values[place] = page.package.rows[place].value
        self._negotiator.change(values=values, closing=-1 if is_same else place)

    def _choose_target(self, _at: int) -> None:
        self._negotiator.change(target=str(self.target.currentData()))
        self.amount.setVisible(self._negotiator.target == AMOUNT)
        if self.amount.isVisible():
            self.amount.setFocus()

    def _set_amount(self) -> None:
        """Take the amount that is to be reached, or say what is wrong with it."""
        localizer, currency = self._workspace.localizer, self._workspace.selection.currency
        if not self.amount.text().strip():
            return
        found = read_number(self.amount.text(), currency, localizer)
        self.fault.setVisible(isinstance(found, InputError))
        set_look(self.amount, faulty=isinstance(found, InputError))
        if isinstance(found, InputError):
            self.fault.setText(found.sentence)
        else:
            self._negotiator.change(amount=found)

    def _list_targets(self) -> None:
        localizer, negotiator = self._workspace.localizer, self._negotiator
        others, mine = negotiator.others, self._workspace.chosen_offer
        names = told_apart([*(kept.offer for kept in others), *([mine] if mine is not None else [])], localizer)
        choices = [(kept.document, name) for kept, name in zip(others, names, strict=False)]
        _fill(self.target, [*choices, (AMOUNT, localizer.tr("An amount…"))], negotiator.target)
        self.amount.setVisible(negotiator.target == AMOUNT)
        amount = negotiator.stance.amount
        if not self.amount.hasFocus():
            currency = self._workspace.selection.currency
            self.amount.setText("" if amount is None else write_number(amount, localizer, currency))

    def _list_measures(self) -> None:
        localizer, negotiator = self._workspace.localizer, self._negotiator
        years = negotiator.years
        named = [(which, measure_name(which, years, localizer)) for which in measures_offered(years)]
        _fill(self.measure, named, negotiator.stance.measure)

    def _name(self) -> None:
        localizer, offer = self._workspace.localizer, self._workspace.chosen_offer
        tr = localizer.tr
        self.set_title(
            tr("What would make {company} equal to", company="" if offer is None else name_of(offer, localizer))
        )
        heads = tr("Term"), tr("Offered"), tr("Your ask"), tr("Step"), tr("Adds"), tr("Your ask")
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        self._equal.setText(tr("On its own"))
        self._others.setText(tr("Other ways to the same total"))
        self.make.setText(on_button(tr("Make this my counter-offer")))
        self.target.call(tr("Equal to"))
        self.measure.call(tr("Compared by"))
        self.amount.setAccessibleName(tr("Amount to reach"))
        self.amount.setPlaceholderText(self._workspace.selection.currency)

    def _lay_out(self) -> None:
        self.headline.setWordWrap(True)
        for label in (self.more, self.fault):
            label.setWordWrap(True)
        self.more.setObjectName("faint")
        self.fault.setObjectName("complaint")
        self.fault.hide()
        self.amount.hide()
        for box in (self.target, self.measure):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choices = QWidget(self)
        flow = FlowLayout(choices, 8)
        for part in (self.target, self.amount, self.measure):
            flow.addWidget(part)
        self.body.addWidget(choices)
        for below in (self.headline, self.bar, self.more, self.fault):
            self.body.addWidget(below)
        self._lay_out_grid()
        self.body.addWidget(_Sideways(self._table, self))
        self._others.setObjectName("sectionTitle")
        self.body.addWidget(self._others)
        self.body.addWidget(self._way_row)
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_grid(self) -> None:
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for label in (*self._heads[:-1], self._equal):
            label.setObjectName("caption")
        for label, column in zip((*self._heads[:-1], self._equal), (1, 2, 3, 4, 6, 7), strict=True):
            grid.addWidget(label, 0, column)
            if column > 1:
                label.setAlignment(_RIGHT)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(5, 2)
        for column in (2, 6, 7):
            grid.setColumnStretch(column, 1)
        self._heads[-1].setObjectName("sectionTitle")
        self._sums[1].setWordWrap(True)
        self._heads[-1].hide()
        for label in self._sums:
            label.hide()  # until there are terms
            label.setAlignment(_RIGHT)
            label.setObjectName("sectionTitle")


class _TermTable(QWidget):
    """A grid with hairlines across it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self._lines: list[QFrame] = []

    def rule(self, row: int) -> None:
        """Draw a hairline across the table."""
        line = QFrame(self)
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        self.grid.addWidget(line, row, 0, 1, 8)
        self._lines.append(line)

    def discard_rules(self) -> None:
        """Remove the hairlines."""
        for line in self._lines:
            line.deleteLater()
        self._lines = []

    def widen(self) -> None:
        """Take the width that the cells need at once, so that nothing is cut until the next layout."""
        self.resize(max(self.width(), self.grid.minimumSize().width()), self.height())
        self.grid.activate()


class _Sideways(QScrollArea):
    """Scrolls a table to the side where it is too wide, and is as high as it is."""

    def __init__(self, table: _TermTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.setObjectName("formScroll")
        table.setObjectName("form")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(table)
        table.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of the table, and of the bar below it if it is too wide."""
        width = self._table.minimumSizeHint().width()
        bar = self.horizontalScrollBar().sizeHint().height() if width > self.width() else 0
        layout = self._table.layout()
        needed = self._table.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(max(width, self.width()))
        if self.minimumHeight() != needed + bar:
            self.setFixedHeight(needed + bar)


def _in_order(*widgets: QWidget) -> None:
    """Let Tab go through widgets in their order; those that are made later would come after the whole page."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def _take(negotiator: Negotiator, way: Way, _checked: object = None) -> None:
    negotiator.take(way)


def _fill(box: ChoiceBox, choices: Iterable[tuple[object, str]], chosen: object) -> None:
    """List choices, unless the box has them already, and select one."""
    listed = list(choices)
    if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] != listed:
        box.clear()
        for value, words in listed:
            box.addItem(words, value)
    values = [value for value, _words in listed]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
