from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.application.batch.known_tables import KnownTables
from offercalc.application.documents.sheet_settings import Sender, SheetSettings
from offercalc.application.ports.document_options import Signatory
from offercalc.application.ports.offer_table import Reading
from offercalc.desktop.dialogs.batch.wanted_papers import WantedPapers
from offercalc.desktop.dialogs.batch_dialog import BatchDialog
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.tasks import Tasks
from tests.tools import FakePress, StandInServices
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
    tools = StandInServices(renderer=renderer)
    workspace = workspace_of(tools=tools)
    tables = KnownTables(lambda: tools.tables, lambda: tools.mappings)
    papers = WantedPapers(workspace, lambda: tools.clauses, lambda: tools.renderer, tools.sources)
    dialog = BatchDialog(workspace, tables, papers, Tasks(workspace))
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


def settled(qtbot: QtBot, dialog: BatchDialog) -> None:
    qtbot.waitUntil(lambda: dialog._found is not None)


def test_how_a_table_is_read_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    assert not dialog.start.isEnabled()
    read(qtbot, dialog, table(tmp_path, *ROWS, BAD))
    model = dialog.mapping.model()
    assert [box.currentText() for box in dialog.mapping.head.boxes] == [
        "Company", "Role", "Candidate", "Currency", "Start date", "Base salary",
    ]  # fmt: skip
    assert [model.index(0, column).data() for column in (0, 5)] == ["Acme", "$100,000"]
    assert "2 rows can be printed." in dialog.said.text()
    assert "Row 4 (Ann), column F Salary per year: " in dialog.faults.text()
    assert dialog.faults.isVisible()
    assert (dialog.start.isEnabled(), dialog.start.text()) == (True, "Create 2 files…")


def test_a_column_is_given_its_meaning_and_the_table_is_known_again(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    path = table(tmp_path, "Firma,Role,Currency,Start date", "Acme,Chef,USD,2027-02-01", "Globex,Cook,USD,2027-02-01")
    read(qtbot, dialog, path)
    assert dialog.problems.text() == (
        'There is no column for "Company"; choose it above a column, or state a value for all rows.'
    )
    assert not dialog.start.isEnabled()
    choose(dialog.mapping.head.boxes[0], "company")
    settled(qtbot, dialog)
    assert (dialog.problems.isVisible(), dialog.start.text()) == (False, "Create 2 files…")
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "saved" in dialog.said.text())
    other = tmp_path / "other.csv"
    other.write_text("Start date,Role,FIRMA,Currency\n2027-02-01,Chef,Acme,USD\n", encoding="utf-8")
    dialog.read(other)
    settled(qtbot, dialog)
    assert dialog.origin.text() == "Columns as remembered from offers"
    assert dialog.start.text() == "Create 1 file…"


def test_two_columns_for_one_field_are_named_and_marked(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, f"{HEAD},Job title", "Acme,Engineer,Budi,USD,2026-02-02,1,Chef"))
    words = "Columns B (Role) and G (Job title) have the same meaning; choose another one for one of them, or none."
    assert dialog.problems.text() == words
    assert dialog.mapping.head.boxes[6].toolTip() == words
    choose(dialog.mapping.head.boxes[6], "")
    settled(qtbot, dialog)
    assert (dialog.problems.text(), dialog.start.isEnabled()) == ("", True)


def test_what_no_column_says_holds_for_all_rows(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, "A title,,,", "Role,Start date,Salary,Name", "Chef,2027-02-01,1.500,Ann"))
    assert dialog.common.header_row.text() == "2"
    assert len(dialog.problems.text().splitlines()) == 4  # the company, the currency, the period, and 1.500
    dialog.common.lines["company"].setText("Acme")
    dialog.common.lines["currency"].setText("EUR")
    choose(dialog.common.formats, "id_ID")
    settled(qtbot, dialog)
    choose(dialog.common.period, "month")
    settled(qtbot, dialog)
    assert dialog._found is not None
    assert (dialog.problems.text(), [one.offer.company for one in dialog._found.offers]) == ("", ["Acme"])
    assert dialog.mapping.model().index(0, 2).data().endswith("1.500")
    dialog.common.header_row.setText("1")
    dialog.common.header_row.editingFinished.emit()
    settled(qtbot, dialog)
    assert not dialog.start.isEnabled()


def test_another_sheet_of_the_workbook_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    path = tmp_path / "offers.xlsx"
    content = texts("Company;Role;Currency;Start date", "A;B;EUR;2027-02-01")
    path.write_bytes(raw_workbook(content, sheets=(("One", "visible"), ("Two", "visible"))))
    read(qtbot, dialog, path)
    assert [dialog.common.sheet.itemText(place) for place in (0, 1)] == ["One", "Two"]
    choose(dialog.common.sheet, "Two")
    settled(qtbot, dialog)
    assert 'The sheet "Two" is read.' in dialog.said.text()


def test_sound_rows_are_added_to_the_library(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, *ROWS, BAD))
    before = len(dialog._workspace.offers)
    dialog.keep.click()
    assert dialog.said.text() == "2 offers added to the library."
    assert [one.offer.company for one in dialog._workspace.offers[before:]] == ["Acme", "Globex"]


def test_letters_are_printed_in_place_of_sheets(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    dialog._workspace.set(sheet=SheetSettings(signatories=(Signatory("Ada", "CTO"),)))
    choose(dialog.paper, "word")
    assert (dialog.contents.text(), dialog.attach.isEnabled()) == ("Attached: nothing", False)
    read(qtbot, dialog, table(tmp_path, *ROWS))
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "saved" in dialog.said.text())
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "Acme - Engineer - Budi.docx", "Globex - Chef - Siti.docx", "results.csv", "offercalc-batch.json",
    }  # fmt: skip


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
    assert 'can be read in two ways: "85.000" (row 2)' in dialog.problems.text()
    assert "choose how numbers and dates are written" in dialog.problems.text()
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
    printed = [call.order.candidate for call in renderer.calls if call.kind == "sheet"]
    assert printed == ["Budi", "Siti"]
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
    told = "Row 2 (Budi): This offer expired on January 2, 2026; the sheet shows that date."
    assert (dialog.faults.isVisible(), told in dialog.faults.text()) == (True, True)


def test_a_cell_that_may_mean_two_things_is_answered_beside_the_paper_of_a_row(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    rows = ("Acme,Cook,Ann,USD,2027-02-01,1000,12", "Acme,Chef,Budi,USD,2027-02-01,1000,0.15")
    read(qtbot, dialog, table(tmp_path, f"{HEAD},Bonus %", *rows))
    assert (dialog.start.text(), dialog.faults.isVisible()) == ("Create 1 file…", False)
    assert dialog.row_paper.title.text() == "Ann, 1 of 1"
    dialog.readings.buttons[0].click()
    settled(qtbot, dialog)
    (again,) = dialog.readings.buttons
    assert (dialog.start.text(), again.accessibleDescription()) == ("Create 2 files…", "1 cell answered.")
    dialog.mapping.setCurrentIndex(dialog.mapping.model().index(1, 0))
    assert dialog.row_paper.title.text() == "Budi, 2 of 2"
    choose(dialog.paper, "letters")
    qtbot.waitUntil(lambda: bool(dialog.row_paper.pages.pages))


def test_a_row_that_is_skipped_is_asked_about_no_more_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    rows = ("Acme,Cook,Ann,USD,2027-02-01,1000,12", "Acme,Chef,Budi,USD,2027-02-01,1000,0.15")
    read(qtbot, dialog, table(tmp_path, f"{HEAD},Bonus %", *rows))
    skip = dialog.readings.buttons[-1]
    assert skip.text() == "Skip the row"
    skip.click()
    assert (dialog.start.text(), dialog.said.text().splitlines()[0]) == ("Create 1 file…", "1 row can be printed.")
    (again,) = dialog.readings.buttons
    assert (again.text(), again.accessibleDescription()) == ("Ask again", "Skipped rows: 3.")
    again.click()
    qtbot.waitUntil(lambda: len(dialog.readings.buttons) == 3)
    dialog.readings.buttons[-1].click()
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "1 file saved." in dialog.said.text())
    (results,) = (tmp_path / "out").glob("*.csv")
    assert "3,Acme,Chef,Budi,," in results.read_text(encoding="utf-8-sig")


def corrected(dialog: BatchDialog, value: str) -> None:
    """Type a value into the open editor of a cell, and finish with the Enter key."""
    (line,) = dialog.mapping.findChildren(QLineEdit, "cellEditor")
    line.selectAll()
    QTest.keyClicks(line, value)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_cell_of_a_failed_row_is_corrected_by_keyboard_and_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    path = table(tmp_path, *ROWS, BAD)
    read(qtbot, dialog, path)
    before = path.read_bytes()
    assert dialog.hint.isVisible()
    QTest.keyClick(dialog.mend, Qt.Key.Key_Space)
    index = dialog.mapping.currentIndex()
    assert (index.row(), index.column()) == (2, 5)
    (line,) = dialog.mapping.findChildren(QLineEdit, "cellEditor")
    assert (line.text(), line.accessibleName()) == ("lots", "Salary per year 4")
    assert "lots" in line.accessibleDescription()
    corrected(dialog, "120000")
    qtbot.waitUntil(lambda: dialog.start.text() == "Create 3 files…")
    assert (dialog.isVisible(), dialog.mapping.model().index(2, 5).data()) == (True, "$120,000")
    assert (dialog.faults.isVisible(), dialog.hint.isVisible()) == (False, False)
    assert dialog.mapping.currentIndex() == index
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Changed here; the file has: lots"
    told = [label.text() for label in dialog.readings.findChildren(PlainLabel)]
    assert told == ["1 value changed here: F4. The file stays as it is."]
    dialog.print_into(tmp_path / "out")
    qtbot.waitUntil(lambda: "saved" in dialog.said.text())
    results = (tmp_path / "out" / "results.csv").read_text("utf-8-sig").splitlines()
    assert "F Salary per year: 120000" in results[3]
    assert results[3].endswith(",lots")
    assert path.read_bytes() == before


def test_a_cell_is_corrected_by_mouse_and_the_change_is_undone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, *ROWS, BAD))
    view = dialog.mapping
    place = view.visualRect(view.model().index(2, 5)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    corrected(dialog, "many")
    qtbot.waitUntil(lambda: "many" in dialog.faults.text())
    view.edit(view.model().index(2, 5))
    corrected(dialog, "99000")
    qtbot.waitUntil(lambda: dialog.start.text() == "Create 3 files…")
    (undo,) = (button for button in dialog.readings.buttons if button.text() == "Undo the changes")
    undo.click()
    settled(qtbot, dialog)
    assert (dialog.start.text(), view.model().index(2, 5).data()) == ("Create 2 files…", "lots")


def test_what_is_typed_stays_while_the_table_is_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot)
    read(qtbot, dialog, table(tmp_path, *ROWS, BAD, BAD))
    view = dialog.mapping
    view.edited.emit(Reading(4, "F", "120000"))
    view.setCurrentIndex(view.model().index(3, 5))
    view.edit(view.currentIndex())
    (line,) = view.findChildren(QLineEdit, "cellEditor")
    line.selectAll()
    QTest.keyClicks(line, "130")
    settled(qtbot, dialog)
    assert (dialog.start.text(), line.text()) == ("Create 3 files…", "130")
    QTest.keyClicks(line, "000")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.start.text() == "Create 4 files…")
    assert [view.model().index(row, 5).data() for row in (2, 3)] == ["$120,000", "$130,000"]
