"""From process start to the first paint of the window, against a bare PySide6 window."""

import os
import sys
import tempfile
from compileall import compile_dir
from pathlib import Path

from msgspec.structs import replace

from benchmarks._libraries import fill
from benchmarks._rounds import Contender, medians, report
from offercalc.program import Program

ROOT = Path(__file__).parents[1]
LIMIT = 3.3
OFFERS = 10_000
ROUNDS = 15
BARE_WINDOW = """
import os
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        os._exit(0)

application = QApplication([])
window = Window()
window.show()
application.exec()
"""


def main() -> int:
    """Measure a first and a later start with compiled modules. Return 1 if a ratio is above its limit."""
    screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as kept:
        program = (sys.executable, "-m", "offercalc")
        common = {**os.environ, **screen, "OFFERCALC_QUIT_AFTER_PAINT": "1"}
        first = Contender("first start", program, {**common, "OFFERCALC_HOME": empty})
        later = Contender("later start, 10,000 offers", program, {**common, "OFFERCALC_HOME": kept})
        bare = Contender("bare window", (sys.executable, "-c", BARE_WINDOW), {**os.environ, **screen})
        _fill(kept)
        compile_dir(ROOT / "offercalc", quiet=1)
        spent_first, spent_later, peer = medians((first, later, bare), ROUNDS)
    reports = [
        report("first start", (spent_first, peer), LIMIT),
        report("later start, 10,000 offers", (spent_later, peer), LIMIT),
    ]
    return int(not all(reports))


def _fill(folder: str) -> None:
    """Create a library with very many offers, each a copy of a sample."""
    os.environ["OFFERCALC_HOME"] = folder
    program = Program()
    samples = [kept.offer for kept in program.offers_at_hand()]
    offers = (replace(samples[number % len(samples)], role=f"Engineer {number}") for number in range(OFFERS))
    fill(Path(folder) / "library.sqlite", tuple(offers), program.files.encode)


if __name__ == "__main__":
    sys.exit(main())
