"""The dialog of archived offers, which can all be restored."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offercalc.application.ports.history import Listed
from offercalc.application.ports.library import Kept
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import Message
from offercalc.presentation.formats.sanitize import one_line
from offercalc.presentation.pages.offers_list import OfferEntry

_SIZE = (480, 420)


class RemovedDialog(QDialog):
    """Lists the archived offers of a workspace's library."""

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._removed: tuple[Listed, ...] = ()
        self._theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.offers = EntryList(self._theme, self)
        self.said = PlainLabel(self)
        self.bring_back = QPushButton(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._place()
        self._name_everything()
        self.offers.activated.connect(self._bring_back)
        self.bring_back.clicked.connect(self._bring_back)
        self._buttons.rejected.connect(self.reject)
        history = workspace.tools.history
        words = workspace.reader.say("Reading the history…")
        show, fail = while_there(self, self._show), while_there(self, self._fail)
        tasks.run(words, lambda: tuple(history.listed(archived=True)), show, fail)

    def _show(self, listed: tuple[Listed, ...]) -> None:
        """List the archived offers, the last changed first."""
        reader = self._workspace.reader
        here = {kept.document for kept in self._workspace.offers}
        removed = sorted((one for one in listed if one.is_archived), key=lambda one: one.changed, reverse=True)
        self._removed = tuple(one for one in removed if one.document not in here)
        moment = reader.figures.moment
        entries = [
            OfferEntry(f"{one_line(one.company)} — {one_line(one.role)}", moment(one.changed), "", "")
            for one in self._removed
        ]
        self.offers.show_entries(tuple(entries), 0)
        self.said.setText("" if self._removed else reader.say("There are no archived offers."))
        self.bring_back.setEnabled(bool(self._removed))

    def _bring_back(self) -> None:
        """Read the latest revision off the GUI thread, and restore the offer."""
        if self.offers.place >= 0:
            one, workspace = self._removed[self.offers.place], self._workspace
            history, say = workspace.tools.history, workspace.reader.say

            def put_back(offer: Offer) -> None:
                workspace.bring_back(Kept(one.document, one.revision, offer), say("Restore"))
                self.accept()

            read, fail = while_there(self, put_back), while_there(self, self._fail)
            self._tasks.run(
                say("Reading the history…"), lambda: history.offer_at(one.document, one.revision), read, fail
            )

    def _fail(self, sentence: Message) -> None:
        self.said.setText(self._workspace.reader.tell(sentence))

    def _name_everything(self) -> None:
        say = self._workspace.reader.say
        self.setWindowTitle(say("Archived offers"))
        self.offers.setAccessibleName(say("Archived offers"))
        self.bring_back.setText(say("Restore"))
        self.bring_back.setEnabled(False)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(say("Close"))

    def _place(self) -> None:
        self.said.setWordWrap(True)
        self.said.setObjectName("quiet")
        foot = QHBoxLayout()
        foot.addWidget(self.bring_back)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(14)
        layout.addWidget(self.offers, 1)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        wanted = QSize(*(self._theme.px(side) for side in _SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
