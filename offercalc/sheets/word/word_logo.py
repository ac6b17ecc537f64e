"""The logo of a letterhead for Word: the picture of a PNG or JPG without anything else; an SVG has none."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

from offercalc.sheets.typesetting.jpg_check import MARK as JPG_MARK
from offercalc.sheets.typesetting.jpg_check import redrawn
from offercalc.sheets.typesetting.logo import is_framed
from offercalc.sheets.typesetting.png_check import bare_png

_PICTURE = re.compile(r"base64,([A-Za-z0-9+/=]*)")
_JFIF = slice(6, 10)
"""Where the name of its format stands in a JPG that Word documents can hold."""


def word_logo(text: str) -> bytes:
    """Return the picture of a logo, which is SVG text, as PNG or JPG; empty for a drawing.

    Raises ExternalError if the picture is damaged.
    """
    picture = _PICTURE.search(text) if is_framed(text) else None
    if picture is None:
        return b""
    content = b64decode(picture[1])
    if not content.startswith(JPG_MARK):
        return bare_png(content)
    bare, _width, _height = redrawn(content)
    return bare if bare[_JFIF] == b"JFIF" else _as_png(bare)


def _as_png(jpg: bytes) -> bytes:
    """Return the picture of a JPG from a camera, which does not name the format that Word documents need, as PNG."""
    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(jpg), formats=("JPEG",)) as picture:
        picture.save(out, "PNG")
    return out.getvalue()
