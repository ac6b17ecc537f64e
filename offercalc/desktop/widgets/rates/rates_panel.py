"""The available exchange rates: sources and age, questioned rates, and custom rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.application.ports.rates import RateRepository
from offercalc.desktop.state.rate_updates import RateUpdates
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import FlowLayout, nest
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.panel import Panel
from offercalc.domain.exchange.rate import OWN
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.exchange.rate_update import QuestionedRate
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.rate_update_text import doubt_question, own_rate_line, source_line

_Choice = tuple[str, Callable[[RateUpdates], None]]


class RatesPanel(Panel):
    """Shows the available rates and passes the user's decisions to `RateUpdates`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.update_button, self.own_button = QPushButton(self), QPushButton(self)
        self._sources = BulletList(self)
        self._choices = QGridLayout()
        self._choices.setColumnStretch(0, 1)
        self._updates: RateUpdates | None = None
        buttons = QWidget(self)
        flow = FlowLayout(buttons, 8)
        flow.addWidget(self.update_button)
        flow.addWidget(self.own_button)
        below = QVBoxLayout()
        below.addWidget(self._sources)
        nest(below, self._choices)
        below.addWidget(buttons)
        nest(self.body, below)

    def connect_to(self, updates: RateUpdates) -> None:
        """Connect the buttons."""
        self._updates = updates
        self.update_button.clicked.connect(updates.start)
        self.own_button.clicked.connect(updates.ask_file)
        updates.running.connect(self.update_button.setDisabled)

    def keep(self, base: str, quote: str, value: Decimal) -> None:
        """Save a custom rate."""
        self._act(lambda updates: updates.keep(base, quote, value))

    def show_rates(self, repository: RateRepository, today: date, localizer: Localizer) -> None:
        """Show the available rates in the current language."""
        tr = localizer.tr
        self.set_title(tr("Available exchange rates"))
        self.update_button.setText(tr("Update rates"))
        self.own_button.setText(tr("Import custom rates…"))
        published = [table for table in repository.book.tables if table.source != OWN]
        thanks = {one.source: tr(one.attribution) for one in repository.publishers}
        lines = [
            " · ".join(part for part in (source_line(table, today, localizer), thanks.get(table.source, "")) if part)
            for table in published
        ]
        self._sources.show_sentences((*lines, *([localizer.render(repository.fault)] if repository.fault else ())))
        self._clear()
        for doubt in repository.doubts:
            is_true, is_wrong = partial(_settle, doubt, is_true=True), partial(_settle, doubt, is_true=False)
            self._ask(
                doubt_question(doubt, localizer), (tr("Accept this rate"), is_true), (tr("Reject this rate"), is_wrong)
            )
        for own in repository.own:
            line = tr("Custom rate: {rate}", rate=own_rate_line(own, localizer))
            self._ask(line, (tr("Remove"), partial(_forget, own)))

    def _ask(self, sentence: str, *choices: _Choice) -> None:
        """Add a row: a sentence, and a button for each choice."""
        row = self._choices.count()  # not `rowCount`, which never shrinks and so would grow with every refresh
        label = PlainLabel(self, sentence)
        label.setWordWrap(True)
        self._choices.addWidget(label, row, 0)
        for column, (words, act) in enumerate(choices, start=3 - len(choices)):
            button = QPushButton(words, self)
            button.setAccessibleDescription(sentence)
            button.clicked.connect(lambda _checked=False, act=act: self._act(act))
            self._choices.addWidget(button, row, column)

    def _act(self, act: Callable[[RateUpdates], None]) -> None:
        if self._updates is not None:
            act(self._updates)

    def _clear(self) -> None:
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _settle(doubt: QuestionedRate, updates: RateUpdates, *, is_true: bool) -> None:
    updates.settle(doubt, is_true=is_true)


def _forget(own: OwnQuote, updates: RateUpdates) -> None:
    updates.forget(own)
