"""The window with 10,000 offers in the library: typing, switching pages, scrolling the list, and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from benchmarks._installed import as_installed
from benchmarks._libraries import fill
from benchmarks._offers import rich_offers
from offercalc.application.offers.edits import Put
from offercalc.bootstrap import window_services
from offercalc.desktop.program import make_application, make_window
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES
from offercalc.desktop.shell.page_window import OFFERS as OFFERS_PAGE
from offercalc.program import Program

OFFERS = 10_000
COMPARED = 10
ROUNDS = 30
MOST_KEYSTROKE = 0.050
MOST_TURN = 0.100
MOST_OPENING = 0.050
MOST_FRAME = 0.016
MOST_MEMORY = 2.0
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1280, 860)
window.show()
application.processEvents()
"""
OURS = """
import gc
gc.disable()  # until the first paint, as the program does it
from offercalc.desktop.loading.qt_enums import build_enums_fast
from offercalc.desktop.loading.qt_import import import_qt
build_enums_fast()
import_qt()
from offercalc.bootstrap import window_services
from offercalc.program import Program
from offercalc.desktop.program import make_application, make_window
program = Program()
application = make_application(program.settings.read())
window = make_window(window_services(program), program.offers_at_hand(), program.settings)
window.show()
application.processEvents()
"""
LATER = """
from PySide6.QtCore import QTimer
from offercalc.desktop.program import open_library
open_library(window)
QTimer.singleShot(3000, application.quit)
application.exec()
"""
HELD = "print(next(line for line in open('/proc/self/status') if line.startswith('VmRSS')).split()[1])"


def main() -> int:
    """Measure everything in one run. Return 1 if anything is above its limit."""
    as_installed()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["OFFERCALC_HOME"] = folder
        _fill(folder)
        reports = [_memory(), *_felt()]
    return int(not all(reports))


def _fill(folder: str) -> None:
    """Create a library of many offers."""
    fill(Path(folder) / "library.sqlite", rich_offers(OFFERS, 2, 4), Program().files.encode)


def _felt() -> list[bool]:
    """Measure the response times of the window."""
    program = Program()
    application = make_application(program.settings.read())
    window = make_window(window_services(program), program.library.offers(), program.settings)
    window.resize(1280, 860)
    window.show()
    application.processEvents()
    workspace = window.workspace
    workspace.set(compared=tuple(kept.document for kept in workspace.offers[:COMPARED]), currency="IDR")
    window.show_page(COMPARE)
    spent = []
    for number in range(ROUNDS):
        started = time.perf_counter()
        workspace.edit(Put(("pay", 0, "amount"), Decimal(200_000 + number)), "Base salary", workspace.chosen_document)
        application.processEvents()
        spent.append(time.perf_counter() - started)
    reports = [_told("a keystroke to all figures and charts, ten offers compared", median(spent), MOST_KEYSTROKE)]
    reports.append(_told("a keystroke in the form, shown while typing", _typing(window), MOST_KEYSTROKE))
    reports.append(_told("opening a row of the offer", _opening(window), MOST_OPENING))
    for page in (OFFERS_PAGE, COMPARE, CURRENCIES):
        spent = []
        for _round in range(ROUNDS):
            window.show_page(CURRENCIES if page != CURRENCIES else OFFERS_PAGE)
            application.processEvents()
            started = time.perf_counter()
            window.show_page(page)
            application.processEvents()
            spent.append(time.perf_counter() - started)
        reports.append(_told(f"turning to page {page}", median(spent), MOST_TURN))
    bar, spent = window.sidebar.offers.verticalScrollBar(), []
    for step in range(400):
        started = time.perf_counter()
        bar.setValue(step * bar.maximum() // 400)
        application.processEvents()
        spent.append(time.perf_counter() - started)
    reports.append(
        _told("a frame of scrolling 10,000 offers, 99th percentile", quantiles(spent, n=100)[98], MOST_FRAME)
    )
    window.close()
    return reports


def _typing(window: MainWindow) -> float:
    """Return the median seconds from a keystroke in the salary field to the updated figures and chart."""
    window.show_page(OFFERS_PAGE)
    entry = window.offers.form.field(("pay", 0, "amount")).entry
    entry.setFocus()
    spent = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        QTest.keyClicks(entry, "1")
        QCoreApplication.processEvents()
        spent.append(time.perf_counter() - started)
        if len(spent) % 6 == 0:
            entry.clear()
    window.offers.form.settle()
    return median(spent)


def _opening(window: MainWindow) -> float:
    """Return the median seconds from the key that opens a row to its fields on show, each row after the other."""
    window.show_page(OFFERS_PAGE)
    content, spent = window.offers.form.content, []
    for key in list(content.rows) * 2:
        started = time.perf_counter()
        content.enter(key)
        QCoreApplication.processEvents()
        spent.append(time.perf_counter() - started)
    content.close_row()
    return median(spent)


def _memory() -> bool:
    """Compare the memory of the window and of a bare one after start, in kilobytes."""
    held = {}
    for name, program in (("ours", OURS), ("bare", BARE), ("later", OURS + LATER)):
        ran = subprocess.run([sys.executable, "-c", program + HELD], capture_output=True, text=True, check=True)
        held[name] = int(ran.stdout.split()[-1])
    ratio = held["ours"] / held["bare"]
    sizes = f"{held['ours'] / 1e3:.0f} MB to {held['bare'] / 1e3:.0f} MB"
    print(f"window, memory after the first paint: {sizes}: {ratio:.2f} (at most {MOST_MEMORY})")
    print(f"window, memory with the library of {OFFERS:,} offers open: {held['later'] / 1e3:.0f} MB")
    return ratio <= MOST_MEMORY


def _told(name: str, seconds: float, most: float) -> bool:
    print(f"window, {name}: {seconds * 1e3:.1f} ms (at most {most * 1e3:.0f} ms)")
    return seconds <= most


if __name__ == "__main__":
    sys.exit(main())
