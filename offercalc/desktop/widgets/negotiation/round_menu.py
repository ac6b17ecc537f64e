"""The menu of an offer's rounds: each with what it changes and a way back to it, then the ways to a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from offercalc.application.ports.history import History, Revision
from offercalc.application.sync.history_text import revision_title
from offercalc.application.sync.rounds import named_rounds
from offercalc.desktop.state.round_keeper import RoundKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import add_words, change_words, on_button
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.negotiation.round_name import RoundName
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.change_text import change_lines

_Rounds = tuple[tuple[Revision, Offer], ...]
_MOST_CHANGES = 8
"""How many changes of a round are listed; the history has all of them."""


class RoundMenu(QObject):
    """Fills menus with the rounds of the selected offer.

    `history_wanted` asks for its history, `reply_wanted` for the form of a new round. `dialog` asks for the name of
    the version at hand, while it is open.
    """

    history_wanted = Signal()
    reply_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        history: Callable[[], History],
        keeper: RoundKeeper,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Take what returns the history, off the GUI thread, and what names rounds; both raise ExternalError."""
        super().__init__(parent)
        self._workspace, self._history, self._tasks = workspace, history, tasks
        self.keeper = keeper
        self.dialog: RoundName | None = None
        self._named = ""

    def fill(self, menu: QMenu) -> None:
        """Fill a menu: the rounds follow as soon as they have been read."""
        document, history, tr = self._workspace.chosen_document, self._history, self._workspace.localizer.tr
        add_words(menu, tr("Reading the history…"))
        menu.addSeparator()
        menu.addAction(tr("Their reply…")).triggered.connect(self.reply_wanted)
        self._named = ""
        menu.addAction(tr("Name this round…")).triggered.connect(partial(self._ask_name, menu, document))
        menu.addAction(tr("History…")).triggered.connect(self.history_wanted)
        self._tasks.run(
            tr("Reading the history…"), lambda: named_rounds(document, history()),
            while_there(menu, partial(self._list, menu, document)), while_there(menu, partial(self._fail, menu)),
        )  # fmt: skip

    def _list(self, menu: QMenu, document: str, rounds: _Rounds) -> None:
        """List the rounds in place of the first line, the newest first."""
        waiting, localizer = menu.actions()[0], self._workspace.localizer
        if not rounds:
            change_words(waiting, localizer.tr("No version has a name yet."))
            return
        for at, (revision, offer) in enumerate(rounds):
            before = rounds[at - 1][1] if at else None
            inside = QMenu(on_button(revision_title(revision, localizer)), menu)
            for line in _changes(before, offer, localizer):
                add_words(inside, line)
            inside.addSeparator()
            back = inside.addAction(localizer.tr("Restore this version"))
            back.setEnabled(offer != self._workspace.chosen_offer)
            back.triggered.connect(partial(self._restore, document, revision, offer))
            menu.insertMenu(menu.actions()[0], inside)
        menu.removeAction(waiting)
        newest, offer = rounds[-1]
        self._named = newest.round if offer == self._workspace.chosen_offer else ""

    def _ask_name(self, menu: QMenu, document: str, *_checked: object) -> None:
        """Ask for the name of the version at hand, above the window, and give it."""
        settings, above = self._workspace.settings, menu.parentWidget()
        theme = load_theme(settings.theme, settings.scale)
        window = None if above is None else above.window()
        self.dialog = RoundName(self._named, theme, self._workspace.localizer, window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.agreed.connect(partial(self.keeper.rename, document))
        self.dialog.open()

    def _restore(self, document: str, revision: Revision, offer: Offer, *_checked: object) -> None:
        """Make an earlier round the newest version, which can be undone; later ones stay in the history."""
        localizer = self._workspace.localizer
        label = localizer.tr("Restore {version}", version=revision_title(revision, localizer))
        self._workspace.replace(offer, label, document)

    def _fail(self, menu: QMenu, sentence: LazyText) -> None:
        change_words(menu.actions()[0], self._workspace.localizer.render(sentence))


def _changes(before: Offer | None, offer: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return what a round changes of the one before it, in words."""
    if before is None:
        return (localizer.tr("This is the first round."),)
    lines = change_lines(before, offer, localizer) or (localizer.tr("Nothing has changed"),)
    return (*lines[:_MOST_CHANGES], "…") if len(lines) > _MOST_CHANGES else lines
