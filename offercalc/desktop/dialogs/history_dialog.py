"""The history of an offer: versions, changes between any two, names of rounds, and restoring a version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from offercalc.application.ports.history import History, Revision, Rounds
from offercalc.application.sync.history_text import revision_note, revision_title
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import nest, resize_to_screen
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.pages.offers_list import OfferEntry
from offercalc.presentation.text.change_text import change_lines

_SIZE = (820, 560)


class _Pair(NamedTuple):
    """Two versions to compare; `before` is None if there is no earlier version."""

    before: Offer | None
    after: Offer


class DocumentVersions(NamedTuple):
    """Where the versions of a document are, and the names of them as rounds; both raise ExternalError."""

    document: str
    history: Callable[[], History]
    rounds: Callable[[], Rounds]


class HistoryDialog(QDialog):
    """Shows the versions of a document, newest first."""

    def __init__(
        self, workspace: Workspace, versions: DocumentVersions, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._document, self._history, self._rounds = versions
        self._revisions: tuple[Revision, ...] = ()  # newest first, as listed
        self._shown: Offer | None = None
        self._theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.versions = EntryList(self._theme, self)
        self.against = ChoiceBox(self)
        self.changes = BulletList(self)
        self.name = QLineEdit(self)
        self.rename = QPushButton(self)
        self.go_back = QPushButton(self)
        self._heading, self._against_label, self._name_label = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._place()
        self._name_everything()
        self.versions.selectionModel().currentChanged.connect(self._choose)
        self.against.activated.connect(self._compare)
        self.rename.clicked.connect(self._rename)
        self.name.returnPressed.connect(self._rename)
        self.go_back.clicked.connect(self._go_back)
        self._buttons.rejected.connect(self.reject)
        workspace.kept.connect(self._load)
        self._load()

    @property
    def _chosen(self) -> Revision | None:
        place = self.versions.place
        return self._revisions[place] if 0 <= place < len(self._revisions) else None

    def _load(self) -> None:
        """Read the versions off the GUI thread, because a team server may be slow."""
        history, document = self._history(), self._document
        self._run(lambda: history.revisions(document), self._show)

    def _show(self, revisions: tuple[Revision, ...]) -> None:
        """List the versions and keep the selection, or select the newest; unchanged versions are not listed again."""
        if self._revisions == tuple(reversed(revisions)):
            return
        localizer = self._workspace.localizer
        number = self._chosen.number if self._chosen is not None else len(revisions)
        self._revisions = tuple(reversed(revisions))
        entries = [
            OfferEntry(revision_title(one, localizer), revision_note(one, localizer), "", revision_note(one, localizer))
            for one in self._revisions
        ]
        place = next((place for place, one in enumerate(self._revisions) if one.number == number), -1)
        self.versions.show_entries(tuple(entries), place)
        self._choose()

    def _choose(self, *_indexes: object) -> None:
        """Show the name of the selected version, and list the others to compare it with."""
        chosen, localizer = self._chosen, self._workspace.localizer
        if chosen is None:
            return
        self.name.setText(chosen.round)
        self.against.clear()
        self.against.addItem(localizer.tr("Previous version"), chosen.number - 1)
        for one in self._revisions:
            if one.number != chosen.number:
                self.against.addItem(revision_title(one, localizer), one.number)
        self._compare()

    def _compare(self, _place: int = 0) -> None:
        """Read both versions and show the changes between them."""
        chosen = self._chosen
        if chosen is None:
            return
        history, document, against = self._history(), self._document, self.against.currentData()
        self._shown = None
        self.go_back.setEnabled(False)

        def read() -> _Pair:
            before = history.offer_at(document, against) if against else None
            return _Pair(before, history.offer_at(document, chosen.number))

        self._run(read, partial(self._say_changes, chosen.number))

    def _say_changes(self, number: int, pair: _Pair) -> None:
        """Show the changes, unless another version has been selected meanwhile."""
        if self._chosen is None or self._chosen.number != number:
            return
        localizer = self._workspace.localizer
        self._shown = pair.after
        if pair.before is None:
            lines: tuple[str, ...] = (localizer.tr("This is the first version."),)
        else:
            lines = change_lines(pair.before, pair.after, localizer) or (localizer.tr("Nothing has changed"),)
        self.changes.show_sentences(lines)
        kept = self._workspace.session.find(self._document)
        self.go_back.setEnabled(kept is not None and kept.offer != self._shown)

    def _rename(self) -> None:
        chosen, rounds = self._chosen, self._rounds()
        if chosen is not None:
            name = self.name.text().strip()
            self._run(partial(_name_and_count, rounds, self._document, (chosen.number, name)), self._named)

    def _named(self, counts: dict[str, int]) -> None:
        self._workspace.show_rounds(counts)
        self._load()

    def _go_back(self) -> None:
        """Restore the selected version as the newest; later versions stay in the history."""
        chosen, localizer = self._chosen, self._workspace.localizer
        if chosen is not None and self._shown is not None:
            label = localizer.tr("Restore {version}", version=revision_title(chosen, localizer))
            self._workspace.replace(self._shown, label, self._document)
            self.accept()

    def _run(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        words = self._workspace.localizer.tr("Reading the history…")
        self._tasks.run(words, job, while_there(self, done), while_there(self, self._fail))

    def _fail(self, sentence: LazyText) -> None:
        self.changes.show_sentences((self._workspace.localizer.render(sentence),))

    def _name_everything(self) -> None:
        tr = self._workspace.localizer.tr
        self.setWindowTitle(tr("History"))
        self._heading.setText(tr("What changed"))
        self._against_label.setText(tr("Compared with"))
        self._name_label.setText(tr("Name of this round"))
        self.name.setPlaceholderText(tr("e.g. first offer, counter, final"))
        self.rename.setText(tr("Name this round"))
        self.go_back.setText(tr("Restore this version"))
        self.go_back.setEnabled(self._shown is not None)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.versions.setAccessibleName(tr("Versions"))
        for label, widget in ((self._against_label, self.against), (self._name_label, self.name)):
            label.setBuddy(widget)
            widget.setAccessibleName(label.text())
        self.changes.setAccessibleName(self._heading.text())

    def _place(self) -> None:
        self._heading.setObjectName("panelTitle")
        for label in (self._against_label, self._name_label):
            label.setObjectName("fieldLabel")
        area = QScrollArea(self)
        area.setWidget(self.changes)
        area.setWidgetResizable(True)
        naming = QHBoxLayout()
        naming.addWidget(self.name, 1)
        naming.addWidget(self.rename)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._heading)
        right.addWidget(self._against_label)
        right.addWidget(self.against)
        right.addWidget(area, 1)
        right.addWidget(self._name_label)
        nest(right, naming)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self.versions, 2)
        nest(columns, right, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.go_back)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(20)
        nest(layout, columns, 1)
        nest(layout, foot)
        resize_to_screen(self, QSize(*(self._theme.px(side) for side in _SIZE)))


def _name_and_count(rounds: Rounds, document: str, named: tuple[int, str]) -> dict[str, int]:
    """Name a version, by its number, as a round, and return how many rounds each document has then."""
    rounds.name_round(document, *named)
    return rounds.counts()
