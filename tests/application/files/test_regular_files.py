import os
import socket
import sys
from pathlib import Path

import pytest

from offercalc.application.files.regular_files import NotAFileError, open_regular, read_regular
from tests.tools import INDONESIAN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices lie elsewhere there")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket has at most 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as found:
            found.bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [pipe, bound_socket, device])
def test_what_would_never_end_is_refused_at_once(tmp_path: Path, make: object) -> None:
    path = tmp_path / "offer.json"
    assert callable(make)
    make(path)
    with pytest.raises(NotAFileError) as refused:
        read_regular(path, 10)
    assert refused.value.strerror == "this is a pipe or a device, not a file"
    assert INDONESIAN.render(refused.value.strerror) != refused.value.strerror
    assert refused.value.filename == str(path)


def test_a_file_that_turns_into_a_pipe_while_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "offer.json"
    path.write_bytes(b"{}")
    opened = os.open

    def swapped(name: Path, flags: int) -> int:
        path.unlink()
        pipe(path)
        return opened(name, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(NotAFileError):
        open_regular(path)


def test_a_file_is_read_whole_or_up_to_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "offer.json"
    path.write_bytes(b"0123456789")
    assert read_regular(path) == b"0123456789"
    assert read_regular(path, 3) == b"012"


def test_a_folder_and_a_missing_file_are_told_as_the_system_tells_them(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="Is a directory"):
        read_regular(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "nowhere")
