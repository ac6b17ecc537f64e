"""The dialog that prints offer sheets from a table: shows the column mapping, asks for a folder, prints."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from threading import Event

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, batch_order
from offercalc.application.batch.batch_text import (
    fault_lines,
    mapping_table,
    notice_lines,
    result_lines,
    row_faults,
    standing_lines,
)
from offercalc.application.batch.sheet_batch import BatchResult, Onlooker, run_batch
from offercalc.application.documents.attaching import attached_words, attachment_choices
from offercalc.application.documents.sheet_settings import sheet_order_of
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import OfferTable, RowOffer, TableAsk
from offercalc.application.workbench.selected_papers import document_localizer
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_open
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.tasks import Tasks, while_there
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.scenario import assumptions_of
from offercalc.domain.values.lazy_text import LazyText

_SIZE = (720, 600)
_MOST_JOBS = 4


class BatchDialog(QDialog):
    """Prints the offers of a table; a cancelled run keeps its sheets, and a second run continues it."""

    _counted = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._found: OfferTable | None = None
        self._stop = Event()
        theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.choose, self.start, self.cancel = QPushButton(self), QPushButton(self), QPushButton(self)
        self.said = PlainLabel(self)
        self.attach, self.contents = ChoiceBox(self), PlainLabel(self)
        self.mapping, self.faults = FiguresView(theme, self), BulletList(self)
        self.progress = QProgressBar(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._theme = theme
        self._place()
        self._name()
        self.choose.clicked.connect(self._ask_table)
        self.start.clicked.connect(self._ask_folder)
        self.cancel.clicked.connect(self._stop.set)
        self.attach.activated.connect(self._attach)
        self._buttons.rejected.connect(self.reject)
        self._counted.connect(lambda: self.progress.setValue(self.progress.value() + 1))

    def read(self, path: Path) -> None:
        """Read a table and show its column mapping."""
        tables, localizer = self._workspace.tools.tables, self._workspace.localizer
        show, fail = while_there(self, self._show), while_there(self, self._fail)
        words = localizer.tr("Reading {name}…", name=path.name)
        self.said.setText(words)
        self._found = None
        self._tasks.run(words, lambda: tables.read(TableAsk(path=path, days_by_locale=True), localizer), show, fail)

    def print_into(self, folder: Path) -> None:
        """Print every valid row into a folder."""
        if self._found is None:
            return
        workspace, rows = self._workspace, self._found.offers
        try:
            tools, jobs = workspace.tools, min(os.cpu_count() or 1, _MOST_JOBS)
            inputs = BatchInputs(tools.rates, tools.presets, self._assume)
            order = batch_order(self._paper(), inputs, tools.renderer, jobs)
        except ExternalError as error:
            self._fail(error.message)
            return
        self._stop.clear()
        self.progress.setRange(0, len(rows))
        self.progress.setValue(0)
        self._show_progress(is_on=True)
        onlooker = Onlooker(self._counted.emit, self._stop.is_set)
        done, fail = while_there(self, partial(self._printed, folder)), while_there(self, self._fail)
        words = workspace.localizer.tr("Creating {name}…", name=folder.name)
        self._tasks.run(words, lambda: run_batch(rows, folder, order, onlooker), done, fail)

    @override
    def reject(self) -> None:
        self._stop.set()
        super().reject()

    def _paper(self) -> BatchPaper:
        settings = self._workspace.settings
        order = sheet_order_of(settings.sheet, settings.paper, self._workspace.tools.today)
        localizer = document_localizer(settings.sheet.language, self._workspace.localizer)
        return BatchPaper(order, settings.sheet.second, settings.by, localizer, self._workspace.localizer)

    def _assume(self, row: RowOffer, other: str) -> Assumptions:
        settings, today = self._workspace.settings, self._workspace.tools.today
        currency = other or settings.currency or row.offer.currency
        return assumptions_of(settings.assumed, (row.offer,), currency, settings.years, today)

    def _show(self, found: OfferTable) -> None:
        localizer, mapping = self._workspace.localizer, found.mapping
        self._found = None if mapping.problems else found
        count = localizer.plural("{number} row can be printed.", "{number} rows can be printed.", len(found.offers))
        self.said.setText("\n".join((*mapping.problems, *mapping.remarks, *(() if mapping.problems else (count,)))))
        self.mapping.show()
        self.mapping.show_table(mapping_table(mapping, localizer), self._theme)
        standing = standing_lines(found.offers, self._workspace.tools.today, localizer)
        self.faults.show_sentences((*fault_lines(found.faults, localizer), *standing))
        self.faults.setVisible(bool(found.faults or standing))
        self.start.setEnabled(self._found is not None and bool(found.offers))

    def _printed(self, folder: Path, result: BatchResult) -> None:
        self._show_progress(is_on=False)
        localizer = self._workspace.localizer
        self.said.setText("\n".join(result_lines(result, folder, localizer)))
        faults = (*fault_lines(row_faults(result, localizer), localizer), *notice_lines(result, localizer))
        if faults:
            self.faults.show_sentences(faults)
            self.faults.show()

    def _fail(self, sentence: LazyText) -> None:
        self._show_progress(is_on=False)
        self.said.setText(self._workspace.localizer.render(sentence))

    def _show_progress(self, *, is_on: bool) -> None:
        for widget in (self.progress, self.cancel):
            widget.setVisible(is_on)
        self.choose.setEnabled(not is_on)
        self.start.setEnabled(not is_on and self._found is not None)

    def _attach(self) -> None:
        """Set the attachment of the sheets, which is the setting for all documents."""
        workspace = self._workspace
        workspace.set(sheet=replace(workspace.settings.sheet, attach=self.attach.currentData()))
        self._name_contents()

    def _name_contents(self) -> None:
        workspace = self._workspace
        self.contents.setText(attached_words(self._paper().order, workspace.localizer))

    def _ask_table(self) -> None:
        tr = self._workspace.localizer.tr
        ask_to_open(self, tr("Choose a table"), tr("Tables (*.csv *.xlsx)"), lambda paths: self.read(paths[0]))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self._workspace.localizer.tr("Choose a folder for the sheets"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.print_into(Path(name)))
        dialog.open()

    def _name(self) -> None:
        tr = self._workspace.localizer.tr
        self.setWindowTitle(tr("Offer sheets from a table"))
        self.choose.setText(tr("Choose a table…"))
        self.start.setText(tr("Create PDFs in a folder…"))
        self.cancel.setText(tr("Cancel"))
        self.progress.setAccessibleName(tr("Sheets created"))
        self.faults.setAccessibleName(tr("Problems in the table"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.attach.call(tr("Attachment"))
        for value, words in attachment_choices(self._workspace.localizer):
            self.attach.addItem(words, value)
        self.attach.setCurrentIndex(self.attach.findData(self._workspace.settings.sheet.attach))
        self._name_contents()
        self.said.setText(tr("Each row is one offer; the column headers name the company, role, salary and so on."))

    def _place(self) -> None:
        self.start.setObjectName("primary")
        self.start.setEnabled(False)
        self.said.setWordWrap(True)
        self.said.setObjectName("quiet")
        head = QHBoxLayout()
        head.addWidget(self.choose)
        head.addWidget(self.start)
        head.addStretch(1)
        inside = QHBoxLayout()
        inside.addWidget(self.attach)
        inside.addWidget(self.contents, 1)
        self.contents.setObjectName("quiet")
        self.contents.setWordWrap(True)
        running = QHBoxLayout()
        running.addWidget(self.progress, 1)
        running.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(inside)
        layout.addWidget(self.said)
        layout.addLayout(running)
        layout.addWidget(self.mapping)
        layout.addWidget(self.faults, 1)
        layout.addStretch(0)
        layout.addWidget(self._buttons)
        for widget in (self.progress, self.cancel, self.mapping, self.faults):
            widget.hide()
        wanted = QSize(*(self._theme.px(side) for side in _SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
