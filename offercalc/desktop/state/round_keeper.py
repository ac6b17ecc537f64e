"""New rounds of the selected offer: a version of its own, named as soon as the library has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from offercalc.application.ports.history import History, Rounds
from offercalc.application.sync.rounds import RoundNames, name_newest
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText


class RoundKeeper(QObject):
    """Makes rounds; `named` tells that the history has a new name, `refused` why it has not."""

    named = Signal()
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
        self._awaited: tuple[str, RoundNames] | None = None
        workspace.kept.connect(self._name)

    def make(self, offer: Offer, names: RoundNames) -> None:
        """Make an offer the newest round of the selected one; what is not saved yet becomes a version before it."""
        workspace = self._workspace
        document = workspace.chosen_document
        workspace.session.flush()
        workspace.replace(offer, names.newest, document)
        workspace.session.flush()
        self._awaited = document, names
        self._name()

    def _name(self) -> None:
        """Name the round when it has arrived in the library."""
        if self._awaited is None or not self._workspace.session.is_kept:
            return
        (document, names), self._awaited = self._awaited, None
        self._tasks.run(
            self._workspace.localizer.tr("Naming the round…"),
            partial(self._name_and_count, document, names),
            while_there(self, self._show),
            while_there(self, self._fail),
        )

    def _show(self, rounds: dict[str, int]) -> None:
        self._workspace.show_rounds(rounds)
        self.named.emit()

    def _fail(self, sentence: LazyText) -> None:
        self.refused.emit(sentence)

    def _name_and_count(self, document: str, names: RoundNames) -> dict[str, int]:
        """Name the newest version of an offer, in any thread, and return how many rounds each document has then."""
        rounds = self._rounds()
        name_newest(document, names, self._history(), rounds)
        return rounds.counts()
