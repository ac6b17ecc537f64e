"""How much a PDF unpacks to, found out a little at a time, before a library unpacks all of it at once."""

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
"""Where data begins that zlib may take: by its first byte it takes no other."""


def has_odd_packing(content: bytes) -> bool:
    """Tell whether the objects of a PDF are packed otherwise than with zlib, as no program of today packs them.

    A library unpacks these as soon as it opens the PDF, and what they unpack to cannot be told beforehand.
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
    """Tell whether one part of a PDF unpacks to more than 64 MB, or all of them to more than 512 MB.

    Parts packed several times over count with every layer. What is encrypted, or packed otherwise than with zlib,
    cannot be told and counts nothing.
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
    """Counts what a stream unpacks to, layer by layer, and keeps none of it."""

    def __init__(self) -> None:
        self.size = 0
        self._layers: list[zlib._Decompress | None] = []

    def take_all(self, packed: memoryview) -> None:
        """Unpack to the end of the stream; raises OverflowError above the limit."""
        for at in range(0, len(packed), _STEP):
            if not self._take(packed[at : at + _STEP], 0):
                return

    def _take(self, packed: memoryview | bytes, depth: int) -> bool:
        """Unpack a piece; tell whether the layer goes on."""
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
