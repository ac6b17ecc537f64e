"""Letter files: the values of one letter as JSON, as docs/LETTERS.md describes them."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

import msgspec

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.files.regular_files import read_regular
from offercalc.application.files.repeated_keys import repeated_keys
from offercalc.application.letters.places import is_place
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import quoted

_MOST_BYTES = 100_000
_FILE = JsonDecoder[LetterDetails](LetterDetails)


def read_letter_file(path: Path) -> LetterDetails:
    """Read a letter file; raises ExternalError, naming the place, if it cannot be read or a field is wrong."""
    try:
        content = read_regular(path, _MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise ExternalError(N_("{path}: a letter file can have at most {size} kB."), path=path,
                                size=_MOST_BYTES // 1000)  # fmt: skip
        content = content.removeprefix(BOM_UTF8)
        details = _FILE.decode(content)
        for problem in repeated_keys(content, msgspec.json.decode(content)):
            text = N_('{path}: {place}: The field "{key}" appears more than once; keep only one.')
            raise ExternalError(text, path=path, place=quoted(problem.path), key=quoted(problem.value))
        if details.place and not is_place(details.place):
            text = N_('{path}: "{place}" isn\'t a place; write a country or a state, e.g. ID or US-WA.')
            raise ExternalError(text, path=path, place=quoted(details.place))
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error
    except UnreadableError as error:
        raise ExternalError(N_("{path}: {reason}."), path=path, reason=quoted(str(error))) from error
    return details
