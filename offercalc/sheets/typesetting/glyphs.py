"""Search for the characters of a document that no font can show, in one pass instead of one failure at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast
from unicodedata import category

from offercalc.application.files.resources import resource
from offercalc.sheets.typesetting.printable import JOINING

if TYPE_CHECKING:
    import typst

_NO_CHARACTER = "\U0010fffe"
_GLYPH = re.compile(rb'href="(#g[0-9A-F]+)"')


def without_a_glyph(signs: Iterable[str], fonts: typst.Fonts) -> set[str]:
    """Return the characters that no font can show.

    Each is drawn on its own page, after a noncharacter that no font has: whatever is drawn like that has no glyph.
    """
    import typst

    asked = sorted(set(signs))
    if not asked:
        return set()
    compiler = typst.Compiler(resource("templates", "signs.typ"), font_paths=fonts)
    drawn = compiler.compile(format="svg", sys_inputs={"signs": json.dumps([_NO_CHARACTER, *asked])})
    box, *pages = (set(_GLYPH.findall(page)) for page in cast("list[bytes]", drawn))  # one per page, at least two
    return {sign for sign, page in zip(asked, pages, strict=True) if box & page}


def culprits(refused: str, text: str) -> set[str]:
    """Return the characters that caused the typesetter to find no font for a piece of a text.

    Characters that have a glyph each may have none for their combination, such as a digit in a frame; then the
    combining marks are returned, not the digit.
    """
    marks = re.findall(re.escape(refused) + r"([^\x00-\x7f]+)", text)
    return {sign for sign in refused if not sign.isascii()} or {
        sign for run in marks for sign in run if sign in JOINING or category(sign).startswith("M")
    }
