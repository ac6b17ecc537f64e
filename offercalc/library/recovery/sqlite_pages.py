"""Reads rows directly from the pages of a damaged SQLite file and its write-ahead log."""

from __future__ import annotations

import mmap
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from offercalc.library.read_only import beside, size_of

Value = None | int | float | str | bytes
Buffer = bytes | mmap.mmap

HEADER = 100
_USUAL_PAGE = 4096
_PAGE_SIZES = {1 << power for power in range(9, 17)}
_LEAF, _INDEX_LEAF, _INDEX_BRANCH = 0x0D, 0x0A, 0x02
_LOG_HEADER, _FRAME_HEADER = 32, 24
_INDEX_HEADER = 48
_STATED: dict[Path, dict[bytes, int]] = {}
"""The number of frames stated by each WAL index, by the salts of the log."""
_LONGEST_ROW = 1 << 28
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_OUT_OF_STEP = (IndexError, ValueError, struct.error)
"""The exceptions raised for an inconsistent page."""


class Row(NamedTuple):
    """A row of a table, or an index entry with row number 0; damaged text contains surrogates."""

    number: int
    values: tuple[Value, ...]


class _Pages(NamedTuple):
    """A database file, its log, and the offsets of pages in the log."""

    main: Buffer
    log: bytes
    size: int
    frames: tuple[tuple[int, int], ...]
    newest: dict[int, int]

    def page(self, number: int) -> bytes:
        """Return the newest image of a page."""
        place = self.newest.get(number)
        if place is not None:
            return self.log[place : place + self.size]
        return self.main[(number - 1) * self.size : number * self.size]

    def images(self) -> Iterator[tuple[int, bytes]]:
        """Yield every image of every page, those of the log last, each with the offset of its header."""
        for place in range(0, len(self.main), self.size):
            yield (HEADER if place == 0 else 0), self.main[place : place + self.size]
        for number, place in self.frames:
            yield (HEADER if number == 1 else 0), self.log[place : place + self.size]


def rows_in(library: Path) -> Iterator[Row]:
    """Yield every complete row on any page of a file or its log, later ones last; raises OSError.

    The same row may occur several times. Nothing is written, and no lock is taken.
    """
    with _opened(library) as main:
        pages = _pages(main, _log_of(library))
        for start, image in pages.images():
            yield from _rows_on(image, start, pages)


def log_is_damaged(library: Path) -> bool:
    """Whether SQLite would silently drop committed transactions from the log; raises OSError.

    One unfinished transaction at the end is the normal result of a crash, not damage: it was never reported as saved.
    """
    stated = _frames_stated(beside(library, "-shm"))
    log = _log_of(library)
    if len(log) < _LOG_HEADER + _FRAME_HEADER:
        return False
    size = int.from_bytes(log[8:12], "big")
    frames = _frames_of(log, size if size in _PAGE_SIZES else _USUAL_PAGE)
    sound = _sound_frames(log, size, [place for _number, place in frames])
    if sound < stated.get(log[16:24], 0):
        return True
    ends = (unpack_from(">I", log, place - _FRAME_HEADER + 4)[0] for _number, place in frames[sound:])
    return sum(int(end != 0) for end in ends) > 1


def _frames_stated(index: Path) -> dict[bytes, int]:
    """Return how many frames of a log, by its salts, were committed when its index was last changed.

    Read once per library: closing this file would release the locks that this program itself holds on it.
    """
    if index not in _STATED and size_of(index) >= _INDEX_HEADER:
        with index.open("rb") as file:
            header = file.read(_INDEX_HEADER)
        _STATED[index] = {header[32:40]: int.from_bytes(header[16:20], sys.byteorder)}
    return _STATED.get(index, {})


def _sound_frames(log: bytes, size: int, places: list[int]) -> int:
    """Return the number of leading frames with correct checksums, as SQLite counts them."""
    if size not in _PAGE_SIZES or not _is_header_sound(log):
        return 0
    order, sums = _order_of(log), unpack_from(">II", log, 24)
    for count, place in enumerate(places):
        head = place - _FRAME_HEADER
        sums = _added(log, place, size, _added(log, head, 8, sums, order), order)
        if log[head + 8 : head + 16] != log[16:24] or sums != unpack_from(">II", log, head + 16):
            return count
    return len(places)


def _is_header_sound(log: bytes) -> bool:
    """Whether the checksum of a log header is correct."""
    return len(log) >= _LOG_HEADER and _added(log, 0, 24, (0, 0), _order_of(log)) == unpack_from(">II", log, 24)


def _order_of(log: bytes) -> str:
    """Return the byte order of the checksums of a log."""
    return "<" if log[3] % 2 == 0 else ">"


def _added(log: bytes, place: int, length: int, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Return the running checksums of a log, extended over `length` bytes."""
    first, second = sums
    words = iter(unpack_from(f"{order}{length // 4}I", log, place))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _log_of(library: Path) -> bytes:
    """Return the content of the log; it is not memory-mapped, because another program may truncate it."""
    path = beside(library, "-wal")
    return path.read_bytes() if size_of(path) else b""


@contextmanager
def _opened(path: Path) -> Iterator[Buffer]:
    """Memory-map a file for reading; an empty or missing one yields no bytes."""
    if not size_of(path):
        yield b""
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        yield content


def _pages(main: Buffer, log: bytes) -> _Pages:
    stated = int.from_bytes(main[16:18], "big") if len(main) >= HEADER else int.from_bytes(log[8:12], "big")
    stated = 1 << 16 if stated == 1 else stated
    size = stated if stated in _PAGE_SIZES else _USUAL_PAGE
    frames = _frames_of(log, size)
    return _Pages(main, log, size, frames, dict(frames))


def _frames_of(log: bytes, size: int) -> tuple[tuple[int, int], ...]:
    """Return number and offset of every page in the log; frames left over from an earlier log are skipped.

    A restarted log gets its header first, and its frames overwrite the old ones one by one: frames with other salts
    than the header's are already in the database. If the header itself is damaged, the salts of the first frame count
    as well.
    """
    places = range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size)
    marks = {log[16:24]}
    if not _is_header_sound(log):
        marks.update(log[place + 8 : place + 16] for place in places[:1])
    return tuple(
        (int.from_bytes(log[place : place + 4], "big"), place + _FRAME_HEADER)
        for place in places
        if log[place + 8 : place + 16] in marks
    )


def _rows_on(image: bytes, start: int, pages: _Pages) -> Iterator[Row]:
    """Yield the rows of one page; pages of other types and inconsistent rows are skipped."""
    kind = image[start] if len(image) > start + 12 else 0
    if kind not in {_LEAF, _INDEX_LEAF, _INDEX_BRANCH}:
        return
    first = start + (12 if kind == _INDEX_BRANCH else 8)
    count = int.from_bytes(image[start + 3 : start + 5], "big")
    for pointer in range(first, min(first + 2 * count, len(image) - 1), 2):
        try:
            yield _row_at(image, int.from_bytes(image[pointer : pointer + 2], "big"), kind, pages)
        except _OUT_OF_STEP:
            continue


def _row_at(image: bytes, place: int, kind: int, pages: _Pages) -> Row:
    if kind == _INDEX_BRANCH:
        place += 4  # the number of the left child page
    length, place = _number_at(image, place)
    number = 0
    if kind == _LEAF:
        number, place = _number_at(image, place)
    if length not in range(2, _LONGEST_ROW):
        raise ValueError
    most = pages.size - 35 if kind == _LEAF else (pages.size - 12) * 64 // 255 - 23
    here = _length_here(length, most, pages.size)
    content = image[place : place + here]
    if here < length:
        content += _rest(int.from_bytes(image[place + here : place + here + 4], "big"), length - here, pages)
    if len(content) < length:
        raise ValueError
    return Row(number, tuple(_values_of(content)))


def _length_here(length: int, most: int, size: int) -> int:
    """Return how many bytes of a row are on its own page; the others are on overflow pages."""
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    return here if here <= most else least


def _rest(number: int, length: int, pages: _Pages) -> bytes:
    """Return the part of a row on its overflow pages."""
    pieces = []
    while length > 0:
        page = pages.page(number)
        if number < 2 or len(page) < pages.size:  # noqa: PLR2004 - the first page is never an overflow page
            raise ValueError
        pieces.append(page[4 : 4 + length])
        length -= pages.size - 4
        number = int.from_bytes(page[:4], "big")
    return b"".join(pieces)


def _values_of(content: bytes) -> Iterator[Value]:
    """Yield the values of a row: the types come first, then the values."""
    end, place = _number_at(content, 0)
    at = end
    while place < end:
        kind, place = _number_at(content, place)
        value, length = _value_at(content, at, kind)
        at += length
        if at > len(content):
            raise ValueError
        yield value


def _value_at(content: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= 12:  # noqa: PLR2004 - from here on, even types are bytes and odd ones text
        length = (kind - 12) // 2
        piece = content[at : at + length]
        return (piece.decode(errors="surrogateescape") if kind % 2 else piece), length
    if kind in _WHOLE_NUMBERS:
        length = _WHOLE_NUMBERS[kind]
        return int.from_bytes(content[at : at + length], "big", signed=True), length
    match kind:
        case 0:
            return None, 0
        case 7:
            return float(unpack_from(">d", content, at)[0]), 8
        case 8 | 9:
            return kind - 8, 0
        case _:
            raise ValueError


def _number_at(content: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and the offset after it."""
    number = 0
    for _ in range(8):
        byte = content[place]
        place += 1
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit marks a continuation
            return number, place
    return number << 8 | content[place], place + 1
