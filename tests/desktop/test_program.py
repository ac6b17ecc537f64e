import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.ports import Kept, Library, OutsideError
from offercalc.desktop.program import open_library
from tests.tools import OPENAI, StandInTools, sample
from tests.windows import open_window

HEAVY = {"requests", "typst", "numpy", "sqlalchemy", "currency_converter"}
START = """
import os, sys
heavy, sys.argv = set(sys.argv[1:]), ["offercalc"]
def end(code):
    print(*sorted(heavy & set(sys.modules)), "painted")
    sys.exit(code)
os._exit = end
from offercalc.bootstrap import main
main()
"""


class BrokenTools(StandInTools):
    """Tools whose library cannot be opened."""

    @property
    @override
    def library(self) -> Library:
        message = "The library cannot be opened: file is not a database."
        raise OutsideError(message)


class MemoryLibrary:
    """A library with one offer in it."""

    def offers(self) -> tuple[Kept, ...]:
        return (Kept("document", 3, sample(OPENAI)),)

    def add(self, kept: Kept, label: str) -> Kept:
        return kept

    def save(self, kept: Kept, label: str) -> Kept:
        return kept

    def archive(self, document: str) -> None:
        """Have nothing to put away."""

    def restore(self, document: str) -> None:
        """Have nothing to bring back."""

    def close(self) -> None:
        """Have nothing to let go of."""


class LibraryTools(StandInTools):
    """Tools with a library in memory."""

    @property
    @override
    def library(self) -> Library:
        return MemoryLibrary()


def test_the_library_takes_over_once_it_is_open(qtbot: QtBot) -> None:
    window = open_window(qtbot, (), tools=LibraryTools())
    assert window.saved.text() == "Opening…"
    open_library(window)
    assert window.offers.title.text() == "OpenAI — Head of Preparedness"
    assert window.saved.text() == "All changes saved"


def test_a_library_that_cannot_be_opened_is_explained_and_work_goes_on(qtbot: QtBot) -> None:
    window = open_window(qtbot, tools=BrokenTools())
    open_library(window)
    assert window.notice.text == window.saved.text() == "The library cannot be opened: file is not a database."
    window.new_offer()
    assert len(window.workspace.offers) == 4


def test_nothing_heavy_is_loaded_on_the_way_to_the_first_paint(tmp_path: Path) -> None:
    environment = {**os.environ, "OFFERCALC_HOME": str(tmp_path), "OFFERCALC_QUIT_AFTER_PAINT": "1"}
    started = subprocess.run(
        [sys.executable, "-c", START, *HEAVY], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert started.stdout.split() == ["painted"], started.stderr
