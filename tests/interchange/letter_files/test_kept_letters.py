from pathlib import Path

import pytest

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.letter_files.kept_letters import KeptLetters
from offercalc.interchange.letter_files.letter_file import read_letter_file

DETAILS = LetterDetails(number="017", place="ID", clauses=("welcome",), wording={"welcome": "Selamat datang."})


def test_a_letter_is_there_at_the_next_start_as_a_letter_file(tmp_path: Path) -> None:
    KeptLetters(lambda: tmp_path / "letters").keep("one-2", DETAILS)
    kept = KeptLetters(lambda: tmp_path / "letters")
    assert kept.read("one-2") == DETAILS == read_letter_file(kept.path("one-2"))
    assert kept.path("one-2").stat().st_mode & 0o077 == 0


def test_without_a_letter_there_is_a_new_one_and_no_file(tmp_path: Path) -> None:
    kept = KeptLetters(lambda: tmp_path)
    assert kept.read("one") == LetterDetails()
    kept.keep("one", DETAILS)
    kept.keep("one", LetterDetails())
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_letter_is_set_aside_and_said(tmp_path: Path) -> None:
    kept = KeptLetters(lambda: tmp_path)
    kept.path("one").write_text('{"number": 7}')
    with pytest.raises(ExternalError, match=r"can't be read .*it was moved to .*one\.json\.broken"):
        kept.read("one")
    assert kept.read("one") == LetterDetails()


@pytest.mark.parametrize("document", ["../outside", "a/b", "a" * 300, "..", "C:x", ""])
def test_no_id_leads_outside_the_folder(tmp_path: Path, document: str) -> None:
    path = KeptLetters(lambda: tmp_path).path(document)
    assert path.parent == tmp_path
    assert len(path.stem) == 64
