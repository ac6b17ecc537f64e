"""Recent files, the latest first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MOST = 10


def with_opened(recent: tuple[str, ...], *paths: Path) -> tuple[str, ...]:
    """Return the recent files with `paths` in front, the last of them first: absolute, unique, at most ten."""
    opened = [str(path.absolute()) for path in reversed(paths)]
    return tuple(dict.fromkeys((*opened, *recent)))[:MOST]


def still_there(recent: tuple[str, ...], is_there: Callable[[Path], bool] = Path.is_file) -> tuple[str, ...]:
    """Return the files that still exist; a file on a disk that does not respond counts as gone."""
    return tuple(name for name in recent if _answers(Path(name), is_there))


def named(recent: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the files with their menu labels: the name, with the folder if two names are equal."""
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
