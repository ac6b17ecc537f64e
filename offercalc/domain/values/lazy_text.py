"""Lazily translated messages: formatted in English, and rendered by `Localizer` in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self


class LazyText(str):
    """An English sentence that keeps its template and values, so that `Localizer.render` can translate it.

    `text` is a message of the catalogue (marked with `N_` in the source); `facts` fill its `{names}`, and a fact that
    is a message is translated too. If `number` things are counted, `one` is the singular form.
    """

    __slots__ = ("facts", "number", "one", "text")
    text: str
    one: str
    number: int
    facts: Mapping[str, object]

    def __new__(cls, text: str = "", /, **facts: object) -> Self:
        """Format the text with the facts; a text without facts is taken literally, including braces."""
        said = super().__new__(cls, text.format(**facts) if facts else text)
        said.text, said.one, said.number, said.facts = text, "", 0, facts
        return said


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for a message translated later
    """Mark a message for translation where it is defined."""
    return message


NO_TEXT = LazyText()
"""The empty message, which is falsy like any empty string."""


def lazy_plural(one: str, many: str, number: int) -> LazyText:
    """Return the message for a number of things, in the plural form of the language, with `{number}` filled in."""
    said = LazyText(one if number == 1 else many, number=number)
    said.text, said.one, said.number = many, one, number
    return said


def lazy_join(sentences: Iterable[str], between: str) -> LazyText:
    """Return one message joined from several by a separator, which must not contain braces."""
    facts = {f"part{number}": sentence for number, sentence in enumerate(sentences)}
    return LazyText(between.join(f"{{{name}}}" for name in facts), **facts)
