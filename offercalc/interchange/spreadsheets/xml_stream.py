"""Streaming of untrusted XML: only the requested elements are built, and none is kept."""

# Expat rather than ElementTree's `iterparse`, which builds every element of a part, keeps those that were not
# requested, and accepts document types and their entities.

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import IO
from xml.etree.ElementTree import Element, ParseError
from xml.parsers.expat import ExpatError, ParserCreate

MOST_ELEMENTS = 6_000_000
"""Per part: more than twice what a table of 10,000 rows and 200 columns has."""
MOST_INSIDE = 300_000
"""Within one requested element: more than a row of 16,384 cells or the 64,000 styles of a workbook have."""
DEEPEST = 64
MOST_ATTRIBUTES = 200
LONGEST_TEXT = 2**20
"""Within one requested element: 32 times the capacity of a cell."""
_PIECE = 2**16
_LONGEST_TAG = 2**20


class TooManyError(Exception):
    """A part has more elements than any supported table."""


def elements(file: IO[bytes], wanted: AbstractSet[str]) -> Iterator[Element]:
    """Yield the complete elements with some names in order, in any namespace; of nested ones only the outer.

    Raises ParseError if the content is not XML, is nested too deeply, or declares a document type; TooManyError beyond
    the limits.
    """
    reading = _Reading(wanted)
    read = 0
    try:
        while piece := file.read(_PIECE):
            reading.parser.Parse(piece, False)  # noqa: FBT003 - expat takes no names
            read += len(piece)
            if read - max(reading.parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                raise TooManyError  # expat would scan it again with every piece
            yield from reading.taken()
        reading.parser.Parse(b"", True)  # noqa: FBT003
    except ExpatError as error:
        raise ParseError(str(error)) from error
    yield from reading.taken()


class _Reading:
    """The parsing state of a part."""

    def __init__(self, wanted: AbstractSet[str]) -> None:
        self.parser = ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._wanted = wanted
        self._found: list[Element] = []
        self._open: list[Element] = []
        self._depth = self._count = self._inside = self._length = 0

    def taken(self) -> list[Element]:
        """Return and forget the complete elements."""
        found, self._found = self._found, []
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise TooManyError
        if self._depth > DEEPEST or len(attributes) > MOST_ATTRIBUTES:
            raise ParseError
        if not self._open:
            if name.rpartition("}")[2] not in self._wanted:
                return
            self._inside = self._length = 0
            self.parser.CharacterDataHandler = self._text
        self._inside += 1
        if self._inside > MOST_INSIDE:
            raise TooManyError
        element = Element(name, attributes)
        if self._open:
            self._open[-1].append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._found.append(element)
                self.parser.CharacterDataHandler = None

    def _text(self, text: str) -> None:
        """Add text to the open element; text after its first child is ignored."""
        element = self._open[-1]
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise TooManyError
        if not len(element):
            element.text = (element.text or "") + text

    def _refuse(self, *_declared: object) -> None:
        raise ParseError
