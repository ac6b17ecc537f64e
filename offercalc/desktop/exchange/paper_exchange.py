"""Papers and tables that leave the window: asks for files, makes and writes them off the GUI thread, and reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import PdfRenderer, RenderedPdf, encrypted
from offercalc.desktop.exchange.exchange import Exchange
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_save
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.system.theme import load_theme
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    from offercalc.application.ports.offer_table import OfferTables
    from offercalc.application.workbench.papers import Paper

if TYPE_CHECKING:  # its pages are not needed for the first paint
    from offercalc.application.workbench.spreadsheets import Spreadsheet


class PaperExchange(Exchange):
    """Exports and prints papers, and saves tables and calendars."""

    def __init__(
        self,
        workspace: Workspace,
        renderer: Callable[[], PdfRenderer],
        tables: Callable[[], OfferTables],
        tasks: Tasks,
        window: QWidget,
    ) -> None:
        """Take what returns the renderer, and the writer of workbooks, once something is made with them."""
        super().__init__(workspace, window)
        self._renderer = renderer
        self._tables = tables
        self._tasks = tasks

    def save_tables(self, sheet: Spreadsheet) -> None:
        """Ask where to save a workbook of tables, and make and write it off the GUI thread."""
        tr, workbook = self._workspace.localizer.tr, self._tables().workbook
        ask_to_save(
            self._window, tr("Save as spreadsheet"), sheet.name,
            lambda path: self._tasks.run(
                tr("Writing {name}…", name=path.name), lambda: write_atomically(workbook(sheet.make()), path),
                lambda _done: self._written(path), self._fail,
            ),
        )  # fmt: skip

    def save_calendar(self, calendar: str) -> None:
        """Ask where to save a calendar file, and write it."""
        tr = self._workspace.localizer.tr
        name = f"{tr('Job offers')}.ics"
        ask_to_save(self._window, tr("Save as a calendar"), name, lambda path: self._write_calendar(calendar, path))

    def export(self, paper: Paper, password: str = "") -> None:
        """Ask where to save a PDF, naming its attachments, and write it, encrypted if there is a password."""
        title = f"{self._workspace.localizer.tr('Export PDF')} · {paper.contents}"
        ask_to_save(self._window, title, paper.name, lambda path: self._print(paper, password, path))

    def print(self, paper: Paper) -> None:
        """Open the print preview of a document."""
        words = self._workspace.localizer.tr("Preparing {name}…", name=paper.name)
        draw = partial(self._renderer().preview, paper.document)
        self._tasks.run(words, draw, lambda pages: self._preview(pages, paper.name), self._fail)

    def _preview(self, pages: tuple[bytes, ...], name: str) -> None:
        from offercalc.desktop.dialogs.print_preview import PrintPreview  # noqa: PLC0415 - only needed for printing
        from offercalc.desktop.system.printing import make_printer  # noqa: PLC0415 - as above

        settings = self._workspace.settings
        printer, theme = make_printer(settings.paper, name), load_theme(settings.theme, settings.scale)
        dialog = PrintPreview(pages, printer, theme, self._workspace.localizer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.failed = self._fail
        dialog.open()

    def _print(self, paper: Paper, password: str, path: Path) -> None:
        """Write the PDF off the GUI thread, then report its path and any notices."""
        renderer = self._renderer()

        def print_it() -> RenderedPdf:
            printed = renderer.render(encrypted(paper.document, password))
            write_atomically(printed.pdf, path)
            return printed

        words = self._workspace.localizer.tr("Creating {name}…", name=path.name)
        self._tasks.run(words, print_it, lambda done: self._printed(done, paper, path), self._fail)

    def _printed(self, printed: RenderedPdf, paper: Paper, path: Path) -> None:
        notices = list(paper.notices)
        if printed.unprintable:
            boxes = N_(
                "No available font has these characters, so they are printed as boxes until you install one: {text}"
            )
            notices.append(LazyText(boxes, text=printed.unprintable))
        elif printed.used_system_fonts:
            notices.append(LazyText(N_("Some characters were printed in fonts installed on this computer.")))
        self._written(path, paper.contents, notices)

    def _write_calendar(self, calendar: str, path: Path) -> None:
        try:
            write_atomically(calendar.encode(), path)
        except ExternalError as error:
            self._fail(error.message)
        else:
            self._written(path)
