"""The page of the first start, and of a library without offers: how to begin, and samples to look around with."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from babel import Locale
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from offercalc.application.ports.library import StoredOffer
from offercalc.application.translations.catalogue import languages
from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import FlowLayout, nest
from offercalc.desktop.widgets.shell.segments import Segments
from offercalc.desktop.widgets.start.entry_card import EntryCard
from offercalc.desktop.widgets.start.sample_card import SampleCard, Shown
from offercalc.domain.offer.offer import Offer
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.charts.offer_chart import offer_bars
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.pages.offer_cards import first_year_cards
from offercalc.presentation.pages.perspective import OUTLOOKS
from offercalc.presentation.text.labels import company

_NARROW = 640
_WIDEST = 876
"""With the margins of the page, a column of 820 points."""
_SAMPLES = 3
_ICON = 13
_FULL_NAMES = {"id": "Bahasa Indonesia"}
"""Languages whose name alone could be that of the country."""
_EXAMPLE = Decimal("1234.56")


class StartPage(Page):
    """Shows how to begin and the samples; `sample_wanted` carries which of them is to be opened.

    `topic_wanted` carries the id of a help topic. `new`, `open` and `samples` are buttons.
    """

    topic_wanted = Signal(str)
    sample_wanted = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        presets: Presets,
        samples: Callable[[], tuple[Offer, ...]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Take what reads the samples that ship, once none is in the list."""
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._presets, self._samples = presets, samples
        self._title, self._lead = PlainLabel(self), PlainLabel(self)
        self.entry = EntryCard(theme, self)
        self.new, self.open = self.entry.new, self.entry.open
        self.perspectives, self._privacy = Segments(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lock, self._private = PlainLabel(self), PlainLabel(self)
        self._look, self.samples = PlainLabel(self), QPushButton(self)
        self.cards = [SampleCard(theme, self) for _ in range(_SAMPLES)]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._spoken, self._keys = PlainLabel(self), PlainLabel(self)
        self.tongues = {code: QPushButton(self) for code in languages()}
        self._lay_out()

    @property
    def shown(self) -> tuple[Offer, ...]:
        """Return the samples: those that are listed, or else those that ship."""
        here = tuple(kept.offer for kept in _listed_samples(self._workspace))
        return (here or self._samples())[:_SAMPLES]

    def refresh(self, theme: Theme) -> None:
        """Write everything in the current language and theme."""
        self._theme = theme
        localizer, tr = self._workspace.localizer, self._workspace.localizer.tr
        outlook = self._workspace.settings.outlook
        self._title.setText(tr(outlook.welcome))
        self._lead.setText(tr(outlook.lead))
        self.entry.name(localizer, outlook)
        self.entry.restyle(theme)
        is_here = bool(_listed_samples(self._workspace))
        self._look.setText(tr("Or look around with three samples"))
        self.samples.setText(tr("Remove samples") if is_here else tr("Show samples"))
        outlooks = OUTLOOKS.values()
        names, chosen = (
            tuple(tr(one.label) for one in outlooks),
            [*OUTLOOKS].index(self._workspace.settings.perspective),
        )
        self.perspectives.show_choices(names, chosen, tr("Perspective"))
        self._show_privacy()
        self._show_samples()
        self._show_languages()
        self._content.setMaximumWidth(theme.px(_WIDEST))
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _show_privacy(self) -> None:
        """State that nothing leaves this computer, unless the offers are kept on a server."""
        is_local = "://" not in self._workspace.settings.library
        size = self._theme.px(_ICON)
        self._lock.setPixmap(icon("lock", self._theme.hex("muted")).pixmap(QSize(size, size)))
        self._private.setText(self._workspace.localizer.tr("Nothing you enter leaves this computer"))
        for part in (self._lock, self._private):
            part.setVisible(is_local)

    def _show_samples(self) -> None:
        workspace, localizer = self._workspace, self._workspace.localizer
        for place, (card, offer) in enumerate(zip(self.cards, self.shown, strict=False)):
            alone = workspace.appraised(offer, currency=offer.currency)
            first = first_year_cards(alone, self._presets, localizer)[0]
            bars = offer_bars(alone, 0, localizer)
            card.restyle(self._theme)
            card.show_sample(Shown(company(offer), single_line(offer.role), place, bars, first), localizer)

    def _show_languages(self) -> None:
        localizer, settings = self._workspace.localizer, self._workspace.settings
        number = localizer.figures.number(_EXAMPLE)
        values = {"language": _own_name(localizer.language), "number": number}
        is_of_system = not (settings.language or settings.number_format)
        words = localizer.tr("{language} and {number}, as in your system", **values)
        self._spoken.setText(words if is_of_system else localizer.tr("{language} and {number}", **values))
        for code, button in self.tongues.items():
            button.setText(_own_name(code))
            button.setVisible(code != localizer.language)
        self._keys.setText(localizer.tr("Ctrl+K finds every command"))

    def _turn(self) -> None:
        """Stack steps and samples if they do not fit side by side."""
        is_narrow = self.maximumViewportSize().width() < self._theme.px(_NARROW)
        self.entry.stack(is_narrow=is_narrow)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._privacy.setDirection(below if is_narrow else beside)
        margins, between = self.body.contentsMargins(), (len(self.cards) - 1) * self._row.spacing()
        wanted = len(self.cards) * max(card.needed for card in self.cards) + between
        room = self.maximumViewportSize().width() - margins.left() - margins.right()
        self._row.setDirection(below if is_narrow or wanted > room else beside)

    def _look_as(self, place: int) -> None:
        self._workspace.set(perspective=[*OUTLOOKS][place])

    def _speak(self, code: str, _checked: object = None) -> None:
        self._workspace.set(language=code)

    def _lay_out(self) -> None:
        looks = {
            self._title: "bigTitle", self._lead: "lead", self._private: "faint", self._look: "panelTitle",
            self._spoken: "faint", self._keys: "faint", self.samples: "flushLink",
        }  # fmt: skip
        for widget, name in looks.items():
            widget.setObjectName(name)
        for label in (self._title, self._lead, self._look):
            label.setWordWrap(True)
        for code, button in self.tongues.items():
            button.setObjectName("link")
            button.clicked.connect(partial(self._speak, code))
        for place, card in enumerate(self.cards):
            card.clicked.connect(partial(self._open_sample, place))
            self._row.addWidget(card, 1)
        self.entry.topic_wanted.connect(self.topic_wanted)
        self.perspectives.picked.connect(self._look_as)
        private, head, foot = QHBoxLayout(), QHBoxLayout(), QWidget(self)
        private.setSpacing(8)
        private.addWidget(self._lock)
        private.addWidget(self._private)
        private.addStretch(1)
        self._privacy.setSpacing(8)
        self._privacy.addWidget(self.perspectives)
        self._privacy.addStretch(1)
        nest(self._privacy, private)
        head.addWidget(self._look, 1)
        head.addWidget(self.samples, 0, Qt.AlignmentFlag.AlignTop)
        flow = FlowLayout(foot, 8)
        for widget in (self._spoken, *self.tongues.values()):
            flow.addWidget(widget)
        feet = QHBoxLayout()
        feet.addWidget(foot, 1)
        feet.addWidget(self._keys)
        self._row.setSpacing(16)
        self.body.addSpacing(28)
        self.body.addWidget(self._title)
        self.body.addWidget(self._lead)
        self.body.addSpacing(8)
        self.body.addWidget(self.entry)
        nest(self.body, self._privacy)
        self.body.addSpacing(16)
        nest(self.body, head)
        nest(self.body, self._row)
        nest(self.body, feet)
        self.body.addStretch(1)

    def _open_sample(self, place: int, _checked: object = None) -> None:
        self.sample_wanted.emit(place)


def _listed_samples(workspace: Workspace) -> tuple[StoredOffer, ...]:
    """Return the samples in the list."""
    return tuple(kept for kept in workspace.offers if kept.offer.sample)


def _own_name(code: str) -> str:
    """Return the name of a language in itself."""
    name = Locale.parse(code).get_display_name() or code
    return _FULL_NAMES.get(code, name.capitalize())
