"""Validation of PNG logos: the typesetter silently drops a damaged one, and a huge one would fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

MARK = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 16_000_000
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers make a pixel, by the colour type."""
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""How many bits such a number may have, by the colour type."""
_PALETTE_COLOURS = 3
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Start and spacing of the pixels of each pass of an interlaced image: x, y, x step, y step."""
_OF_THE_PICTURE = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_HEADER = 13
_STEP = 2**16
_MOST_CRITICAL = {b"IHDR": 1, b"PLTE": 1, b"IEND": 1}
"""How often each chunk may stand there without which a picture cannot be shown; one of another name is not known."""


def checked_size(png: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG in pixels.

    Raises ExternalError if it is damaged, animated or too large.
    """
    try:
        chunks = [*_chunks(png)]
    except ValueError as error:
        raise _damaged() from error
    name, header = chunks[0]
    if name != b"IHDR" or len(header) != _HEADER or not _is_in_order([one for one, _content in chunks]):
        raise _damaged()
    width, height = (int.from_bytes(header[place : place + 4]) for place in (0, 4))
    if not width or not height:
        raise ExternalError(N_("The logo is a PNG without a size."))
    check_pixels(width, height)
    if any(one == b"acTL" for one, _content in chunks):
        raise ExternalError(N_("The logo is an animated PNG; save a single frame of it."))
    try:
        whole = _unpacked_size(width, height, header)
        if header[9] == _PALETTE_COLOURS and all(one != b"PLTE" for one, _content in chunks):
            raise _damaged()
        _check_size((content for one, content in chunks if one == b"IDAT"), whole)
    except (LookupError, ValueError, zlib.error) as error:
        raise _damaged() from error
    return width, height


def bare_png(png: bytes) -> bytes:
    """Return a PNG that has only the picture of another one: no text, date, place or colour profile.

    Raises ExternalError if it is damaged, animated or too large.
    """
    checked_size(png)
    kept = (_chunk(name, content) for name, content in _chunks(png) if name in _OF_THE_PICTURE)
    return b"".join((MARK, *kept))


def _chunk(name: bytes, content: bytes) -> bytes:
    """Write a chunk of a PNG."""
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def check_pixels(width: int, height: int) -> None:
    """Raise ExternalError if a picture has more pixels than the memory should hold."""
    if width * height > MOST_PIXELS:
        text = N_("The logo has {width} x {height} pixels; the maximum is {most} million. Save a smaller one.")
        raise ExternalError(text, width=width, height=height, most=MOST_PIXELS // 1_000_000)


def _damaged() -> ExternalError:
    return ExternalError(N_("The logo is a damaged or incomplete PNG; save it again."))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG up to its end; raises ValueError if one is cut off or changed."""
    at = len(MARK)
    name = b""
    while name != b"IEND":
        size, name = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        content, check = png[at + 8 : at + 8 + size], png[at + 8 + size : at + 12 + size]
        if len(check) < 4 or zlib.crc32(name + content) != int.from_bytes(check):  # noqa: PLR2004 - bytes of the CRC
            raise ValueError
        yield name, content
        at += 12 + size


def _is_in_order(names: list[bytes]) -> bool:
    """Whether every chunk that matters is known, stands there once, and those of the pixels follow each other."""
    critical = [name for name in names if name[:1].isupper()]
    pixels = [at for at, name in enumerate(names) if name == b"IDAT"]
    is_known = all(name == b"IDAT" or critical.count(name) <= _MOST_CRITICAL.get(name, 0) for name in critical)
    return is_known and bool(pixels) and pixels[-1] - pixels[0] == len(pixels) - 1


def _unpacked_size(width: int, height: int, header: bytes) -> int:
    """Return how many bytes the pixels have, with one before each line; raises LookupError for an unknown kind."""
    depth, colours, packing, filtering, interlaced = header[8:]
    if depth not in _DEPTHS[colours] or packing or filtering or interlaced > 1:
        raise LookupError
    bits = depth * _CHANNELS[colours]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    sizes = ((-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in passes)
    return sum(lines * (1 + -(-columns * bits // 8)) for columns, lines in sizes if columns > 0 and lines > 0)


def _check_size(pieces: Iterator[bytes], whole: int) -> None:
    """Unpack the pixels in small steps; raises zlib.error or ValueError if they are incomplete."""
    inflater = zlib.decompressobj()
    size = 0
    for piece in pieces:
        left = piece
        while left and not inflater.eof and size <= whole:
            size += len(inflater.decompress(left, _STEP))
            left = inflater.unconsumed_tail
    if size + len(inflater.flush()) != whole or not inflater.eof:
        raise ValueError
