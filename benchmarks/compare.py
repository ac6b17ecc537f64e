"""`offercalc compare` of the three samples, against an interpreter that only imports msgspec and Babel's numbers."""

import os
import sys
from pathlib import Path

from benchmarks._rounds import Contender, medians, report

LIMIT = 4.0
ROUNDS = 15
SAMPLES = tuple(str(path) for path in sorted((Path(__file__).parents[1] / "resources" / "samples").glob("*.json")))


def main() -> int:
    """Measure; return 1 where the ratio is above its limit."""
    python = (sys.executable,)
    program = Contender("offercalc compare", (*python, "-m", "offercalc", "compare", *SAMPLES), os.environ)
    peer = Contender("imports", (*python, "-c", "import msgspec, babel.numbers"), os.environ)
    return int(not report("compare", medians((program, peer), ROUNDS), LIMIT))


if __name__ == "__main__":
    sys.exit(main())
