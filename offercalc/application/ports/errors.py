"""What fails outside the program, as exceptions that carry a lazily translated sentence."""

from __future__ import annotations

from offercalc.domain.values.lazy_text import Message
from offercalc.presentation.formats.localizer import Reader


class OutsideError(Exception):
    """Something outside the program failed; the message is a sentence for the user."""

    def __init__(self, text: str, /, **facts: object) -> None:
        """Take a message of the catalogue and its arguments; `str()` of the error is in English."""
        self.message = Message(text, **facts)
        super().__init__(self.message)

    def told(self, reader: Reader) -> str:
        """Return the message in the reader's language."""
        return reader.tell(self.message)


class StoppedError(OutsideError):
    """The user cancelled the operation."""


class AwayError(OutsideError):
    """The library is unreachable for now; a retry may succeed."""


class ConflictError(OutsideError):
    """Somebody else saved the same offer in the meantime."""
