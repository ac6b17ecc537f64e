"""What an exchange rate changes between two offers in different currencies: a slider, with their break-even rate."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from offercalc.application.offers.live_sources import LiveSources
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.marked_slider import MarkedSlider
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.exchange.offers_at_rates import (
    STEPS,
    RatePair,
    equal_words,
    rate_pairs,
    rate_words,
    shown_in,
    totals_words,
)

_PAGE = 20
_CHARACTERS = 24


class RateSliderPanel(Panel):
    """Shows what two offers come to at the rate of a slider; hidden unless the rate between two offers matters."""

    def __init__(self, workspace: Workspace, sources: LiveSources, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._workspace = workspace
        self._sources = sources
        self._theme = theme
        self._pairs: tuple[RatePair, ...] = ()
        self.choice, self.slider, self.reset = ChoiceBox(self), MarkedSlider(theme, self), QPushButton(self)
        self.equal, self.rate, self.totals = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self._lay_out()
        self.choice.activated.connect(lambda _place: self._show_pair())
        self.slider.valueChanged.connect(self._show_rate)
        self.reset.clicked.connect(self._set_back)

    def refresh(self, theme: Theme) -> None:
        """Show the compared offers in the current language, at current rates."""
        self._theme = theme
        self.rescale(theme)
        workspace, localizer = self._workspace, self._workspace.localizer
        asked = tuple(kept.offer for kept in workspace.compared), ""
        is_ready = bool(workspace.offers) and not workspace.is_late((asked,))
        sources = self._sources
        pairs = rate_pairs(workspace.comparison(), sources.rates, sources.today, localizer) if is_ready else ()
        self.set_title(localizer.tr("What the exchange rate decides"))
        self.reset.setText(localizer.tr("Rate now"))
        self.slider.setAccessibleName(localizer.tr("Exchange rate"))
        self.choice.call(localizer.tr("Offers"))
        self.setVisible(bool(pairs))
        is_same = [pair.names for pair in pairs] == [pair.names for pair in self._pairs]
        place = max(0, self.choice.currentIndex()) if is_same else 0
        self._pairs = pairs
        if not is_same:
            self.choice.clear()
            self.choice.addItems([" · ".join(pair.names) for pair in pairs])
        self.choice.setCurrentIndex(place)
        self.choice.setVisible(len(pairs) > 1)
        if pairs:
            self._show_pair(is_same=is_same)

    def _show_pair(self, *, is_same: bool = False) -> None:
        """Show the chosen pair, at the rate now unless it was shown already."""
        pair = self._pairs[max(0, self.choice.currentIndex())]
        self.equal.setText(equal_words(pair, self._workspace.localizer))
        steps = pair.now, pair.equal
        self.slider.mark(tuple(pair.step(value) / STEPS for value in steps if value is not None), self._theme)
        if not is_same:
            self._set_back()
        self._show_rate()

    def _set_back(self) -> None:
        pair = self._pairs[max(0, self.choice.currentIndex())]
        self.slider.setValue(pair.step(pair.now))

    def _show_rate(self) -> None:
        if not self._pairs:
            return
        pair, localizer = self._pairs[max(0, self.choice.currentIndex())], self._workspace.localizer
        value = pair.value(self.slider.value())
        currency = shown_in(pair, self._workspace.selection.currency)
        self.rate.setText(rate_words(pair, value, localizer))
        self.totals.setText(totals_words(pair, value, currency, localizer))
        self.reset.setEnabled(value != pair.now)
        self.slider.setAccessibleDescription(f"{self.rate.text()}. {self.totals.text()}. {self.equal.text()}")

    def _lay_out(self) -> None:
        self.choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_CHARACTERS)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(_PAGE)
        self.rate.setObjectName("sectionTitle")
        self.rate.setBuddy(self.slider)
        for label in (self.equal, self.totals):
            label.setWordWrap(True)
        self.equal.setObjectName("quiet")
        row = QHBoxLayout()
        row.addWidget(self.rate)
        row.addWidget(self.slider, 1)
        row.addWidget(self.reset)
        self.head.addWidget(self.choice)
        self.body.addWidget(self.equal)
        nest(self.body, row)
        self.body.addWidget(self.totals)
