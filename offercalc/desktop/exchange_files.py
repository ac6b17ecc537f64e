"""Offer files and papers in and out of the window: asks where, does it, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from offercalc.application.offer_names import file_name
from offercalc.application.paper_order import PrintOrder
from offercalc.application.ports import OutsideError, Printed
from offercalc.application.whole_files import write_whole
from offercalc.desktop.tasks import Tasks
from offercalc.desktop.workspace import Workspace
from offercalc.domain.offer import Offer
from offercalc.presentation.problem_words import problem_line


class ExchangeFiles(QObject):
    """Opens, copies and prints the offers of a workspace; `told` is good news, `refused` is not, both in words."""

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._window = window

    def open(self) -> None:
        """Ask for offer files and add what is sound in them."""
        say = self._workspace.reader.say
        dialog = QFileDialog(self._window, say("Open offer files"), "", say("Offer files and papers (*.json *.pdf)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.read(tuple(Path(name) for name in names)))
        dialog.open()

    def read(self, paths: tuple[Path, ...]) -> None:
        """Add the offers of files; what is wrong with the others is said with its place."""
        reader = self._workspace.reader
        problems = []
        for path in paths:
            for one in self._workspace.tools.files.read_all(path):
                if isinstance(one, Offer):
                    self._workspace.add(one, reader.say("Open {name}", name=path.name))
                else:
                    problems.append(f"{path.name}: {problem_line(one, reader)}")
        if problems:
            self.refused.emit("\n".join(problems))

    def drop(self, urls: Sequence[QUrl]) -> None:
        """Add the offers of files that were dropped on the window."""
        self.read(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))

    def save_copy(self) -> None:
        """Ask where a copy of the chosen offer goes and write it there."""
        offer = self._workspace.chosen_offer
        if offer is not None:
            say = self._workspace.reader.say
            self._ask(say("Save a copy"), file_name(offer, "json"), lambda path: self._write_copy(offer, path))

    def export_sheet(self) -> None:
        """Ask where the sheet of the chosen offer goes and print it."""
        offer = self._workspace.chosen_offer
        if offer is not None:
            comparison, reader = self._workspace.chosen_alone(), self._workspace.public_reader
            tools, order = self._workspace.tools, self._order()
            self._ask_paper(file_name(offer, "pdf"), lambda: tools.press.sheet(comparison, reader, order))

    def export_report(self) -> None:
        """Ask where the comparison goes and print it."""
        comparison, reader = self._workspace.comparison(), self._workspace.public_reader
        tools, order = self._workspace.tools, self._order()
        name = f"{reader.say('Comparison of offers')}.pdf"
        self._ask_paper(name, lambda: tools.press.report(comparison, reader, order))

    def _order(self) -> PrintOrder:
        printed_at = datetime.combine(self._workspace.tools.today, time(), UTC)
        return PrintOrder(self._workspace.settings.paper, printed_at)

    def _ask_paper(self, name: str, print_it: Callable[[], Printed]) -> None:
        self._ask(self._workspace.reader.say("Export PDF"), name, lambda path: self._print(print_it, path))

    def _ask(self, title: str, name: str, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        dialog.open()

    def _print(self, print_it: Callable[[], Printed], path: Path) -> None:
        """Print off the GUI thread, then say where the paper is."""

        def job() -> Printed:
            printed = print_it()
            write_whole(printed.pdf, path)
            return printed

        say = self._workspace.reader.say
        self._tasks.run(
            say("Printing {name}…", name=path.name), job, lambda done: self._printed(done, path), self._fail
        )

    def _printed(self, printed: Printed, path: Path) -> None:
        say = self._workspace.reader.say
        self.told.emit(say("Written: {path}", path=path))
        if printed.unprintable:
            text = printed.unprintable
            self.refused.emit(say("No font here has these characters, so they are printed as boxes: {text}", text=text))

    def _write_copy(self, offer: Offer, path: Path) -> None:
        try:
            self._workspace.tools.files.write(offer, path)
        except OutsideError as error:
            self._fail(str(error))
        else:
            self.told.emit(self._workspace.reader.say("Written: {path}", path=path))

    def _fail(self, sentence: str) -> None:
        self.refused.emit(sentence)
