"""The menu of a column: what its offer is in the comparison, where it stands, and the table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from offercalc.desktop.system.plain_text import on_button
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.pages.side_by_side import SideBySide

_MOVES = ((N_("Move left"), "Alt+Left", -1), (N_("Move right"), "Alt+Right", 1))


class ColumnMenu(QMenu):
    """Deletes itself when it is closed.

    `baseline_wanted` and `removal_wanted` carry the index of the offer in the comparison as it is listed, `move_wanted`
    the column and the place that it shall have.
    """

    baseline_wanted = Signal(int)
    removal_wanted = Signal(int)
    move_wanted = Signal(int, int)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def list_acts(self, sides: SideBySide, column: int, can_move: Callable[[int, int], bool]) -> None:
        """List what can be done with a column, which may be none, and with the table."""
        if 0 <= column < len(sides.heads):
            self._list_offer(sides, column)
            for words, keys, step in _MOVES:
                move = self.addAction(sides.localizer.tr(words))
                move.setShortcut(keys)
                move.setEnabled(can_move(column, column + step))
                move.triggered.connect(partial(self.move_wanted.emit, column, column + step))
            self.addSeparator()
        self.addAction(sides.localizer.tr("Copy table")).triggered.connect(self.copy_wanted)

    def _list_offer(self, sides: SideBySide, column: int) -> None:
        place, tr, name = sides.order[column], sides.localizer.tr, sides.page.table.columns[column]
        use = self.addAction(tr("Use as baseline"))
        use.setEnabled(not sides.heads[column].is_baseline)
        use.triggered.connect(lambda: self.baseline_wanted.emit(place))
        remove = self.addAction(on_button(tr("Remove {company} from the comparison", company=name)))
        remove.setEnabled(len(sides.heads) > 1)
        remove.triggered.connect(lambda: self.removal_wanted.emit(place))
        self.addSeparator()
