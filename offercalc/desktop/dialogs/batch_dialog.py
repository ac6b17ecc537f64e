"""The dialog of many papers: shows how a table is read, asks what its columns mean, and prints a paper for each row."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QWidget,
)
from typing_extensions import override

from offercalc.application.batch.batch_text import (
    decided_line,
    fault_lines,
    notice_lines,
    result_lines,
    results_header,
    row_faults,
    standing_lines,
)
from offercalc.application.batch.cell_changes import changed_line, with_value, without_answers, without_changes
from offercalc.application.batch.known_tables import KnownTables, ReadTable
from offercalc.application.batch.sheet_batch import BatchResult, Onlooker, run_batch, write_results
from offercalc.application.documents.attaching import attached_words
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import OfferTable, Reading, TableAsk
from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.dialogs.batch.batch_form import BatchForm
from offercalc.desktop.dialogs.batch.wanted_papers import WantedPapers
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_open
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer

_SIZE = (1040, 760)


class BatchDialog(BatchForm):
    """Prints the offers of a table; a cancelled run keeps its papers, and a second run continues it."""

    _counted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tables: KnownTables,
        papers: WantedPapers,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, parent)
        self._tables = tables
        self._papers = papers
        self._tasks = tasks
        self._ask = TableAsk(path=Path())
        self._found: OfferTable | None = None
        self._before: OfferTable | None = None  # while it is read again
        self._skipped: frozenset[int] = frozenset()
        """The rows that are left out on purpose: nothing more is asked about them."""
        self._stop = Event()
        self.choose.clicked.connect(self._ask_table)
        self.start.clicked.connect(self._ask_folder)
        self.keep.clicked.connect(self._add_to_library)
        self.cancel.clicked.connect(self._stop.set)
        self.attach.activated.connect(self._attach)
        self.paper.activated.connect(self._choose_paper)
        self.mapping.head.chosen.connect(self._map)
        self.mapping.row_chosen.connect(self.row_paper.show_row)
        self.mapping.edited.connect(self._change)
        self.mend.clicked.connect(self.mapping.correct_next)
        self.readings.answered.connect(self._answer)
        self.readings.skipped.connect(self._skip)
        self.readings.recalled.connect(self._ask_again)
        self.readings.restored.connect(lambda: self._read(without_changes(self._ask)))
        self.common.changed.connect(self._fill)
        self.buttons.rejected.connect(self.reject)
        self._counted.connect(lambda: self.progress.setValue(self.progress.value() + 1))
        self._name_contents()
        self._let_start()

    # --- Reading ---

    def read(self, path: Path) -> None:
        """Read a table and show how its columns are read: as saved for its headers, if they are known."""
        sender = self._workspace.settings.sheet.sender.name
        filled = (("company", sender),) if sender else ()
        self.common.formats.setCurrentIndex(0)
        self._skipped = frozenset()
        self._found = self._before = None
        self.readings.begin()
        self._read(TableAsk(path=path, days_by_locale=True, has_options=False, filled=filled), is_new=True)

    def _read(self, ask: TableAsk, *, is_new: bool = False) -> None:
        self.begin()
        localizer = self._workspace.localizer
        if self.common.number_locale:
            localizer = localizer_for(self.common.number_locale, localizer.language)
        words = localizer.tr("Reading {name}…", name=ask.path.name)
        self.said.setText(words)
        self._ask, self._before, self._found = ask, self._found or self._before, None
        self.start.setEnabled(False)
        read = self._tables.read_anew if is_new else self._tables.read
        self._tasks.run(
            words, lambda: read(ask, localizer), while_there(self, self._show), while_there(self, self._fail)
        )

    def _map(self, letter: str, name: str) -> None:
        """Read the table again with a column that means something else."""
        others = tuple(pair for pair in self._ask.letters if pair[0] != letter)
        self._read(replace(self._ask, letters=(*others, (letter, name))))

    def _fill(self) -> None:
        """Read the table again with other values for all rows, another row of headers, or another sheet."""
        common, before = self.common, self._found
        ask = replace(self._ask, filled=common.filled, is_locale_named=bool(common.number_locale))
        if before is not None and common.row != before.mapping.header_row:
            ask = replace(ask, header_row=common.row, letters=(), columns=())
        if before is not None and before.mapping.sheets and common.sheet.currentData() != before.mapping.sheets[0]:
            ask = replace(ask, sheet=common.sheet.currentData(), header_row=0, letters=(), columns=(), readings=())
        self._read(ask)

    def _answer(self, readings: tuple[Reading, ...]) -> None:
        """Read the table again with what a person has said that some cells mean."""
        self._read(replace(self._ask, readings=(*self._ask.readings, *readings)))

    def _change(self, value: Reading) -> None:
        """Read the table again with another value in a cell."""
        table = self._found or self._before
        if table is not None:
            self._read(with_value(self._ask, table, value))

    def _skip(self, rows: frozenset[int]) -> None:
        """Ask nothing more about rows that are left out; the results name them with their faults."""
        self._skipped |= rows
        if self._found is not None:
            self._show(ReadTable(self._ask, self._found))

    def _ask_again(self) -> None:
        """Read the table again as if nothing had been answered or skipped."""
        self._skipped = frozenset()
        self.readings.begin()
        self._read(without_answers(self._ask))

    def _show(self, read: ReadTable) -> None:
        ask, found, saved = read
        if ask.readings != self._ask.readings:
            return  # it is being read again with another value
        localizer, mapping = self._workspace.localizer, found.mapping
        self._ask, self._found = ask, found
        self.title.setText(ask.path.name)
        self.origin.setText(_origin(saved, mapping.system, localizer))
        self.origin.setVisible(bool(self.origin.text()))
        count = localizer.plural("{number} row can be printed.", "{number} rows can be printed.", len(found.offers))
        self.problems.setText("\n".join(mapping.problems))
        self.problems.setVisible(bool(mapping.problems))
        counts = () if mapping.problems else (count,)
        self.said.setText("\n".join((*counts, *mapping.remarks)))
        for part in (self.mapping, self.common):
            part.show()
        self.mapping.show_table(found, self._tables.meanings(localizer), localizer)
        self.common.show_mapping(mapping, ask.filled)
        standing = standing_lines(found.offers, self._papers.today, localizer)
        asked = tuple(one for one in found.faults if one.row not in self._skipped)
        answers = sum(not one.is_changed for one in ask.readings)
        decided = decided_line(answers, self._skipped, localizer)
        self.readings.show_faults(asked, localizer, decided, changed_line(ask, localizer))
        self.show_hint(is_on=self.mapping.has_faults)
        plain = tuple(one for one in found.faults if not one.readings)
        self.faults.show_sentences((*fault_lines(plain, localizer), *standing))
        self.faults.setVisible(bool(plain or standing))
        self._let_start()
        self._show_paper()

    # --- Printing ---

    def print_into(self, folder: Path) -> None:
        """Print every valid row into a folder, and remember how the columns are read."""
        found = self._found
        if found is None or found.mapping.problems:
            return
        workspace, rows = self._workspace, found.offers
        try:
            order = self._papers.order(self.paper.currentData())
            self._tables.remember(ReadTable(self._ask, found), found.mapping.system or self._ask.path.stem)
        except ExternalError as error:
            self._fail(error.message)
            return
        self._stop.clear()
        self.progress.setRange(0, len(rows))
        self.progress.setValue(0)
        self._show_progress(is_on=True)
        onlooker = Onlooker(self._counted.emit, self._stop.is_set)
        done, fail = while_there(self, partial(self._printed, folder)), while_there(self, self._fail)
        localizer = workspace.localizer

        def work() -> BatchResult:
            result = run_batch(rows, folder, order, onlooker)
            told = tuple(replace(one, fault=LazyText(localizer.render(one.fault))) for one in result.rows)
            write_results(replace(result, rows=told), found, folder, results_header(localizer))
            return result

        self._tasks.run(localizer.tr("Creating {name}…", name=folder.name), work, done, fail)

    @override
    def reject(self) -> None:
        self._stop.set()
        super().reject()

    def _printed(self, folder: Path, result: BatchResult) -> None:
        self._show_progress(is_on=False)
        localizer = self._workspace.localizer
        self.said.setText("\n".join(result_lines(result, folder, localizer)))
        read = self._found.faults if self._found is not None else ()
        faults = fault_lines((*read, *row_faults(result, localizer)), localizer)
        self.faults.show_sentences((*faults, *notice_lines(result, localizer)))
        self.faults.setVisible(bool(faults or notice_lines(result, localizer)))

    def _add_to_library(self) -> None:
        """Add the offers of all sound rows to the library, as one step that can be undone."""
        offers = tuple(row.offer for row in self._found.offers) if self._found is not None else ()
        localizer = self._workspace.localizer
        self._workspace.add_all(offers, localizer.tr("Import {name}", name=self._ask.path.name))
        one, many = "{number} offer added to the library.", "{number} offers added to the library."
        self.said.setText(localizer.plural(one, many, len(offers)))
        self.keep.setEnabled(False)

    def _fail(self, sentence: LazyText) -> None:
        self._show_progress(is_on=False)
        self.said.setText(self._workspace.localizer.render(sentence))

    def _show_progress(self, *, is_on: bool) -> None:
        self.show_progress(is_on=is_on)
        if not is_on:
            self._let_start()

    def _let_start(self) -> None:
        found, localizer = self._found, self._workspace.localizer
        is_ready = found is not None and not found.mapping.problems and bool(found.offers)
        number = len(found.offers) if found is not None else 0
        self.start.setEnabled(is_ready)
        self.keep.setEnabled(is_ready)
        words = localizer.plural("Create {number} file…", "Create {number} files…", number)
        self.start.setText(words if is_ready else localizer.tr("Create files…"))

    # --- Choices and words ---

    def _choose_paper(self) -> None:
        self._name_contents()
        self._show_paper()

    def _show_paper(self) -> None:
        """Draw the paper of a row, as it would be printed."""
        localizer, rows = self._workspace.localizer, self._found.offers if self._found is not None else ()
        try:
            draw = self._papers.drawing(self.paper.currentData())
        except ExternalError:  # it is said when the papers are printed
            self.row_paper.show_rows((), None, localizer)
            return
        self.row_paper.show_rows(rows, draw, localizer)

    def _attach(self) -> None:
        """Set the attachment of the papers, which is the setting for all documents."""
        workspace = self._workspace
        workspace.set(sheet=replace(workspace.settings.sheet, attach=self.attach.currentData()))
        self._name_contents()

    def _name_contents(self) -> None:
        workspace = self._workspace
        try:
            paper = self._papers.paper(self.paper.currentData())
        except ExternalError:
            paper = None  # it is said when the papers are printed
        is_word = paper is not None and paper.letters is not None and paper.letters.is_word
        self.attach.setEnabled(not is_word)
        words = "" if paper is None else attached_words(paper.order, workspace.localizer)
        self.contents.setText(workspace.localizer.tr("Attached: nothing") if is_word else words)

    def _ask_table(self) -> None:
        tr = self._workspace.localizer.tr
        ask_to_open(self, tr("Choose a table"), tr("Tables (*.csv *.xlsx)"), lambda paths: self.read(paths[0]))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self._workspace.localizer.tr("Choose a folder for the sheets"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.print_into(Path(name)))
        dialog.open()


def _origin(saved: str, system: str, localizer: Localizer) -> str:
    """Return where it is known from how the columns are read, "" if nowhere."""
    if saved:
        return localizer.tr("Columns as remembered from {name}", name=saved)
    return localizer.tr("This looks like an export of {system}.", system=system) if system else ""
