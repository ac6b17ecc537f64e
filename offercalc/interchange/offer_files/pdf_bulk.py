"""Check of the unpacked size of a PDF in small steps, before a library unpacks it completely."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"(?<!end)stream[\x00\t\f ]*[\r\n]")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OF_OBJECTS = re.compile(rb"/(?:ObjStm|XRef)\b")
_ODD = re.compile(
    rb"/(?:LZW|LZWDecode|RL|RunLengthDecode|AHx|ASCIIHexDecode|A85|ASCII85Decode)\b|/Filter\s*\d+\s+\d+\s+R\b"
)
LARGEST_STREAM = 64 * 2**20
LARGEST_SUM = 512 * 2**20
_STEP = 2**16
_MOST_LAYERS = 8
_MOST_STREAMS = 200_000
_PACKED = re.compile(rb"stream[\x00\t\f ]*(?:\r\n|\r|\n)?(?=[\x08\x18(8HXhx])")
"""Possible starts of zlib data, recognized by the first byte."""


def has_odd_packing(content: bytes) -> bool:
    """Whether the objects of a PDF are packed with a method other than zlib, which current programs never use.

    A library unpacks these as soon as it opens the PDF, and their unpacked size cannot be determined in advance.
    """
    before = 0
    for found in _STREAM.finditer(content):
        entries = content[max(before, content.rfind(b"endstream", before, found.start())) : found.start()]
        before = found.end()
        if b"#" in entries:
            entries = _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), entries)
        if _OF_OBJECTS.search(entries) and _ODD.search(entries):
            return True
    return False


def is_a_bomb(content: bytes) -> bool:
    """Whether one stream of a PDF unpacks to more than 64 MB, or all of them to more than 512 MB.

    Streams packed several times count with every layer. The size of encrypted streams, and of those not packed with
    zlib, is unknown and does not count.
    """
    view = memoryview(content)
    whole = 0
    for number, found in enumerate(_PACKED.finditer(content)):
        gauge = _Gauge()
        try:
            gauge.take_all(view[found.end() :])
        except OverflowError:
            return True
        whole += gauge.size
        if whole > LARGEST_SUM or number > _MOST_STREAMS:
            return True
    return False


class _Gauge:
    """Counts the unpacked size of a stream, layer by layer, without keeping the data."""

    def __init__(self) -> None:
        self.size = 0
        self._layers: list[zlib._Decompress | None] = []

    def take_all(self, packed: memoryview) -> None:
        """Unpack to the end of the stream; raises OverflowError above the limit."""
        for at in range(0, len(packed), _STEP):
            if not self._take(packed[at : at + _STEP], 0):
                return

    def _take(self, packed: memoryview | bytes, depth: int) -> bool:
        """Unpack a piece. Return whether the layer continues."""
        if depth == _MOST_LAYERS:
            raise OverflowError
        if depth == len(self._layers):
            self._layers.append(zlib.decompressobj())
        layer = self._layers[depth]
        while layer is not None and packed:
            try:
                unpacked = layer.decompress(packed, _STEP)
            except zlib.error:
                self._layers[depth] = None
                return False
            self.size += len(unpacked)
            if self.size > LARGEST_STREAM:
                raise OverflowError
            if unpacked:
                self._take(unpacked, depth + 1)
            packed = b"" if layer.eof else layer.unconsumed_tail
        return layer is not None and not layer.eof
