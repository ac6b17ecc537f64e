"""Regular expressions of what people type, compiled when somebody types: that takes as long as a page takes to open."""

from __future__ import annotations

import re
from functools import cached_property


class LatePattern:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._pattern, self._flags = pattern, flags

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match if all of the text fits, else None."""
        return self._compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text, else None."""
        return self._compiled.search(text)

    def sub(self, new: str, text: str) -> str:
        """Return a text with every match replaced."""
        return self._compiled.sub(new, text)

    def split(self, text: str) -> list[str]:
        """Return the parts of a text between the places that fit."""
        return [str(part) for part in self._compiled.split(text)]

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)
