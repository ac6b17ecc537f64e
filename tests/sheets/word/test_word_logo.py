from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from offercalc.application.ports.errors import ExternalError
from offercalc.sheets.typesetting.logo import logo_text
from offercalc.sheets.word.word_logo import word_logo
from tests.sheets.typesetting.test_logo import SVG, png

TEAL = (15, 118, 110)


def told_png() -> bytes:
    """Return a PNG that tells who made it and where."""
    facts, exif, out = PngImagePlugin.PngInfo(), Image.Exif(), BytesIO()
    facts.add_text("Author", "Ada Lovelace")
    exif[0x013B] = "Ada Lovelace"
    Image.new("RGB", (6, 3), TEAL).save(out, "PNG", pnginfo=facts, exif=exif)
    return out.getvalue()


def camera_jpg() -> bytes:
    """Return a JPG that a camera has written: without the mark of JFIF, with its owner."""
    exif, out = Image.Exif(), BytesIO()
    exif[0x013B] = "Ada Lovelace"
    Image.new("RGB", (6, 3), TEAL).save(out, "JPEG", exif=exif, quality=95)
    whole = out.getvalue()
    return whole[:2] + whole[20:]


def test_no_logo_and_a_drawing_have_no_picture() -> None:
    assert (word_logo(""), word_logo(logo_text(SVG))) == (b"", b"")


def test_a_png_keeps_its_pixels_alone() -> None:
    assert b"Ada" in told_png()
    bare = word_logo(logo_text(told_png()))
    assert b"Ada" not in bare
    with Image.open(BytesIO(bare)) as picture:
        assert (picture.size, picture.getpixel((0, 0)), picture.info) == ((6, 3), TEAL, {})


def test_a_png_stays_transparent() -> None:
    with Image.open(BytesIO(word_logo(logo_text(png())))) as picture:
        assert picture.getpixel((0, 0)) == (15, 118, 110, 128)


def test_the_picture_of_a_camera_is_one_that_word_documents_can_hold() -> None:
    assert b"Ada" in camera_jpg()
    bare = word_logo(logo_text(camera_jpg()))
    with Image.open(BytesIO(bare)) as picture:
        assert (picture.format, picture.size) == ("PNG", (6, 3))
        assert not picture.getexif()


def test_a_jpg_stays_one() -> None:
    out = BytesIO()
    Image.new("RGB", (6, 3), TEAL).save(out, "JPEG")
    assert word_logo(logo_text(out.getvalue())).startswith(b"\xff\xd8\xff\xe0")


def test_a_drawing_around_a_damaged_picture_is_refused() -> None:
    frame = '<svg xmlns="x"><image width="1" height="1" href="data:image/png;base64,AAAA"/></svg>'
    with pytest.raises(ExternalError, match="damaged or incomplete PNG"):
        word_logo(frame)
