"""Two offers at the size limits in the window: the longest work of the GUI thread between two events, by page."""

from __future__ import annotations

import faulthandler
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer

from benchmarks._installed import as_installed
from offercalc.application.ports.library import StoredOffer
from offercalc.bootstrap import window_services
from offercalc.desktop.program import make_application, make_window
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, NEGOTIATE, OFFERS, SHEET
from offercalc.domain.offer.offer import Offer
from offercalc.program import Program
from tests.robustness.test_large_offers import at_the_bounds

MOST = 0.200
LONGEST = 600
"""Seconds after which the benchmark shows what every thread is doing, and fails."""
REST = 1.5
"""Seconds without a job in which every delayed one would have begun."""


def main() -> int:
    """Measure every act. Return 1 if the GUI thread worked for too long at a stretch."""
    as_installed()
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["OFFERCALC_HOME"] = folder
        program = Program()
        offer = program.files.read(at_the_bounds(Path(folder)))
        assert isinstance(offer, Offer)  # noqa: S101 - it is within the limits
        application = make_application(program.settings.read())
        offers = tuple(StoredOffer(name, 1, replace(offer, company=name)) for name in ("A", "B"))
        window = make_window(window_services(program), offers, program.settings)
        window.show()
        application.processEvents()
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("its page", partial(window.show_page, OFFERS)),
            ("the comparison", partial(window.show_page, COMPARE)),
            ("its page again", partial(window.show_page, OFFERS)),
            ("the other offer", partial(window.show_offer, 1)),
            ("another currency", partial(window.workspace.set, currency="IDR")),
            ("what to ask for", partial(window.show_page, NEGOTIATE)),
            ("its documents", partial(window.show_page, SHEET)),
            ("the exchange rates", partial(window.show_page, CURRENCIES)),
            ("a spreadsheet while figures are coming", partial(_save_tables, window)),
            ("another theme, all pages built", partial(window.workspace.set, theme="dark")),
            ("larger text, all pages built", partial(window.workspace.set, scale=125)),
            ("another language, all pages built", partial(window.workspace.set, language="id")),
        )
        spent = {name: _longest(act, application, window) for name, act in acts}
        window.close()
    faulthandler.cancel_dump_traceback_later()
    for name, seconds in spent.items():
        print(f"large offers, {name}: at most {seconds * 1e3:.0f} ms of the GUI thread (at most {MOST * 1e3:.0f} ms)")
    return int(max(spent.values()) > MOST)


def _save_tables(window: MainWindow) -> None:
    """Ask for a spreadsheet of figures that are not there yet; it is made, but not saved."""
    window.show_page(OFFERS)
    window.workspace.set(currency="EUR")
    window.papers.save_tables = lambda _sheet: None  # type: ignore[method-assign, assignment]
    window.save_tables()


def _longest(act: Callable[[], object], application: QCoreApplication, window: MainWindow) -> float:
    """Return the longest processor time of this thread between two beats of a timer, until it has nothing to do.

    That is when no worker has had a job for `REST` seconds, however long the figures take on a busy machine.
    """
    beats = [time.thread_time()]
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start(1)
    act()
    worked = time.monotonic()
    while time.monotonic() < worked + REST:
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a loop of Qt's own does
        time.sleep(0.002)
        if _works(window):
            worked = time.monotonic()
    timer.stop()
    return max((later - earlier for earlier, later in pairwise(beats)), default=0.0)


def _works(window: MainWindow) -> bool:
    """Whether figures are being worked out or a page is drawn."""
    owners = window, window.workspace
    return any(pool.activeThreadCount() for owner in owners for pool in owner.findChildren(QThreadPool))


if __name__ == "__main__":
    sys.exit(main())
