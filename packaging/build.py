"""Build the wheel and the source distribution into dist/, and try the wheel before anybody else does."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"


def build() -> Path:
    """Build the source distribution, and from it the wheel; return the path of the wheel."""
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(DIST), str(ROOT)], check=True)
    (wheel,) = DIST.glob("*.whl")
    return wheel


def main() -> int:
    """Build and try; return the exit code of the trial."""
    wheel = build()
    return subprocess.call([sys.executable, str(ROOT / "packaging" / "smoke_test.py"), str(wheel)])


if __name__ == "__main__":
    sys.exit(main())
