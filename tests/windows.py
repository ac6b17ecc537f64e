"""The real window on stand-in tools: the three samples, settings in memory, and a library only where one is given."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.ports import Kept, OutsideError
from offercalc.application.session import Session
from offercalc.application.settings import Settings
from offercalc.desktop.main_window import MainWindow
from offercalc.desktop.program import make_window
from offercalc.desktop.theme import Theme, dress, load_fonts, load_theme
from offercalc.desktop.workspace import Workspace
from offercalc.domain.offer import Offer
from tests.tools import SAMPLES, StandInTools, sample


class MemorySettings:
    """Keeps settings in memory, or fails to where it has a fault."""

    def __init__(self, settings: Settings | None = None, fault: str = "") -> None:
        self.settings = settings or Settings(theme="light")
        self.fault = fault

    def read(self) -> Settings:
        return self.settings

    def write(self, settings: Settings) -> None:
        if self.fault:
            raise OutsideError(self.fault)
        self.settings = settings


def kept(*offers: Offer) -> tuple[Kept, ...]:
    """Give offers as a library keeps them, named by their place."""
    return tuple(Kept(f"document-{place}", 1, offer) for place, offer in enumerate(offers))


def samples() -> tuple[Kept, ...]:
    """Give the three samples."""
    return kept(*(sample(path) for path in SAMPLES))


def light() -> Theme:
    """Load the light theme at 100 %."""
    return load_theme("light", 100)


def workspace_of(
    *offers: Offer, tools: StandInTools | None = None, settings: MemorySettings | None = None
) -> Workspace:
    """Build a workspace on offers, or on the samples."""
    held = kept(*offers) if offers else samples()
    return Workspace(tools or StandInTools(), Session(held), settings or MemorySettings())


def open_window(
    qtbot: QtBot,
    offers: tuple[Kept, ...] | None = None,
    *,
    tools: StandInTools | None = None,
    settings: Settings | None = None,
) -> MainWindow:
    """Open the window as the program does; it is closed at the end of the test."""
    file = MemorySettings(settings)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = load_theme(file.settings.theme, file.settings.scale)
    if application.styleSheet() != theme.style_sheet:  # dressing anew looks at every widget of earlier tests
        load_fonts()
        dress(application, theme)
    window = make_window(tools or StandInTools(), samples() if offers is None else offers, file)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window
