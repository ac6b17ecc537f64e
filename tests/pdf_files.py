"""Hand-made PDFs as other programs might write them: objects and cross-reference table."""

import zlib

PAGES = "<</Type/Pages/Kids[<</Type/Page/MediaBox[0 0 9 9]>>]/Count 1>>"
NAMES = "/Names<</EmbeddedFiles<</Names[(offer.json) 3 0 R]>>>>"
FILE = "<</Type/Filespec/F(offer.json)/EF<</F 4 0 R>>>>"


def pdf_of(*objects: str | bytes) -> bytes:
    """Return a PDF of the given objects; the first is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (content.encode() if isinstance(content, str) else content) + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(content: bytes, entries: str = "") -> bytes:
    """Return an uncompressed stream object."""
    return b"<<%s/Length %d>>\nstream\n" % (entries.encode(), len(content)) + content + b"\nendstream"


def packed(content: bytes) -> bytes:
    """Return a stream object compressed with zlib."""
    return stream(zlib.compress(content, 9), "/Filter/FlateDecode")


def catalogue(entries: str = NAMES) -> str:
    """Return a catalog object with the given entries."""
    return f"<</Type/Catalog/Pages 2 0 R{entries}>>"


def with_attached(content: bytes) -> bytes:
    """Return a PDF to which the given stream object is attached as `offer.json`."""
    return pdf_of(catalogue(), PAGES, FILE, content)
