"""The dialog that shows the pages of a document before they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.printing import print_pages
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest, resize_to_screen
from offercalc.desktop.widgets.page_preview import PagePreview
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer

_SIZE = 720, 840


class PrintPreview(QDialog):
    """Previews pages, and prints them after the system's dialog; `failed` is called with the reason if that fails."""

    def __init__(
        self, pages: Sequence[bytes], printer: QPrinter, theme: Theme, localizer: Localizer, parent: QWidget
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._pages = tuple(pages)
        self._printer = printer  # Qt keeps no reference to it
        self.failed: Callable[[LazyText], None] = lambda _sentence: None
        tr = localizer.tr
        self.setWindowTitle(tr("Print preview"))
        self.count = PlainLabel(self, localizer.plural("{number} page", "{number} pages", len(self._pages)))
        self.count.setObjectName("quiet")
        self.preview = PagePreview(theme, self)
        self.preview.show_pages(self._pages, localizer, theme)
        self.cancel, self.go = QPushButton(tr("Cancel"), self), QPushButton(tr("Print…"), self)
        self.go.setObjectName("primary")
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._choose_printer)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.preview, 1)
        nest(column, foot)
        resize_to_screen(self, QSize(*(theme.px(side) for side in _SIZE)))
        self.go.setFocus()

    def print_now(self) -> None:
        """Print the pages as the printer is set up, and close."""
        try:
            print_pages(self._pages, self._printer)
        except ExternalError as error:
            self.failed(error.message)
        self.accept()

    def _choose_printer(self) -> None:
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.print_now)
        QDialog.open(dialog)  # its own needs a receiver
