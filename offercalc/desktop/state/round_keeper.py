"""Rounds of the selected offer: new ones, and names for the version at hand, given as soon as the library has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from offercalc.application.ports.history import History, Rounds
from offercalc.application.sync.rounds import NamedRound, RoundNames, name_newest, rename_newest
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.sanitize import single_line

_Named = tuple[NamedRound | None, dict[str, int]]
"""A version that has been named if that can be taken back, and how many rounds each document has now."""


class RoundKeeper(QObject):
    """Makes and names rounds; `named` tells that the history has a new name, `refused` why it has not.

    `renamed` carries what to say of a name that has been given, and what takes it back.
    """

    named = Signal()
    renamed = Signal(str, object)
    refused = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        history: Callable[[], History],
        rounds: Callable[[], Rounds],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Take what returns the history and its rounds off the GUI thread; both raise ExternalError."""
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks
        self._history, self._rounds = history, rounds
        self._awaited: Callable[[], _Named] | None = None
        workspace.kept.connect(self._name)

    def make(self, offer: Offer, names: RoundNames) -> None:
        """Make an offer the newest round of the selected one; what is not saved yet becomes a version before it."""
        workspace = self._workspace
        document = workspace.chosen_document
        workspace.session.flush()
        workspace.replace(offer, names.newest, document)
        workspace.session.flush()
        self._awaited = partial(self._name_new, document, names)
        self._name()

    def rename(self, document: str, name: str) -> None:
        """Name the newest version of an offer, with what is not saved yet."""
        self._workspace.session.flush()
        self._awaited = partial(self._rename, document, name)
        self._name()

    def _restore_name(self, named: NamedRound) -> None:
        """Take the name of a round back to the one it had before."""
        self._run(partial(self._name_again, named))

    def _name(self) -> None:
        """Name the round when it has arrived in the library."""
        if self._awaited is None or not self._workspace.session.is_kept:
            return
        job, self._awaited = self._awaited, None
        self._run(job)

    def _run(self, job: Callable[[], _Named]) -> None:
        words = self._workspace.localizer.tr("Naming the round…")
        self._tasks.run(words, job, while_there(self, self._show), while_there(self, self._fail))

    def _show(self, done: _Named) -> None:
        named, counts = done
        self._workspace.show_rounds(counts)
        self.named.emit()
        if named is not None:
            words = self._workspace.localizer.tr("Named this round: {name}", name=single_line(named.name))
            self.renamed.emit(words, partial(self._restore_name, named))

    def _fail(self, sentence: LazyText) -> None:
        self.refused.emit(sentence)

    def _name_new(self, document: str, names: RoundNames) -> _Named:
        """Name a new round of an offer, in any thread."""
        rounds = self._rounds()
        name_newest(document, names, self._history(), rounds)
        return None, rounds.counts()

    def _rename(self, document: str, name: str) -> _Named:
        """Name the newest version of an offer, in any thread."""
        rounds = self._rounds()
        return rename_newest(document, name, self._history(), rounds), rounds.counts()

    def _name_again(self, named: NamedRound) -> _Named:
        """Name a round as before, in any thread."""
        rounds = self._rounds()
        rounds.name_round(named.document, named.number, named.former)
        return None, rounds.counts()
