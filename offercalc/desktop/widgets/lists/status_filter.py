"""The counters of a register: how many offers have each status; a click shows only those."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.domain.offer.offer import Status
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.labels import status_label


class _Counter(QPushButton):
    """A status above the number of offers that have it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counter")
        self.setCheckable(True)
        self.label, self.number = PlainLabel(self), PlainLabel(self)
        self.label.setObjectName("faint")
        self.number.setObjectName("counted")
        self.column = QVBoxLayout(self)
        for part in (self.label, self.number):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.column.addWidget(part)

    def write(self, label: str, number: int) -> None:
        """Show a status and a number."""
        self.label.setText(label)
        self.number.setText(str(number))
        self.setAccessibleName(f"{label}: {number}")

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self.column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self.column.setSpacing(theme.px(2))
        self.setMinimumHeight(self.column.sizeHint().height())


class StatusFilter(QFrame):
    """Emits the statuses to show, none for all of them."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._statuses: tuple[Status | None, ...] = ()
        self.counters: list[_Counter] = []

    def show_counts(self, counts: dict[Status, int], localizer: Localizer, theme: Theme) -> None:
        """Show how many offers there are of each status, and of all together."""
        statuses: tuple[Status | None, ...] = (None, *counts)
        if statuses != self._statuses:
            self._renew(statuses)
        for status, counter in zip(statuses, self.counters, strict=True):
            if status is None:
                counter.write(localizer.tr("All offers"), sum(counts.values()))
            else:
                counter.write(status_label(status, localizer), counts[status])
            counter.restyle(theme)

    def _renew(self, statuses: tuple[Status | None, ...]) -> None:
        """Make the counters anew; the chosen status stays chosen if there is one left."""
        place = self._group.checkedId()
        chosen = self._statuses[place] if 0 <= place < len(self._statuses) else None
        for counter in self.counters:
            self._group.removeButton(counter)
            self._row.removeWidget(counter)
            counter.deleteLater()
        self._statuses, self.counters = statuses, [_Counter(self) for _ in statuses]
        for number, counter in enumerate(self.counters):
            self._group.addButton(counter, number)
            self._row.addWidget(counter, 1)
        self.counters[statuses.index(chosen) if chosen in statuses else 0].setChecked(True)
        if chosen is not None and chosen not in statuses:
            self._choose(0)

    def _choose(self, place: int) -> None:
        status = self._statuses[place]
        self.chosen.emit(frozenset() if status is None else frozenset({status}))
