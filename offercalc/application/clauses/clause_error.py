"""Why a clause file cannot be used, as an exception that carries a sentence."""

from __future__ import annotations

from offercalc.domain.values.lazy_text import LazyText


class ClauseError(Exception):
    """A clause is at fault; the message is translated later.

    Functions that read a person's files catch it and return a value (`RefusedClause`), or raise it as ExternalError.
    """

    def __init__(self, text: str, /, **facts: object) -> None:
        """Take a message of the catalogue and its arguments."""
        self.message = LazyText(text, **facts)
        super().__init__(self.message)
