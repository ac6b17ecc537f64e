"""The rounds of an offer: its named versions, the latest first, read from the history off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from offercalc.application.ports.history import History, Revision
from offercalc.application.sync.history_text import revision_note, revision_title
from offercalc.application.sync.rounds import named_rounds
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import show_icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.panel import Panel
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.names.shown_names import name_of
from offercalc.presentation.text.change_text import change_lines

_ICON = 14


class RoundsPanel(Panel):
    """Lists the rounds of the selected offer, with a button that opens its history, where versions are named."""

    def __init__(
        self,
        workspace: Workspace,
        history: Callable[[], History],
        tasks: Tasks,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Take what returns the history, off the GUI thread; it raises ExternalError."""
        self.reply, self.history = QPushButton(), QPushButton()
        super().__init__(theme, parent)
        self._workspace, self._history, self._tasks = workspace, history, tasks
        self._read: tuple[str, object, str] | None = None
        self.rounds, self.about = BulletList(self), PlainLabel(self)
        self.about.setObjectName("quiet")
        self.about.setWordWrap(True)
        for button in (self.reply, self.history):
            button.setObjectName("small")
        self.head.addWidget(self.reply, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.about, self.rounds):
            self.body.addWidget(part)
        self.body.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the rounds of the selected offer; they are read again only when it has changed."""
        workspace, tr = self._workspace, self._workspace.localizer.tr
        offer, document = workspace.chosen_offer, workspace.chosen_document
        if offer is None:
            return
        self.set_title(tr("Rounds with {company}", company=name_of(offer, workspace.localizer)))
        self.history.setText(f" {tr('History…')}")
        self.reply.setText(f" {tr('Their reply…')}")
        self.about.setText(tr("A round is a version of the offer that you have named in its history."))
        self.rounds.setAccessibleName(tr("Rounds with {company}", company=name_of(offer, workspace.localizer)))
        found = workspace.session.find(document)
        asked = document, found.revision if found is not None else 0, workspace.localizer.language
        if asked != self._read:
            self._read = asked
            history = self._history
            self._tasks.run(
                tr("Reading the history…"), lambda: named_rounds(document, history()),
                while_there(self, partial(self._show, document)), while_there(self, self._fail),
            )  # fmt: skip

    @override
    def rescale(self, theme: Theme) -> None:
        super().rescale(theme)
        for button, name in ((self.reply, "plus"), (self.history, "history")):
            show_icon(button, name, theme.hex("text"), theme.px(_ICON))

    def reload(self) -> None:
        """Read the rounds again at the next refresh, for a version may have been named meanwhile."""
        self._read = None

    def _show(self, document: str, rounds: tuple[tuple[Revision, Offer], ...]) -> None:
        """List the rounds, unless another offer has been selected meanwhile."""
        if document != self._workspace.chosen_document:
            return
        localizer = self._workspace.localizer
        lines = [self._words(at, rounds) for at in reversed(range(len(rounds)))]
        self.rounds.show_sentences(tuple(lines) or (localizer.tr("No version has a name yet."),), localizer)

    def _words(self, at: int, rounds: tuple[tuple[Revision, Offer], ...]) -> str:
        """Return a round with what it changes of the one before it."""
        localizer, (revision, offer) = self._workspace.localizer, rounds[at]
        told = f"{revision_title(revision, localizer)} · {revision_note(revision, localizer)}"
        changes = change_lines(rounds[at - 1][1], offer, localizer) if at else ()
        return f"{told}: {'; '.join(changes)}" if changes else told

    def _fail(self, sentence: LazyText) -> None:
        self.rounds.show_sentences((self._workspace.localizer.render(sentence),))
