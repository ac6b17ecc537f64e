"""The logo of a letterhead as SVG text for the template, from a PNG, JPG or SVG file."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_
from offercalc.sheets.typesetting.jpg_check import MARK as JPG_MARK
from offercalc.sheets.typesetting.jpg_check import redrawn
from offercalc.sheets.typesetting.png_check import MARK, checked_size
from offercalc.sheets.typesetting.svg_check import check_svg

MOST_BYTES = 1_000_000
_START = 2000
_FRAME = re.compile(r'<svg [^>]*><image [^>]* href="data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]*"/></svg>')


@lru_cache(maxsize=4)
def logo_text(logo: bytes) -> str:
    """Return a logo as SVG text: an SVG unchanged, a PNG or the picture of a JPG embedded in one.

    Raises ExternalError for any other file, and for a logo that cannot be printed completely.
    """
    if not logo:
        return ""
    if len(logo) > MOST_BYTES:
        raise ExternalError(
            N_("The logo has {number} bytes; the maximum is {most}."), number=len(logo), most=MOST_BYTES
        )
    if logo.startswith(MARK):
        return _framed(logo, "png", *checked_size(logo))
    if logo.startswith(JPG_MARK):
        picture, width, height = redrawn(logo)
        return _framed(picture, "jpeg", width, height)
    try:
        text = logo.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "<svg" not in text[:_START]:
        raise ExternalError(N_("The logo isn't a PNG, JPG or SVG file."))
    check_svg(text.encode())
    return text


def is_framed(text: str) -> bool:
    """Whether the text of a logo is a picture embedded by this module, which is known to be cheap to draw."""
    return _FRAME.fullmatch(text) is not None


def _framed(picture: bytes, kind: str, width: int, height: int) -> str:
    """Return a picture embedded in an SVG of the same size."""
    href = f"data:image/{kind};base64,{b64encode(picture).decode('ascii')}"
    image = f'<image width="{width}" height="{height}" href="{href}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{image}</svg>'
