from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.letter_files.letter_file import read_letter_file


def written(folder: Path, content: str) -> Path:
    path = folder / "letter.json"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_values_of_a_letter(tmp_path: Path) -> None:
    path = written(tmp_path, '{"number": "17", "notice_months": "1", "wording": {"welcome": "Hello"}}')
    details = read_letter_file(path)
    assert (details.number, details.notice_months, details.wording) == ("17", Decimal(1), {"welcome": "Hello"})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"nunber": "17"}', "Object contains unknown field `nunber`"),
        ('{"employment_type": "forever"}', "Invalid enum value 'forever'"),
        ('{"number": "1", "number": "2"}', 'The field "number" appears more than once'),
        ("{", "Input data was truncated"),
        (" " * 100_001, "a letter file can have at most 100 kB"),
    ],
)
def test_a_fault_is_named(content: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=reason):
        read_letter_file(written(tmp_path, content))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"none\.json: No such file"):
        read_letter_file(tmp_path / "none.json")
