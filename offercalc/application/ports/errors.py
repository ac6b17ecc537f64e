"""What fails outside the program, as exceptions that carry a lazily translated sentence."""

from __future__ import annotations

from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer


class ExternalError(Exception):
    """Something outside the program failed; the message is a sentence for the user."""

    def __init__(self, text: str, /, **facts: object) -> None:
        """Take a message of the catalogue and its arguments; `str()` of the error is in English."""
        self.message = LazyText(text, **facts)
        super().__init__(self.message)

    def text_for(self, localizer: Localizer) -> str:
        """Return the message in the reader's language."""
        return localizer.render(self.message)


class StoppedError(ExternalError):
    """The user cancelled the operation."""


class UnavailableError(ExternalError):
    """The library is unreachable for now; a retry may succeed."""


class ConflictError(ExternalError):
    """Somebody else saved the same offer in the meantime."""
