"""What an installed program has: compiled modules, and garbage that is collected seldom."""

from compileall import compile_dir
from pathlib import Path

from offercalc.bootstrap import collect_seldom


def as_installed() -> None:
    """Compile what pages load when they are first shown, and set the collector as the program does."""
    compile_dir(Path(__file__).parents[1] / "offercalc", quiet=1)
    collect_seldom()
