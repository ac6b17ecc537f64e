"""How take-home was estimated: what the laws ask of the person, where offers are taxed, by which laws, without what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from offercalc.application.tax.person_facts import OWN_PERCENT, Fact
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.tax.fact_entry import FactEntry
from offercalc.desktop.widgets.tax.home_part import HomePart
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:
    from offercalc.application.workbench.take_home import Estimate

_WIDTH, _LOWEST, _PAD = 308, 320, 8
_UNBOUNDED = 16_777_215
"""The largest width that Qt knows."""
_ICON = 14


class EstimatePanel(Panel):
    """Shows an `Estimate`.

    `answered` carries a fact about the person, `confirmed` the index of an offer and the tax home that was proposed,
    `steps_wanted` the index of an offer whose sums are to be shown, `closed` that the panel is to be closed.
    """

    answered = Signal(object)
    confirmed = Signal(int, str)
    steps_wanted = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.close_button = QPushButton(self)
        self.close_button.setObjectName("link")
        self.close_button.clicked.connect(self.closed)
        self.head.addWidget(self.close_button)
        self._you, self._homes, self._own, self._without = (PlainLabel(self) for _ in range(4))
        self.left_out, self.privacy = PlainLabel(self), PlainLabel(self)
        self._asked, self._parts, self._rates = (QVBoxLayout() for _ in range(3))
        self.entries: dict[tuple[str, str], FactEntry] = {}
        self.parts: list[HomePart] = []
        self.area = QScrollArea(self)
        self._inside = QWidget(self.area)
        self._inside.setObjectName("estimate")
        self._lay_out()
        self.rescale(theme)
        self.hide()

    def restyle(self, theme: Theme, *, is_wide: bool = False) -> None:
        """Apply a theme and its scale; a wide panel takes the width that there is."""
        self.rescale(theme)
        self.setMinimumWidth(0 if is_wide else theme.px(_WIDTH))
        self.setMaximumWidth(_UNBOUNDED if is_wide else theme.px(_WIDTH))
        self.setMinimumHeight(theme.px(_LOWEST))
        self.close_button.setIcon(icon("x", theme.hex("muted")))
        self.close_button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))

    def show_estimate(self, estimate: Estimate, localizer: Localizer) -> None:
        """Show how take-home was estimated; entries keep their focus."""
        tr = localizer.tr
        self.set_title(tr("How this was estimated"))
        self.close_button.setAccessibleName(tr("Close"))
        self._you.setText(tr("About you"))
        self._homes.setText(tr("Where you would pay tax"))
        self._own.setText(tr("Your own rate instead of the laws, in percent"))
        self._without.setText(tr("Not counted"))
        self.privacy.setText(tr("What you answer stays on this computer, in no offer and in no document."))
        self._show_facts(estimate, localizer)
        self._show_parts(estimate, localizer)
        left_out = tuple(dict.fromkeys(one for part in estimate.parts for one in part.left_out))
        self.left_out.setText("; ".join(left_out))
        for label in (self._without, self.left_out):
            label.setVisible(bool(left_out))

    def _show_facts(self, estimate: Estimate, localizer: Localizer) -> None:
        countries = {home.country for home in estimate.homes if home.country}
        is_one = len({asked.country for asked in estimate.asked}) < 2  # noqa: PLR2004 - with one, its name says nothing
        shown = set()
        for asked in estimate.asked:
            shown.add((asked.country, asked.name))
            label = asked.question.rstrip(":")
            self._entry(asked.country, asked.name, self._asked).show_question(
                label if is_one else f"{label} ({asked.country_name})", asked, localizer
            )
        for country in sorted(countries):
            shown.add((country, OWN_PERCENT))
            own = next(home.own_percent for home in estimate.homes if home.country == country)
            self._entry(country, OWN_PERCENT, self._rates).show_rate(localizer.country(country), own, localizer)
        for key, entry in self.entries.items():
            entry.setVisible(key in shown)
        self._you.setVisible(bool(estimate.asked))
        self._own.setVisible(bool(countries))

    def _entry(self, country: str, name: str, column: QVBoxLayout) -> FactEntry:
        """Return the entry of a fact, which is made once."""
        if (country, name) not in self.entries:
            entry = self.entries[country, name] = FactEntry(self)
            entry.stated.connect(partial(self._state, country, name))
            column.addWidget(entry)
        return self.entries[country, name]

    def _state(self, country: str, name: str, answer: str) -> None:
        self.answered.emit(Fact(country, name, answer))

    def _show_parts(self, estimate: Estimate, localizer: Localizer) -> None:
        while len(self.parts) < len(estimate.parts):
            part = HomePart(self)
            part.confirmed.connect(partial(self.confirmed.emit, len(self.parts)))
            part.steps.clicked.connect(partial(self.steps_wanted.emit, len(self.parts)))
            self.parts.append(part)
            self._parts.addWidget(part)
        for part in self.parts[len(estimate.parts) :]:
            part.hide()
        for part, found, home in zip(self.parts, estimate.parts, estimate.homes, strict=False):
            part.show_part(found, home, localizer)
            part.show()

    def _lay_out(self) -> None:
        for label in (self._you, self._homes, self._own, self._without):
            label.setObjectName("groupTitle")
            label.setWordWrap(True)
        for label in (self.left_out, self.privacy):
            label.setObjectName("faint")
            label.setWordWrap(True)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, _PAD, 0)
        inside.setSpacing(12)
        for title, column in ((self._you, self._asked), (self._homes, self._parts), (self._own, self._rates)):
            column.setSpacing(8)
            inside.addWidget(title)
            nest(inside, column)
        for label in (self._without, self.left_out, self.privacy):
            inside.addWidget(label)
        inside.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        self.body.addWidget(self.area, 1)
