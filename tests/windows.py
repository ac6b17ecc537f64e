"""The real window with stand-in services: the three samples, settings in memory, and a library only if given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import reduce
from operator import or_

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import AttributedOffer, RemoteChanges, StoredOffer
from offercalc.application.settings.settings import Settings
from offercalc.application.sync.session import Session
from offercalc.desktop.composition import WindowServices
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.editors.terms_text import terms_reader
from offercalc.desktop.program import make_window
from offercalc.desktop.shell.library_keeper import StoredLibrary
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.state.net_pay import NetPay
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import FONT, Theme, dress, load_fonts, load_theme
from offercalc.desktop.widgets.lazy_combo_box import LazyComboBox
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT
from offercalc.interchange.offer_files.vesting_request_file import JsonVestingRequests
from tests.tools import SAMPLES, StandInServices, sample

READ_TERMS = terms_reader(JsonVestingRequests())
SIZE = (1280, 860)
"""The initial size of the window if the screen is large enough."""


class MemorySettings:
    """Keeps settings in memory, or fails if it has a fault."""

    problem = NO_TEXT

    def __init__(self, settings: Settings | None = None, fault: str = "") -> None:
        self.settings = settings or Settings(theme="light")
        self.fault = fault

    def read(self) -> Settings:
        return self.settings

    def write(self, settings: Settings) -> None:
        if self.fault:
            raise ExternalError(self.fault)
        self.settings = settings


class FakeLibrary:
    """Keeps offers and records all calls, or fails while it has a fault."""

    def __init__(self, held: tuple[StoredOffer, ...] = (), fault: str = "") -> None:
        self.held = held
        self.fault = fault
        self.calls: list[tuple[str, str]] = []
        self.is_on_server = False
        self.weakness = NO_TEXT
        self.unreadable: tuple[str, ...] = ()

    def wait_at_most(self, seconds: float | None) -> None:
        """Ignore the limit, because it always answers immediately."""

    def offers(self) -> tuple[StoredOffer, ...]:
        return self.held

    def add(self, kept: StoredOffer, label: str) -> StoredOffer:
        self._note("add", label)
        return structs.replace(kept, revision=1)

    def save(self, kept: StoredOffer, label: str) -> StoredOffer:
        self._note("save", label)
        return structs.replace(kept, revision=kept.revision + 1)

    def newest(self, document: str) -> AttributedOffer:
        found = next(one for one in self.held if one.document == document)
        return AttributedOffer(found, "rina", datetime(2026, 10, 31, 9, 30, tzinfo=UTC))

    def news(self, known: Mapping[str, int]) -> RemoteChanges:
        self._note("news", "")
        return RemoteChanges()

    def archive(self, document: str) -> None:
        self._note("archive", document)

    def restore(self, document: str) -> None:
        self._note("restore", document)

    def close(self) -> None:
        self.calls.append(("close", ""))

    def _note(self, action: str, about: str) -> None:
        if self.fault:
            raise ExternalError(self.fault)
        self.calls.append((action, about))


def kept(*offers: Offer) -> tuple[StoredOffer, ...]:
    """Return offers as stored in a library, with document ids by position."""
    return tuple(StoredOffer(f"document-{place}", 1, offer) for place, offer in enumerate(offers))


def samples() -> tuple[StoredOffer, ...]:
    """Return the three samples."""
    return kept(*(sample(path) for path in SAMPLES))


def light() -> Theme:
    """Return the light theme at 100 %."""
    return load_theme("light", 100)


def workspace_of(
    *offers: Offer, tools: StandInServices | None = None, settings: MemorySettings | None = None
) -> Workspace:
    """Return a workspace with the given offers, or with the samples."""
    return workspace_with(Session(kept(*offers) if offers else samples()), tools, settings)


def workspace_with(
    session: Session, tools: StandInServices | None = None, settings: MemorySettings | None = None
) -> Workspace:
    """Return a workspace of a session."""
    tools = tools or StandInServices()
    return Workspace(session, settings or MemorySettings(), tools.sources, net_pay_of(tools), tools.locale)


def form_of(workspace: Workspace, theme: Theme) -> OfferFormEditor:
    """Return the editor of the selected offer."""
    return OfferFormEditor(workspace, StandInServices().sources, READ_TERMS, theme)


def net_pay_of(tools: StandInServices) -> NetPay:
    """Return what taxes figures."""
    return NetPay(lambda: tools.tax_laws, tools.sources)


def services_of(tools: StandInServices) -> WindowServices:
    """Return what the window is made from, each as it is when it is asked for."""
    return WindowServices(
        locale=tools.locale,
        sources=tools.sources,
        files=lambda: tools.files,
        drafts=lambda: tools.drafts,
        library=StoredLibrary(
            lambda: tools.library,
            lambda: tools.outbox,
            lambda: tools.history,
            lambda: tools.rounds,
            lambda: tools.library_copies,
        ),
        tax_laws=lambda: tools.tax_laws,
        asks=lambda: tools.asks,
        tables=lambda: tools.tables,
        mappings=lambda: tools.mappings,
        clauses=lambda: tools.clauses,
        letters=lambda: tools.letters,
        renderer=lambda: tools.renderer,
    )


def open_window(
    qtbot: QtBot,
    offers: tuple[StoredOffer, ...] | None = None,
    *,
    tools: StandInServices | None = None,
    settings: Settings | None = None,
    library: FakeLibrary | None = None,
) -> MainWindow:
    """Open the window as the program does; it is closed at the end of the test."""
    file = MemorySettings(settings)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = load_theme(file.settings.theme, file.settings.scale)
    if FONT not in QFontDatabase.families():
        load_fonts()
    dress(application, theme)
    window = make_window(services_of(tools or StandInServices()), samples() if offers is None else offers, file)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.offers.is_whole)
    if library is not None:
        window.workspace.session.open(lambda: library)
    return window


def press_key(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in the focused widget."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    held = reduce(or_, modifiers, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)


def choose(box: QComboBox, value: object) -> None:
    """Choose a value in a combo box as a user does."""
    if isinstance(box, LazyComboBox):
        box.list_all()
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
