"""One window per data folder: a second start passes its files to the first and exits."""

# A lock file shows whether a first window exists, at almost no cost before the first paint. QtNetwork takes 13 ms to
# import and is needed only to listen, after the first paint, or to pass files on.

from __future__ import annotations

import os
import re
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QLockFile, QObject, QSysInfo, Qt, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.files.atomic_files import keep
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.sanitize import single_line

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK, _ADDRESS = "window.lock", "window.address"
_OWN_ADDRESS = re.compile(r"offercalc-[0-9a-f]{32}")
_LONGEST_ADDRESS = 64
_THANKS = b"thanks\n"
_MOST_BYTES = 1_000_000
PATIENCE_SECONDS = 5.0
"""How long a second start waits for the first one, which may still be starting."""
_STEP_MILLISECONDS = 100


class SingleInstance(QObject):
    """Holds the lock of a data folder's window and listens for later starts.

    `called` carries the absolute paths that a later start was asked to open, possibly none.
    """

    called = Signal(tuple)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the data folder of the window."""
        super().__init__(parent)
        self._folder = folder
        self.lock_path = folder / _LOCK
        self._lock = QLockFile(str(self.lock_path))
        self._lock.setStaleLockTime(0)  # a place is held as long as its program runs, and no longer
        self._server: QLocalServer | None = None
        self._callers: dict[QLocalSocket, bytes] = {}

    def take(self) -> bool:
        """Acquire the lock. Return False only if another running process holds it.

        A folder that cannot be written to does not prevent the window from opening.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    @property
    def elsewhere(self) -> str:
        """Return the other machine that holds the lock, e.g. of a shared folder; "" if it is this one or none.

        Whether its window is still open cannot be told from here, and it cannot be spoken to: nobody waits for it.
        """
        if self._lock.isLocked():
            return ""
        try:
            lines = self.lock_path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return ""
        _process, _program, host, machine, *_more = (*lines, "", "", "", "")
        is_here = host in {"", QSysInfo.machineHostName()} or machine == QSysInfo.machineUniqueId().toStdString()
        return "" if is_here else single_line(host)

    def listen(self) -> None:
        """Listen for later starts at an unguessable address that only this account can use."""
        if not self._lock.isLocked():
            return

        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - late, see above

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        self._sweep(QLocalServer)
        address = f"offercalc-{os.urandom(16).hex()}"
        try:
            if self._server.listen(address):
                keep(address.encode(), self._folder / _ADDRESS)
        except ExternalError:
            self._server.close()

    def _sweep(self, servers: type[QLocalServer]) -> None:
        """Remove the socket of a killed window; this window holds the lock, so nobody listens there."""
        try:
            address = (self._folder / _ADDRESS).read_bytes()[:_LONGEST_ADDRESS].decode("ascii")
        except (OSError, UnicodeDecodeError):
            return
        if _OWN_ADDRESS.fullmatch(address):
            servers.removeServer(address)

    def release(self) -> None:
        """Close the server and release the lock."""
        for caller in tuple(self._callers):
            caller.abort()
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _receive(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            self._callers[caller] = b""
            caller.readyRead.connect(self._read)  # bound methods only: a lambda would keep this object alive
            caller.disconnected.connect(self._forget)
        self._read()

    def _read(self) -> None:
        for caller in tuple(self._callers):
            if caller in self._callers:  # handling an earlier caller may have closed this one
                self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        """Read a line of JSON, acknowledge it and emit its files."""
        heard = self._callers[caller] = self._callers[caller] + bytes(caller.readAll().data())
        if len(heard) > _MOST_BYTES:
            caller.abort()
        elif heard.endswith(b"\n"):
            self._callers[caller] = b""
            try:
                names = msgspec.json.decode(heard, type=tuple[str, ...])
            except msgspec.MsgspecError:
                caller.abort()
                return
            caller.write(_THANKS)
            caller.flush()
            self.called.emit(tuple(Path(name) for name in names if _names_a_file(name)))

    def _forget(self) -> None:
        for caller in tuple(self._callers):
            if caller.state() is caller.LocalSocketState.UnconnectedState:
                del self._callers[caller]
                caller.deleteLater()


def hand_over(folder: Path, paths: tuple[Path, ...], patience: float = PATIENCE_SECONDS) -> bool:
    """Ask the running window to open files and show itself. Return whether it answered in `patience` seconds."""
    line = msgspec.json.encode([str(path.absolute()) for path in paths]) + b"\n"
    end = monotonic() + patience
    while monotonic() < end:
        if _tr(_address(folder), line, end):
            return True
        sleep(_STEP_MILLISECONDS / 1000)
    return False


def raise_window(window: QWidget) -> None:
    """Bring a window to the front, restoring it if it is minimized."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _tr(address: str, line: bytes, end: float) -> bool:
    """Send a line to an address. Return whether it was acknowledged before `end`."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - late, see above

    if not address:
        return False
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_STEP_MILLISECONDS):
        return False
    socket.write(line)
    heard = b""
    while not heard.endswith(b"\n") and monotonic() < end and socket.state() is socket.LocalSocketState.ConnectedState:
        socket.waitForReadyRead(_STEP_MILLISECONDS)
        heard += bytes(socket.readAll().data())
    socket.abort()
    return heard == _THANKS


def _names_a_file(name: str) -> bool:
    """Whether a received name is an absolute path that a file can have, as `hand_over` sends them."""
    return "\0" not in name and Path(name).is_absolute()


def _address(folder: Path) -> str:
    try:
        return (folder / _ADDRESS).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
