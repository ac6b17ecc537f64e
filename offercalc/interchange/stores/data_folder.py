"""The data folder for offers, settings and newer rates, where each system keeps the data of programs."""

import os
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from offercalc.application.files.atomic_files import UNFINISHED
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

_COPIES = "copies"
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_OWN = ("library", "rates", "settings", "unsent-", "errors", "window", "draft")
"""Prefixes of the names of the program's own files."""
_ABANDONED_SECONDS = 3600
"""An unfinished file that was not written to for this long is abandoned."""
HOME_VARIABLE = "OFFERCALC_HOME"


def data_folder() -> Path:
    """Return the folder of the program's data; it need not exist yet.

    `OFFERCALC_HOME` in the environment takes precedence, then the folder of earlier versions if it exists. Raises
    ExternalError if there is neither a home folder nor a variable that names another one.
    """
    if os.environ.get(HOME_VARIABLE):
        return Path(os.environ[HOME_VARIABLE])
    earlier = earlier_folder(sys.platform, os.environ)
    if earlier.is_dir() or (sys.platform == "linux" and not os.environ.get("XDG_DATA_HOME")):
        return earlier  # the same folder, without the time that platformdirs takes to import
    from platformdirs import user_data_path  # noqa: PLC0415 - only for who starts the program for the first time

    return user_data_path(earlier.name, appauthor=False, roaming=True)


def earlier_folder(platform: str, environment: Mapping[str, str], find_home: Callable[[], Path] = Path.home) -> Path:
    """Return the folder that versions without platformdirs used on a platform as named by `sys.platform`."""
    if platform == "win32":
        return Path(environment.get("APPDATA") or _home(find_home) / "AppData" / "Roaming") / "OfferCalc"
    if platform == "darwin":
        return _home(find_home) / "Library" / "Application Support" / "OfferCalc"
    return Path(environment.get("XDG_DATA_HOME") or _home(find_home) / ".local" / "share") / "offercalc"


def _home(find_home: Callable[[], Path]) -> Path:
    try:
        return find_home()
    except RuntimeError as error:
        text = N_("There is no home folder for offers and settings; set OFFERCALC_HOME to a folder.")
        raise ExternalError(text) from error


def make_private(folder: Path, now: float) -> None:
    """Make the program's folder and files private, and delete unfinished files of a killed program.

    Other files in the folder and shared folders are left alone. Failures are ignored: a removable drive may have no
    permissions. On Windows, a user profile is already private, so nothing is set.
    """
    for place in (folder, folder / _COPIES):
        with suppress(OSError):  # without access to a parent folder, even the checks fail
            if not place.is_dir() or place.is_symlink():
                continue
            if os.name != "nt" and not _is_shared(place):
                _restrict(place, _PRIVATE_FOLDER)
            for path in list(place.iterdir()):
                _look_after(path, now)


def _look_after(path: Path, now: float) -> None:
    with suppress(OSError):
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return
        if path.suffix == UNFINISHED and now - found.st_mtime > _ABANDONED_SECONDS:
            path.unlink()
        elif os.name != "nt" and path.name.startswith(_OWN):
            _restrict(path, _PRIVATE_FILE)


def _is_shared(folder: Path) -> bool:
    """Whether a folder belongs to somebody else or is shared, such as the one for temporary files."""
    try:
        found = folder.stat()
    except OSError:
        return True
    return found.st_uid != os.geteuid() or bool(found.st_mode & (stat.S_ISVTX | stat.S_ISGID))


def _restrict(path: Path, mode: int) -> None:
    """Set the mode if others have any permission."""
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(mode)
