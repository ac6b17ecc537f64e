"""The charts of one offer in one panel: total by year, and the vesting of each grant."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from offercalc.desktop.state.page_views import MOST_PLANS, OfferView
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.presentation.charts.vesting_chart import step_words
from offercalc.presentation.formats.localizer import Localizer

_LETTERS = 12
"""How wide the choice is, in letters, so that the title beside it stays on one line."""


class OfferCharts(ChartPanel):
    """Shows the chart by year, or the vesting of the grant selected in the heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, None, parent)
        self.choice = ChoiceBox(self)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_LETTERS)
        self.head.insertWidget(self.head.count() - 1, self.choice)
        self._theme = theme
        self._offer: tuple[OfferView, Localizer] | None = None
        self.choice.activated.connect(lambda _place: self._show())

    def show_offer(self, view: OfferView, localizer: Localizer) -> None:
        """Show the only offer of a comparison: its figures by year, and when its grants vest."""
        self._offer = view, localizer
        offer = view.comparison.offers[0].offer
        names = [
            localizer.tr("By year"),
            *(localizer.tr("{grant}: when it vests", grant=one.name) for one in view.plans),
        ]
        chosen = self.choice.currentIndex() if 0 <= self.choice.currentIndex() < len(names) else 0
        if names != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(chosen)
        is_cut = len(offer.equity) > MOST_PLANS
        few = localizer.tr("Of {number} grants the first ones can be chosen here; the offer sheet shows how all vest.",
                         number=len(offer.equity))  # fmt: skip
        set_tip(self.choice, few if is_cut else "")
        self.choice.setVisible(len(names) > 1)
        self.choice.call(localizer.tr("What the chart shows"))
        self.name(localizer)
        self._show()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and redraw."""
        self._theme = theme
        self.rescale(theme)

    @override
    def focusable(self) -> tuple[QWidget, ...]:
        return self.choice, *super().focusable()

    def _show(self) -> None:
        if self._offer is None:
            return
        view, localizer = self._offer
        place = self.choice.currentIndex()
        if place <= 0:
            self.show_chart(view.bars.drawing, view.page.table, self._theme)
            is_net = view.estimate is not None
            self.set_title(localizer.tr("Take-home by year") if is_net else localizer.tr("Total compensation by year"))
            return
        plan = view.plans[place - 1]
        self.show_chart(
            lambda canvas: plan.chart(localizer, canvas), plan.table, self._theme,
            lambda target: step_words(plan.steps[target.place], localizer),
        )  # fmt: skip
        self.set_title(localizer.tr("Vesting"))
        self.chart.setAccessibleName(self.choice.currentText())
