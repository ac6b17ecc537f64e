"""Two sliders, for an exchange rate and for a share price, the totals that follow them, and what matters most."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.negotiation.what_if import AT_REST, TODAY_STEP, shares_of
from offercalc.desktop.state.what_ifs import WhatIfs
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.marked_slider import MarkedSlider
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.what_if.tornado_view import TornadoView
from offercalc.desktop.widgets.what_if.totals_bars import TotalsBars
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown, grid
from offercalc.presentation.negotiation.tornado import tornado
from offercalc.presentation.negotiation.what_if_page import RATE_STEPS, Moved, what_if_page

_RATE_REST = RATE_STEPS // 2
_GAP = 16


class WhatIfView(QWidget):
    """Shows a comparison at other rates and prices; it is worked out when it is first looked at."""

    def __init__(self, workspace: Workspace, figures: WhatIfs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._comparison: Comparison | None = None
        self.figures = figures
        self.moving, self.matters = Panel(theme, self), Panel(theme, self)
        self.rates, self.shares = ChoiceBox(self), ChoiceBox(self)
        self.rate, self.price = MarkedSlider(theme, self), MarkedSlider(theme, self)
        self.rate_words, self.price_words = PlainLabel(self), PlainLabel(self)
        self.turns, self.about, self.why = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.rest = QPushButton(self)
        self.bars, self.tornado = TotalsBars(theme, self), TornadoView(theme, self)
        self._rows = (self.rates, self.rate, self.rate_words), (self.shares, self.price, self.price_words)
        self._lay_out()
        self.rates.activated.connect(lambda _at: self.reset())
        self.shares.activated.connect(lambda _at: self._ask())
        for slider in (self.rate, self.price):
            slider.valueChanged.connect(lambda _value: self._follow())
        self.rest.clicked.connect(self.reset)
        self.figures.ready.connect(self._show_scene)

    def show_comparison(self, comparison: Comparison, theme: Theme) -> None:
        """Show another comparison in a theme and in the current language."""
        self._comparison, self._theme = comparison, theme
        tr = self._workspace.localizer.tr
        self.moving.set_title(tr("What if rates or prices change"))
        self.matters.set_title(tr("What matters most"))
        self.about.setText(tr("Totals before tax; nothing here changes an offer or an assumption."))
        self.rest.setText(on_button(tr("As assumed")))
        self.rates.call(tr("Exchange rate"))
        self.shares.call(tr("Share price after the start"))
        self.rate.setAccessibleName(tr("Exchange rate"))
        self.price.setAccessibleName(tr("Share price after the start"))
        for panel in (self.moving, self.matters):
            panel.rescale(theme)
        _fill(self.shares, ((share, share.company) for share in shares_of(self._offers)))
        if self.isVisible():
            self._ask()

    def reset(self) -> None:
        """Move both sliders to what is assumed."""
        for slider, place in ((self.rate, _RATE_REST), (self.price, TODAY_STEP)):
            slider.blockSignals(True)  # noqa: FBT003 - Qt
            slider.setValue(place)
            slider.blockSignals(False)  # noqa: FBT003 - Qt
        self._follow()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    @property
    def _offers(self) -> tuple[Offer, ...]:
        return () if self._comparison is None else tuple(one.offer for one in self._comparison.offers)

    def _ask(self) -> None:
        if self._comparison is not None:
            self.figures.ask(self._comparison, self.shares.currentData())
            self._show_scene()

    def _show_scene(self) -> None:
        """Show what has been worked out."""
        scene, localizer = self.figures.scene, self._workspace.localizer
        found = scene.found
        has_fault = bool(scene.fault)
        self.turns.setText(localizer.render(scene.fault) if has_fault else "")
        if found is None or self._comparison is None or len(found.rest) != len(self._comparison.offers):
            return
        _fill(self.rates, ((code, code) for code in found.foreign))
        for row, is_there in zip(self._rows, (bool(found.foreign), found.share is not None), strict=True):
            for part in row:
                part.setVisible(is_there)
        self.rest.setVisible(bool(found.foreign) or found.share is not None)
        if scene.sensitivity is not None:
            drawn = tornado(scene.sensitivity, found.currency, localizer, self._lead())
            self.why.setText(drawn.sentence)
            self.tornado.show_tornado(drawn, localizer.tr("What matters most"), self._theme)
            self.matters.setVisible(bool(drawn.bars))
        self._follow()

    def _follow(self) -> None:
        """Show the totals where the sliders are."""
        found, localizer = self.figures.scene.found, self._workspace.localizer
        if found is None or self._comparison is None or len(found.rest) != len(self._comparison.offers):
            return
        code = str(self.rates.currentData() or "")
        rate, price = self.rate.value(), self.price.value()
        moved = Moved(
            code,
            None if rate == _RATE_REST else rate,
            AT_REST if price == TODAY_STEP or found.share is None else price,
        )
        page = what_if_page(found, self._offers, moved, localizer, self._assumed())
        self.rate_words.setText(page.rate)
        self.price_words.setText(page.price)
        self.rate.setAccessibleDescription(page.rate)
        self.price.setAccessibleDescription(page.price)
        self.rate.mark(page.rate_turns, self._theme)
        self.price.mark(page.price_turns, self._theme)
        self.turns.setText(" ".join(page.sentences))
        self.bars.show_rows(page.rows, self._tones(), localizer.tr("Totals"), self._theme)

    def _assumed(self) -> tuple[Shown, ...]:
        """Return the totals as the table prints them."""
        comparison = self._comparison
        if comparison is None:
            return ()
        return tuple(grid(one, comparison.assumptions, DISPLAY_DIGITS).total for one in comparison.offers)

    def _lead(self) -> Decimal | None:
        """Return how far the largest total is above the next, as the table prints them; alone, itself."""
        totals = sorted((one.likely for one in self._assumed()), reverse=True)
        return totals[0] - sum(totals[1:2]) if totals else None

    def _tones(self) -> tuple[int, ...]:
        """Return the number of the color of each offer, as in the list of offers."""
        kept = [one.offer for one in self._workspace.compared]
        return tuple(kept.index(offer) if offer in kept else at for at, offer in enumerate(self._offers))

    def _lay_out(self) -> None:
        for slider, most, rest in ((self.rate, RATE_STEPS, _RATE_REST), (self.price, 50, TODAY_STEP)):
            slider.setRange(0, most)
            slider.setValue(rest)
            slider.setPageStep(5)
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        for number, (box, slider, words) in enumerate(self._rows):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            words.setObjectName("effect")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for place, part in enumerate((box, slider, words)):
                grid.addWidget(part, number, place)
        grid.setColumnStretch(1, 1)
        self.rest.setObjectName("small")
        self.moving.head.addWidget(self.rest)
        nest(self.moving.body, grid)
        for label, name in ((self.turns, "effect"), (self.about, "faint"), (self.why, "quiet")):
            label.setObjectName(name)
            label.setWordWrap(True)
        for part in (self.turns, self.bars, self.about):
            self.moving.body.addWidget(part)
        for part in (self.why, self.tornado):
            self.matters.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for panel in (self.moving, self.matters):
            column.addWidget(panel)
        column.addStretch(1)


def _fill(box: ChoiceBox, choices: Iterable[tuple[object, str]]) -> None:
    """List choices, unless the box has them already, and keep the selected one."""
    listed, chosen = list(choices), box.currentData()
    if [box.itemData(at) for at in range(box.count())] != [value for value, _words in listed]:
        box.clear()
        for value, words in listed:
            box.addItem(words, value)
        place = next((at for at, (value, _words) in enumerate(listed) if value == chosen), 0)
        box.setCurrentIndex(place if listed else -1)
