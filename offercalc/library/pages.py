"""Reads rows straight from the pages of an SQLite file and its log, where SQLite itself can no longer find the way."""

from __future__ import annotations

import mmap
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from offercalc.library.untouched import beside, size_of

Value = None | int | float | str | bytes
Buffer = bytes | mmap.mmap

HEADER = 100
_USUAL_PAGE = 4096
_PAGE_SIZES = {1 << power for power in range(9, 17)}
_LEAF, _INDEX_LEAF, _INDEX_BRANCH = 0x0D, 0x0A, 0x02
_LOG_HEADER, _FRAME_HEADER = 32, 24
_INDEX_HEADER = 48
_STATED: dict[Path, dict[bytes, int]] = {}
"""What indexes of logs have stated, by the marks of the log."""
_LONGEST_ROW = 1 << 28
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_OUT_OF_STEP = (IndexError, ValueError, struct.error)
"""What is raised where a page says something that cannot be."""


class Row(NamedTuple):
    """A row of a table, or an entry of an index with row number 0; damaged text has surrogates in it."""

    number: int
    values: tuple[Value, ...]


class _Pages(NamedTuple):
    """A database file, its log, and which pages stand where in the log."""

    main: Buffer
    log: bytes
    size: int
    frames: tuple[tuple[int, int], ...]
    newest: dict[int, int]

    def page(self, number: int) -> bytes:
        """Give the newest image of a page."""
        place = self.newest.get(number)
        if place is not None:
            return self.log[place : place + self.size]
        return self.main[(number - 1) * self.size : number * self.size]

    def images(self) -> Iterator[tuple[int, bytes]]:
        """Give every image of every page that holds rows, those of the log last, with where its header stands."""
        for place in range(0, len(self.main), self.size):
            yield (HEADER if place == 0 else 0), self.main[place : place + self.size]
        for number, place in self.frames:
            yield (HEADER if number == 1 else 0), self.log[place : place + self.size]


def rows_in(library: Path) -> Iterator[Row]:
    """Give every row that stands whole on some page of a file or its log, later ones last; raises OSError.

    The same row may come several times. Nothing is written, and no lock is taken.
    """
    with _opened(library) as main:
        pages = _pages(main, _log_of(library))
        for start, image in pages.images():
            yield from _rows_on(image, start, pages)


def log_is_damaged(library: Path) -> bool:
    """Tell whether SQLite would silently drop from the log what had safely been written; raises OSError.

    One unfinished transaction at the end is what a crash leaves and no damage: nobody was told it was kept.
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
    """Read how many frames of a log, named by its marks, were written safely when its index was last changed.

    Done once for each library: to close this file would undo the locks that this program itself has on it.
    """
    if index not in _STATED and size_of(index) >= _INDEX_HEADER:
        with index.open("rb") as file:
            header = file.read(_INDEX_HEADER)
        _STATED[index] = {header[32:40]: int.from_bytes(header[16:20], sys.byteorder)}
    return _STATED.get(index, {})


def _sound_frames(log: bytes, size: int, places: list[int]) -> int:
    """Count the frames whose sums are right from the first on, as SQLite does."""
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
    """Whether the sum of the header of a log is right."""
    return len(log) >= _LOG_HEADER and _added(log, 0, 24, (0, 0), _order_of(log)) == unpack_from(">II", log, 24)


def _order_of(log: bytes) -> str:
    """Return the order of bytes in which the sums of a log are made."""
    return "<" if log[3] % 2 == 0 else ">"


def _added(log: bytes, place: int, length: int, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Go on with the running sums of a log."""
    first, second = sums
    words = iter(unpack_from(f"{order}{length // 4}I", log, place))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _log_of(library: Path) -> bytes:
    """Read the log; it is never laid open, for another program may be shortening it."""
    path = beside(library, "-wal")
    return path.read_bytes() if size_of(path) else b""


@contextmanager
def _opened(path: Path) -> Iterator[Buffer]:
    """Lay a file open for reading; one that is empty or not there has no bytes."""
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
    """Return number and place of every page in the log; what is left of an earlier log is passed over.

    A log that begins anew gets its header first, and its frames replace those of before one by one: frames with other
    salts than the header's are in the library by then. Only a header that is itself damaged does not say which count.
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
    """Give the rows of one page; a page of another kind, and a row that makes no sense, has none."""
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
        place += 4  # the page to its left
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
    """Count the bytes of a row that stand on its own page; the others are on pages of their own."""
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    return here if here <= most else least


def _rest(number: int, length: int, pages: _Pages) -> bytes:
    """Read the part of a row that did not fit on its page."""
    pieces = []
    while length > 0:
        page = pages.page(number)
        if number < 2 or len(page) < pages.size:  # noqa: PLR2004 - the first page never holds one
            raise ValueError
        pieces.append(page[4 : 4 + length])
        length -= pages.size - 4
        number = int.from_bytes(page[:4], "big")
    return b"".join(pieces)


def _values_of(content: bytes) -> Iterator[Value]:
    """Read the values of a row: their kinds stand first, then they themselves."""
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
    if kind >= 12:  # noqa: PLR2004 - from here on, even kinds are bytes and odd ones text
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
    """Read a number of one to nine bytes, and give where the next thing stands."""
    number = 0
    for _ in range(8):
        byte = content[place]
        place += 1
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follow
            return number, place
    return number << 8 | content[place], place + 1
