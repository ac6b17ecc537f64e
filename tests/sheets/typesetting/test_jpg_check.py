from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageCms, ImageDraw

from offercalc.application.ports.document_options import Letterhead
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferSheet
from offercalc.sheets.typesetting.jpg_check import MOST_SCANS, redrawn
from offercalc.sheets.typesetting.logo import is_framed, logo_text
from tests.sheets.papers import bare_press, order
from tests.tools import ENGLISH, GLOBEX, comparison_of, sample

TEAL = (15, 118, 110)
SECRET = b"48.8584 N, 2.2945 E, by Ada"
DAMAGED = "The logo is a damaged or incomplete JPG; save it again."
_ORIENTATION, _DESCRIPTION = 0x0112, 0x010E


def jpg(mode: str = "RGB", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    """Return a picture whose left quarter is teal and whose rest is white."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1]), fill=TEAL)
    out = BytesIO()
    picture.convert(mode).save(out, "JPEG", quality=95, subsampling=0, **options)
    return out.getvalue()


def tagged(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_DESCRIPTION] = orientation, SECRET.decode()
    return exif


def near(found: object, asked: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, asked, strict=True))


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"comment": SECRET}, {"exif": tagged(1)}])
def test_the_picture_alone_is_kept(options: dict[str, Any]) -> None:
    found, width, height = redrawn(jpg(**options))
    assert (width, height) == (40, 20)
    assert SECRET not in found
    with Image.open(BytesIO(found)) as picture:
        assert dict(picture.getexif()) == {}
        assert picture.info.keys().isdisjoint({"exif", "comment", "icc_profile"})
        assert near(picture.getpixel((3, 10)), TEAL)
        assert near(picture.getpixel((30, 10)), (255, 255, 255))


def test_a_picture_is_turned_as_its_camera_was_held() -> None:
    found, width, height = redrawn(jpg(exif=tagged(6)))  # 6: turn it clockwise, so that its left side is on top
    assert (width, height) == (20, 40)
    with Image.open(BytesIO(found)) as picture:
        assert near(picture.getpixel((10, 3)), TEAL)
        assert near(picture.getpixel((10, 35)), (255, 255, 255))


def test_colours_of_a_printing_press_become_those_of_a_screen() -> None:
    found, _width, _height = redrawn(jpg("CMYK"))
    with Image.open(BytesIO(found)) as picture:
        assert picture.mode == "RGB"
        assert near(picture.getpixel((3, 10)), TEAL)


def test_a_picture_in_grey_stays_grey() -> None:
    found, _width, _height = redrawn(jpg("L"))
    with Image.open(BytesIO(found)) as picture:
        assert picture.mode == "L"


def test_a_colour_profile_is_applied_or_passed_over_if_it_is_damaged() -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (screen, b"no profile at all"):
        with Image.open(BytesIO(redrawn(jpg(icc_profile=profile))[0])) as picture:
            assert near(picture.getpixel((3, 10)), TEAL)
            assert "icc_profile" not in picture.info


def test_too_many_pixels_are_refused_before_they_are_unpacked() -> None:
    start = jpg()
    at = start.index(b"\xff\xc0") + 5
    huge = start[:at] + (40_000).to_bytes(2) + (40_000).to_bytes(2) + start[at + 4 :]
    with pytest.raises(ExternalError) as refused:
        redrawn(huge)
    assert str(refused.value) == ("The logo has 40000 x 40000 pixels; the maximum is 16 million. Save a smaller one.")


def test_a_picture_of_a_thousand_scans_is_refused() -> None:
    whole = jpg(progressive=True)
    scan = whole[whole.index(b"\xff\xda") : -2]
    with pytest.raises(ExternalError, match="damaged or incomplete JPG"):
        redrawn(whole[:-2] + scan * MOST_SCANS + whole[-2:])


@given(st.integers(min_value=3, max_value=len(jpg()) - 1))
def test_a_picture_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(ExternalError) as refused:
        redrawn(jpg()[:length])
    assert str(refused.value) == DAMAGED


@given(st.data())
def test_a_changed_file_is_drawn_or_refused_in_a_sentence(data: st.DataObject) -> None:
    whole = bytearray(jpg(exif=tagged(6)))
    for _change in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(3, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert redrawn(bytes(whole))[0].startswith(b"\xff\xd8\xff")
    except ExternalError as refused:
        assert "logo" in str(refused)  # noqa: PT017 - either is right


def test_a_jpg_is_printed_as_it_is_and_nothing_else_of_it() -> None:
    logo = jpg(exif=tagged(1), comment=SECRET)
    assert is_framed(logo_text(logo))
    ordered = replace(order(), letterhead=Letterhead("Globex", logo=logo))
    pdf = bare_press().render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, ordered)).pdf
    with pikepdf.open(BytesIO(pdf)) as paper:
        pictures = [one for one in paper.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert [(int(one.Width), int(one.Height), str(one.Filter)) for one in pictures] == [(40, 20, "/DCTDecode")]
        assert all(SECRET not in one.read_raw_bytes() for one in pictures)
