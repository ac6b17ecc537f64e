"""Which characters of a paper the fonts at hand cannot show, found in one go instead of one failure after the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast
from unicodedata import category

from offercalc.application.resources import resource
from offercalc.sheets.printable import JOINING

if TYPE_CHECKING:
    import typst

_NO_CHARACTER = "\U0010fffe"
_GLYPH = re.compile(rb'href="(#g[0-9A-F]+)"')


def without_a_glyph(signs: Iterable[str], fonts: typst.Fonts) -> set[str]:
    """Find those of some characters that no font shows.

    Each is drawn on a page of its own, after one that no font can have: what is drawn like that one has no glyph.
    """
    import typst

    asked = sorted(set(signs))
    if not asked:
        return set()
    compiler = typst.Compiler(resource("templates", "signs.typ"), font_paths=fonts)
    drawn = compiler.compile(format="svg", sys_inputs={"signs": json.dumps([_NO_CHARACTER, *asked])})
    box, *pages = (set(_GLYPH.findall(page)) for page in cast("list[bytes]", drawn))  # one a page, and two at least
    return {sign for sign, page in zip(asked, pages, strict=True) if box & page}


def culprits(refused: str, text: str) -> set[str]:
    """Find the characters to blame where a font was refused for a piece of a text.

    Signs that have a glyph each may have none for what they make together, as a digit in a frame; then the marks on
    it go and the digit stays.
    """
    marks = re.findall(re.escape(refused) + r"([^\x00-\x7f]+)", text)
    return {sign for sign in refused if not sign.isascii()} or {
        sign for run in marks for sign in run if sign in JOINING or category(sign).startswith("M")
    }
