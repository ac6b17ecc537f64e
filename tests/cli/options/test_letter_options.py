from pathlib import Path

import pytest

from offercalc.application.ports.renderer import OfferLetter
from tests.tools import FakePress, Outcome, call

HEAD = "Company,Role,Candidate,Location,Currency,Start date,Salary per year"
ROWS = (HEAD, "Acme,Engineer,Budi,Seattle WA,USD,2027-02-01,100000", "Acme,Chef,Siti,London,GBP,2027-02-01,50000")
SIGNED = ("--signatory", "Ada Lovelace, CTO")


def letters(capsys: pytest.CaptureFixture[str], folder: Path, *options: object, press: FakePress) -> Outcome:
    path = folder / "offers.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return call(capsys, "sheets", path, "-o", folder / "out", *options, renderer=press)


def texts(press: FakePress) -> list[tuple[str, str]]:
    found = [one for one in press.documents if isinstance(one, OfferLetter)]
    return [(one.options.candidate, " ".join(clause.id for clause in one.text.clauses)) for one in found]


def test_a_letter_is_written_for_every_row_with_the_clauses_of_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press = FakePress()
    found = letters(capsys, tmp_path, "--letter", *SIGNED, "--jobs", "1", press=press)
    assert (found.code, "2 files saved." in found.out) == (0, True)
    written = dict(texts(press))
    assert set(written) == {"Budi", "Siti"}
    assert len(set(written.values())) == 2  # the place of one is London, that of the other is not clear
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".csv", ".json"}
    assert sum("not legal advice" in line for line in found.err.splitlines()) == 2


def test_letters_of_one_place_are_warned_about_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    press = FakePress()
    found = letters(capsys, tmp_path, "--letter", "--place", "us-wa", *SIGNED, press=press)
    told = [line for line in found.err.splitlines() if "not legal advice" in line]
    assert told == [
        "The clauses are not legal advice. Have a lawyer in the United States review the letter before you send it."
    ]


def test_letters_are_written_as_word_documents_and_again_if_something_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = letters(capsys, tmp_path, "--letter", "--docx", "--place", "US", *SIGNED, press=FakePress())
    assert (first.code, "Attached: nothing" in first.out) == (0, True)
    assert [path.name for path in sorted((tmp_path / "out").glob("*.docx"))] == [
        "Acme - Chef - Siti.docx", "Acme - Engineer - Budi.docx",
    ]  # fmt: skip
    same, other = FakePress(), FakePress()
    letters(capsys, tmp_path, "--letter", "--docx", "--place", "US", *SIGNED, press=same)
    letters(capsys, tmp_path, "--letter", "--docx", "--place", "US", "--without", "at-will", *SIGNED, press=other)
    assert (len(same.documents), len(other.documents)) == (0, 2)
    assert all("at-will" not in clauses for _name, clauses in texts(other))


def test_a_row_whose_letter_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = letters(capsys, tmp_path, "--letter", "--place", "ID", *SIGNED, press=FakePress())
    assert found.code == 1
    assert "Row 2 (Budi): " in found.err
    assert "pkwtt is for permanent" in found.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--place", "US"), "--place is for letters; add --letter."),
        (("--letter", "--sections", "terms"), "--sections is for sheets; leave it out"),
        (("--letter", "--second-currency", "EUR"), "--second-currency is for sheets; leave it out"),
        (("--letter", "--place", "Mars!"), "isn't a place"),
        (("--letter", "--docx", "--password", "x"), "a Word document can't have a password"),
        (("--letter", "--without", "no-such-clause"), "There is no clause no-such-clause"),
    ],
)
def test_what_does_not_go_together_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    found = letters(capsys, tmp_path, *options, press=FakePress())
    assert (found.code != 0, words in found.err) == (True, True)


def test_the_letter_file_decides_place_anchors_and_appendix_unless_an_option_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.json"
    file.write_text('{"place": "US-WA", "anchors": "docusign", "appendix": false}', encoding="utf-8")
    found: list[tuple[set[bool], set[str], set[bool]]] = []
    for options in ((), ("--place", "", "--anchors", "adobe")):
        press, folder = FakePress(), tmp_path / str(len(found))
        folder.mkdir()
        letters(capsys, folder, "--letter", "--letter-file", file, *SIGNED, *options, press=press)
        made = [one for one in press.documents if isinstance(one, OfferLetter)]
        ids = {"at-will" in one for _name, one in texts(press)}
        found.append((ids, {one.text.anchors for one in made}, {one.has_appendix for one in made}))
    assert found == [({True}, {"docusign"}, {False}), ({False}, {"adobe"}, {False})]
