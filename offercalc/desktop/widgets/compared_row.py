"""Chips for the compared offers (removable), an "Add" menu and the baseline selector."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from offercalc.application.workbench.selection import MOST_COMPARED
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel, on_button, set_tip
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.flow_layout import FlowLayout
from offercalc.presentation.text.labels import company, offer_title

_MOST_LISTED = 30
_GAP = 6
_LETTERS, _FEWEST = 72, 7
"""The total number of characters on all chips, and the minimum per chip; longer names are cut off."""


class ComparedRow(QWidget):
    """Shows and edits the list of compared offers."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[object, ...] = ()
        self.chips: list[QPushButton] = []
        self.add = QPushButton(self)
        self.add.setObjectName("toggle")
        self.others = QMenu(self)
        self.others.aboutToShow.connect(self._list_others)
        self.add.setMenu(self.others)
        self._against = PlainLabel(self)
        self._against.setObjectName("quiet")
        self.baseline = ChoiceBox(self)
        self.baseline.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._against.setBuddy(self.baseline)
        self.baseline.activated.connect(lambda _place: workspace.set(baseline=self.baseline.currentData()))
        held = QWidget(self)
        pair = QHBoxLayout(held)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self._against)
        pair.addWidget(self.baseline)
        self._row = FlowLayout(self, _GAP)
        self._row.addWidget(self.add)
        self._row.addWidget(held)

    def refresh(self) -> None:
        """Show the offers currently compared."""
        workspace, tr = self._workspace, self._workspace.localizer.tr
        compared = workspace.compared
        names = [company(kept.offer) for kept in compared]
        state = (tuple(kept.document for kept in compared), tuple(names), workspace.localizer.language)
        self.add.setText(tr("Add an offer"))
        self.add.setEnabled(len(compared) < min(MOST_COMPARED, len(workspace.offers)))
        self._against.setText(tr("Baseline"))
        self.baseline.setAccessibleName(tr("Baseline"))
        if state != self._shown:
            self._shown = state
            self._renew(names)
        self.baseline.setCurrentIndex(max(0, self.baseline.findData(workspace.settings.baseline)))

    def _renew(self, names: list[str]) -> None:
        """Create a chip for each offer."""
        workspace, tr = self._workspace, self._workspace.localizer.tr
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self.chips = []
        self.baseline.clear()
        longest = max(_FEWEST, _LETTERS // max(1, len(names)))
        for place, (kept, name) in enumerate(zip(workspace.compared, names, strict=True)):
            short = name if len(name) <= longest else f"{name[: longest - 1]}…"
            chip = QPushButton(on_button(f"{short}  ✕"), self)
            chip.setObjectName("toggle")
            chip.setAccessibleName(tr("Remove {company} from the comparison", company=name))
            set_tip(chip, chip.accessibleName())
            chip.setEnabled(len(names) > 1)
            chip.clicked.connect(partial(self._leave_out, kept.document))
            chip.ensurePolished()
            self.chips.append(chip)
            self._row.insert(place, chip)
            self.baseline.addItem(short, kept.document)

    def _leave_out(self, document: str) -> None:
        self._workspace.compare_also(document, is_compared=False)

    def _list_others(self) -> None:
        """List the offers not in the comparison, up to the menu's maximum."""
        compared = {kept.document for kept in self._workspace.compared}
        others = [kept for kept in self._workspace.offers if kept.document not in compared]
        self.others.clear()
        for kept in others[:_MOST_LISTED]:
            action = self.others.addAction(on_button(offer_title(kept.offer)))
            action.triggered.connect(partial(self._workspace.compare_also, kept.document, is_compared=True))
        if len(others) > _MOST_LISTED:
            words = self._workspace.localizer.tr(
                "More: select one in the list, then choose Compare this offer in the Edit menu"
            )
            self.others.addAction(words).setEnabled(False)
