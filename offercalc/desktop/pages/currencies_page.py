"""The Currencies page: a two-way converter with the rate's date, source and age, and the tables of rates."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.workbench.conversion import converted
from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.rates.all_rates_panel import AllRatesPanel
from offercalc.desktop.widgets.rates.own_rate_entry import OwnRateEntry
from offercalc.desktop.widgets.rates.rate_history_panel import RateHistoryPanel
from offercalc.desktop.widgets.rates.rate_slider_panel import RateSliderPanel
from offercalc.desktop.widgets.rates.rates_panel import RatesPanel
from offercalc.domain.exchange.rate import NoRate
from offercalc.presentation.formats.currency_names import currency_choices
from offercalc.presentation.parsing.amounts import InputError, read_number
from offercalc.presentation.text.problem_text import refusal_sentence
from offercalc.presentation.text.rate_text import rate_line

_FIRST_AMOUNT = Decimal(555_000)
_FIRST_CURRENCIES = ("USD", "IDR")
_ICON = 18


class CurrenciesPage(Page):
    """Converts an amount; the side edited last determines the other."""

    widest = 960

    def __init__(self, workspace: Workspace, sources: LiveSources, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sources = sources
        self._filled: object = None  # what the choices are made of
        self._format = ""
        self._theme = theme
        self._amount = _FIRST_AMOUNT
        self._leading = 0
        self.title, self._provenance = PlainLabel(self), PlainLabel(self)
        self.amounts = (QLineEdit(self), QLineEdit(self))
        self.currencies = (ChoiceBox(self), ChoiceBox(self))
        self._captions = (PlainLabel(self), PlainLabel(self))
        self.notice = Banner(self)
        self._panel = Panel(theme, self)
        self.swap = QToolButton(self)
        self.own = OwnRateEntry(self)
        self.slider = RateSliderPanel(workspace, sources, theme, self)
        self.history = RateHistoryPanel(workspace, sources, theme, self)
        self.rates = RatesPanel(theme, self)
        self.every = AllRatesPanel(workspace, sources, theme, self)
        self._lay_out()
        for side in range(2):
            self.amounts[side].textEdited.connect(lambda _text, side=side: self._lead(side))
            self.currencies[side].activated.connect(lambda _place: self._turn())
        self.swap.clicked.connect(self._swap)
        self.own.refused.connect(lambda sentence: self.notice.show_messages((sentence,)))
        self.own.stated.connect(self._keep)

    def refresh(self, theme: Theme) -> None:
        """Show the converter in the current language, at current rates."""
        self._theme = theme
        self.rescale(theme)
        self._panel.rescale(theme)
        self.rates.rescale(theme)
        self.rates.show_rates(self._sources.repository, self._sources.today, self._workspace.localizer)
        self.slider.refresh(theme)
        self.swap.setIcon(icon("arrow-up-down", theme.hex("muted")))
        self.swap.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        own = self._workspace.selection.own_currencies
        made_of = self._workspace.localizer.language, self._workspace.currencies, own
        if self._filled != made_of:
            self._filled = made_of
            self._fill(own)
        figures = self._workspace.localizer.figures
        echo = QLineEdit.EchoMode.Password if self._workspace.is_private else QLineEdit.EchoMode.Normal
        for entry in self.amounts:
            entry.setEchoMode(echo)
        if self._format != str(figures.locale) or not self.amounts[self._leading].text():
            self._format = str(figures.locale)
            self.amounts[self._leading].setText(figures.number(self._amount))
        self._turn()

    def _fill(self, own: tuple[str, ...]) -> None:
        """Write all choices, a person's own currencies first, and captions in the current language."""
        localizer = self._workspace.localizer
        chosen = [box.currentData() or code for box, code in zip(self.currencies, _FIRST_CURRENCIES, strict=True)]
        for box, code, caption in zip(self.currencies, chosen, (localizer.tr("From"), localizer.tr("To")), strict=True):
            box.clear()
            for choice, name in currency_choices({*self._workspace.currencies, *own}, localizer, own):
                box.addItem(f"{choice} · {name}", choice)
            box.setCurrentIndex(box.findData(code))
            box.call(caption)
        for label, entry, text in zip(
            self._captions, self.amounts, (localizer.tr("From"), localizer.tr("To")), strict=True
        ):
            label.setText(text)
            entry.setAccessibleName(localizer.tr("Amount, {side}", side=text.lower()))
        self.title.setText(localizer.tr("Currencies"))
        self.swap.setAccessibleName(localizer.tr("Swap the currencies"))
        set_tip(self.swap, localizer.tr("Swap the currencies"))
        self._panel.set_title(localizer.tr("Convert"))

    def _turn(self) -> None:
        """Show the selected pair of currencies."""
        self._convert()
        self.history.show_pair(self._code(0), self._code(1), self._theme)
        self.every.show_base(self._code(0), self._theme)

    def _swap(self) -> None:
        """Convert the other way round: the amount stays, in the other currency."""
        places = [box.currentIndex() for box in self.currencies]
        for box, place in zip(self.currencies, reversed(places), strict=True):
            box.setCurrentIndex(place)
        self._turn()

    def _lead(self, side: int) -> None:
        self._leading = side
        self._convert()

    def _convert(self) -> None:
        """Compute the other side from the side edited last."""
        sources, localizer = self._sources, self._workspace.localizer
        lead, follow = self._leading, 1 - self._leading
        base, quote = self._code(lead), self._code(follow)
        self.own.show_pair(self._code(0), self._code(1), localizer)
        amount = read_number(self.amounts[lead].text(), base, localizer)
        if isinstance(amount, InputError):
            self._refuse(amount.sentence, follow)
            return
        self._amount = amount
        found = converted(amount, base, quote, sources.rates, sources.today)
        if isinstance(found, NoRate):
            self._refuse(refusal_sentence(found, localizer), follow)
            return
        self.amounts[follow].setText(localizer.figures.decimal(found.result, found.places))
        self._provenance.setText(rate_line(found.rate, localizer))
        self.notice.show_messages(())

    def _code(self, side: int) -> str:
        return str(self.currencies[side].currentData())

    def _keep(self, value: Decimal) -> None:
        self.rates.keep(self._code(0), self._code(1), value)

    def _refuse(self, sentence: str, follow: int) -> None:
        self.amounts[follow].clear()
        self._provenance.clear()
        self.notice.show_messages((sentence,))

    def _lay_out(self) -> None:
        self.title.setObjectName("title")
        self._provenance.setObjectName("quiet")
        self._provenance.setWordWrap(True)
        self._provenance.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        for side in range(2):
            self._captions[side].setObjectName("fieldLabel")
            self._captions[side].setBuddy(self.amounts[side])
            grid.addWidget(self._captions[side], 2 * side, 0)
            grid.addWidget(self.amounts[side], 2 * side + 1, 0)
            grid.addWidget(self.currencies[side], 2 * side + 1, 1)
        grid.addWidget(self.swap, 1, 2, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        nest(self._panel.body, grid)
        self._panel.body.addWidget(self._provenance)
        self._panel.body.addWidget(self.own)
        self.body.addWidget(self.title)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._panel)
        self.body.addWidget(self.slider)
        self.body.addWidget(self.history)
        self.body.addWidget(self.rates)
        self.body.addWidget(self.every)
        self.body.addStretch(1)
