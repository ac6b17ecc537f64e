import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import QDir, QSysInfo, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.system import single_instance
from offercalc.desktop.system.single_instance import SingleInstance, hand_over, raise_window

ROOT = Path(__file__).parents[3]
FIRST = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from offercalc.desktop.system.single_instance import SingleInstance
application = QApplication([])
instance = SingleInstance(Path(sys.argv[1]))
def called(paths):
    print(*(path.name for path in paths), flush=True)
instance.called.connect(called)
print(instance.take(), flush=True)
if "mute" not in sys.argv:
    QTimer.singleShot(int(sys.argv[2]), instance.listen)
application.exec()
"""
SECOND = """
import sys
from pathlib import Path
from offercalc.desktop.system.single_instance import SingleInstance, hand_over
folder = Path(sys.argv[1])
if SingleInstance(folder).take():
    print("first")
else:
    print(hand_over(folder, tuple(Path(name) for name in sys.argv[2:]), 5))
"""


class First:
    """A program that holds the lock, in a separate process."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-c", FIRST, str(folder), *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.out: IO[str] = self.process.stdout
        assert self.line() == "True"

    def line(self) -> str:
        return self.out.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.out.close()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[First]:
    made = First(tmp_path, "0")
    yield made
    made.kill()


def second(folder: Path, *names: str) -> str:
    command = [sys.executable, "-c", SECOND, str(folder), *names]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def test_a_second_start_hands_its_files_over_and_ends(first: First, tmp_path: Path) -> None:
    assert second(tmp_path, "acme.json", "globex & co.pdf") == "True"
    assert first.line() == "acme.json globex & co.pdf"
    assert second(tmp_path) == "True"
    assert first.line() == ""


def test_a_first_one_answers_many(first: First, tmp_path: Path) -> None:
    for name in ("a.json", "b.json", "c.json"):
        assert hand_over(tmp_path, (Path(name),))
        assert first.line() == name


def test_a_second_start_waits_for_one_that_has_not_painted_yet(tmp_path: Path) -> None:
    slow = First(tmp_path, "1500")
    assert second(tmp_path, "acme.json") == "True"
    assert slow.line() == "acme.json"
    slow.kill()


def test_a_first_one_that_was_killed_does_not_block(first: First, tmp_path: Path) -> None:
    first.kill()
    assert (tmp_path / "window.lock").exists()
    assert second(tmp_path) == "first"
    again = First(tmp_path, "0")
    assert second(tmp_path, "acme.json") == "True"
    again.kill()


def test_a_first_one_that_hangs_does_not_block(tmp_path: Path) -> None:
    mute = First(tmp_path, "0", "mute")
    assert not SingleInstance(tmp_path).take()
    assert not hand_over(tmp_path, (), 0.3)
    mute.kill()


def test_every_data_folder_has_its_own(first: First, tmp_path: Path) -> None:
    assert second(tmp_path / "other") == "first"
    assert not SingleInstance(tmp_path).take()


def test_files_arrive_by_their_whole_paths(qtbot: QtBot, tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.take()
    instance.listen()
    with qtbot.waitSignal(instance.called) as heard:
        command = [sys.executable, "-c", SECOND, str(tmp_path), "acme.json"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        started = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    assert heard.args == [(tmp_path / "acme.json",)]
    assert started.wait(60) == 0
    instance.release()


def test_what_is_no_list_of_files_is_not_heard(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "_MOST_BYTES", 50)
    instance = SingleInstance(tmp_path)
    instance.take()
    instance.listen()
    heard: list[object] = []
    instance.called.connect(heard.append)
    for line in (b"raise yourself\n", b'{"path": "a"}\n', b"x" * 60):
        socket = QLocalSocket()
        socket.connectToServer((tmp_path / "window.address").read_text())
        assert socket.waitForConnected(1000)
        with qtbot.waitSignal(socket.disconnected):
            socket.write(line)
    assert heard == []
    instance.release()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_nobody_else_may_speak_to_it_or_read_where_it_listens(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    instance.take()
    instance.listen()
    assert instance._server is not None
    socket, address = Path(instance._server.fullServerName()), tmp_path / "window.address"
    assert [path.stat().st_mode & 0o077 for path in (socket, address)] == [0, 0]
    instance.release()
    assert not socket.exists()


def test_only_whole_paths_that_a_file_can_have_are_passed_on(qtbot: QtBot, tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    instance.take()
    instance.listen()
    whole = tmp_path / "acme.json"
    with qtbot.waitSignal(instance.called) as heard:
        socket = QLocalSocket()
        socket.connectToServer((tmp_path / "window.address").read_text())
        assert socket.waitForConnected(1000)
        socket.write(json.dumps(["", "acme.json", "../acme.json", "/a\0b.json", str(whole)]).encode() + b"\n")
    assert heard.args == [(whole,)]
    socket.abort()
    instance.release()


def test_a_place_that_is_given_up_is_free(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.take()
    instance.listen()
    instance.release()
    assert SingleInstance(tmp_path).take()


def test_a_folder_that_cannot_be_written_opens_a_window_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    instance = SingleInstance(tmp_path / "file" / "folder")
    assert instance.take()
    instance.listen()
    instance.release()


def test_nobody_listens_where_the_address_cannot_be_kept(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.take()
    (tmp_path / "window.address").mkdir()
    instance.listen()
    assert not hand_over(tmp_path, (), 0.2)
    instance.release()


def test_the_network_part_of_qt_is_not_loaded_on_the_way_to_the_first_paint(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from offercalc.desktop.system.single_instance import SingleInstance;"
        "print(SingleInstance(Path(sys.argv[1])).take(), 'PySide6.QtNetwork' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["True", "False"]


def test_a_minimized_window_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    raise_window(window)
    assert window.isVisible()
    assert not window.windowState() & Qt.WindowState.WindowMinimized


@pytest.mark.skipif(sys.platform == "win32", reason="pipes there have no files")
def test_the_socket_of_a_window_that_was_killed_is_swept_away(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    def sockets() -> set[Path]:
        return {path for path in Path(QDir.tempPath()).glob("offercalc-*") if path.is_socket()}

    folder = tmp_path
    qtbot.waitUntil((folder / "window.address").exists)
    old = Path(QDir.tempPath()) / (folder / "window.address").read_text(encoding="ascii")
    assert old in sockets()
    first.kill()
    assert old in sockets()
    again = SingleInstance(folder)
    assert again.take()
    again.listen()
    assert old not in sockets()
    again.release()


@pytest.mark.parametrize("address", [b"", b"\xff", b"../../etc/passwd", b"offercalc-" + b"0" * 32 + b"/x", b"x" * 1000])
def test_an_address_that_is_not_ours_sweeps_nothing(
    tmp_path: Path, address: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "window.address").write_bytes(address)
    removed: list[str] = []

    monkeypatch.setattr(QLocalServer, "removeServer", removed.append)
    SingleInstance(tmp_path)._sweep(QLocalServer)
    assert removed == []


def held_by(folder: Path, host: str, machine: str = "", process: int = 1) -> SingleInstance:
    """Let a machine hold the place as QLockFile writes it: process, program, host, machine and start of the system."""
    (folder / "window.lock").write_text(f"{process}\noffercalc\n{host}\n{machine}\n\n")
    return SingleInstance(folder)


def test_a_place_that_another_machine_holds_is_told_by_its_name(tmp_path: Path) -> None:
    instance = held_by(tmp_path, "office-\u202epc")
    assert not instance.take()
    assert instance.elsewhere == "office- pc"
    assert "office" in (tmp_path / "window.lock").read_text()  # it may be in use there


def test_a_place_that_this_machine_holds_is_not_elsewhere(first: First, tmp_path: Path) -> None:
    held = SingleInstance(tmp_path)
    assert not held.take()
    assert held.elsewhere == ""
    assert first.process.poll() is None
    renamed = held_by(tmp_path, "its-old-name", QSysInfo.machineUniqueId().toStdString(), os.getpid())
    assert renamed.elsewhere == ""


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"1\n", b"1\noffercalc\n"])
def test_a_lock_that_says_nothing_is_not_elsewhere(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "window.lock").write_bytes(content)
    assert SingleInstance(tmp_path).elsewhere == ""


def test_who_holds_the_place_is_not_elsewhere(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.elsewhere == ""
    assert instance.take()
    assert instance.elsewhere == ""
    instance.release()
