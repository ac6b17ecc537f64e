"""Start OfferCalc for `make run`: the window if possible, else the samples in the terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORT = "offercalc-comparison.pdf"
PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


def why_no_window(platform: str, environment: Mapping[str, str]) -> str | None:
    """Return why no window can be opened here, or None if one can."""
    if platform == "linux" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return "There is no display here"
    if _qt_starts():
        return None
    if platform == "linux":
        packages = " ".join(apt_packages())
        return f"Qt cannot start: it misses system libraries (on Debian or Ubuntu: apt install {packages})"
    return "Qt cannot start on this system"


def apt_packages(listing: Path = ROOT / "packaging" / "linux" / "apt-packages.txt") -> tuple[str, ...]:
    """Return the Debian packages that the window needs: the first part of the list, before those for the checks."""
    text = listing.read_text(encoding="utf-8").partition("# Also required for the checks")[0]
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def terminal_commands(samples: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return the arguments of the commands that show the samples in the terminal."""
    return (
        ("compare", *samples, "--currency", "IDR"),
        ("report", *samples, "--currency", "IDR", "-o", REPORT),
    )


def main() -> int:
    """Open the window, or print why not and show the samples in the terminal. Return the exit code."""
    program = [sys.executable, "-m", "offercalc"]
    reason = why_no_window(sys.platform, os.environ)
    if reason is None:
        return subprocess.call(program, cwd=ROOT)
    print(f"{reason}, so here are the sample offers in the terminal, and as a report in {REPORT}.", flush=True)
    samples = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "resources" / "samples").glob("*.json"))]
    return max(subprocess.call([*program, *arguments], cwd=ROOT) for arguments in terminal_commands(samples))


def _qt_starts() -> bool:
    """Whether Qt starts, tried in a separate process because Qt aborts without its libraries."""
    return subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
