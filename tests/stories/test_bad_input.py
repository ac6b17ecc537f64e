"""Every kind of invalid file is refused with one line that says what is wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import OPENAI, call, offer_fields

TIMEOUT_SECONDS = 120


def written(content: bytes) -> Callable[[Path], None]:
    """Return a function that writes a file with the given content."""

    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def offer(**fields: object) -> Callable[[Path], None]:
    """Return a function that writes an offer file with invalid fields."""
    return written(json.dumps(offer_fields(**fields)).encode())


def nothing(path: Path) -> None:
    """Create no file."""
    assert not path.exists()


def endless_number(path: Path) -> None:
    """Write an offer file with an amount of 5,000 digits."""
    text = json.dumps(offer_fields(pay=[{"type": "salary", "amount": 987654}]))
    path.write_text(text.replace("987654", "9" * 5000), encoding="utf-8")


NEGATIVE = [{"type": "salary", "amount": "-555000"}]
ABOVE_100 = [{"type": "rsu", "ownership_percent": "101"}]

BAD_FILES = {
    "no JSON": (
        written(b"Dear Ann,\nwe offer you ..."),
        "This isn't valid JSON: it can't be read from line 1, column 1 on.",
    ),
    "not an offer": (written(b'{"format": "invoice"}'), "$.format: This isn't an offer file"),
    "a newer version": (offer(version=2), "$.version: The file has version 2, but this program reads up to version 1."),
    "a negative salary": (offer(pay=NEGATIVE), "$.pay[0].amount: -555000 is negative; enter zero or more."),
    "101 % ownership": (offer(equity=ABOVE_100), "$.equity[0].ownership_percent: This would be an ownership of 101%"),
    "an unknown currency": (offer(currency="XYZ"), '$.currency: "XYZ" isn\'t a current currency code'),
    "30 February": (offer(start_date="2026-02-30"), '$.start_date: "2026-02-30" isn\'t a valid date'),
    "50 MB of text": (written(b"x" * (50 << 20)), "The file has 50 MB; an offer file has at most 4 MB."),
    "nested 10,000 deep": (written(b"[" * 10_000 + b"]" * 10_000), "The file is nested too deeply to be an offer."),
    "an empty file": (written(b""), "This isn't valid JSON: it can't be read from line 1, column 1 on."),
    "UTF-16": (written(json.dumps(offer_fields()).encode("utf-16")), "The file is not UTF-8 text."),
    "a folder": (Path.mkdir, "The file cannot be read: Is a directory."),
    "an endless number": (endless_number, "The number at line 1, column"),
    "a missing file": (nothing, "The file cannot be read: No such file or directory."),
}


def offercalc(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program in a separate process."""
    command = [sys.executable, "-m", "offercalc", *map(str, arguments), "--locale", "en_US"]
    return subprocess.run(
        command, cwd=OPENAI.parents[2], capture_output=True, encoding="utf-8", check=False, timeout=TIMEOUT_SECONDS
    )


def is_one_line_about(path: Path, sentence: str, text: str) -> bool:
    return text.startswith(f"{path}: {sentence}") and text.count("\n") == 1 and text.endswith("\n")


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_one_clear_line(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, sentence = BAD_FILES[kind]
    path = tmp_path / "bad.json"
    make(path)

    checked = call(capsys, "check", path, "--locale", "en_US")
    assert checked.code == 1
    assert is_one_line_about(path, sentence, checked.out + checked.err)

    for arguments in (("show", path), ("compare", OPENAI, path)):
        ended = call(capsys, *arguments, "--locale", "en_US")
        assert (ended.code, ended.out) == (1, "")
        assert is_one_line_about(path, sentence, ended.err)


def test_the_program_itself_says_so_without_a_trace(tmp_path: Path) -> None:
    make, sentence = BAD_FILES["a negative salary"]
    path = tmp_path / "bad.json"
    make(path)
    ended = offercalc("show", path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert is_one_line_about(path, sentence, ended.stderr)


def test_several_bad_files_are_a_line_each(tmp_path: Path) -> None:
    paths = []
    for number, kind in enumerate(("no JSON", "a negative salary", "a missing file")):
        path = tmp_path / f"{number}.json"
        BAD_FILES[kind][0](path)
        paths.append(path)
    checked = offercalc("check", *paths, OPENAI)
    lines = (checked.stdout + checked.stderr).splitlines()
    assert checked.returncode == 1
    assert [line.split(": ")[0] for line in lines] == [*map(str, paths), str(OPENAI)]
    assert lines[-1].endswith(": valid")
