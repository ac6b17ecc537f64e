"""A virtual screen for tests, with keyboard, mouse and accessibility bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NEEDED = "OFFERCALC_NEEDS_SCREEN"
"""If this variable is 1, a missing program fails the tests instead of skipping them."""
PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon")
REGISTRY = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
SIZE = (1440, 900)
PATIENCE_SECONDS = 30.0
_STEP_SECONDS = 0.05
_MOST_TABS = 40
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_STATES = {"active": 1, "checked": 4, "editable": 7, "enabled": 8, "focusable": 11, "focused": 12, "showing": 25}
"""The bit positions of states in AT-SPI 2."""
_ON_SCREEN = 0
_LABELLED_BY = 2
Found = TypeVar("Found")


def what_is_missing() -> str:
    """Return why no screen can be started here, "" if one can."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if not REGISTRY.exists():
        missing.append("at-spi2-core")
    return f"not installed: {', '.join(missing)}" if missing else ""


def skip_without_screen() -> None:
    """Skip the test if no screen can be started, or fail it if one is required."""
    missing = what_is_missing()
    if missing and os.environ.get(NEEDED) == "1":
        pytest.fail(f"{NEEDED} is 1, but {missing}", pytrace=False)
    if missing:
        pytest.skip(missing)


def until(ask: Callable[[], Found | None], what: str) -> Found:
    """Call `ask` until it returns a result. Fail after half a minute."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            pytest.fail(f"In vain waited for: {what}")
        time.sleep(_STEP_SECONDS)


class Told(NamedTuple):
    """An accessible object; `box` is x, y, width and height on the screen in pixels."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    box: tuple[int, int, int, int]
    place: tuple[str, str]


class ScreenReader:
    """Reads the accessibility tree of a program."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as asked:
            bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            address = asked.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        """Disconnect from the bus."""
        self._bus.close()

    def showing(self, role: str = "") -> Iterator[Told]:
        """Yield all visible objects, or those of a role, from the windows down, including the cells of tables."""
        for program in self._children("org.a11y.atspi.Registry", _ROOT):
            for window in self._children(*program):
                yield from self._walk(window, role)

    def labels(self, of: Told) -> list[str]:
        """Return the names of the labels of a control."""
        relations = self._call(of.place, _ACCESSIBLE, "GetRelationSet")
        places = [place for kind, targets in relations if kind == _LABELLED_BY for place in targets]
        return [self._property(place, "Name") for place in places]

    def _walk(self, place: tuple[str, str], wanted: str) -> Iterator[Told]:
        low, high = self._call(place, _ACCESSIBLE, "GetState")
        bits = low | high << 32
        states = frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)
        if "showing" not in states:
            return
        role = self._call(place, _ACCESSIBLE, "GetRoleName")
        if wanted in {"", role}:
            yield self._told(place, role, states)
        for child in self._children(*place):
            yield from self._walk(child, wanted)

    def _told(self, place: tuple[str, str], role: str, states: frozenset[str]) -> Told:
        box = self._call(place, _COMPONENT, "GetExtents", "u", (_ON_SCREEN,))
        name, description = (self._property(place, one) for one in ("Name", "Description"))
        return Told(role, name, description, states, tuple(box), place)

    def _children(self, bus_name: str, path: str) -> list[tuple[str, str]]:
        return [(name, at) for name, at in self._call((bus_name, path), _ACCESSIBLE, "GetChildren")]

    def _property(self, place: tuple[str, str], name: str) -> str:
        asked = Properties(DBusAddress(place[1], bus_name=place[0], interface=_ACCESSIBLE))
        return str(self._answer(asked.get(name))[1])

    def _call(self, place: tuple[str, str], kind: str, method: str, types: str = "", body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(place[1], bus_name=place[0], interface=kind)
        return self._answer(new_method_call(address, method, types or None, body))

    def _answer(self, question: Any) -> Any:
        reply = self._bus.send_and_get_reply(question, timeout=PATIENCE_SECONDS)
        if reply.header.message_type.name == "error":
            raise DBusErrorResponse(reply)
        return reply.body[0]


class Screen:
    """A running program on a screen, read over the accessibility bus and driven by real keys and clicks."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment = environment
        self.folder = folder
        self.start()
        self._localizer = until(self._connected, "the bus of assistive technologies")

    def start(self) -> None:
        """Start or restart the program."""
        command = [sys.executable, "-m", "offercalc"]
        self.program = subprocess.Popen(command, env=self._environment, cwd=self.folder)

    def close(self) -> None:
        """End the program and the screen in any state."""
        self._localizer.close()
        self.program.kill()
        self.program.wait(PATIENCE_SECONDS)

    def all(self, role: str = "") -> list[Told]:
        """Return all visible objects, or those of a role; retry if objects vanish while reading."""
        return until(lambda: self._read(lambda: list(self._localizer.showing(role))), f"a {role}")

    def find(self, role: str, name: str, states: frozenset[str] = frozenset()) -> Told:
        """Wait for an object whose name equals or starts with `name`, and which has the given states."""

        def found() -> Told | None:
            shown = self._localizer.showing(role)
            return next((one for one in shown if one.name.startswith(name) and states <= one.states), None)

        return until(lambda: self._read(found), f"{role} {name!r} {', '.join(sorted(states))}")

    def names(self, of: Told) -> list[str]:
        """Return the names of a control: its own, those of its labels, and its description."""
        own = [] if of.role == "combo box" else [of.name]  # on Linux, the name of a combo box is its current choice
        return [name for name in (*own, *self._localizer.labels(of), of.description) if name]

    def click(self, role: str, name: str) -> None:
        """Click in the middle of a named object."""
        x, y, width, height = self.find(role, name).box
        self._do("mousemove", "--sync", str(x + width // 2), str(y + height // 2), "click", "1")

    def tab_to(self, role: str, name: str) -> None:
        """Press Tab until a named object has the focus."""
        for _ in range(_MOST_TABS):
            if any(one.name == name and "focused" in one.states for one in self.all(role)):
                return
            self.renderer("Tab")
        pytest.fail(f"The Tab key does not reach {role} {name!r}")

    def renderer(self, *keys: str) -> None:
        """Press keys, one after the other: `ctrl+n`, `Tab`."""
        self._do("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "20", text)

    def focus(self, title: str) -> None:
        """Focus a window by its title, because there is no window manager."""
        self._do("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=PATIENCE_SECONDS)  # noqa: S607 - found on PATH, as skip_without_screen checks

    def _read(self, ask: Callable[[], Found]) -> Found | None:
        """Return what is found, or None if an object vanishes meanwhile."""
        try:
            return ask()
        except DBusErrorResponse:
            return None

    def _connected(self) -> ScreenReader | None:
        assert self.program.poll() is None, "the program has ended"
        try:
            return ScreenReader(self._environment["DBUS_SESSION_BUS_ADDRESS"])
        except (OSError, DBusErrorResponse):
            return None


@contextmanager
def running_program(language: str = "en_US") -> Iterator[Screen]:
    """Start the program with an empty home on an empty screen, and end everything afterwards."""
    skip_without_screen()
    with ExitStack() as after:
        folder = Path(after.enter_context(tempfile.TemporaryDirectory(prefix="offercalc-")))  # short, for sockets
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))}
        environment.update(
            HOME=str(folder), XDG_RUNTIME_DIR=str(folder), OFFERCALC_HOME=str(folder / "home"),
            LANG=f"{language}.UTF-8", QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            PYTHONPATH=str(Path(__file__).parents[1]),
        )  # fmt: skip
        environment["DISPLAY"] = after.enter_context(_xvfb())
        environment["DBUS_SESSION_BUS_ADDRESS"] = after.enter_context(_bus(environment))
        screen = Screen(environment, folder)
        after.callback(screen.close)
        yield screen


@contextmanager
def _xvfb() -> Iterator[str]:
    """Start a 24-bit screen. Yield its name."""
    reads, writes = os.pipe()
    size = "{}x{}x24".format(*SIZE)
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with _ended(subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)):
        os.close(writes)
        with os.fdopen(reads) as number:
            yield f":{number.readline().strip()}"


@contextmanager
def _bus(environment: dict[str, str]) -> Iterator[str]:
    """Start a session bus, which starts the accessibility bus on demand. Yield its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    bus = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    with _ended(bus):
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()


@contextmanager
def _ended(process: subprocess.Popen[Any]) -> Iterator[None]:
    """End a process afterwards."""
    with process:
        try:
            yield
        finally:
            process.terminate()
