"""Extract the text of a PDF by run, decoded with the fonts' tables."""

import re
from io import BytesIO
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n")
_RANGE = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>")


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, one run per line; a run ends where the font changes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [_text(page) for page in document.pages]


def text_of(pdf: bytes) -> str:
    """Return the text of all pages."""
    return "\n".join(pages_of(pdf))


def together(text: str) -> str:
    """Return a text without spaces and zero-width spaces, because lines and runs do not end where sentences do."""
    return "".join(text.replace("\u200b", "").split())


def _text(page: pikepdf.Page) -> str:
    tables = {name: _table(font) for name, font in page.resources.Font.items()}
    lines = []
    table: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "Tf":
            table = tables[str(instruction.operands[0])]
        elif str(instruction.operator) in {"Tj", "TJ"}:
            lines.append(_run(instruction.operands[0], table))
    return "\n".join(lines)


def _run(shown: Any, table: dict[bytes, str]) -> str:
    pieces = [shown] if isinstance(shown, pikepdf.String) else shown
    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(table.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))


def _table(font: Any) -> dict[bytes, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    table = {bytes.fromhex(code): _letters(letters) for code, letters in _PAIR.findall(cmap)}
    for first, last, letters in _RANGE.findall(cmap):
        for step in range(int(last, 16) - int(first, 16) + 1):
            table[(int(first, 16) + step).to_bytes(2, "big")] = chr(ord(_letters(letters)) + step)
    return table


def _letters(codes: str) -> str:
    return bytes.fromhex(codes).decode("utf-16-be")
