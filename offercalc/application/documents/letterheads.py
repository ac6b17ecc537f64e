"""Letterheads in JSON files: a name, address lines, an accent colour and a logo in the same folder."""

from __future__ import annotations

import os.path
from codecs import BOM_UTF8
from errno import ENAMETOOLONG
from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.files.regular_files import read_regular
from offercalc.application.files.repeated_keys import repeated_keys
from offercalc.application.ports.document_options import Letterhead
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import quoted

_MOST_BYTES = 100_000
_MOST_LOGO_BYTES = 2_000_000
"""More than a logo may have; the renderer reports the exact limit."""
_TWICE = N_('{path}: {place}: The field "{key}" appears more than once; keep only one.')


class _File(Struct, forbid_unknown_fields=True):
    name: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""
    accent: str = ""


_FILE = JsonDecoder[_File](_File)


def read_letterhead(path: Path) -> Letterhead:
    """Read a letterhead; raises ExternalError, naming the place, if it cannot be read or a field is wrong.

    The path of the logo is relative to the file's folder and must stay inside it: a letterhead may come from others.
    """
    try:
        content = read_regular(path, _MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            text = N_(
                "{path}: a letterhead file can have at most {size} kB; put the logo in a separate file in "
                "the same folder."
            )
            raise ExternalError(text, path=path, size=_MOST_BYTES // 1000)
        content = content.removeprefix(BOM_UTF8)
        file = _FILE.decode(content)
        for problem in repeated_keys(content, msgspec.json.decode(content)):
            raise ExternalError(_TWICE, path=path, place=quoted(problem.path), key=quoted(problem.value))
        logo = read_regular(_beside(path, file.logo), _MOST_LOGO_BYTES) if file.logo else b""
        whole = {"name": file.name, "address": file.address, "accent": file.accent, "logo": ""}
        return msgspec.structs.replace(msgspec.convert(whole, Letterhead), logo=logo)
    except OSError as error:
        place = quoted(str(error.filename)) if error.errno == ENAMETOOLONG else error.filename
        raise ExternalError(N_("{path}: {reason}"), path=place, reason=error.strerror or error) from error
    except (UnreadableError, msgspec.ValidationError) as error:
        raise ExternalError(N_("{path}: {reason}."), path=path, reason=quoted(str(error))) from error


def _beside(letterhead: Path, logo: str) -> Path:
    """Return the path of a logo; raises ExternalError if it is outside the folder, OSError if it does not exist."""
    folder = os.path.realpath(letterhead.parent)
    named = os.path.normpath(Path(folder) / logo)
    try:
        if Path(named).is_relative_to(folder):  # first, because looking elsewhere may already access the network
            found = Path(os.path.realpath(named, strict=True))
            if found.is_relative_to(folder):
                return found
    except ValueError as error:  # not a valid file name
        raise ExternalError(N_("{path}: {reason}."), path=letterhead, reason=error) from error
    text = N_("{path}: the logo {logo} is outside this folder; put it in the same folder as the letterhead.")
    raise ExternalError(text, path=letterhead, logo=quoted(logo))
