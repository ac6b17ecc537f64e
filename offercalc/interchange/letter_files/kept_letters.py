"""Letter files of the offers in the library, one for each document, in a folder that only its owner can read."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.files.atomic_files import keep, keep_aside
from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.letter_files.letter_file import read_letter_file
from offercalc.presentation.formats.localizer import N_


class KeptLetters:
    """Keeps each letter as a letter file that the terminal reads, too."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        """Take how to find the folder, which need not exist."""
        self._folder = folder

    def read(self, document: str) -> LetterDetails:
        """Return the values of a document's letter; raises ExternalError for a damaged file, which is set aside."""
        path = self.path(document)
        if not path.exists():
            return LetterDetails()
        try:
            return read_letter_file(path)
        except ExternalError as error:
            try:
                aside = keep_aside(path.read_bytes(), path)
                path.unlink()
            except OSError:
                raise error from None
            text = N_("The letter of this offer can't be read ({reason}); it was moved to {path}.")
            raise ExternalError(text, reason=error.message, path=aside) from error

    def keep(self, document: str, details: LetterDetails) -> None:
        """Write the values of a document's letter; raises ExternalError if that fails."""
        path = self.path(document)
        if details != LetterDetails():
            keep(msgspec.json.format(msgspec.json.encode(details), indent=2), path)
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error

    def path(self, document: str) -> Path:
        """Return the file of a document's letter; an id that is no plain file name is told by its digest."""
        is_plain = document.replace("-", "").isalnum() and document.isascii() and len(document) <= 80  # noqa: PLR2004
        name = document if is_plain else sha256(document.encode()).hexdigest()
        return self._folder() / f"{name}.json"
