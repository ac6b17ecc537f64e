"""Letters that leave the window in other forms than PDF: Word documents, and the text of an e-mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from offercalc.application.documents.sender_notices import word_notices
from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.renderer import CounterLetter, OfferLetter, PdfRenderer
from offercalc.desktop.exchange.exchange import Exchange
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_save
from offercalc.desktop.system.tasks import Tasks

if TYPE_CHECKING:
    from offercalc.application.workbench.papers import Paper


class LetterExchange(Exchange):
    """Saves offer letters for Word, and copies counter-offers as e-mails."""

    def __init__(
        self, workspace: Workspace, renderer: Callable[[], PdfRenderer], tasks: Tasks, window: QWidget
    ) -> None:
        """Take what returns the renderer once a letter is made with it."""
        super().__init__(workspace, window)
        self._renderer = renderer
        self._tasks = tasks

    def save_word(self, paper: Paper) -> None:
        """Ask where to save an offer letter as a Word document, and write it."""
        letter, localizer = paper.document, self._workspace.localizer
        if isinstance(letter, OfferLetter):
            name = Path(paper.name).with_suffix(".docx").name
            title = f"{localizer.tr('Export Word')} · {localizer.tr('Attached: nothing')}"
            ask_to_save(self._window, title, name, lambda path: self._write(letter, paper, path))

    def copy_email(self, paper: Paper) -> None:
        """Copy a counter-offer as the text of an e-mail."""
        letter, tr = paper.document, self._workspace.localizer.tr
        if isinstance(letter, CounterLetter):
            QGuiApplication.clipboard().setText(self._renderer().render_email(letter))
            self.told.emit(tr("Copied: the letter as an e-mail"))

    def _write(self, letter: OfferLetter, paper: Paper, path: Path) -> None:
        renderer, tr = self._renderer(), self._workspace.localizer.tr

        def write() -> None:
            write_atomically(renderer.render_docx(letter), path)

        words = tr("Creating {name}…", name=path.name)
        self._tasks.run(words, write, lambda _done: self._report(letter, paper, path), self._fail)

    def _report(self, letter: OfferLetter, paper: Paper, path: Path) -> None:
        localizer = self._workspace.localizer
        notices = *paper.notices, *word_notices(letter.options.letterhead, localizer)
        self._written(path, localizer.tr("Attached: nothing"), notices)
