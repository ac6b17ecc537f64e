"""Where a person's offers, settings and newer rates are kept, by the custom of each system."""

import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from offercalc.application.ports import OutsideError
from offercalc.application.whole_files import UNFINISHED
from offercalc.presentation.reader import N_

_COPIES = "copies"
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_OWN = ("library", "rates", "settings", "unsent-", "errors", "window", "draft")
"""How the names of the program's own files begin."""
_ABANDONED_SECONDS = 3600
"""What has not been written to for so long is written to by nobody any more."""
HOME_VARIABLE = "OFFERCALC_HOME"


def data_folder(platform: str, environment: Mapping[str, str], find_home: Callable[[], Path] = Path.home) -> Path:
    """Return the folder for a platform as `sys.platform` names it; it need not be there yet.

    `OFFERCALC_HOME` in the environment comes before every custom. Raises OutsideError where none is named and nobody
    knows a home folder.
    """
    if environment.get(HOME_VARIABLE):
        return Path(environment[HOME_VARIABLE])
    if platform == "win32":
        return Path(environment.get("APPDATA") or _home(find_home) / "AppData" / "Roaming") / "OfferCalc"
    if platform == "darwin":
        return _home(find_home) / "Library" / "Application Support" / "OfferCalc"
    return Path(environment.get("XDG_DATA_HOME") or _home(find_home) / ".local" / "share") / "offercalc"


def _home(find_home: Callable[[], Path]) -> Path:
    try:
        return find_home()
    except RuntimeError as error:
        text = N_("There is no home folder to keep offers and settings in; name a folder in OFFERCALC_HOME.")
        raise OutsideError(text) from error


def make_private(folder: Path, now: float) -> None:
    """Let nobody else read the program's own folder, and sweep away what a killed program has left unfinished.

    Files of older versions are brought along; what else lies there is left alone, as is a folder that many share.
    Where the system says no, all goes on: a folder on a stick has no rights.
    On Windows, a profile is private by itself, and there is nothing to set.
    """
    for place in (folder, folder / _COPIES):
        with suppress(OSError):  # where a folder above allows nothing, not even asking is possible
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
    """Whether a folder is somebody else's, or meant for many, as the one for temporary files is."""
    try:
        found = folder.stat()
    except OSError:
        return True
    return found.st_uid != os.geteuid() or bool(found.st_mode & (stat.S_ISVTX | stat.S_ISGID))


def _restrict(path: Path, mode: int) -> None:
    """Take from others what rights they have."""
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(mode)
