import csv
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.application.batch.batch_record import RECORD, digest
from offercalc.application.batch.sheet_batch import (
    BatchOrder,
    BatchResult,
    Onlooker,
    Print,
    run_batch,
    sheet_name,
    write_results,
)
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import (
    Column,
    Mapping,
    OfferTable,
    Reading,
    RowFault,
    RowOffer,
    TableLine,
)
from offercalc.application.ports.renderer import RenderedPdf
from tests.tools import offer_from

HEADER = ("Row", "Company", "Role", "Candidate", "File", "Column", "Problem", "Changed")


class Printer:
    """Prints an offer's company and salary, counts its sheets, and fails for a company called Bad."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.threads: set[str] = set()

    def prepare(self, row: RowOffer) -> Print:
        if row.offer.company == "Unprepared":
            message = "It cannot be prepared."
            raise ExternalError(message)
        return lambda: self.print(row)

    def print(self, row: RowOffer) -> RenderedPdf:
        self.threads.add(threading.current_thread().name)
        if row.offer.company == "Bad":
            message = "It cannot be printed."
            raise ExternalError(message)
        self.printed.append(row.offer.company)
        return RenderedPdf(source_of(row).encode(), "☃" if row.offer.company == "Snow" else "")


def source_of(row: RowOffer) -> str:
    return f"{row.offer.company} {row.offer.notes} {row.candidate}"


def rows(*companies: str, notes: str = "") -> tuple[RowOffer, ...]:
    return tuple(
        RowOffer(number, offer_from(company=company, notes=notes)) for number, company in enumerate(companies, start=2)
    )


def run(
    folder: Path, found: tuple[RowOffer, ...], printer: Printer | None = None, **onlooker: Callable[[], object]
) -> BatchResult:
    printer = printer or Printer()
    order = BatchOrder(printer.prepare, lambda row: digest(source_of(row).encode()), jobs=2)
    return run_batch(found, folder, order, Onlooker(**onlooker))  # type: ignore[arg-type] # of the right kind by name


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def test_every_row_becomes_a_file(tmp_path: Path) -> None:
    printer = Printer()
    found = run(tmp_path / "new" / "folder", rows("Acme", "Globex"), printer)
    assert [(one.row.row, one.file) for one in found.rows] == [(2, "Acme - Engineer.pdf"), (3, "Globex - Engineer.pdf")]
    assert pdfs(tmp_path / "new" / "folder") == {"Acme - Engineer.pdf": b"Acme  ", "Globex - Engineer.pdf": b"Globex  "}
    assert not found.is_stopped
    assert all(name.startswith("sheet") for name in printer.threads)


@pytest.mark.parametrize("company", ["Bad", "Unprepared"])
def test_a_row_that_fails_does_not_keep_back_the_others(company: str, tmp_path: Path) -> None:
    found = run(tmp_path, rows("Acme", company, "Globex"))
    assert [bool(one.fault) for one in found.rows] == [False, True, False]
    assert found.rows[1].fault.startswith("It cannot be pr")
    assert len(pdfs(tmp_path)) == 2


def test_files_with_the_same_name_get_a_number_in_the_order_of_the_rows(tmp_path: Path) -> None:
    first, second, third = rows("Acme", "ACME", "Acme")
    run(tmp_path, (replace(first), second, replace(third)))
    assert list(pdfs(tmp_path)) == ["ACME - Engineer (2).pdf", "Acme - Engineer (3).pdf", "Acme - Engineer.pdf"]


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    (tmp_path / "Acme - Engineer.pdf").write_bytes(b"foreign")
    run(tmp_path, rows("Acme"))
    assert pdfs(tmp_path) == {"Acme - Engineer (2).pdf": b"Acme  ", "Acme - Engineer.pdf": b"foreign"}


def test_a_second_run_passes_over_what_is_finished(tmp_path: Path) -> None:
    run(tmp_path, rows("Acme", "Globex"))
    printer = Printer()
    found = run(tmp_path, rows("New", "Globex", "Acme"), printer)
    assert printer.printed == ["New"]
    assert [one.was_there for one in found.rows] == [False, True, True]


def test_the_same_row_twice_is_two_files_and_stays_two(tmp_path: Path) -> None:
    run(tmp_path, rows("Acme", "Acme"))
    printer = Printer()
    found = run(tmp_path, rows("Acme", "Acme"), printer)
    assert ([one.file for one in found.rows], printer.printed) == (
        ["Acme - Engineer.pdf", "Acme - Engineer (2).pdf"],
        [],
    )


def test_a_row_that_has_changed_is_printed_again_in_the_place_of_its_file(tmp_path: Path) -> None:
    run(tmp_path, rows("Acme", "Globex"))
    printer = Printer()
    run(tmp_path, (rows("Acme", notes="more")[0], rows("Acme", "Globex")[1]), printer)
    assert printer.printed == ["Acme"]
    assert pdfs(tmp_path) == {"Acme - Engineer.pdf": b"Acme more ", "Globex - Engineer.pdf": b"Globex  "}


def test_a_file_that_somebody_has_signed_is_not_replaced(tmp_path: Path) -> None:
    run(tmp_path, rows("Acme"))
    (tmp_path / "Acme - Engineer.pdf").write_bytes(b"signed")
    run(tmp_path, rows("Acme", notes="more"))
    assert pdfs(tmp_path) == {"Acme - Engineer (2).pdf": b"Acme more ", "Acme - Engineer.pdf": b"signed"}


def test_a_killed_run_leaves_nothing_to_be_done_twice(tmp_path: Path) -> None:
    run(tmp_path, rows("Acme"))
    (tmp_path / RECORD).unlink()
    run(tmp_path, rows("Acme"))
    assert list(pdfs(tmp_path)) == ["Acme - Engineer.pdf"]


def test_a_stop_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path) -> None:
    done: list[None] = []
    companies = [f"Company {number}" for number in range(20)]
    found = run(tmp_path, rows(*companies), one_done=lambda: done.append(None), is_stopped=lambda: len(done) >= 3)
    assert found.is_stopped
    assert 3 <= len(found.rows) < 20
    assert len(pdfs(tmp_path)) == len(found.rows) == len(done)
    printer = Printer()
    again = run(tmp_path, rows(*companies), printer)
    assert len(printer.printed) == 20 - len(found.rows)
    assert (len(again.rows), len(pdfs(tmp_path)), again.is_stopped) == (20, 20, False)


def test_a_stop_after_the_last_row_is_none(tmp_path: Path) -> None:
    done: list[None] = []
    found = run(tmp_path, rows("Acme"), one_done=lambda: done.append(None), is_stopped=lambda: bool(done))
    assert not found.is_stopped


def test_a_fault_of_our_own_leaves_what_is_done_on_record(tmp_path: Path) -> None:
    def broken() -> None:
        message = "broken"
        raise ValueError(message)

    with pytest.raises(ValueError, match="broken"):
        run(tmp_path, rows("Acme", "Globex"), one_done=broken)
    printer = Printer()
    run(tmp_path, rows("Acme"), printer)
    assert printer.printed == []


def test_a_folder_that_cannot_be_made_is_said_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExternalError, match="file"):
        run(tmp_path / "file" / "folder", rows("Acme"))


def test_a_disk_that_is_full_is_told_of_every_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_content: bytes, path: Path) -> None:
        message = f"{path}: No space left on device"
        raise ExternalError(message)

    monkeypatch.setattr("offercalc.application.batch.sheet_batch.write_atomically", full)
    found = run(tmp_path, rows("Acme"))
    assert found.rows[0].fault.endswith("No space left on device")


def test_no_rows_are_no_files(tmp_path: Path) -> None:
    assert run(tmp_path, ()) == BatchResult(())


def test_a_sheet_is_named_after_its_candidate_too() -> None:
    row = replace(rows("Acme")[0], candidate="Budi Santoso")
    assert sheet_name(row) == "Acme - Engineer - Budi Santoso"


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("a/b\\c:d*e?f", "abcdef - Engineer"),
        ("CON.", "_CON. - Engineer"),
        ("con.x", "_con.x - Engineer"),
        (".hidden", "hidden - Engineer"),
        ("-rf", "rf - Engineer"),
        ("a\n\tb", "a b - Engineer"),
        ("\u202egnp.exe", "gnp.exe - Engineer"),
        ("Cafe\u0301", "Caf\u00e9 - Engineer"),
        ("???", "Engineer"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(company: str, name: str) -> None:
    assert sheet_name(rows(company)[0]) == name


@given(st.text(min_size=1, max_size=400), st.text(max_size=400))
def test_whatever_people_are_called_the_name_is_safe(company: str, candidate: str) -> None:
    offer = replace(offer_from(), company=company)
    name = sheet_name(RowOffer(2, offer, candidate))
    assert name
    assert len(name.encode()) <= 151
    assert name == name.strip()
    assert not name.startswith((".", "-", "~"))
    assert not name.endswith(".")
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name.isprintable()


def faulty(*faults: RowFault, columns: tuple[str, ...] = (), lines: tuple[TableLine, ...] = ()) -> OfferTable:
    headers = tuple(Column(letter, header, "") for letter, header in zip("ABC", columns, strict=False))
    return OfferTable(Mapping(headers), faults=faults, lines=lines)


def test_the_results_tell_of_every_row_in_order(tmp_path: Path) -> None:
    found = run(tmp_path, rows("Acme", "Bad"))
    path = write_results(
        found, faulty(RowFault(1, "E", "Gaji", "It is no number.", "Ann", "Globex", "Chef")), tmp_path, HEADER
    )
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(content.decode("utf-8-sig").splitlines())) == [
        list(HEADER),
        ["1", "Globex", "Chef", "Ann", "", "E Gaji", "It is no number.", ""],
        ["2", "Acme", "Engineer", "", "Acme - Engineer.pdf", "", "", ""],
        ["3", "Bad", "Engineer", "", "", "", "It cannot be printed.", ""],
    ]


def test_the_cells_of_the_table_follow_so_that_another_system_finds_its_ids(tmp_path: Path) -> None:
    lines = (TableLine(2, ("40001", "Ann", "x", "no header")), TableLine(3, ("=40002",)))
    table = faulty(RowFault(3, "A", "ID", "It is no number."), columns=("ID", "Name", "=Team"), lines=lines)
    table = replace(table, readings=(Reading(2, "B", "=Anna", is_changed=True), Reading(3, "B", "15%")))
    path = write_results(run(tmp_path, rows("Acme")), table, tmp_path, HEADER)
    head, *found = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert head[8:] == ["ID", "Name", "'=Team"]
    assert [line[7:] for line in found] == [["B Name: =Anna", "40001", "Ann", "x"], ["", "'=40002", "", ""]]


def test_the_results_of_a_second_run_replace_those_of_the_first_but_nothing_else(tmp_path: Path) -> None:
    assert write_results(run(tmp_path, rows("Acme")), faulty(), tmp_path, HEADER).name == "results.csv"
    assert write_results(run(tmp_path, rows("Acme", "Globex")), faulty(), tmp_path, HEADER).name == "results.csv"
    (tmp_path / "results.csv").write_bytes(b"mine")
    assert write_results(run(tmp_path, rows("Acme")), faulty(), tmp_path, HEADER).name == "results (2).csv"
    assert (tmp_path / "results.csv").read_bytes() == b"mine"


def test_no_cell_of_the_results_can_be_run(tmp_path: Path) -> None:
    row = replace(rows("=cmd|' /C calc'!A0")[0], candidate="@x")
    path = write_results(run(tmp_path, (row,)), faulty(RowFault(9, "A", "=x", "+y;=z")), tmp_path, HEADER)
    cells = [cell for line in csv.reader(path.read_text("utf-8-sig").splitlines()) for cell in line]
    parts = [part for cell in cells for part in cell.split(";")]
    assert not [part for part in parts if part.startswith(("=", "+", "-", "@", "\t", "\r"))]
