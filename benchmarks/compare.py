"""`offercalc compare` of the three samples, against an interpreter that only imports msgspec and babel.numbers."""

import os
import sys
from compileall import compile_dir
from pathlib import Path

from benchmarks._rounds import Contender, medians, report

ROOT = Path(__file__).parents[1]
LIMIT = 3.5
ROUNDS = 15
SAMPLES = tuple(str(path) for path in sorted((ROOT / "resources" / "samples").glob("*.json")))


def main() -> int:
    """Measure the program with compiled modules, as installed. Return 1 if the ratio is above its limit."""
    compile_dir(ROOT / "offercalc", quiet=1)
    python = (sys.executable,)
    program = Contender("offercalc compare", (*python, "-m", "offercalc", "compare", *SAMPLES), os.environ)
    peer = Contender("imports", (*python, "-c", "import msgspec, babel.numbers"), os.environ)
    return int(not report("compare", medians((program, peer), ROUNDS), LIMIT))


if __name__ == "__main__":
    sys.exit(main())
