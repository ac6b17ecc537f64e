from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.ports.offer_table import Worksheet
from offercalc.application.ports.renderer import RenderedPdf
from offercalc.application.workbench.selected_papers import Kind, PaperRequest
from offercalc.application.workbench.spreadsheets import Spreadsheet
from offercalc.desktop.dialogs.print_preview import PrintPreview
from offercalc.desktop.exchange.paper_exchange import PaperExchange
from offercalc.desktop.system.tasks import Tasks
from offercalc.presentation.tables.table import Table
from tests.tools import FakePress, StandInServices
from tests.windows import workspace_of


class Place:
    """The papers of a workspace in a window, with their messages."""

    def __init__(self, qtbot: QtBot, renderer: FakePress) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.workspace, tables = workspace_of(), StandInServices().tables
        self.papers = PaperExchange(self.workspace, lambda: renderer, lambda: tables, Tasks(self.window), self.window)
        self.told: list[str] = []
        self.refused: list[str] = []
        self.papers.told.connect(self.told.append)
        self.papers.refused.connect(self.refused.append)

    def dialog(self) -> QFileDialog:
        found = self.window.findChild(QFileDialog)
        assert isinstance(found, QFileDialog)
        return found


def place(qtbot: QtBot, renderer: FakePress | None = None) -> Place:
    return Place(qtbot, renderer or FakePress())


@pytest.mark.parametrize("kind", ["sheet", "report"])
def test_a_paper_is_printed_where_it_is_wanted(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    renderer = FakePress()
    at = place(qtbot, renderer)
    at.papers.export(at.workspace.paper(PaperRequest(Kind(kind), SheetSettings(attach="none"))))
    assert at.dialog().windowTitle() == "Export PDF · Attached: nothing"
    at.dialog().fileSelected.emit(str(tmp_path / "paper.pdf"))
    qtbot.waitUntil(lambda: bool(at.told))
    assert (tmp_path / "paper.pdf").read_bytes() == b"%PDF-fake"
    assert at.told == [f"Saved: {tmp_path / 'paper.pdf'} · Attached: nothing"]
    assert [(call[0], call[3].paper) for call in renderer.calls] == [(kind, "a4")]


def test_what_has_no_font_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot, FakePress(RenderedPdf(b"%PDF", unprintable="中")))
    at.papers.export(at.workspace.paper(PaperRequest(Kind.SHEET, SheetSettings())))
    at.dialog().fileSelected.emit(str(tmp_path / "paper.pdf"))
    qtbot.waitUntil(lambda: bool(at.refused))
    assert at.refused[0].splitlines() == [
        "This offer is a sample with invented figures; the sheet does not say so.",
        'The offer has 4 open terms; the sheet shows them as "to be confirmed".',
        "No available font has these characters, so they are printed as boxes until you install one: 中",
    ]


def test_a_press_that_fails_says_so_and_leaves_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot, FakePress(fault="The paper cannot be typeset."))
    at.papers.export(at.workspace.paper(PaperRequest(Kind.SHEET, SheetSettings())))
    at.dialog().fileSelected.emit(str(tmp_path / "paper.pdf"))
    qtbot.waitUntil(lambda: bool(at.refused))
    assert (at.refused, list(tmp_path.glob("*.pdf"))) == (["The paper cannot be typeset."], [])


def test_pages_are_shown_before_they_are_printed(qtbot: QtBot) -> None:
    at = place(qtbot)
    at.papers.print(at.workspace.paper(PaperRequest(Kind.SHEET, SheetSettings())))
    qtbot.waitUntil(lambda: at.window.findChild(PrintPreview) is not None)
    dialog = at.window.findChild(PrintPreview)
    assert isinstance(dialog, PrintPreview)
    dialog.close()


def test_figures_are_saved_as_a_spreadsheet(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    at.papers.save_tables(Spreadsheet("figures.xlsx", lambda: (Worksheet("One", Table("Figures", "", (), ())),)))
    with qtbot.waitSignal(at.papers.told):
        at.dialog().fileSelected.emit(str(tmp_path / "figures.xlsx"))
    assert at.told == [f"Saved: {tmp_path / 'figures.xlsx'}"]
    assert load_workbook(tmp_path / "figures.xlsx")["One"]["A1"].value == "Figures"
    with qtbot.waitSignal(at.papers.refused):
        at.dialog().fileSelected.emit(str(tmp_path / "nowhere" / "figures.xlsx"))
