"""The competing offer that a counter-offer letter mentions, if any, and whether its company is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from offercalc.application.ports.library import StoredOffer
from offercalc.desktop.widgets.lazy_combo_box import LazyComboBox
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.labels import offer_title


class RivalChoice(QWidget):
    """Selects one competing offer or none, which is the default; `edited` is emitted when the selection changes."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = LazyComboBox(self)
        self.named = QCheckBox(self)
        self.named.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self.named)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._choose)
        self.named.toggled.connect(lambda _on: self.edited.emit())

    @property
    def document(self) -> str:
        """Return the document of the competing offer, "" for none."""
        return str(self.box.currentData() or "")

    @property
    def is_named(self) -> bool:
        """Whether to name the company of the competing offer."""
        return bool(self.document) and self.named.isChecked()

    def show_rivals(self, listed: Callable[[], Iterable[StoredOffer]], localizer: Localizer) -> None:
        """Show the selected offer if it is among `listed`, which excludes samples, or none."""
        chosen, nothing = self.document, ("", localizer.tr("None"))

        def every() -> tuple[tuple[str, str], ...]:
            real = (kept for kept in listed() if not kept.offer.sample)
            return (nothing, *((kept.document, offer_title(kept.offer)) for kept in real))

        found = nothing if not chosen else next((one for one in every() if one[0] == chosen), nothing)
        self.box.show_choice(*found, every)
        self.box.setAccessibleName(localizer.tr("Competing offer to mention"))
        self.named.setText(localizer.tr("Name the company"))
        self._fit()

    def _choose(self, _place: int) -> None:
        """Handle a new selection, which is anonymous until its company is named."""
        self.named.blockSignals(True)  # noqa: FBT003 - Qt
        self.named.setChecked(False)
        self.named.blockSignals(False)  # noqa: FBT003 - Qt
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self.named.setVisible(bool(self.document))
