"""The dialog of the dated lines behind a figure: origin of each amount, and dates earned and paid."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import resize_to_screen
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Table

_SIZE = (860, 520)


class TraceDialog(QDialog):
    """Shows a table of dated lines under the figure's name."""

    def __init__(
        self, title: str, table: Table, theme: Theme, localizer: Localizer, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(localizer.tr("Where this figure comes from"))
        self.title, self.note = PlainLabel(self, title), PlainLabel(self)
        self.title.setObjectName("panelTitle")
        self.title.setWordWrap(True)
        self.note.setObjectName("quiet")
        count = localizer.plural("{number} dated line", "{number} dated lines", len(table.rows))
        self.note.setText(count if table.rows else localizer.tr("No payments in this period."))
        self.table = FiguresView(theme, self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(localizer.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        for widget in (self.title, self.note):
            layout.addWidget(widget)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.table.show_table(table, theme)
        resize_to_screen(self, QSize(*(theme.px(side) for side in _SIZE)))
