from typing import Any, ClassVar

from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.sync.session import Session
from offercalc.desktop.composition import WindowServices, compose
from tests.tools import StandInServices
from tests.windows import MemorySettings, kept, samples, services_of

LATE = {*WindowServices._fields, "library", "outbox", "history", "rounds", "library_copies"} - {"locale", "sources"}


class WatchedServices(StandInServices):
    """Stand-ins that note which of them are asked for."""

    asked: ClassVar[list[str]] = []

    @override
    def __getattribute__(self, name: str) -> Any:
        if name in LATE:
            self.asked.append(name)
        return super().__getattribute__(name)


def test_what_the_first_paint_does_not_need_is_not_created(qtbot: QtBot) -> None:
    tools = WatchedServices()
    services = services_of(tools)
    tools.asked.clear()
    window = compose(services, Session(samples()), MemorySettings())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.offers.is_whole)
    assert not tools.asked
    window.show_samples()
    assert tools.asked == ["files"]


def test_the_library_is_opened_by_who_needs_it(qtbot: QtBot) -> None:
    window = compose(services_of(StandInServices()), Session(kept()), MemorySettings())
    qtbot.addWidget(window)
    assert not window.workspace.session.is_open
    assert window.parts.library(window.tasks, window).parent() is window
