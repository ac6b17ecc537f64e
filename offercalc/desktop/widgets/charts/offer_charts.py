"""The charts of one offer in one panel: total by year, the vesting of each grant, and leaving early."""

from __future__ import annotations

from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from offercalc.desktop.state.page_views import MOST_PLANS, OfferView
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import show_if
from offercalc.desktop.widgets.shell.segments import Segments
from offercalc.presentation.charts.rival_line import RivalLine, bars_beside, rival_words, with_rival
from offercalc.presentation.charts.vesting_chart import step_words
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:
    from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel

_LETTERS = 12
"""How wide the choice of a grant is, in letters, so that the title beside it stays on one line."""


class Subject(Enum):
    """What the panel shows."""

    YEARS = auto()
    VESTING = auto()
    LEAVING = auto()


class OfferCharts(ChartPanel):
    """Shows what is selected in the heading: the chart by year, the vesting of a grant, or leaving early.

    `leaving_shown` is emitted when leaving early is to be shown, in `leaving`, which somebody else fills.
    """

    leaving_shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, None, parent)
        self._theme = theme
        self.segments = Segments(self, is_small=True)
        self.head.insertWidget(self.head.count() - 1, self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        self._offer: tuple[OfferView, Localizer] | None = None
        self._rival: RivalLine | None = None
        self._may_leave, self._subject = False, Subject.YEARS
        self._subjects: tuple[Subject, ...] = ()
        self.segments.picked.connect(self._pick)

    @cached_property
    def choice(self) -> ChoiceBox:
        """Return the choice of a grant, built on first access."""
        choice = ChoiceBox(self)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_LETTERS)
        choice.activated.connect(lambda _place: self._show())
        self.head.insertWidget(self.head.indexOf(self.segments), choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setTabOrder(self.segments.buttons[-1], choice)
        return choice

    @cached_property
    def leaving(self) -> LeavingPanel:
        """Return what is shown of leaving early, built on first access."""
        from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel  # noqa: PLC0415 - on request only

        body = LeavingPanel(self._theme, self, is_own=True)
        body.stand_inside()
        self.body.insertWidget(1, body)
        return body

    @property
    def shows_leaving(self) -> bool:
        """Whether leaving early is shown."""
        return self._subject is Subject.LEAVING

    def show_offer(self, view: OfferView, localizer: Localizer) -> None:
        """Show the only offer of a comparison: its figures by year, and when its grants vest."""
        self._offer = view, localizer
        self._offer_subjects()
        self.name(localizer)
        self._show()

    def show_rival(self, rival: RivalLine | None) -> None:
        """Show the totals of another offer beside those of this one, or of none."""
        if rival != self._rival:
            self._rival = rival
            if self._subject is Subject.YEARS:
                self._show()

    def offer_leaving(self, *, is_offered: bool) -> None:
        """Offer to show leaving early, which a wide page shows elsewhere."""
        if is_offered != self._may_leave:
            self._may_leave = is_offered
            self._offer_subjects()
            self._show()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and redraw."""
        self._theme = theme
        self.rescale(theme)

    @override
    def focusable(self) -> tuple[QWidget, ...]:
        choice = (self.choice,) if "choice" in vars(self) else ()
        return *self.segments.buttons, *choice, *super().focusable()

    def _offer_subjects(self) -> None:
        """Offer what this offer has; what is shown falls back to the years where it is gone."""
        if self._offer is None:
            return
        view, localizer = self._offer
        names = {Subject.YEARS: localizer.tr("By year")}
        if view.plans:
            names[Subject.VESTING] = localizer.tr("Vesting")
        if self._may_leave and not view.is_large:
            names[Subject.LEAVING] = localizer.tr("If you leave")
        self._subjects = tuple(names)
        if self._subject not in names:
            self._subject = Subject.YEARS
        place = self._subjects.index(self._subject)
        self.segments.show_choices(tuple(names.values()), place, localizer.tr("What the chart shows"))
        show_if(len(names) > 1, self.segments)

    def _offer_grants(self) -> None:
        """Offer the grants of the offer, if it has several and the vesting of one is shown."""
        if self._offer is None or self._subject is not Subject.VESTING:
            if "choice" in vars(self):
                self.choice.hide()
            return
        view, localizer = self._offer
        names = [one.name for one in view.plans]
        chosen = self.choice.currentIndex() if 0 <= self.choice.currentIndex() < len(names) else 0
        if names != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(chosen)
        number = len(view.comparison.offers[0].offer.equity)
        few = localizer.tr("Of {number} grants the first ones can be chosen here; the offer sheet shows how all vest.",
                         number=number)  # fmt: skip
        set_tip(self.choice, few if number > MOST_PLANS else "")
        self.choice.call(localizer.tr("Which grant is shown"))
        self.choice.setVisible(len(names) > 1)

    def _pick(self, place: int) -> None:
        self._subject = self._subjects[place]
        self._show()

    @override
    def _turn(self, is_table: bool) -> None:
        if not self.shows_leaving:
            super()._turn(is_table)
        elif self.leaving.as_table.isChecked() != is_table:
            self.leaving.as_table.setChecked(is_table)

    def _show(self) -> None:
        if self._offer is None:
            return
        self._offer_grants()
        if self.shows_leaving or "leaving" in vars(self):
            self.leaving.setVisible(self.shows_leaving)
        is_table = self.as_table.isChecked()
        if self.shows_leaving:
            self._set_aside()
            self.set_title(self._offer[1].tr("If you leave"))
            self._turn(is_table)
            self.leaving_shown.emit()
            return
        if is_table or self.chart.isHidden():
            self._turn(is_table)
        if self._subject is Subject.YEARS:
            self._show_years(*self._offer)
        else:
            self._show_vesting(*self._offer)

    def _show_years(self, view: OfferView, localizer: Localizer) -> None:
        bars, is_net = view.bars, view.estimate is not None
        rival = self._rival if self._rival is not None and self._rival.fits(bars) and not is_net else None
        table = with_rival(view.page.table, rival, localizer)
        self.show_chart(
            lambda canvas: bars_beside(bars, rival, canvas), table, self._theme,
            lambda target: "" if rival is None else rival_words(bars, rival, target.place),
        )  # fmt: skip
        self.set_title(localizer.tr("Take-home by year") if is_net else localizer.tr("Total by year"))

    def _show_vesting(self, view: OfferView, localizer: Localizer) -> None:
        plan = view.plans[self.choice.currentIndex()]
        self.show_chart(
            lambda canvas: plan.chart(localizer, canvas), plan.table, self._theme,
            lambda target: step_words(plan.steps[target.place], localizer),
        )  # fmt: skip
        self.set_title(localizer.tr("Vesting"))
        self.chart.setAccessibleName(localizer.tr("{grant}: when it vests", grant=plan.name))
