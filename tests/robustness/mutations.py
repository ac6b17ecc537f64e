"""Sound content made unsound in ways that can be repeated: bits, blocks, tokens, numbers, depth and encodings."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

Mutation = Callable[[bytes, Random], bytes]

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\w.+-]+|[^\w\s]')
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_STRANGE_NUMBERS = (
    b"0", b"-0", b"-1", b"1e400", b"1e-400", b"1e999999999", b"9" * 40, b"9" * 5000, b"0." + b"0" * 60 + b"1", b"NaN",
    b"Infinity", b"1.5", b"2147483648", b"9223372036854775808", b"0x10", b"1_000", b"00", b".5", b"1.",
)  # fmt: skip
_STRANGE_TOKENS = (
    b"null", b"true", b'""', b"[]", b"{}", b"[[]]", b'"\\ud800"', b'"\\u0000"', b'"\\u202e"', b'"0001-01-01"',
    b'"9999-12-31"', b'"2026-02-30"', b'"' + b"x" * 6000 + b'"', b"'", b",", b"\r", b"=1+1", b"#", b"&", b"<", b"\\",
    "\u0663".encode(), "\uff11".encode(), b"\xc3\x28", b"\xf0\x9f", b'"\xed\xa0\x80"',
)  # fmt: skip
_OPENINGS = ((b"[", b"]"), (b'{"a":', b"}"), (b"(", b")"), (b"<g>", b"</g>"), (b"#[", b"]"), (b'"', b'"'))
_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "shift_jis")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\x1a", b"\x1b[2J")


def mutated(content: bytes, chance: Random) -> bytes:
    """Return content in which one thing is otherwise, or a few."""
    for _ in range(chance.choice((1, 1, 1, 1, 2, 5))):
        content = chance.choice(MUTATIONS)(content, chance)
    return content


def flipped_bits(content: bytes, chance: Random) -> bytes:
    """Return content with a few bits turned."""
    found = bytearray(content or b"\0")
    for _ in range(chance.choice((1, 1, 4, 30))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(content: bytes, chance: Random) -> bytes:
    """Return content that breaks off."""
    return content[: chance.randrange(len(content) + 1)]


def without_a_block(content: bytes, chance: Random) -> bytes:
    """Return content out of which something is missing."""
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def with_a_block_again(content: bytes, chance: Random) -> bytes:
    """Return content with a part of it there once or many times more."""
    start, end = _span(content, chance)
    place = chance.choice((end, chance.randrange(len(content) + 1)))
    return content[:place] + content[start:end] * chance.choice((1, 1, 2, 50)) + content[place:]


def with_other_bytes(content: bytes, chance: Random) -> bytes:
    """Return content with random bytes in the place of some of it, or between."""
    start, end = _span(content, chance)
    return content[:start] + chance.randbytes(chance.choice((1, 4, end - start))) + content[end:]


def with_tokens_swapped(content: bytes, chance: Random) -> bytes:
    """Return content in which two words, texts or signs have changed places."""
    tokens = [found.span() for found in _TOKEN.finditer(content)]
    if len(tokens) < 2:
        return flipped_bits(content, chance)
    (start, first), (second, end) = sorted(chance.sample(tokens, 2))
    return content[:start] + content[second:end] + content[first:second] + content[start:first] + content[end:]


def with_a_strange_token(content: bytes, chance: Random) -> bytes:
    """Return content in which something else stands in the place of a word, a text or a sign."""
    return _with_other(content, _TOKEN, chance.choice(_STRANGE_TOKENS + _STRANGE_NUMBERS), chance)


def with_a_likely_number(content: bytes, chance: Random) -> bytes:
    """Return content in which a number is another one that may stand there, which most content survives."""
    other = chance.choice(
        (chance.randrange(10), chance.randrange(10 ** chance.randrange(1, 13)), chance.random() * 100)
    )
    return _with_other(content, _NUMBER, f"{other:.12g}".encode(), chance)


def with_a_strange_number(content: bytes, chance: Random) -> bytes:
    """Return content in which a number is another one, most of them huge or tiny."""
    return _with_other(content, _NUMBER, chance.choice(_STRANGE_NUMBERS), chance)


def nested(content: bytes, chance: Random) -> bytes:
    """Return content in which something stands within many brackets or elements, all of them closed or none."""
    start, end = _span(content, chance)
    opening, closing = chance.choice(_OPENINGS)
    depth = chance.choice((5, 65, 1000, 100_000))
    return content[:start] + opening * depth + content[start:end] + closing * chance.choice((0, depth)) + content[end:]


def in_another_encoding(content: bytes, chance: Random) -> bytes:
    """Return content in another encoding, or behind the mark of one."""
    if chance.random() < 0.5:
        return chance.choice(_MARKS) + content
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


MUTATIONS: tuple[Mutation, ...] = (
    flipped_bits, cut, without_a_block, with_a_block_again, with_other_bytes, with_tokens_swapped,
    with_a_strange_token, with_a_strange_token, with_a_strange_number, with_a_likely_number, with_a_likely_number,
    with_a_likely_number, nested, in_another_encoding,
)  # fmt: skip


def mutated_zip(content: bytes, chance: Random) -> bytes:
    """Return an archive of which one part is mutated and packed again, or the whole file is."""
    if chance.random() < 0.3:
        return mutated(content, chance)
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = source.read(name)
            target.writestr(name, mutated(part, chance) if name == chosen else part)
    return packed.getvalue()


def mutated_png(content: bytes, chance: Random) -> bytes:
    """Return a PNG of which one chunk is mutated and has its check again, or the whole file is."""
    if chance.random() < 0.3:
        return mutated(content, chance)
    mark, chunks = content[:8], _chunks_of(content)
    chosen = chance.randrange(len(chunks))
    name, data = chunks[chosen]
    if name == b"IDAT" and chance.random() < 0.7:
        data = zlib.compress(chance.choice((flipped_bits, cut, with_a_block_again))(zlib.decompress(data), chance))
    else:
        data = chance.choice((flipped_bits, cut, with_other_bytes))(data, chance)
    chunks[chosen] = name, data
    packed = (struct.pack(">I", len(data)) + name + data for name, data in chunks)
    return mark + b"".join(one + struct.pack(">I", zlib.crc32(one[4:])) for one in packed)


def _chunks_of(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        found.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + size]))
        at += 12 + size
    return found


def _span(content: bytes, chance: Random) -> tuple[int, int]:
    """Return where a part of some content begins and ends, mostly a short one."""
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 4, 30, 300, len(content))))


def _with_other(content: bytes, pattern: re.Pattern[bytes], other: bytes, chance: Random) -> bytes:
    found = [one.span() for one in pattern.finditer(content)]
    if not found:
        return content + other
    start, end = chance.choice(found)
    return content[:start] + other + content[end:]
