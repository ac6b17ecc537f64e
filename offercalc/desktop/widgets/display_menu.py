"""How figures are shown, as one button that says what holds: currency, horizon, kind of years and assumptions."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget
from typing_extensions import override

from offercalc.analysis.yearly import By
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import paint_chevron
from offercalc.desktop.system.plain_text import PlainLabel, plain_tip
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON, SHORTEST_HORIZON
from offercalc.presentation.formats.currency_names import currency_choices

_PAD = 16
_GAP = 8
_LETTERS = 17
"""How wide a choice is, in letters, so that none but the name of a currency is cut."""


class DisplayMenu(QPushButton):
    """Shows how figures are shown, and opens a popup in which that is changed; the popup opens the assumptions."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, *, is_of_all: bool = False) -> None:
        """Take whether it is about all offers, each of which may be shown in its own currency."""
        super().__init__(parent)
        self._workspace, self._is_of_all = workspace, is_of_all
        self.setObjectName("lens")
        self.popup = _Popup(self)
        self.assumptions = QPushButton(self.popup)
        self.assumptions.clicked.connect(self.popup.close)
        self.clicked.connect(self.open)

    @property
    def currency(self) -> ChoiceBox:
        """Return the choice of the display currency."""
        return self._choices.currency

    @property
    def years(self) -> ChoiceBox:
        """Return the choice of the horizon."""
        return self._choices.years

    @property
    def by(self) -> ChoiceBox:
        """Return the choice of the type of year."""
        return self._choices.by

    @cached_property
    def _choices(self) -> _Choices:
        """Return the content of the popup, built when it is first opened."""
        choices = _Choices(self._workspace, self.popup, self.assumptions)
        choices.refresh()
        return choices

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_chevron(self, self.fontInfo().pixelSize() - 2)

    def refresh(self) -> None:
        """Show the current settings."""
        settings, localizer = self._workspace.settings, self._workspace.localizer
        if "_choices" in vars(self):
            self._choices.refresh()
        count = settings.assumed.count
        words = localizer.tr("Assumptions")
        self.assumptions.setText(f"{words} · {count}" if count else words)
        spoken = localizer.plural("{number} custom assumption", "{number} custom assumptions", count)
        self.assumptions.setAccessibleDescription(spoken if count else "")
        years = localizer.plural("{number} year", "{number} years", settings.years)
        calendar = localizer.tr("calendar year") if settings.by is By.CALENDAR else ""
        parts = (settings.currency or self._own_currency(), years, calendar, spoken if count else "")
        self.setText(f" {' · '.join(filter(None, parts))}")
        self.setAccessibleName(localizer.tr("How figures are shown: {what}", what=self.text().strip()))

    def _own_currency(self) -> str:
        """Return the currency of the selected offer, or that each of all offers has its own."""
        if self._is_of_all and len({kept.offer.currency for kept in self._workspace.offers}) > 1:
            return self._workspace.localizer.tr("own currencies")
        chosen = self._workspace.chosen_offer
        return "" if chosen is None else chosen.currency

    def open(self) -> None:
        """Open the popup below the button, within the screen, with the focus on the currency."""
        first = self.currency
        room = self.screen().availableGeometry()
        self.popup.resize(self.popup.sizeHint().boundedTo(room.size()))  # Qt's own size is two thirds of a small screen
        corner = self.mapToGlobal(QPoint(self.width() - self.popup.width(), self.height() + _GAP // 2))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.popup.width())))
        self.popup.move(corner)
        self.popup.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)


class _Choices:
    """The boxes of the popup, with their labels, above the button of the assumptions."""

    def __init__(self, workspace: Workspace, popup: QWidget, below: QPushButton) -> None:
        self._workspace = workspace
        self._filled: object = None  # what the choices are made of
        self.currency, self.years, self.by = (ChoiceBox(popup) for _ in range(3))
        self._labels = [PlainLabel(popup) for _ in range(3)]
        form = QGridLayout(popup)
        form.setColumnStretch(1, 1)
        form.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        form.setSpacing(_GAP)
        for row, (label, box) in enumerate(zip(self._labels, (self.currency, self.years, self.by), strict=True)):
            label.setObjectName("quiet")
            label.setBuddy(box)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
            form.addWidget(label, row, 0)
            form.addWidget(box, row, 1)
        form.addWidget(below, form.rowCount(), 0, 1, 2)
        QWidget.setTabOrder(self.by, below)
        self.currency.activated.connect(lambda: workspace.set(currency=self.currency.currentData()))
        self.years.activated.connect(lambda: workspace.set(years=self.years.currentData()))
        self.by.activated.connect(lambda: workspace.set(by=By(self.by.currentData())))

    def refresh(self) -> None:
        """Show the current settings, with all choices in the current language."""
        settings, own = self._workspace.settings, self._workspace.selection.own_currencies
        made_of = self._workspace.localizer.language, self._workspace.currencies, own
        if self._filled != made_of:
            self._filled = made_of
            self._fill(own)
        for box, value in ((self.currency, settings.currency), (self.years, settings.years), (self.by, settings.by)):
            box.setCurrentIndex(box.findData(value))

    def _fill(self, own: tuple[str, ...]) -> None:
        """Write all choices in the current language, a person's own currencies first."""
        localizer = self._workspace.localizer
        names = (localizer.tr("Display currency"), localizer.tr("Horizon"), localizer.tr("Type of year"))
        for label, box, name in zip(self._labels, (self.currency, self.years, self.by), names, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
            box.clear()
        self.currency.addItem(localizer.tr("the offer's currency"), "")
        for code, name in currency_choices(self._workspace.currencies, localizer, own):
            self.currency.addItem(f"{code} · {name}", code)
            self.currency.setItemData(self.currency.count() - 1, plain_tip(name), Qt.ItemDataRole.ToolTipRole)
        for years in range(SHORTEST_HORIZON, LONGEST_HORIZON + 1):
            self.years.addItem(localizer.plural("{number} year", "{number} years", years), years)
        self.by.addItem(localizer.tr("year of employment"), By.EMPLOYMENT)
        self.by.addItem(localizer.tr("calendar year"), By.CALENDAR)


class _Popup(QFrame):
    """A frame over the window that closes on a click beside it and on Escape, and gives the focus back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            parent = self.parentWidget()
            if parent is not None:
                parent.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().keyPressEvent(event)
