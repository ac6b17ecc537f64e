import csv
import json
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typing_extensions import override

from offercalc.application.batch.batch_text import fault_line
from offercalc.application.batch.sheet_batch import RESULTS
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import RowFault
from offercalc.application.ports.renderer import PdfDocument, RenderedPdf
from offercalc.cli.verbs.sheets import STOPPED
from offercalc.program import Program
from tests.tools import ENGLISH, FakePress, Outcome, StandInServices, call
from tests.workbooks import raw_workbook, texts

HEAD = "Company,Role,Nama,Currency,Start date,Salary per year"
ROWS = (HEAD, "Acme,Engineer,Budi,USD,2026-02-02,100000", "Globex,Chef,Siti,IDR,2026-02-02,")


class ActingPress(FakePress):
    """Calls a function at the first sheet, and fails for a company called Bad."""

    def __init__(self, act: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._act = act

    @override
    def render(self, document: PdfDocument) -> RenderedPdf:
        super().render(document)
        company = self.calls[-1].comparison.offers[0].offer.company
        if len(self.calls) == 1:
            self._act()
        if company == "Bad":
            message = "It cannot be printed."
            raise ExternalError(message)
        return RenderedPdf(company.encode(), "☃" if company == "Snow" else "")


def table(folder: Path, *lines: str) -> Path:
    path = folder / "offers.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def sheets(
    capsys: pytest.CaptureFixture[str], path: Path, *options: object, renderer: FakePress | None = None
) -> Outcome:
    folder = path.parent / "out"
    return call(capsys, "sheets", path, "-o", folder, *options, renderer=renderer or ActingPress())


def results(path: Path) -> list[list[str]]:
    return list(csv.reader((path.parent / "out" / RESULTS).read_text("utf-8-sig").splitlines()))


def test_the_mapping_is_shown_and_every_row_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, renderer = table(tmp_path, *ROWS), ActingPress()
    found = sheets(capsys, path, renderer=renderer)
    assert found.code == 0
    assert found.out.splitlines() == [
        "Column  Header           Content",
        "A       Company          Company",
        "B       Role             Role",
        "C       Nama             Candidate",
        "D       Currency         Currency",
        "E       Start date       Start date",
        "F       Salary per year  Base salary",
        "Default for empty cells: Pay period = year",
        "Numbers written as text are read like 1,234.5 (en_US).",
        "Dates such as 03/04/2026 are ambiguous unless their column shows the order; use --locale to decide it.",
        "2 rows can be printed.",
        "Attached: the offer without notes, contacts, status and candidate",
        "2 files saved.",
        f"Saved: {tmp_path / 'out' / 'results.csv'}",
    ]
    assert (tmp_path / "out" / "Acme - Engineer - Budi.pdf").read_bytes() == b"Acme"
    assert (tmp_path / "out" / "Globex - Chef - Siti.pdf").read_bytes() == b"Globex"
    calls = {one[1].offers[0].offer.company: one for one in renderer.calls}
    assert {name: one[1].assumptions.currency for name, one in calls.items()} == {"Acme": "USD", "Globex": "IDR"}
    assert calls["Acme"][3].printed_at == datetime(2026, 10, 31, tzinfo=UTC)


def test_sheets_are_printed_as_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, renderer = table(tmp_path, *ROWS), ActingPress()
    options = ("--currency", "EUR", "--years", "2", "--paper", "letter", "--locale", "id_ID", "--jobs", "1")
    assert sheets(capsys, path, *options, renderer=renderer).code == 0
    (_kind, comparison, localizer, order) = renderer.calls[0]
    assert (comparison.assumptions.currency, comparison.assumptions.years) == ("EUR", 2)
    assert (localizer.figures.locale.language, order.paper) == ("id", "letter")


def test_a_bad_row_is_told_and_the_rest_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, *ROWS, "Acme,Engineer,Ani,USD,2026-02-02,many", "Bad,Engineer,,USD,2026-02-02,1")
    found = sheets(capsys, path)
    assert found.code == 1
    assert 'Row 4 (Ani), column F Salary per year: "many" isn\'t a number.\n' in found.err
    assert "Row 5: It cannot be printed.\n" in found.err
    assert "2 files saved.\n" in found.out
    assert [(line[0], line[4], line[5], line[6]) for line in results(path)[1:]] == [
        ("2", "Acme - Engineer - Budi.pdf", "", ""),
        ("3", "Globex - Chef - Siti.pdf", "", ""),
        ("4", "", "F Salary per year", '"many" isn\'t a number.'),
        ("5", "", "", "It cannot be printed."),
    ]


@pytest.mark.parametrize(("row", "code"), [("Acme,Chef,,USD,2026-02-02,1", 0), (",Chef,,USD,2026-02-02,1", 1)])
def test_a_dry_run_shows_and_writes_nothing(
    row: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renderer = ActingPress()
    found = sheets(capsys, table(tmp_path, HEAD, row), "--dry-run", renderer=renderer)
    assert (found.code, renderer.calls, (tmp_path / "out").exists()) == (code, [], False)
    assert ("Row 2, column A Company: " in found.err) == bool(code)


def test_columns_that_are_not_understood_stop_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, "Firm,Role,Currency,Start date,Gaji", "Acme,Engineer,IDR,2026-02-02,5")
    found = sheets(capsys, path)
    assert (found.code, (tmp_path / "out").exists()) == (1, False)
    assert 'There is no column for "Company"; map one with --map "HEADER=company"' in found.err
    assert "(not used)" in found.out
    mapped = sheets(capsys, path, "--map", "Firm=company", "--fill", "salary_per=month")
    assert (mapped.code, "1 file saved." in mapped.out) == (0, True)


@pytest.mark.parametrize(("option", "value"), [("--map", "Gaji"), ("--fill", "currency")])
def test_a_pair_without_a_sign_is_a_wrong_command(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = sheets(capsys, table(tmp_path, *ROWS), option, value)
    assert (found.code, f"{value!r} has no equals sign" in found.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--map", "Nama=notes", "--map", "nama="), '"nama" is specified twice; specify it once.'),
        (("--fill", "notes=a", "--fill", "Notes=b"), '"notes" is specified twice; specify it once.'),
        (("--fill", "notes="), 'No value is given for "notes"'),
        (("--map", "=notes"), 'There is no column "" in row 1.'),
        (("--map", "Nama=notes=x"), 'There is no column "Nama=notes" in row 1.'),
    ],
)
def test_what_is_said_of_columns_is_read_strictly(
    options: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = sheets(capsys, table(tmp_path, *ROWS), *options)
    assert (found.code, words in found.err, (tmp_path / "out").exists()) == (1, True, False)


def test_a_value_may_hold_a_sign_of_equality(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = sheets(capsys, table(tmp_path, *ROWS), "--fill", "notes=a=b", "--dry-run")
    assert "Default for empty cells: Notes = a=b\n" in found.out


def test_the_sheet_that_is_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offers.xlsx"
    path.write_bytes(raw_workbook("<sheetData/>", sheets=(("Old", "hidden"), ("Offers", "visible"))))
    assert sheets(capsys, path, "--dry-run").err.endswith("The table is empty.\n")
    content = raw_workbook(texts(HEAD.replace(",", ";")), sheets=(("Old", "hidden"), ("Offers", "visible")))
    path.write_bytes(content)
    found = sheets(capsys, path, "--dry-run")
    assert 'The sheet "Offers" is read.\nSheets not read: Old (hidden).\n' in found.out
    assert 'Yang dibaca adalah lembar "Old", yang tersembunyi.' in sheets(
        capsys, path, "--dry-run", "--sheet", "Old", "--locale", "id_ID"
    ).out  # fmt: skip


def test_a_locale_that_is_named_decides_what_dates_mean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, HEAD, "Acme,Chef,,USD,03/04/2026,1")
    assert sheets(capsys, path, "--dry-run").code == 1
    assert sheets(capsys, path, "--dry-run", "--locale", "en_GB").code == 0


def test_a_second_run_goes_on_and_other_options_print_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, *ROWS)
    sheets(capsys, path)
    renderer = ActingPress()
    again = sheets(capsys, path, renderer=renderer)
    assert (again.code, renderer.calls) == (0, [])
    assert "0 files saved.\n2 files already existed.\n" in again.out
    sheets(capsys, path, "--years", "2", renderer=renderer)
    assert len(renderer.calls) == 2
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2


def test_ctrl_c_stops_after_the_sheets_under_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"Acme,Engineer,Person {number},USD,2026-02-02,1" for number in range(50)]
    path = table(tmp_path, HEAD, *rows)
    before = signal.getsignal(signal.SIGINT)
    found = sheets(capsys, path, "--jobs", "1", renderer=ActingPress(lambda: os.kill(os.getpid(), signal.SIGINT)))
    assert found.code == STOPPED
    assert "Stopped. Run the same command again to continue.\n" in found.err
    done = len(list((tmp_path / "out").glob("*.pdf")))
    assert 1 <= done < 50
    assert signal.getsignal(signal.SIGINT) is before
    assert f"{50 - done} file" in sheets(capsys, path).out
    assert not list((tmp_path / "out").glob("*.part"))


def test_signs_without_a_font_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = sheets(capsys, table(tmp_path, HEAD, "Snow,Engineer,,USD,2026-02-02,1"))
    assert "printed as boxes until you install one: ☃" in found.err


@pytest.mark.parametrize(("answer", "code"), [(True, 0), (False, 1)])
def test_a_person_at_a_terminal_is_asked(
    answer: bool, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch  # noqa: FBT001
) -> None:  # fmt: skip
    asked: list[str] = []

    def confirm(question: str, **_options: object) -> None:
        asked.append(question)
        if not answer:
            raise SystemExit(1)

    monkeypatch.setattr("offercalc.cli.verbs.sheets._is_asked", lambda: True)
    monkeypatch.setattr("click.confirm", confirm)
    found = sheets(capsys, table(tmp_path, *ROWS))
    assert (found.code, asked) == (code, ["Continue?"])
    assert sheets(capsys, table(tmp_path, *ROWS), "--yes").code == 0
    assert len(asked) == 1


def test_only_a_company_of_the_table_can_have_a_price(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, renderer = table(tmp_path, *ROWS), ActingPress()
    refused = sheets(capsys, path, "--growth", "Initech=5")
    assert (refused.code, "no row is from 'Initech'" in refused.err) == (2, True)
    assert sheets(capsys, path, "--growth", "Acme=5", renderer=renderer).code == 0
    prices = {one[1].offers[0].offer.company: len(one[1].assumptions.prices) for one in renderer.calls}
    assert prices == {"Acme": 1, "Globex": 0}


def test_a_table_that_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = sheets(capsys, tmp_path / "none.csv")
    assert (found.code, found.out, found.err) == (1, "", f"{tmp_path / 'none.csv'}: No such file or directory\n")


def test_many_faults_are_not_all_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = sheets(capsys, table(tmp_path, HEAD, *["x"] * 60), "--dry-run")
    assert found.err.endswith("more.\n")
    assert len(found.err.splitlines()) == 51


def test_a_fault_without_a_column_is_told_with_its_row() -> None:
    assert fault_line(RowFault(7, "", "", "It is\nwrong."), ENGLISH) == "Row 7: It is wrong."


def test_a_real_press_prints_a_real_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class RealServices(StandInServices):
        def __init__(self) -> None:
            super().__init__()
            self.renderer = Program().renderer  # type: ignore[assignment] # the real one instead of the stand-in

    call(capsys, "sheets", table(tmp_path, *ROWS), "-o", tmp_path / "out", "--jobs", "2", tools=RealServices())
    written = sorted(path.read_bytes()[:5] for path in (tmp_path / "out").glob("*.pdf"))
    assert written == [b"%PDF-", b"%PDF-"]
    assert len(json.loads((tmp_path / "out" / "offercalc-batch.json").read_text("utf-8"))["files"]) == 3


def test_a_batch_is_set_in_a_custom_design(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letterhead = tmp_path / "letterhead.json"
    letterhead.write_text(json.dumps({"name": "Globex"}), encoding="utf-8")
    renderer, path = ActingPress(), table(tmp_path, *ROWS)
    options = ("--yes", "--template", "classic", "--letterhead", letterhead, "--draft", "--signatory", "Ada, Head")
    assert sheets(capsys, path, *options, renderer=renderer).code == 0
    order = renderer.calls[0][3]
    assert (order.template, order.letterhead.name, order.is_draft) == ("classic", "Globex", True)
    assert (order.signatories[0].name, order.candidate) == ("Ada", "Budi")


def test_a_change_in_a_custom_template_prints_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "sheet.typ").write_text("one", encoding="utf-8")
    path, options = table(tmp_path, *ROWS), ("--yes", "--template", own)
    written = []
    for text in ("one", "one", "another"):
        if text != "one":
            (own / "sheet.typ").write_text(text, encoding="utf-8")
        renderer = ActingPress()
        sheets(capsys, path, *options, renderer=renderer)
        written.append(len(renderer.calls))
    assert written == [2, 0, 2]


def test_a_second_currency_is_that_of_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer = ActingPress()
    assert sheets(capsys, table(tmp_path, *ROWS), "--yes", "--second-currency", "SGD", renderer=renderer).code == 0
    seconds = [one for one in renderer.seconds if one is not None]
    assert [one.assumptions.currency for one in seconds] == ["SGD", "SGD"]
    assert {one.offers[0].offer.company for one in seconds} == {"Acme", "Globex"}
