"""Extract every string of a PDF, decompressed: page text, alternative text, attachments and metadata."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from tests.sheets.pdf_text import text_of


def strings_of(pdf: bytes) -> Iterator[str]:
    """Yield the text of the pages, every string and name of every object, and every stream."""
    yield text_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        for one in (*document.objects, document.trailer):
            yield from _strings(one)


def _strings(one: object) -> Iterator[str]:
    """Yield the strings of one object, without the objects it references."""
    if isinstance(one, pikepdf.Stream):
        yield one.read_bytes().decode("latin-1")
        yield one.read_bytes().decode("utf-8", "ignore")
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in one.items():
            yield name
            yield from () if getattr(value, "is_indirect", False) else _strings(value)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            yield from () if getattr(value, "is_indirect", False) else _strings(value)
    elif isinstance(one, pikepdf.String):
        yield str(one)
        yield bytes(one).decode("utf-16-be", "ignore")
