from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.application.documents.sheet_settings import Sender, SheetSettings
from offercalc.desktop.dialogs.batch_dialog import BatchDialog
from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.system.tasks import Tasks
from tests.tools import FakePress, StandInTools
from tests.windows import choose, workspace_of
from tests.workbooks import raw_workbook, texts

HEAD = "Company,Role,Nama,Currency,Start date,Salary per year"
ROWS = (HEAD, "Acme,Engineer,Budi,USD,2026-02-02,100000", "Globex,Chef,Siti,IDR,2026-02-02,90000000")
BAD = "Initech,Clerk,Ann,USD,2026-02-02,lots"


def table(folder: Path, *lines: str) -> Path:
    path = folder / "offers.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def shown(qtbot: QtBot, renderer: FakePress | None = None) -> BatchDialog:
    workspace = workspace_of(tools=StandInTools(renderer=renderer))
    dialog = BatchDialog(workspace, Tasks(workspace))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def read(qtbot: QtBot, dialog: BatchDialog, path: Path) -> None:
    before = dialog.said.text()
    dialog.choose.click()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    qtbot.waitUntil(lambda: dialog.said.text() not in {before, f"Reading {path.name}…"})


def test_how_a_table_is_read_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    assert not dialog.start.isEnabled()
    read(qtbot, dialog, table(tmp_path, *ROWS, BAD))
    model = dialog.mapping.model()
    assert isinstance(model, FiguresModel)
    assert [(row.label, row.cells[0].text, row.cells[1].text) for row in model.table.rows][5] == (
        "F", "Salary per year", "Base salary",
    )  # fmt: skip
    assert "2 rows can be printed." in dialog.said.text()
    assert dialog.faults.isVisible()
    assert dialog.start.isEnabled()


def test_what_is_assumed_is_told_before_anything_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    rows = (
        "Company;Role;Currency;Start date;Salary per year;Size",
        "A;B;EUR;13/02/2027;1.234,5;42",
        "A;B;EUR;03/04/2027;85.000;",
    )
    path = tmp_path / "offers.csv"
    path.write_bytes(raw_workbook(texts(*rows), sheets=(("Old", "hidden"), ("Offers", "visible"))))
    read(qtbot, dialog, path)
    for words in (
        'The sheet "Offers" is read.',
        "Sheets not read: Old (hidden).",
        'Column D (Start date): dates are read day first, because of "13/02/2027" (row 2).',
        'Column E (Salary per year): numbers are read with "," as the decimal separator, because of "1.234,5" (row 2).',
        "Not used, although not empty: F Size.",
        "2 rows can be printed.",
    ):
        assert words in dialog.said.text().splitlines()


def test_what_a_column_leaves_open_is_asked_before_anything_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, HEAD, "Acme,Engineer,Budi,USD,2026-02-02,85.000"))
    assert 'can be read in two ways: "85.000" (row 2)' in dialog.said.text()
    assert not dialog.start.isEnabled()


def test_every_sound_row_becomes_a_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    renderer = FakePress()
    dialog = shown(qtbot, renderer)
    read(qtbot, dialog, table(tmp_path, *ROWS))
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "saved" in dialog.said.text())
    assert dialog.said.text() == f"2 files saved.\nSaved: {tmp_path / 'out'}"
    assert sorted(path.name for path in (tmp_path / "out").glob("*.pdf")) == [
        "Acme - Engineer - Budi.pdf", "Globex - Chef - Siti.pdf",
    ]  # fmt: skip
    assert [call[3].candidate for call in renderer.calls] == ["Budi", "Siti"]
    assert not dialog.progress.isVisible()


def test_a_row_that_cannot_be_printed_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, FakePress(fault="It cannot be printed."))
    read(qtbot, dialog, table(tmp_path, *ROWS))
    dialog.start.click()
    chooser = dialog.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(tmp_path / "out"))
    chooser.close()
    qtbot.waitUntil(lambda: "0 files saved." in dialog.said.text())
    qtbot.waitUntil(lambda: not dialog.findChildren(QFileDialog))  # none is kept that was closed
    assert dialog.faults.isVisible()


def test_it_stops_where_it_is_told_to_and_goes_on_later(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, HEAD, *(f"Acme {n},Clerk,Ann,USD,2026-02-02,1" for n in range(40))))
    dialog._counted.connect(dialog.cancel.click)
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "Stopped" in dialog.said.text() or "saved" in dialog.said.text())
    dialog._counted.disconnect(dialog.cancel.click)
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: len(list((tmp_path / "out").glob("*.pdf"))) == 40)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert "40 files" in dialog.said.text() or "already existed" in dialog.said.text()


@pytest.mark.parametrize(("content", "words"), [("", "offers.csv"), ("A,B\n1,2", "")])
def test_what_is_no_table_of_offers_is_said(qtbot: QtBot, tmp_path: Path, content: str, words: str) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, content))
    assert words in dialog.said.text()
    assert not dialog.start.isEnabled()
    dialog.print_into(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_logo_that_is_gone_is_said_before_anything_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    dialog._workspace.set(sheet=SheetSettings(sender=Sender(logo="/nowhere.png")))
    read(qtbot, dialog, table(tmp_path, *ROWS))
    dialog.print_into(tmp_path / "out")
    assert dialog.said.text() == "/nowhere.png: No such file or directory"


def test_what_lies_inside_every_sheet_is_chosen_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    renderer = FakePress()
    dialog = shown(qtbot, renderer)
    assert dialog.contents.text() == "Attached: the offer without notes, contacts, status and candidate"
    choose(dialog.attach, "none")
    assert dialog.contents.text() == "Attached: nothing"
    read(qtbot, dialog, table(tmp_path, *ROWS))
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "Saved" in dialog.said.text())
    assert {call[3].attach for call in renderer.calls} == {"none"}


def test_an_offer_that_does_not_stand_any_more_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    old = f"{ROWS[1]},2026-01-02"
    read(qtbot, dialog, table(tmp_path, f"{HEAD},Valid until", old))
    told = "Row 2: This offer expired on January 2, 2026; the sheet shows that date."
    assert (dialog.faults.isVisible(), told in dialog.faults.text()) == (True, True)
