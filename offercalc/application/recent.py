"""The files that were opened or written last, the latest first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MOST = 10


def with_opened(recent: tuple[str, ...], *paths: Path) -> tuple[str, ...]:
    """Put files first, the last of them foremost; each is named once, by its whole path, and at most ten are."""
    opened = [str(path.absolute()) for path in reversed(paths)]
    return tuple(dict.fromkeys((*opened, *recent)))[:MOST]


def still_there(recent: tuple[str, ...], is_there: Callable[[Path], bool] = Path.is_file) -> tuple[str, ...]:
    """Leave out files that are gone; one whose disk does not answer counts as gone."""
    return tuple(name for name in recent if _answers(Path(name), is_there))


def named(recent: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give the files with what a menu calls them: the name, and the folder too where two have the same."""
    names = [Path(path).name for path in recent]
    return tuple(
        (path, name if names.count(name) == 1 else f"{name} — {Path(path).parent.name}")
        for path, name in zip(recent, names, strict=True)
    )


def _answers(path: Path, is_there: Callable[[Path], bool]) -> bool:
    try:
        return is_there(path)
    except (OSError, ValueError):
        return False
