"""What a window that is used for long may not have more and more of: memory, threads, timers and widgets."""

from __future__ import annotations

import ctypes
import gc
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

_STATUS = Path("/proc/self/status")


class Vitals(Struct, frozen=True):
    """Memory in kilobytes, threads of the process, timers that run, and widgets, shown or not."""

    memory: int
    threads: int
    timers: int
    widgets: int

    def since(self, before: Vitals) -> Vitals:
        """Give how much more there is than before."""
        return Vitals(
            self.memory - before.memory,
            self.threads - before.threads,
            self.timers - before.timers,
            self.widgets - before.widgets,
        )

    def exceeds(self, most: Vitals) -> bool:
        """Tell whether there is more of anything than may be."""
        return (
            self.memory > most.memory
            or self.threads > most.threads
            or self.timers > most.timers
            or self.widgets > most.widgets
        )


def take_vitals(*roots: QObject) -> Vitals:
    """Measure, with nothing in memory that only waits to be collected; timers are those below some objects."""
    gc.collect()
    widgets = len(QApplication.allWidgets())
    timers = sum(timer.isActive() for root in roots for timer in root.findChildren(QTimer))
    _trim()
    return Vitals(_status("VmRSS"), _status("Threads"), timers, widgets)


def _trim() -> None:
    """Have the C library hand back what is free: what it holds in reserve is not what the program holds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _status(name: str) -> int:
    return int(_STATUS.read_text(encoding="ascii").partition(f"{name}:")[2].split()[0])
