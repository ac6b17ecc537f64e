from pathlib import Path

import pytest

from offercalc.application.paper_writing import write_paper
from offercalc.application.ports import OutsideError, Printed

PAPER = Printed(b"%PDF-new")


def test_a_paper_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    write_paper(PAPER, path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"offer.pdf": b"%PDF-new"}


def test_a_paper_replaces_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF-old, and longer than the new one")
    write_paper(PAPER, path)
    assert path.read_bytes() == b"%PDF-new"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "offer.pdf"
    with pytest.raises(OutsideError) as failed:
        write_paper(PAPER, path)
    assert str(failed.value) == f"{path}: No such file or directory"


def test_a_full_disk_leaves_the_older_paper_and_no_half_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(path: Path, target: Path) -> Path:
        message = "the disk is full"
        raise OSError(message)

    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF-old")
    monkeypatch.setattr(Path, "replace", fill)
    with pytest.raises(OutsideError, match="the disk is full"):
        write_paper(PAPER, path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"offer.pdf": b"%PDF-old"}
