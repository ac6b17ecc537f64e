"""Letters that leave the window in other forms than PDF: Word documents, and the text of an e-mail."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.renderer import CounterLetter, OfferLetter
from offercalc.application.workbench.papers import Paper
from offercalc.desktop.shell.exchange_files import ExchangeFiles
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_save
from offercalc.desktop.system.tasks import Tasks
from offercalc.domain.values.lazy_text import lazy_join


class LetterExchange(QObject):
    """Saves offer letters for Word, and copies counter-offers as e-mails; what became of it is told by `exchange`."""

    def __init__(self, workspace: Workspace, tasks: Tasks, exchange: ExchangeFiles, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._exchange = exchange
        self._window = window

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
            QGuiApplication.clipboard().setText(self._workspace.tools.renderer.render_email(letter))
            self._exchange.told.emit(tr("Copied: the letter as an e-mail"))

    def _write(self, letter: OfferLetter, paper: Paper, path: Path) -> None:
        renderer, tr = self._workspace.tools.renderer, self._workspace.localizer.tr

        def write() -> None:
            write_atomically(renderer.render_docx(letter), path)

        words = tr("Creating {name}…", name=path.name)
        self._tasks.run(words, write, lambda _done: self._written(paper, path), self._exchange.refused.emit)

    def _written(self, paper: Paper, path: Path) -> None:
        tr = self._workspace.localizer.tr
        self._exchange.told.emit(f"{tr('Saved: {path}', path=path)} · {tr('Attached: nothing')}")
        self._exchange.saved.emit(path)
        if paper.notices:
            self._exchange.refused.emit(lazy_join(paper.notices, "\n"))
