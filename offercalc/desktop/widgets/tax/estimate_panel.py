"""How take-home was estimated: what the laws ask of the person, where offers are taxed, by which laws, without what."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from offercalc.application.tax.person_facts import OWN_PERCENT, Fact
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:
    from offercalc.application.workbench.take_home import Estimate
    from offercalc.desktop.widgets.tax.fact_entry import FactEntry
    from offercalc.desktop.widgets.tax.home_part import HomePart

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
        self.entries: dict[tuple[str, str], FactEntry] = {}
        self.parts: list[HomePart] = []
        self.rescale(theme)
        self.hide()

    @cached_property
    def inside(self) -> _Inside:
        """Return the content, built when an estimate is first shown."""
        area = QScrollArea(self)
        inside = _Inside(area)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        return inside

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
        inside = self.inside
        inside.you.setText(tr("About you"))
        inside.homes.setText(tr("Where you would pay tax"))
        inside.own.setText(tr("Your own rate instead of the laws, in percent"))
        inside.without.setText(tr("Not counted"))
        inside.privacy.setText(tr("What you answer stays on this computer, in no offer and in no document."))
        self._show_facts(estimate, localizer)
        self._show_parts(estimate, localizer)
        left_out = tuple(dict.fromkeys(one for part in estimate.parts for one in part.left_out))
        inside.left_out.setText("; ".join(left_out))
        for label in (inside.without, inside.left_out):
            label.setVisible(bool(left_out))

    def _show_facts(self, estimate: Estimate, localizer: Localizer) -> None:
        countries = {home.country for home in estimate.homes if home.country}
        is_one = len({asked.country for asked in estimate.asked}) < 2  # noqa: PLR2004 - with one, its name says nothing
        shown = set()
        for asked in estimate.asked:
            shown.add((asked.country, asked.name))
            label = asked.question.rstrip(":")
            self._entry(asked.country, asked.name, self.inside.asked).show_question(
                label if is_one else f"{label} ({asked.country_name})", asked, localizer
            )
        for country in sorted(countries):
            shown.add((country, OWN_PERCENT))
            own = next(home.own_percent for home in estimate.homes if home.country == country)
            self._entry(country, OWN_PERCENT, self.inside.rates).show_rate(localizer.country(country), own, localizer)
        for key, entry in self.entries.items():
            entry.setVisible(key in shown)
        self.inside.you.setVisible(bool(estimate.asked))
        self.inside.own.setVisible(bool(countries))

    def _entry(self, country: str, name: str, column: QVBoxLayout) -> FactEntry:
        """Return the entry of a fact, which is made once."""
        from offercalc.desktop.widgets.tax.fact_entry import FactEntry  # noqa: PLC0415 - not for the first paint

        if (country, name) not in self.entries:
            entry = self.entries[country, name] = FactEntry(self)
            entry.stated.connect(partial(self._state, country, name))
            column.addWidget(entry)
        return self.entries[country, name]

    def _state(self, country: str, name: str, answer: str) -> None:
        self.answered.emit(Fact(country, name, answer))

    def _show_parts(self, estimate: Estimate, localizer: Localizer) -> None:
        from offercalc.desktop.widgets.tax.home_part import HomePart  # noqa: PLC0415 - not for the first paint

        while len(self.parts) < len(estimate.parts):
            part = HomePart(self)
            part.confirmed.connect(partial(self.confirmed.emit, len(self.parts)))
            part.steps.clicked.connect(partial(self.steps_wanted.emit, len(self.parts)))
            self.parts.append(part)
            self.inside.parts.addWidget(part)
        for part in self.parts[len(estimate.parts) :]:
            part.hide()
        for part, found, home in zip(self.parts, estimate.parts, estimate.homes, strict=False):
            part.show_part(found, home, localizer)
            part.show()


class _Inside(QWidget):
    """The content of the panel, which scrolls: titles and the columns below them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("estimate")
        self.you, self.homes, self.own, self.without = (PlainLabel(self) for _ in range(4))
        self.left_out, self.privacy = PlainLabel(self), PlainLabel(self)
        self.asked, self.parts, self.rates = (QVBoxLayout() for _ in range(3))
        for label in (self.you, self.homes, self.own, self.without):
            label.setObjectName("groupTitle")
            label.setWordWrap(True)
        for label in (self.left_out, self.privacy):
            label.setObjectName("faint")
            label.setWordWrap(True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, _PAD, 0)
        inside.setSpacing(12)
        for title, column in ((self.you, self.asked), (self.homes, self.parts), (self.own, self.rates)):
            column.setSpacing(8)
            inside.addWidget(title)
            nest(inside, column)
        for label in (self.without, self.left_out, self.privacy):
            inside.addWidget(label)
        inside.addStretch(1)
