import os
import sys
from pathlib import Path

import pytest

from offercalc.application.ports import OutsideError
from offercalc.application.whole_files import keep, write_whole


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(b"new", tmp_path / "paper.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("paper.pdf", b"new")]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    write_whole(b"new", tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes() == b"new"


def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutsideError, match=r"paper\.pdf: No space left on device"):
        write_whole(b"new", path)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("paper.pdf", b"old")]


def test_a_missing_folder_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"nowhere.*: No such file or directory"):
        write_whole(b"new", tmp_path / "nowhere" / "paper.pdf")


def test_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutsideError, match="Not a directory"):
        write_whole(b"new", tmp_path / "file" / "paper.pdf")


def test_the_program_makes_its_own_folder(tmp_path: Path) -> None:
    keep(b"new", tmp_path / "a" / "b" / "settings.json")
    assert (tmp_path / "a" / "b" / "settings.json").read_bytes() == b"new"


def test_a_folder_that_cannot_be_made_is_said_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutsideError, match=r"file.*: (Not a directory|File exists)"):
        keep(b"new", tmp_path / "file" / "settings.json")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_what_is_private_is_for_its_owner_alone_also_where_an_unfinished_one_was_left(tmp_path: Path) -> None:
    path = tmp_path / "home" / "drafts.json"
    keep(b"old", path)
    left = path.with_name(f"{path.name}.{os.getpid()}.part")
    left.write_bytes(b"left")
    left.chmod(0o644)
    keep(b"new", path, is_private=True)
    assert (path.read_bytes(), path.stat().st_mode & 0o777, left.exists()) == (b"new", 0o600, False)
