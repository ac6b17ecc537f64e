"""Validation of JPG logos, and their pictures alone: without places, dates, previews and comments, upright, in sRGB."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_
from offercalc.sheets.typesetting.png_check import check_pixels

if TYPE_CHECKING:
    from PIL.Image import Image

MARK = b"\xff\xd8\xff"
MOST_SCANS = 100
"""A progressive picture is drawn in about ten scans; a thousand of them would take minutes."""
_QUALITY = 95
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _FILL, _COMMENT, _EXIF = 0xDA, 0xD9, 0xFF, 0xFE, 0xE1
_ALONE = {0x01, *range(0xD0, 0xD8)}
"""Markers without content."""
_APPLICATIONS = range(0xE0, 0xF0)
_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What programs add that decides how the picture looks."""
_WITHOUT_PREVIEW = 16
"""The length of a JFIF segment that holds no preview."""
_AFTER_PIXELS = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_ORIENTATION, _SHORT = 0x0112, 3
_UPRIGHT = 1


class _Parts(Struct):
    """The parts of a JPG: its file without what is not needed to draw it, its size, and how to turn it."""

    bare: list[bytes]
    size: tuple[int, int] = (0, 0)
    scans: int = 0
    orientation: int = _UPRIGHT


def redrawn(jpg: bytes) -> tuple[bytes, int, int]:
    """Return a JPG that has only the picture of another one, and its width and height in pixels.

    Raises ExternalError if it is incomplete, damaged or too large.
    """
    try:
        parts = _parts_of(jpg)
        check_pixels(*parts.size)
        bare = b"".join(parts.bare)
        picture = _in_sight(bare, parts.orientation)
    except (OSError, ValueError, IndexError, SyntaxError, struct.error) as error:  # Pillow raises any of them
        raise ExternalError(N_("The logo is a damaged or incomplete JPG; save it again.")) from error
    if picture is None:
        return bare, *parts.size
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue(), picture.width, picture.height


def _in_sight(bare: bytes, orientation: int) -> Image | None:
    """Draw a picture as a person sees it, turned and in the colours of a screen; None if the file itself does."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(bare), formats=("JPEG",)) as file:
        file.load()
        if orientation == _UPRIGHT and file.mode in {"L", "RGB"} and "icc_profile" not in file.info:
            return None
        file.getexif()[_ORIENTATION] = orientation
        picture = _on_screen(ImageOps.exif_transpose(file))
    picture.info.clear()
    return picture


def _on_screen(picture: Image) -> Image:
    """Return a picture in grey or in sRGB, by the colour profile that it brings."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode != "L":
        try:
            own, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, own, screen, outputMode="RGB") or picture
        except (ImageCms.PyCMSError, OSError):  # a damaged profile: the colours are as the picture states them
            return picture.convert("RGB")
    return picture if picture.mode == "L" else picture.convert("RGB")


def _parts_of(jpg: bytes) -> _Parts:
    """Take a JPG apart; raises ValueError or IndexError if it ends early or has too many scans."""
    found, at = _Parts([jpg[:2]]), 2
    while (kind := jpg[at + 1]) != _END:
        if jpg[at] != _FILL:
            raise ValueError
        if kind in _ALONE or kind == _FILL:
            at += 1 if kind == _FILL else 2
            continue
        end = at + 2 + int.from_bytes(jpg[at + 2 : at + 4])
        if kind == _SCAN:
            after = _AFTER_PIXELS.search(jpg, end)
            found.scans += 1
            if after is None or found.scans > MOST_SCANS:
                raise ValueError
            end = after.end() - 2
        _add(found, kind, jpg[at:end])
        at = end
    found.bare.append(jpg[at : at + 2])
    if jpg[at] != _FILL or not found.scans or not all(found.size):
        raise ValueError
    return found


def _add(found: _Parts, kind: int, segment: bytes) -> None:
    """Add a segment to the bare file, if the picture needs it."""
    if kind in _FRAMES:
        height, width = struct.unpack_from(">HH", segment, 5)
        found.size = (width, height)
    if kind == _EXIF and segment[4:10] == b"Exif\0\0":
        found.orientation = _orientation(segment[10:])
    if kind == _COMMENT or (kind in _APPLICATIONS and not segment.startswith(_KEPT.get(kind, b"?"), 4)):
        return
    if kind != _APPLICATIONS[0] or len(segment) == _WITHOUT_PREVIEW + 2:
        found.bare.append(segment)


def _orientation(exif: bytes) -> int:
    """Return how a picture is to be turned, from 1 (not at all) to 8, as the camera that took it says."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}L", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for place in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHLH", exif, place)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return int(value) if value in range(1, 9) else _UPRIGHT
    except struct.error:
        pass  # not one that a camera has written
    return _UPRIGHT
