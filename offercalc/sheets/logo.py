"""The logo of a letterhead as SVG text, which the template takes at once, whatever kind of file it came from."""

from __future__ import annotations

from base64 import b64encode

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_

MOST_BYTES = 1_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZE = slice(16, 24)
"""Where a PNG says how wide and high it is, in pixels."""
_START = 2000


def logo_text(logo: bytes) -> str:
    """Write a logo as SVG: an SVG as it is, a PNG inside of one; raises OutsideError for anything else."""
    if not logo:
        return ""
    if len(logo) > MOST_BYTES:
        raise OutsideError(N_("The logo has {number} bytes; at most {most} fit."), number=len(logo), most=MOST_BYTES)
    if logo.startswith(_PNG):
        return _framed(logo)
    try:
        text = logo.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "<svg" not in text[:_START]:
        raise OutsideError(N_("The logo is neither a PNG nor an SVG file."))
    return text


def _framed(png: bytes) -> str:
    """Put a PNG into an SVG of its own size."""
    width, height = (int.from_bytes(png[_SIZE][place : place + 4]) for place in (0, 4))
    if not width or not height:
        raise OutsideError(N_("The logo is a PNG without a size."))
    href = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
    image = f'<image width="{width}" height="{height}" href="{href}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{image}</svg>'
