import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.renderer import ComparisonReport
from offercalc.cli.program import run
from offercalc.cli.verbs.library import free_path
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.domain.validate.size import MOST_PARTS
from offercalc.domain.values.lazy_text import LazyText
from offercalc.library.digests import digest_of
from offercalc.library.sql_library import SqlLibrary
from offercalc.program import Program
from tests.sheets.papers import order
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, Outcome, comparison_of, sample

DAY = r"[A-Z][a-z]+ \d+, \d{4}"


@pytest.fixture
def program() -> Iterator[Program]:
    """Return the program with a library of two offers, the first with two revisions."""
    program = Program()
    first = program.library.add(StoredOffer("abc1", 0, sample(GLOBEX)), "New offer")
    program.library.save(replace(first, offer=replace(first.offer, location="Jakarta")), "Location")
    program.library.add(StoredOffer("def2", 0, sample(NUSANTARA)), "New offer")
    yield program
    program.library.close()


def call(program: Program, capsys: pytest.CaptureFixture[str], *arguments: object) -> Outcome:
    code = run(["library", *(str(argument) for argument in arguments)], partial(getattr, program))
    return Outcome(code, *capsys.readouterr())


def test_what_is_kept_is_listed(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(program, capsys, "list", "--locale", "en_US")
    one, other = listed.out.splitlines()
    assert re.fullmatch(rf"abc1  Globex Sample Corporation — Director, Trust Engineering \(2 revisions, {DAY}\)", one)
    assert re.fullmatch(rf"def2  Nusantara Contoh — Principal Safety Engineer \(1 revision, {DAY}\)", other)


@pytest.mark.parametrize(("search", "found"), [("jakarta", ["abc1", "def2"]), ("SAFETY", ["def2"]), ("nobody", [])])
def test_offers_are_searched_by_text(
    search: str, found: list[str], program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = call(program, capsys, "list", search, "--json")
    assert [one["document"] for one in json.loads(listed.out)] == found


def test_archived_offers_are_listed_on_request(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program.library.archive("def2")
    assert "Nusantara" not in call(program, capsys, "list").out
    assert "archived" in call(program, capsys, "list", "--all", "--locale", "en_US").out


def test_the_history_says_what_was_done_and_how_rounds_are_called(
    program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(program, capsys, "name", "globex", 2, "counter") == Outcome(0, "", "")
    first, second = call(program, capsys, "history", "abc").out.splitlines()
    assert re.match(r"   1  \d{4}-\d\d-\d\d \d\d:\d\d  .*  New offer$", first)
    assert second.endswith("Location  «counter»")
    answer = json.loads(call(program, capsys, "history", "abc", "--json").out)
    assert [(one["number"], one["round"]) for one in answer] == [(1, ""), (2, "counter")]


@pytest.mark.parametrize("name", ["nobody", "", "e"])
def test_what_names_no_one_offer_is_a_wrong_command(
    name: str, program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = call(program, capsys, "history", name)
    assert refused.code == 2
    said = " ".join(refused.err.split())
    assert (
        f"{name!r} doesn't match exactly one offer of abc1 (Globex Sample Corporation), def2 (Nusantara Contoh)."
        in said
    )


def test_an_empty_library_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    program = Program()
    assert "the library has no offers" in call(program, capsys, "history", "x").err
    program.library.close()


def test_offers_go_out_and_come_back_the_same(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out" / "offers"
    written = call(program, capsys, "export", "-o", folder).out.splitlines()
    assert [Path(path).name for path in written] == [
        "Globex Sample Corporation - Director, Trust Engineering.json",
        "Nusantara Contoh - Principal Safety Engineer.json",
    ]
    again = call(program, capsys, "export", "globex", "-o", folder).out.strip()
    assert again.endswith("Engineering (2).json")
    taken = call(program, capsys, "import", folder)
    assert (taken.code, len(taken.out.splitlines())) == (0, 3)
    offers = [kept.offer for kept in program.library.offers()]
    assert offers[2:] == [offers[0], offers[0], offers[1]] or offers[2:] == [offers[0], offers[1], offers[0]]


def test_a_file_at_fault_keeps_all_of_them_out(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    refused = call(program, capsys, "import", GLOBEX, path)
    assert refused.code == 1
    assert str(path) in refused.err
    assert len(program.library.offers()) == 2


def test_every_offer_of_a_paper_is_kept(program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comparison = comparison_of(sample(NUSANTARA), sample(OPENAI))
    path = tmp_path / "report.pdf"
    path.write_bytes(program.renderer.render(ComparisonReport(comparison, ENGLISH, order())).pdf)
    kept = call(program, capsys, "import", path)
    assert [line[10:] for line in kept.out.splitlines()] == [
        "Nusantara Contoh — Principal Safety Engineer",
        "OpenAI — Head of Preparedness",
    ]
    assert [kept.offer for kept in program.library.offers()][2:] == [
        copy_for_reader(sample(NUSANTARA)),
        copy_for_reader(sample(OPENAI)),
    ]


def test_a_folder_that_cannot_be_made_is_said_so(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    refused = call(program, capsys, "export", "-o", tmp_path / "file" / "folder")
    assert (refused.code, refused.err) == (1, f"{tmp_path / 'file' / 'folder'}: Not a directory\n")


def test_the_library_is_copied(program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside = call(program, capsys, "backup").out.strip()
    assert Path(beside).parent == tmp_path / "copies"
    own = tmp_path / "own.sqlite"
    assert call(program, capsys, "backup", "-o", own).out == f"{own}\n"
    assert own.exists()


def test_the_library_is_checked(
    program: Program, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(program, capsys, "check", "--locale", "en_US") == Outcome(0, "No problems found in the library\n", "")
    monkeypatch.setattr(type(program.library_checks), "faults", lambda _self: ("abc1: revision 2 cannot be read.",))
    assert call(program, capsys, "check") == Outcome(1, "", "abc1: revision 2 cannot be read.\n")


def test_what_is_kept_is_an_offer(program: Program) -> None:
    assert all(isinstance(kept.offer, Offer) for kept in program.library.offers())


def test_a_difference_is_told_in_words(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    told = call(program, capsys, "diff", "abc1", "--locale", "en_US")
    assert told.code == 0
    assert "Jakarta" in told.out
    call(program, capsys, "name", "abc1", 1, "First offer")
    assert call(program, capsys, "diff", "abc1", "first offer", 2, "--locale", "en_US").out == told.out
    assert call(program, capsys, "diff", "abc1", 2, 2, "--locale", "en_US").out == "Nothing has changed\n"
    assert "is named 'final'" in call(program, capsys, "diff", "abc1", "final").err
    assert "Revision 9 of this offer does not exist" in call(program, capsys, "diff", "abc1", 9).err


def test_an_offer_is_archived_and_restored(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(program, capsys, "archive", "def2").code == 0
    assert [kept.document for kept in program.library.offers()] == ["abc1"]
    assert call(program, capsys, "restore", "def2").code == 0
    assert [kept.document for kept in program.library.offers()] == ["abc1", "def2"]


def test_one_offer_is_written_to_a_named_file(
    program: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "new" / "mine.json"
    for name in ("mine.json", "mine (2).json"):
        assert call(program, capsys, "export", "def2", "-o", target).out == f"{target.with_name(name)}\n"
    assert sample(target) == sample(NUSANTARA)
    assert call(program, capsys, "export", "-o", tmp_path / "all.json").code == 0
    assert len(list((tmp_path / "all.json").iterdir())) == 2


def test_the_library_is_moved_and_verified(
    program: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "moved.sqlite"
    moved = call(program, capsys, "move", target, "--locale", "en_US")
    assert moved.out.strip() == f"Copied 2 offers, 3 revisions and 0 round names to {target}, and verified them."
    program.library.archive("def2")
    assert "already contains other offers" in call(program, capsys, "move", target).err
    assert "library of type nobody" in call(program, capsys, "move", "nobody://server/offers").err


ADDRESS = "postgresql://ann@db.example.com/offers"


def test_a_password_in_an_argument_is_refused(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("move", "password"):
        told = call(program, capsys, verb, ADDRESS.replace("ann@", "ann:s3cret@"))
        assert (told.code, told.out) == (1, "")
        assert "Leave the password out of the address" in told.err
        assert "s3cret" not in told.err


def test_a_password_is_asked_for_and_kept(
    program: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    monkeypatch.setattr("click.prompt", lambda _text, **options: "s3cret" if options["hide_input"] else "")
    told = call(program, capsys, "password", ADDRESS, "--locale", "en_US")
    file = tmp_path / "pgpass"
    place = f"the password is stored in {file}, which only you can read"
    assert told.out == f"This system has no usable keyring; {place}.\n"
    assert (tmp_path / "pgpass").read_text(encoding="utf-8") == "db.example.com:5432:offers:ann:s3cret\n"


def test_a_weak_way_to_the_library_is_said_by_the_check(
    program: Program, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqlLibrary, "weakness", LazyText("Somebody may listen."))
    told = call(program, capsys, "check", "--locale", "en_US")
    assert told == Outcome(0, "No problems found in the library\n", "Somebody may listen.\n")


def test_an_export_goes_on_where_names_are_long(
    program: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    long = replace(sample(GLOBEX), company="技" * 100, role="術" * 100)
    for document in ("long1", "long2"):
        program.library.add(StoredOffer(document, 0, long), "New offer")
    told = call(program, capsys, "export", "-o", tmp_path / "out")
    assert (told.code, len(list((tmp_path / "out").iterdir()))) == (0, 4)


def test_a_name_that_no_file_system_takes_is_shortened(tmp_path: Path) -> None:
    long = tmp_path / f"{'技' * 200}.json"
    first = free_path(long)
    first.write_bytes(b"")
    second = free_path(long)
    second.write_bytes(b"")
    assert (first.name[-6:], second.name[-10:]) == ("技.json", "技 (2).json")
    assert max(len(path.name.encode()) for path in (first, second)) <= 255


TOO_MANY = [{"type": "benefit", "label": "Meals", "yearly_value": 1}] * (MOST_PARTS + 1)


def spoil(program: Program, document: str, payload: str) -> None:
    """Let the newest revision of a document hold something else, as another program might have written it."""
    with closing(sqlite3.connect(program.folder / "library.sqlite")) as file, file:
        names = ("document", "number", "payload", "at", "author", "label")
        newest = "select document, number, payload, at, author, label from revisions where document = ? order by number"
        row = file.execute(newest, (document,)).fetchall()[-1]
        values = dict(zip(names, row, strict=True)) | {"payload": payload}
        digest = digest_of(*(values[name] for name in names))
        change = "update revisions set payload = ?, digest = ? where document = ? and number = ?"
        file.execute(change, (payload, digest, document, values["number"]))


@pytest.mark.parametrize("payload", [pytest.param("", id="beyond the bounds"), "{broken"])
@pytest.mark.parametrize("names", [(), ("def2",)])
def test_an_offer_that_cannot_be_read_is_exported_as_it_is_kept(
    payload: str, names: tuple[str, ...], program: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if not payload:
        payload = json.dumps(json.loads(program.files.encode(sample(NUSANTARA))) | {"pay": TOO_MANY})
    spoil(program, "def2", payload)
    told = call(program, capsys, "export", *names, "-o", tmp_path / "out", "--locale", "en_US")
    path = tmp_path / "out" / "def2.json"
    assert told.code == 1
    assert told.err == (
        f"{path}: this offer cannot be read and is written as it is kept; `offercalc check` says why.\n"
    )
    assert path.read_text(encoding="utf-8") == payload
    assert len(told.out.splitlines()) == (0 if names else 1)  # the others are exported as ever


def test_what_was_put_away_and_cannot_be_read_is_exported_only_by_its_name(
    program: Program, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    spoil(program, "def2", "{}")
    program.library.archive("def2")
    assert call(program, capsys, "export", "-o", tmp_path / "all").code == 0
    assert call(program, capsys, "export", "def", "-o", tmp_path / "one.json").code == 1
    assert (tmp_path / "one.json").read_text(encoding="utf-8") == "{}"
