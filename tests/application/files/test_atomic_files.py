import os
import stat
from pathlib import Path

import pytest

from offercalc.application.files.atomic_files import keep, keep_aside, make_private, replacing, write_atomically
from offercalc.application.ports.errors import ExternalError


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_atomically(b"new", tmp_path / "paper.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("paper.pdf", b"new")]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    write_atomically(b"new", tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes() == b"new"


def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExternalError, match=r"paper\.pdf: No space left on device"):
        write_atomically(b"new", path)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("paper.pdf", b"old")]


def test_a_missing_folder_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"nowhere.*: No such file or directory"):
        write_atomically(b"new", tmp_path / "nowhere" / "paper.pdf")


def test_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExternalError, match="Not a directory"):
        write_atomically(b"new", tmp_path / "file" / "paper.pdf")


def test_the_program_makes_its_own_folder(tmp_path: Path) -> None:
    keep(b"new", tmp_path / "a" / "b" / "settings.json")
    assert (tmp_path / "a" / "b" / "settings.json").read_bytes() == b"new"


def test_a_folder_that_cannot_be_made_is_said_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExternalError, match=r"file.*: (Not a directory|File exists)"):
        keep(b"new", tmp_path / "file" / "settings.json")


def test_a_name_of_the_most_bytes_that_a_system_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 251}.pdf"
    write_atomically(b"new", path)
    assert path.read_bytes() == b"new"


def test_unfinished_files_have_names_that_nobody_can_know(tmp_path: Path) -> None:
    names = set()
    for _turn in range(3):
        with replacing(tmp_path / "paper.pdf") as unfinished:
            names.add(unfinished.name)
    assert len(names) == 3
    assert {len(name) for name in names} == {len(".offercalc-0123456789abcdef.part")}


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_a_link_that_somebody_has_laid_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.urandom", bytes)
    victim = tmp_path / "victim"
    victim.write_bytes(b"theirs")
    (tmp_path / f".offercalc-{'0' * 16}.part").symlink_to(victim)
    with pytest.raises(ExternalError, match="File exists"):
        write_atomically(b"new", tmp_path / "paper.pdf")
    assert victim.read_bytes() == b"theirs"


def test_the_name_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", lambda handle: synced.append(stat.S_IFMT(os.fstat(handle).st_mode)))
    write_atomically(b"new", tmp_path / "paper.pdf")
    assert synced == ([stat.S_IFREG] if os.name == "nt" else [stat.S_IFREG, stat.S_IFDIR])


@pytest.mark.skipif(os.name == "nt", reason="a profile is private there by itself")
def test_what_is_the_programs_own_nobody_else_reads(tmp_path: Path) -> None:
    keep(b"new", tmp_path / "home" / "settings.json")
    write_atomically(b"new", tmp_path / "paper.pdf")
    make_private(tmp_path / "library.sqlite")
    make_private(tmp_path / "library.sqlite")
    make_private(tmp_path / "nowhere" / "library.sqlite")
    places = ("home", "home/settings.json", "library.sqlite")
    assert [stat.S_IMODE((tmp_path / one).stat().st_mode) for one in places] == [0o700, 0o600, 0o600]
    assert stat.S_IMODE((tmp_path / "paper.pdf").stat().st_mode) == 0o666 & ~current_mask()


def test_what_is_kept_aside_takes_no_others_place(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    names = [keep_aside(content, path).name for content in (b"one", b"two", b"one", b"three")]
    assert names == ["settings.json.broken", "settings.json.broken-2", "settings.json.broken", "settings.json.broken-3"]
    assert (tmp_path / names[1]).read_bytes() == b"two"


def current_mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
