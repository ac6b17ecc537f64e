"""Run every benchmark in a separate interpreter: `python -m benchmarks [NAME...]`."""

import subprocess
import sys
from pathlib import Path


def names() -> tuple[str, ...]:
    """Return the names of the benchmarks in the order they run."""
    return tuple(path.stem for path in sorted(Path(__file__).parent.glob("*.py")) if not path.stem.startswith("_"))


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, or all. Return 1 if one of them failed."""
    failed = []
    for name in wanted or names():
        print(f"== {name}", flush=True)
        if subprocess.call([sys.executable, "-m", f"benchmarks.{name}"]):
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
