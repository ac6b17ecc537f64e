"""Why a tax law or a question about it cannot be used, as an exception that carries a sentence."""

from __future__ import annotations

from offercalc.domain.values.lazy_text import LazyText


class LawError(Exception):
    """A law, or what a law was asked, is at fault; the message is a sentence that is translated later.

    Functions that a person's file or answer reaches catch it and return a value (`RefusedLaw`).
    """

    def __init__(self, text: str, /, **facts: object) -> None:
        """Take a message of the catalogue and its arguments."""
        self.message = LazyText(text, **facts)
        super().__init__(self.message)
