"""Start the desktop program: set up Qt, show the cached offers, open the library after the first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from offercalc.application.files.resources import resource
from offercalc.application.ports.library import StoredOffer
from offercalc.application.settings.settings import Settings, SettingsFile
from offercalc.application.sync.executor import Executor
from offercalc.application.sync.session import Session
from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.composition import WindowServices, compose
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.system.crash_guard import CrashGuard
from offercalc.desktop.system.crash_log import CrashLog
from offercalc.desktop.system.display import told_without_display
from offercalc.desktop.system.qt_executor import GarbageCollection, QtExecutor
from offercalc.desktop.system.screen_reader import name_roles
from offercalc.desktop.system.single_instance import SingleInstance, raise_window
from offercalc.desktop.system.theme import dress, load_fonts, load_theme
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_


class Start(NamedTuple):
    """The single-instance lock of this window, the error log, the files to open first, and whether it is the first."""

    instance: SingleInstance
    log: CrashLog
    files: tuple[Path, ...] = ()
    is_first: bool = False


QUIT_AFTER_PAINT = "OFFERCALC_QUIT_AFTER_PAINT"


def make_application(settings: Settings) -> QApplication:
    """Return the Qt application with the program's name, style, fonts and theme."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("OfferCalc")
    application.setDesktopFileName("offercalc")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(resource("icons", "offercalc.svg"))))
    load_fonts()
    name_roles()
    dress(application, load_theme(settings.theme, settings.scale))
    return application


def make_window(
    services: WindowServices,
    offers: tuple[StoredOffer, ...],
    settings_file: SettingsFile,
    lane: Executor | None = None,
    *,
    is_first: bool = False,
) -> MainWindow:
    """Return the window showing the given offers; the library is opened later and accessed only in the lane."""
    return compose(services, Session(offers, lane), settings_file, is_first=is_first)


def open_library(window: MainWindow) -> None:
    """Open the library and the drafts, and update exchange rates if daily updates are on."""
    keeper = window.parts.library(window.tasks, window)
    keeper.refused.connect(lambda sentence: window.notice.show_messages((sentence,) if sentence else ()))
    keeper.open()
    window.drafts.open()
    window.updates.start_daily()


def open_desktop(
    services: WindowServices, offers: tuple[StoredOffer, ...], settings_file: SettingsFile, start: Start
) -> int:
    """Run the window until it is closed and return the exit code."""
    settings = settings_file.read()
    with told_without_display(localizer_for(services.locale, settings.language or services.locale.split("_")[0])):
        application = make_application(settings)
    window = make_window(services, offers, settings_file, QtExecutor(application), is_first=start.is_first)
    window.dialogs.log = start.log
    guard = CrashGuard(start.log, lambda: window.workspace.localizer)
    guard.details_wanted.connect(window.dialogs.diagnostics)
    guard.install()
    window.show()
    application.processEvents()
    GarbageCollection(window)
    if os.environ.get(QUIT_AFTER_PAINT):
        os._exit(0)  # for who measures the way to the first paint: taking everything down is not part of it
    if start.instance.elsewhere:
        window.notice.show_messages((_held_elsewhere(start.instance),))
    QTimer.singleShot(0, window, lambda: open_library(window))
    start.instance.called.connect(window.exchange.read)
    start.instance.called.connect(lambda _paths: raise_window(window))
    QTimer.singleShot(0, window, start.instance.listen)
    if start.files:
        QTimer.singleShot(0, window, lambda: window.exchange.read(start.files))
    code = application.exec()
    start.instance.release()
    guard.release()
    return code


def _held_elsewhere(instance: SingleInstance) -> LazyText:
    """Return a warning if another machine has, or had, a window open on the same data folder."""
    text = N_(
        "A window on {machine} has this data folder open, or was not closed there. Close it before you change "
        "anything here: two machines that write into one folder can damage the library. If none is open there, "
        "delete {path}."
    )
    return LazyText(text, machine=instance.elsewhere, path=instance.lock_path)
