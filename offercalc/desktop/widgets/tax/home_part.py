"""The tax home of one offer, to be confirmed with one click, and the laws and notes of its estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:
    from offercalc.application.workbench.take_home import TaxHome
    from offercalc.presentation.tax.take_home_page import EstimatePart


class HomePart(QWidget):
    """Shows where an offer is taxed and how well that is known; `confirmed` carries the place that was proposed."""

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.company, self.place, self.badge, self.notes = (PlainLabel(self) for _ in range(4))
        self.confirm, self.steps = QPushButton(self), QPushButton(self)
        self._suggested = ""
        self.company.setObjectName("sectionTitle")
        self.steps.setObjectName("link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.company, self.place, self.confirm, self.badge, self.notes, self.steps):
            column.addWidget(part)
        column.setAlignment(self.steps, Qt.AlignmentFlag.AlignLeft)
        for label in (self.company, self.place, self.badge, self.notes):
            label.setWordWrap(True)
        for label in (self.badge, self.notes):
            label.setObjectName("faint")
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self._suggested))

    def show_part(self, part: EstimatePart, home: TaxHome, localizer: Localizer) -> None:
        """Show the estimate of an offer; a tax home that is only suggested can be confirmed."""
        tr = localizer.tr
        self._suggested = home.suggested
        self.company.setText(part.company)
        self.place.setText(home.name if home.place else "")
        self.confirm.setText(on_button(tr("Taxed in {place}", place=home.name)))
        self.confirm.setAccessibleName(tr("{company} is taxed in {place}", company=part.company, place=home.name))
        needs_place = not home.place and not home.suggested
        self.badge.setText(
            tr("Enter the tax home in the offer: its location does not tell it.")
            if needs_place
            else "" if not home.place and not part.is_known else part.badge
        )  # fmt: skip
        self.notes.setText("\n".join(part.notes))
        self.steps.setText(on_button(tr("See every step")))
        self.steps.setAccessibleName(tr("Every step for {company}", company=part.company))
        for label in (self.place, self.badge, self.notes):
            label.setVisible(bool(label.text()))
        self.confirm.setVisible(bool(home.suggested))
        self.steps.setVisible(part.is_known and part.has_steps)
