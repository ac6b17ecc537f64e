"""The dialog of archived offers, which can all be restored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offercalc.application.ports.history import DocumentSummary, History
from offercalc.application.ports.library import StoredOffer
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.layouts import nest, resize_to_screen
from offercalc.desktop.widgets.lists.empty_frame import EmptyFrame
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.pages.offers_list import OfferEntry

_SIZE = (480, 420)


class RemovedDialog(QDialog):
    """Lists the archived offers of a workspace's library."""

    def __init__(
        self, workspace: Workspace, history: Callable[[], History], tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._history = history
        self._tasks = tasks
        self._removed: tuple[DocumentSummary, ...] = ()
        self._theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.offers = EntryList(self._theme, self)
        self.said, self.nothing = PlainLabel(self), PlainLabel(self)
        self.empty = EmptyFrame(self._theme, self)
        self.bring_back = QPushButton(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._place()
        self._name_everything()
        self.offers.activated.connect(self._bring_back)
        self.bring_back.clicked.connect(self._bring_back)
        self._buttons.rejected.connect(self.reject)
        past = history()
        words = workspace.localizer.tr("Reading the history…")
        show, fail = while_there(self, self._show), while_there(self, self._fail)
        tasks.run(words, lambda: tuple(past.listed(archived=True)), show, fail)

    def _show(self, listed: tuple[DocumentSummary, ...]) -> None:
        """List the archived offers, the last changed first."""
        localizer = self._workspace.localizer
        here = {kept.document for kept in self._workspace.offers}
        removed = sorted((one for one in listed if one.is_archived), key=lambda one: one.changed, reverse=True)
        self._removed = tuple(one for one in removed if one.document not in here)
        moment = localizer.figures.moment
        entries = [
            OfferEntry(f"{single_line(one.company)} — {single_line(one.role)}", moment(one.changed), "", "")
            for one in self._removed
        ]
        self.offers.show_entries(tuple(entries), 0)
        for part, is_shown in ((self.offers, True), (self.bring_back, True), (self.empty, False)):
            part.setVisible(bool(self._removed) is is_shown)
        self.bring_back.setEnabled(bool(self._removed))

    def _bring_back(self) -> None:
        """Read the latest revision off the GUI thread, and restore the offer."""
        if self.offers.place >= 0:
            one, workspace = self._removed[self.offers.place], self._workspace
            history, tr = self._history(), workspace.localizer.tr

            def put_back(offer: Offer) -> None:
                workspace.bring_back(StoredOffer(one.document, one.revision, offer), tr("Restore"))
                self.accept()

            read, fail = while_there(self, put_back), while_there(self, self._fail)
            self._tasks.run(
                tr("Reading the history…"), lambda: history.offer_at(one.document, one.revision), read, fail
            )

    def _fail(self, sentence: LazyText) -> None:
        self.said.setText(self._workspace.localizer.render(sentence))
        self.said.show()

    def _name_everything(self) -> None:
        tr = self._workspace.localizer.tr
        self.setWindowTitle(tr("Archived offers"))
        self.offers.setAccessibleName(tr("Archived offers"))
        self.nothing.setText(tr("There are no archived offers."))
        self.bring_back.setText(tr("Restore"))
        self.bring_back.setEnabled(False)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))

    def _place(self) -> None:
        for words in (self.said, self.nothing):
            words.setWordWrap(True)
            words.setObjectName("quiet")
        self.empty.show_parts(self.nothing)
        self.empty.hide()
        self.said.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.bring_back)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self.offers, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.said)
        nest(layout, foot)
        resize_to_screen(self, QSize(*(self._theme.px(side) for side in _SIZE)))
