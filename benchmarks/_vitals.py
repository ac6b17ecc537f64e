"""The resources that must not grow while a window is used: memory, threads, timers and widgets."""

from __future__ import annotations

import ctypes
import gc
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

_STATUS = Path("/proc/self/status")


class Vitals(Struct, frozen=True):
    """Memory in kilobytes, threads of the process, active timers, and widgets, visible or not."""

    memory: int
    threads: int
    timers: int
    widgets: int

    def since(self, before: Vitals) -> Vitals:
        """Return the growth since an earlier measurement."""
        return Vitals(
            self.memory - before.memory,
            self.threads - before.threads,
            self.timers - before.timers,
            self.widgets - before.widgets,
        )

    def exceeds(self, most: Vitals) -> bool:
        """Whether any value exceeds its limit."""
        return (
            self.memory > most.memory
            or self.threads > most.threads
            or self.timers > most.timers
            or self.widgets > most.widgets
        )


def take_vitals(*roots: QObject) -> Vitals:
    """Return the current values after garbage collection; timers are counted below the given objects."""
    gc.collect()
    widgets = len(QApplication.allWidgets())
    timers = sum(timer.isActive() for root in roots for timer in root.findChildren(QTimer))
    _trim()
    return Vitals(_status("VmRSS"), _status("Threads"), timers, widgets)


def _trim() -> None:
    """Make the C library return free memory, so that its reserve is not counted as the program's."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _status(name: str) -> int:
    return int(_STATUS.read_text(encoding="ascii").partition(f"{name}:")[2].split()[0])
