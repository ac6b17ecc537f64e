"""Diagnostics for bug reports: versions, system and recent errors, without offer data."""

from __future__ import annotations

import platform
import sys

import PySide6
from PySide6.QtCore import QLibraryInfo, QSize, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offercalc import __version__
from offercalc.application.offers.live_sources import LiveSources
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.crash_log import CrashLog
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.layouts import resize_to_screen

LAST_LINES = 60
_SIZE = (640, 520)


def diagnostics(workspace: Workspace, sources: LiveSources, locale: str, log: CrashLog) -> str:
    """Return the diagnostics as text, always in English because maintainers read it."""
    settings, localizer = workspace.settings, workspace.localizer
    table = sources.rates.leading(sources.today)
    errors = log.last_lines(LAST_LINES)
    facts = {
        "OfferCalc": f"{__version__}{', frozen' if getattr(sys, 'frozen', False) else ''}",
        "Python": platform.python_version(),
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}",
        "Qt build": "debug" if QLibraryInfo.isDebugBuild() else "release",
        "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Screen": _screens(),
        "Locale": f"{locale}, language {localizer.language}, figures {localizer.figures.locale}",
        "Theme": f"{settings.theme}, {settings.scale}%, paper {settings.paper}",
        "Rates": f"{table.source}, {table.last_day.isoformat()}, asked on {sources.today.isoformat()}",
        "Library": "team library on a server" if settings.library else "on this machine",
        "Offers": f"{len(workspace.offers)}",
        "Kept": _state(workspace),
    }
    lines = [f"{name}: {fact}" for name, fact in facts.items()]
    return "\n".join((*lines, "", "Last errors:", *(errors or ("none",))))


class DiagnosticsDialog(QDialog):
    """Shows the diagnostics of a workspace and copies them to the clipboard."""

    def __init__(self, workspace: Workspace, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = workspace.localizer.tr
        theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.setWindowTitle(tr("Diagnostics"))
        self._intro = PlainLabel(self, tr("Copy this into a bug report. It contains no amounts or names."))
        self._intro.setObjectName("quiet")
        self._intro.setWordWrap(True)
        self.text = QPlainTextEdit(text, self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Diagnostics"))
        self.text.setTabChangesFocus(True)
        self._intro.setBuddy(self.text)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.copy = QPushButton(tr("Copy"), self)
        self._buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._copied = tr("Copied")
        self.copy.clicked.connect(self._copy)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        for widget in (self._intro, self.text, self._buttons):
            layout.addWidget(widget)
        resize_to_screen(self, QSize(*(theme.px(side) for side in _SIZE)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self._copied)


def _screens() -> str:
    """Return the size and scale of each screen."""
    shown = ((one.size(), one.devicePixelRatio()) for one in QGuiApplication.screens())
    return "; ".join(f"{size.width()} x {size.height()} at {ratio:g}" for size, ratio in shown)


def _state(workspace: Workspace) -> str:
    """Return the save state, without error messages, which may contain a path."""
    session = workspace.session
    if session.fault:
        return "in the outbox on this machine" if session.is_sheltered else "not saved, the library has an error"
    return "everything" if session.is_kept else "not yet"
