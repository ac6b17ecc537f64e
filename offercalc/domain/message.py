"""Sentences made where nobody knows yet who will read them: English as they stand, any language once they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self


class Message(str):
    """A sentence in English that remembers how it was made, so that `Reader.tell` can make it anew in another language.

    `text` is a message of the catalogue (`N_` marks it where it is written), `facts` are filled into its `{names}`; a
    fact that is a message is told in the same language. Where `number` things are counted, `one` is the form for one.
    """

    __slots__ = ("facts", "number", "one", "text")
    text: str
    one: str
    number: int
    facts: Mapping[str, object]

    def __new__(cls, text: str = "", /, **facts: object) -> Self:
        """Fill the facts into a text; a text without facts stands as it is, braces and all."""
        said = super().__new__(cls, text.format(**facts) if facts else text)
        said.text, said.one, said.number, said.facts = text, "", 0, facts
        return said


NOTHING = Message()
"""Stands where there is nothing to say, and is false as any empty text."""


def counted(one: str, many: str, number: int) -> Message:
    """Say how many things there are, in the form that a language has for so many, with `{number}` filled in."""
    said = Message(one if number == 1 else many, number=number)
    said.text, said.one, said.number = many, one, number
    return said


def joined(sentences: Iterable[str], between: str) -> Message:
    """Make one message of several, with a text without braces between any two."""
    facts = {f"part{number}": sentence for number, sentence in enumerate(sentences)}
    return Message(between.join(f"{{{name}}}" for name in facts), **facts)
