"""Malicious files that would exhaust memory or time, each generated quickly."""

from __future__ import annotations

import zlib
from base64 import a85encode, b64encode
from collections.abc import Callable, Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

from tests.pdf_files import PAGES
from tests.workbooks import raw_workbook

MEGABYTE = 2**20
NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

# --- Workbooks ---


def workbook_with(part: str, content: Iterable[bytes]) -> bytes:
    """Return a workbook with the content of one part replaced, compressed piece by piece."""
    packed = BytesIO()
    sound = BytesIO(raw_workbook("<sheetData/>", formats=("0",)))
    with ZipFile(sound) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
        with target.open(part, "w") as file:
            for piece in content:
                file.write(piece)
    return packed.getvalue()


def repeated(start: str, middle: str, end: str, megabytes: int) -> Iterable[bytes]:
    """Yield a text whose middle is repeated up to a total size."""
    piece = middle.encode() * (MEGABYTE // len(middle.encode()))
    return (start.encode(), *(piece for _ in range(megabytes)), end.encode())


SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"


def blank_rows(megabytes: int) -> bytes:
    """Return a workbook of blank rows."""
    return workbook_with(
        SHEET, repeated("<worksheet><sheetData>", '<row s="1"/>', "</sheetData></worksheet>", megabytes)
    )


def styles(megabytes: int) -> bytes:
    """Return a workbook of unused styles."""
    return workbook_with(
        STYLES, repeated("<styleSheet><cellXfs>", '<xf numFmtId="0"/>', "</cellXfs></styleSheet>", megabytes)
    )


def one_text(megabytes: int) -> bytes:
    """Return a workbook with one long text in a cell."""
    start = '<worksheet><sheetData><row><c t="inlineStr"><is><t>'
    return workbook_with(SHEET, repeated(start, "x", "</t></is></c></row></sheetData></worksheet>", megabytes))


def deep(megabytes: int) -> bytes:
    """Return a workbook with deeply nested elements."""
    return workbook_with(SHEET, repeated("<worksheet><sheetData>", "<row>", "", megabytes))


def attributes(megabytes: int) -> bytes:
    """Return a workbook with millions of attributes on one element."""
    pieces = (" ".join(f'a{at}_{one}="1"' for one in range(80_000)).encode() + b" " for at in range(megabytes))
    return workbook_with(SHEET, (b"<worksheet><sheetData><row ", *pieces, b"/></sheetData></worksheet>"))


def laughs(encoding: str) -> bytes:
    """Return a workbook with entities that grow tenfold per level, after a long comment."""
    levels = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!--{" " * 2000}--><!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>'
        "<worksheet><sheetData><row><c><v>&l11;</v></c></row></sheetData></worksheet>"
    )
    return workbook_with(SHEET, [text.encode(encoding)])


def far_cell() -> bytes:
    """Return a workbook whose only cell is the last possible one."""
    cell = '<c r="XFD1048576" t="inlineStr"><is><t>Company</t></is></c>'
    return raw_workbook(f'<sheetData><row r="1048576">{cell}</row></sheetData>')


def false_size() -> bytes:
    """Return a workbook whose directory declares a part too small."""
    content = bytearray(blank_rows(5))
    name = SHEET.encode()
    at = content.rindex(name) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


def twice() -> bytes:
    """Return a workbook with a part twice, in upper and lower case."""
    packed = BytesIO(far_cell())
    with ZipFile(packed, "a") as target:
        target.writestr(SHEET.upper(), "<worksheet/>")
    return packed.getvalue()


def odd_packing() -> bytes:
    """Return a workbook with an unusual compression method for a part."""
    packed = BytesIO(far_cell())
    with ZipFile(packed, "a", ZIP_LZMA) as target:
        target.writestr("xl/more.xml", "<more/>")
    return packed.getvalue()


# --- PDFs ---


def run_length(size: int) -> bytes:
    """Return zeros run-length encoded in runs of 128."""
    return b"\x81\x00" * (size // 128) + b"\x80"


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": lambda content: zlib.compress(content, 9),
    "/ASCIIHexDecode": lambda content: content.hex().encode() + b">",
    "/ASCII85Decode": lambda content: a85encode(content) + b"~>",
}


def pdf_with_packed_objects(filters: str, content: bytes) -> bytes:
    """Return a PDF with its catalog in an object stream with the given filters."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, one in {
        2: PAGES.encode(),
        3: b"<</Type/ObjStm/N 1/First 4/Filter[%s]/Length %d>>stream\n" % (filters.encode(), len(content))
        + content
        + b"\nendstream",
    }.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    places[4] = len(out)
    rows = [(0, 0, 255), (2, 3, 0), (1, places[2], 0), (1, places[3], 0), (1, places[4], 0)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + more.to_bytes(1) for kind, place, more in rows)
    out += b"4 0 obj\n<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(table) + table
    return bytes(out) + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % places[4]


def pdf_bomb(packing: str, megabytes: int) -> bytes:
    """Return a PDF that expands to a size: runs in zlib, or zlib in zlib in another filter."""
    if packing == "/RunLengthDecode":
        return pdf_with_packed_objects(
            "/FlateDecode/RunLengthDecode", zlib.compress(run_length(megabytes * MEGABYTE), 9)
        )
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(once, 9)
    return pdf_with_packed_objects(f"{packing}/FlateDecode/FlateDecode", PACKINGS[packing](twice))


# --- Logos and templates ---


def svg(inside: str) -> bytes:
    """Return an SVG of 40 by 40."""
    return f'<svg {NAMES} viewBox="0 0 40 40">{inside}</svg>'.encode()


TURBULENCE = svg(
    '<filter id="f" x="0" y="0" width="99" height="99"><feTurbulence baseFrequency="0.9" numOctaves="99"/></filter>'
    '<rect width="40" height="40" filter="url(#f)"/>'
)
MUCH_TEXT = svg(f'<text y="20" font-size="1">{"offer " * 160_000}</text>')
USES = svg(
    '<g id="g0"><rect width="1" height="1"/></g>'
    + "".join(f'<g id="g{at}">{f"""<use xlink:href="#g{at - 1}"/>""" * 10}</g>' for at in range(1, 10))
    + '<use xlink:href="#g9"/>'
)
SCRIPT = svg('<script>alert("offer")</script>')
ELSEWHERE = svg('<image width="9" height="9" xlink:href="https://example.org/logo.png"/>')
LONG_LOOP = '#let numbers = ()\n#for at in range(0, 999999999) { numbers.push("offer " + str(at)) }\n#numbers.len()'
ENDLESS_LOOP = "#let at = 0\n#while at >= 0 { at = calc.rem(at + 1, 7) }"


def png_in_svg(png: bytes) -> bytes:
    """Return an SVG that contains a picture."""
    return svg(f'<image width="9" height="9" xlink:href="data:image/png;base64,{b64encode(png).decode()}"/>')
