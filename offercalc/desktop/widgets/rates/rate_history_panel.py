"""The history of a pair's exchange rate: a line chart over a selectable period, a summary and a table by year."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from offercalc.analysis.rate_history import RateHistory, last_day_of, rate_history
from offercalc.application.offers.live_sources import LiveSources
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.values.months import add_months
from offercalc.presentation.charts.rate_chart import rate_chart, rate_words
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.rate_history_page import rate_history_page
from offercalc.presentation.text.problem_text import refusal_sentence

_HEIGHT = 260
_GAP = 8
_MONTHS = (1, 6, 12, 60, 0)
"""The periods in months, 0 for the whole history."""
_FIRST = 2


class RateHistoryPanel(ChartPanel):
    """Shows the history of one pair from the publication that supplies its rate."""

    def __init__(self, workspace: Workspace, sources: LiveSources, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _HEIGHT, parent)
        self._workspace = workspace
        self._sources = sources
        self._theme = theme
        self._pair = ("", "")
        self.words = PlainLabel(self)
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.ranges = [QPushButton(self) for _months in _MONTHS]
        self._group = QButtonGroup(self)
        ranges = QWidget(self)
        row = FlowLayout(ranges, _GAP)
        for place, button in enumerate(self.ranges):
            button.setObjectName("toggle")
            button.setCheckable(True)
            self._group.addButton(button, place)
            row.addWidget(button)
        self.ranges[_FIRST].setChecked(True)
        self.body.insertWidget(1, ranges)
        self.body.addWidget(self.words)
        self._group.idClicked.connect(lambda _place: self._show())

    def show_pair(self, base: str, quote: str, theme: Theme) -> None:
        """Show a pair in the current language and theme, at current rates."""
        self._pair, self._theme = (base, quote), theme
        self._name()
        self._show()

    def _name(self) -> None:
        localizer = self._workspace.localizer
        self.name(localizer)
        names = (
            *(localizer.plural("{number} month", "{number} months", number) for number in (1, 6)),
            *(localizer.plural("{number} year", "{number} years", number) for number in (1, 5)),
            localizer.tr("All"),
        )
        for button, name in zip(self.ranges, names, strict=True):
            button.setText(name)

    def _show(self) -> None:
        """Show the selected period; the panel is hidden if there is no history."""
        base, quote = self._pair
        localizer, until = self._workspace.localizer, self._sources.today
        months = _MONTHS[self._group.checkedId()]
        table = self._sources.rates.published.table_for(base, quote, until)
        last = last_day_of(table, base, quote, until)
        found = rate_history(table, base, quote, add_months(last, -months) if months else date.min, until)
        is_there = not isinstance(found, NoRate) and base != quote
        self.setVisible(is_there)
        if isinstance(found, NoRate):
            self.words.setText(refusal_sentence(found, localizer))
        elif is_there:
            since = add_months(last, -months) if months else found.points[0].day
            self._show_history(found, min(since, found.points[0].day), last, localizer)

    def _show_history(self, history: RateHistory, since: date, until: date, localizer: Localizer) -> None:
        page = rate_history_page(history, None, localizer)
        self.show_chart(
            lambda canvas: rate_chart(history, since, until, localizer, canvas), page.table, self._theme,
            lambda target: rate_words(history, target.place, localizer),
        )  # fmt: skip
        title = localizer.tr("1 {base} in {quote}", base=history.base, quote=history.quote)
        self.set_title(title)
        self.chart.setAccessibleName(title)
        self.words.setText("\n".join((" · ".join(page.summary[1:]), page.summary[0])))
