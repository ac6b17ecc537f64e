"""The corner of compared offers: the baseline that is chosen there, and arrows where one offer is shown at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.comparison.offer_turner import OfferTurner
from offercalc.presentation.pages.side_by_side import SideBySide

_PAD = 16
_TOP, _COMPACT_TOP = 14, 6


class TableCorner(QFrame):
    """Lies over the corner of the table; `baseline` has the index of each offer in the comparison as it is listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.baseline, self.turner = ChoiceBox(self), OfferTurner(self)
        self._against, self._note = PlainLabel(self), PlainLabel(self)
        self.setObjectName("corner")
        self._against.setObjectName("quiet")
        self._note.setObjectName("faint")
        self._note.setWordWrap(True)
        self._against.setBuddy(self.baseline)
        self._inside = QVBoxLayout(self)
        self._inside.setSpacing(8)
        for part in (self._against, self.baseline, self.turner, self._note):
            self._inside.addWidget(part)
        self._inside.addStretch(1)

    def show_sides(self, sides: SideBySide) -> None:
        """List the offers, the baseline selected."""
        self._against.setText(sides.localizer.tr("Baseline"))
        self._note.setText(sides.note)
        self.baseline.setAccessibleName(sides.localizer.tr("Baseline"))
        self.baseline.clear()
        for place, name in sorted(zip(sides.order, sides.page.table.columns, strict=True)):
            self.baseline.addItem(name, place)
        self.baseline.setCurrentIndex(self.baseline.findData(sides.order[sides.comparison.baseline]))

    def stand(self, width: int, height: int, theme: Theme, *, is_compact: bool) -> None:
        """Take a width and a height, those of the heads around it."""
        self.setGeometry(1, 1, width, height)
        margin = theme.px(_PAD)
        self._inside.setContentsMargins(margin, theme.px(_COMPACT_TOP if is_compact else _TOP), margin, 0)
        self._against.setVisible(not is_compact)
        self._note.setVisible(not is_compact and self.turner.isHidden())
