"""The dialog shown on close when changes could not be saved; offers to save copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.layouts import nest, resize_to_screen
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import quoted
from offercalc.presentation.text.labels import offer_title

_WIDTH = 460
_MOST_LISTED = 5


class UnkeptDialog(QDialog):
    """Lists the offers that would be lost; accepted once copies are saved or the user closes without saving."""

    def __init__(self, workspace: Workspace, files: Callable[[], OfferFiles], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._files = files
        tr = workspace.localizer.tr
        self.setWindowTitle(tr("Unsaved changes"))
        self._told = PlainLabel(
            self, tr("These offers have not been saved and will be lost when you close the window:")
        )
        self._told.setWordWrap(True)
        self.offers, self.notice = BulletList(self), Banner(self)
        self.offers.setAccessibleName(self._told.text())
        self.offers.show_sentences(
            _listed(tuple(quoted(offer_title(one)) for one in workspace.session.unkept), workspace.localizer)
        )
        self.save = QPushButton(tr("Save copies…"), self)
        self.save.setObjectName("primary")
        self.leave = QPushButton(tr("Close without saving"), self)
        self.leave.setObjectName("danger")
        self.stay = QPushButton(tr("Don't close"), self)
        self.save.clicked.connect(self._ask_folder)
        self.leave.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        self._place()
        self.save.setDefault(True)
        self.save.setFocus()

    def save_into(self, folder: Path) -> None:
        """Save a copy of every offer into a folder and accept; on failure, show the reason and stay open."""
        names: Counter[str] = Counter()
        try:
            for offer in self._workspace.session.unkept:
                name = file_name(offer, "json")
                names[name] += 1
                number = f" {names[name]}" if names[name] > 1 else ""
                path = folder / name
                self._files().write(offer, path.with_stem(f"{path.stem}{number}"))
        except ExternalError as error:
            localizer = self._workspace.localizer
            self.notice.show_messages((localizer.render(error.message), localizer.tr("Choose another folder.")))
            self._fit()
        else:
            self.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fit()  # only now is the text as large as it is shown
        super().showEvent(event)

    def _fit(self) -> None:
        """Be as high as all that is shown."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            resize_to_screen(self, QSize(self.width(), layout.totalHeightForWidth(self.width())))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self._workspace.localizer.tr("Choose a folder for the copies"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.save_into(Path(name)))
        dialog.open()

    def _place(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.stay)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        for widget in (self._told, self.offers, self.notice):
            layout.addWidget(widget)
        nest(layout, foot)
        self.setMinimumWidth(_WIDTH * self._workspace.settings.scale // 100)


def _listed(titles: tuple[str, ...], localizer: Localizer) -> tuple[str, ...]:
    """Return as many titles as the dialog has room for, and the number of others."""
    if len(titles) <= _MOST_LISTED:
        return titles
    others = len(titles) - _MOST_LISTED
    return (*titles[:_MOST_LISTED], localizer.plural("and {number} other offer", "and {number} other offers", others))
