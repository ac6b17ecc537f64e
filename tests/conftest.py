"""What holds for every test: no screen, no network, an own data folder, no warning and no thread left behind."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # nobody's own keyring is asked
os.environ.pop("LANGUAGE", None)  # the language of whoever runs the tests is not part of them

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.network import Network

ROOT = Path(__file__).parents[1]

EXAMPLES = int(os.environ.get("OFFERCALC_EXAMPLES", "20"))
"""How many examples a property is tried on where it does not say itself; many more are for a night."""
settings.register_profile("house", deadline=None, max_examples=EXAMPLES)  # a slow machine is no fault
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations that were edited since they were last compiled; of several processes the first does."""
    if hasattr(config, "workerinput"):
        return
    sources = (ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po")
    for source in sources:
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            pybabel = [sys.executable, "-m", "babel.messages.frontend", "-q", "compile"]
            subprocess.run([*pybabel, "-i", source, "-o", target, "-l", source.parts[-3]], check=True)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a screen, Qt frees what Python put there only after Python is gone, and crashes."""
    if (gui := sys.modules.get("PySide6.QtGui")) and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a data folder of its own: offers, settings and caches of one never meet another."""
    monkeypatch.setenv("OFFERCALC_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """Fail a test that reaches for the network, even where the program takes the refusal in its stride.

    A test of being offline empties `network.refused` after looking at it.
    """
    guard = Network()
    guard.install(monkeypatch)
    yield guard
    if guard.refused:
        pytest.fail(f"The test reached for the network: {', '.join(guard.refused)}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a running Python thread behind."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in left:
        thread.join(timeout=2)
    still = [thread.name for thread in left if thread.is_alive()]
    if still:
        pytest.fail(f"The test left threads running: {', '.join(still)}", pytrace=False)


def _is_ours(thread: threading.Thread) -> bool:
    """Tell a thread that Python started from one that Qt keeps in its pool and Python has merely met."""
    return not isinstance(thread, threading._DummyThread)
