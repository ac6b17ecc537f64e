"""Modules are named by the noun they define; the project has no to-do notes and no machine-specific paths."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, SOURCE, place, python_files

NAMES_OF_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}
LOOSE_END = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/~$}*])/(home|root|Users|mnt)/\w|\b[A-Za-z]:\\+Users\\")
TEXT = {".py", ".md", ".toml", ".json", ".po", ".typ", ".svg", ".qss", ".yml", ".txt", ".spec", ".desktop", ""}
FOLDERS = (*SOURCE, "tests", "docs", "resources", ".ci")


def names_of_nothing(path: Path) -> list[str]:
    """Return a module if it or its folder has a meaningless name."""
    return [f"{place(path)}: what noun does it define?"] if {path.stem, path.parent.name} & NAMES_OF_NOTHING else []


def loose_ends(path: Path) -> list[str]:
    """Return the lines of a text file with a to-do note or a machine-specific path."""
    return [
        f"{place(path)}:{number}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if LOOSE_END.search(line) or MACHINE_PATH.search(line)
    ]


def texts() -> Iterator[Path]:
    """Yield the text files of the project."""
    files = (path for path in sorted(ROOT.iterdir()) if path.is_file() and not path.name.startswith(".coverage"))
    yield from (path for path in files if path.suffix in TEXT)
    for folder in FOLDERS:
        files = (path for path in sorted((ROOT / folder).rglob("*")) if path.is_file() and path.suffix in TEXT)
        yield from (path for path in files if "__pycache__" not in path.parts)


def test_modules_are_named_by_nouns() -> None:
    assert [fault for path in python_files(*SOURCE, "tests") for fault in names_of_nothing(path)] == []


def test_no_loose_ends() -> None:
    assert [fault for path in texts() if path != Path(__file__) for fault in loose_ends(path)] == []


@pytest.mark.parametrize("name", ["utils.py", "base.py", "common/money.py"])
def test_a_name_of_nothing_is_seen(name: str, tmp_path: Path) -> None:
    assert names_of_nothing(tmp_path / name)


@pytest.mark.parametrize("line", ["# TO" + "DO: later", "x = '/home/ann/offer.json'", r"C:\Users\ann", "cd /Users/ann"])
def test_a_loose_end_is_seen(line: str, tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(f"x = 1\n{line}\n", encoding="utf-8")
    assert len(loose_ends(tmp_path / "sample.py")) == 1


@pytest.mark.parametrize("line", ["https://example.org/home/ann", "~/offers/acme.json", "docs/adr/0001.md", "todo"])
def test_other_words_are_left_alone(line: str, tmp_path: Path) -> None:
    (tmp_path / "sample.md").write_text(line, encoding="utf-8")
    assert loose_ends(tmp_path / "sample.md") == []
