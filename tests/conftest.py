"""Fixtures for every test: no screen, no network, a separate data folder, no warnings and no leaked threads."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # never access the user's keyring
os.environ.pop("LANGUAGE", None)  # independent of the user's language

import gc
import sys
import threading
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import settings
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.qt_executor import collect_if_due
from tests.network import Network

if TYPE_CHECKING:
    from tests.postgres import Server

ROOT = Path(__file__).parents[1]

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start the program often: every module is compiled once
sys.dont_write_bytecode = False

_PATIENCE_MILLISECONDS = 60_000
for waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed):  # a slow machine is not a failure either
    defaults = waiting.__kwdefaults__
    assert isinstance(defaults, dict)
    assert "timeout" in defaults
    defaults["timeout"] = _PATIENCE_MILLISECONDS

_SELDOM = 50_000
"""Allocations before garbage is collected between two tests."""
EXAMPLES = int(os.environ.get("OFFERCALC_EXAMPLES", "20"))
"""The default number of examples per property test: the same ones in each run, new ones where the variable is set."""
settings.register_profile(
    "house",
    deadline=None,  # a slow machine is not a failure
    derandomize="OFFERCALC_EXAMPLES" not in os.environ,  # nobody's change fails for a fault that it did not make
    max_examples=EXAMPLES,
)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Compile translations edited since they were last compiled; with several processes, only the first does."""
    if hasattr(config, "workerinput"):
        return
    sources = (ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po")
    for source in sources:
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as text, target.open("wb") as compiled:
                write_mo(compiled, read_po(text, locale=source.parts[-3]))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Search for no garbage among what collecting creates: all of it stays until the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(_SELDOM, 10, 10)


def pytest_runtest_logfinish() -> None:
    """Collect garbage between tests: a worker thread that collects Qt objects, as in the window, crashes Qt."""
    collect_if_due()


def pytest_sessionfinish() -> None:
    """Empty the clipboard, because offscreen Qt would free Python objects in it after Python has ended, and crash."""
    if (gui := sys.modules.get("PySide6.QtGui")) and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """Return the data folder of a test: its temporary folder."""
    return tmp_path


@pytest.fixture(scope="session")
def network() -> Iterator[Network]:
    """Refuse access to the network; a test of offline behavior clears `network.refused` after checking it."""
    guard = Network()
    with pytest.MonkeyPatch.context() as patch:
        guard.install(patch)
        yield guard


@pytest.fixture(scope="session")
def server() -> "Iterator[Server]":
    """Start a PostgreSQL server on first use; if that is not possible, the tests are skipped."""
    from tests.postgres import running_server  # takes SQLAlchemy along, which few tests need

    with running_server() as server:
        yield server


_numbers = count(1)


@pytest.fixture(autouse=True)
def _isolated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, network: Network
) -> Iterator[None]:
    """Set a separate data folder for every test, so that tests share no offers, settings or caches.

    The folder exists only if the test uses it. A test fails that accesses the network, even if the program handles the
    refusal, and one that leaks a running Python thread.
    """
    is_used = "tmp_path" in request.fixturenames
    folder = request.getfixturevalue("tmp_path") if is_used else tmp_path_factory.getbasetemp() / f"{next(_numbers)}"
    os.environ["OFFERCALC_HOME"] = str(folder)
    before = set(threading.enumerate())
    yield
    refused, network.refused = network.refused, []
    left = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in left:
        thread.join(timeout=2)
    still = [thread.name for thread in left if thread.is_alive()]
    if refused:
        pytest.fail(f"The test reached for the network: {', '.join(refused)}", pytrace=False)
    if still:
        pytest.fail(f"The test left threads running: {', '.join(still)}", pytrace=False)


def _is_ours(thread: threading.Thread) -> bool:
    """Whether Python started a thread; Qt's pool threads also appear in Python's list."""
    return not isinstance(thread, threading._DummyThread)
