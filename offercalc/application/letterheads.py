"""Letterheads as JSON files: a name, lines of address, an accent colour, and a logo beside the file."""

from __future__ import annotations

import os.path
from codecs import BOM_UTF8
from errno import ENAMETOOLONG
from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.paper_order import Letterhead
from offercalc.application.ports import OutsideError
from offercalc.application.regular_files import read_regular
from offercalc.application.repeated_keys import repeated_keys
from offercalc.presentation.one_line import quoted
from offercalc.presentation.reader import N_

_MOST_BYTES = 100_000
_MOST_LOGO_BYTES = 2_000_000
"""More than a logo may have, so that who prints it says how much that is."""
_TWICE = N_('{path}: {place}: The field "{key}" stands here more than once; keep one of them.')


class _File(Struct, forbid_unknown_fields=True):
    name: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""
    accent: str = ""


_FILE = JsonDecoder[_File](_File)


def read_letterhead(path: Path) -> Letterhead:
    """Read a letterhead; raises OutsideError, with the place, where it cannot be read or a field is wrong.

    The path of the logo is from the file's own folder, and does not lead out of it: a letterhead may come from others.
    """
    try:
        content = read_regular(path, _MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            text = N_("{path}: a letterhead has at most {size} kB; a logo lies beside it.")
            raise OutsideError(text, path=path, size=_MOST_BYTES // 1000)
        content = content.removeprefix(BOM_UTF8)
        file = _FILE.decode(content)
        for problem in repeated_keys(content, msgspec.json.decode(content)):
            raise OutsideError(_TWICE, path=path, place=quoted(problem.path), key=quoted(problem.value))
        logo = read_regular(_beside(path, file.logo), _MOST_LOGO_BYTES) if file.logo else b""
        whole = {"name": file.name, "address": file.address, "accent": file.accent, "logo": ""}
        return msgspec.structs.replace(msgspec.convert(whole, Letterhead), logo=logo)
    except OSError as error:
        place = quoted(str(error.filename)) if error.errno == ENAMETOOLONG else error.filename
        raise OutsideError(N_("{path}: {reason}"), path=place, reason=error.strerror or error) from error
    except (UnreadableError, msgspec.ValidationError) as error:
        raise OutsideError(N_("{path}: {reason}."), path=path, reason=quoted(str(error))) from error


def _beside(letterhead: Path, logo: str) -> Path:
    """Return where a logo lies; raises OutsideError for one that leads out of the folder, OSError for one not there."""
    folder = os.path.realpath(letterhead.parent)
    named = os.path.normpath(Path(folder) / logo)
    try:
        if Path(named).is_relative_to(folder):  # first, because merely looking elsewhere may ask the network
            found = Path(os.path.realpath(named, strict=True))
            if found.is_relative_to(folder):
                return found
    except ValueError as error:  # a name that no file can have
        raise OutsideError(N_("{path}: {reason}."), path=letterhead, reason=error) from error
    text = N_("{path}: the logo {logo} lies outside of this folder; put it beside the letterhead.")
    raise OutsideError(text, path=letterhead, logo=quoted(logo))
