import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.ports.errors import UnavailableError
from offercalc.application.ports.history import RevisionDelta
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.desktop.shell import library_keeper
from offercalc.desktop.shell.library_keeper import LibraryKeeper
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.domain.values.lazy_text import LazyText
from tests.memory_library import A, B, C, MemoryLibrary
from tests.tools import StandInServices
from tests.windows import open_window


class SharedServices(StandInServices):
    """Services with a shared or unavailable library."""

    def __init__(self, shared: MemoryLibrary) -> None:
        super().__init__()
        self.shared = shared

    @property
    @override
    def library(self) -> Library:
        if self.shared.fault is not None:
            raise self.shared.fault
        return self.shared


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_keeper, "_LOOK_EVERY", 20)


def opened(qtbot: QtBot, tools: SharedServices) -> tuple[MainWindow, list[str]]:
    window = open_window(qtbot, (), tools=tools)
    keeper, refused = window.parts.library(window.tasks, window), list[str]()
    keeper.refused.connect(refused.append)
    keeper.open()
    return window, refused


def companies(window: MainWindow) -> str:
    return "".join(kept.offer.company for kept in window.workspace.offers)


def test_what_others_change_is_seen(qtbot: QtBot) -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A))
    window, refused = opened(qtbot, SharedServices(library))
    library.save(StoredOffer("a", 1, B), "theirs")
    library.add(StoredOffer("c", 0, C), "theirs")
    qtbot.waitUntil(lambda: companies(window) == "BC")
    assert refused == []


def test_a_library_that_is_away_is_opened_when_it_is_back(qtbot: QtBot) -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A))
    library.fault = UnavailableError("The server does not answer.")
    window, refused = opened(qtbot, SharedServices(library))
    assert refused == ["The server does not answer."]
    library.fault = None
    qtbot.waitUntil(lambda: companies(window) == "A")
    assert refused == ["The server does not answer.", ""]


def test_what_fails_again_and_again_is_tried_ever_less_often(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_keeper, "_LONGEST_PAUSE", 50)
    library = MemoryLibrary(StoredOffer("a", 1, A))
    window, _refused = opened(qtbot, SharedServices(library))
    keeper = window.findChild(LibraryKeeper)
    assert keeper is not None
    timer = keeper._timer
    library.fault = UnavailableError("The server does not answer.")
    qtbot.waitUntil(lambda: timer.interval() == 50)
    library.fault = None
    qtbot.waitUntil(lambda: timer.interval() == 20)


def test_undo_reaches_back_to_before_the_start(qtbot: QtBot) -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A), StoredOffer("a", 2, B))
    tools = SharedServices(library)
    tools.remembered.steps = (RevisionDelta("a", A, B, "Change company", is_mine=True),)
    window, _refused = opened(qtbot, tools)
    stack = window.workspace.undo_stack
    qtbot.waitUntil(stack.canUndo)
    assert stack.undoText() == "Change company"
    stack.undo()
    assert companies(window) == "A"
    qtbot.waitUntil(lambda: library.revisions[-1] == (StoredOffer("a", 3, A), "Change company"))


def test_a_copy_that_cannot_be_taken_is_said(qtbot: QtBot) -> None:
    tools = SharedServices(MemoryLibrary(StoredOffer("a", 1, A)))
    tools.remembered.fault = "There is no room for a copy."
    _window, refused = opened(qtbot, tools)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused == ["There is no room for a copy."]


def test_a_weak_way_to_the_library_is_said_once_it_is_open(qtbot: QtBot) -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A))
    library.weakness = LazyText("Somebody may listen.")
    _window, refused = opened(qtbot, SharedServices(library))
    qtbot.waitUntil(lambda: bool(refused))
    assert refused == ["Somebody may listen."]


def test_offers_that_cannot_be_read_are_not_missing_in_silence(qtbot: QtBot) -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A), StoredOffer("b", 1, B), StoredOffer("c", 1, C))
    library.unreadable |= {"a", "c"}
    window, refused = opened(qtbot, SharedServices(library))
    qtbot.waitUntil(lambda: bool(refused))
    assert companies(window) == "B"
    assert refused[0].startswith("2 offers of the library cannot be read and are not listed:")
