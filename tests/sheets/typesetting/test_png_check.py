import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from offercalc.application.ports.errors import ExternalError
from offercalc.sheets.typesetting.png_check import MARK, checked_size

DAMAGED = "The logo is a damaged or incomplete PNG; save it again."


def drawn(mode: str = "RGBA", size: tuple[int, int] = (7, 5), **options: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, "PNG", **options)
    return out.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def made(width: int, height: int, kind: bytes = b"\x08\x06\0\0\0", pixels: bytes | None = None) -> bytes:
    """Return a hand-made PNG."""
    header = width.to_bytes(4) + height.to_bytes(4) + kind
    whole = zlib.compress(bytes(height * (1 + 4 * width)) if pixels is None else pixels)
    return MARK + chunk(b"IHDR", header) + chunk(b"IDAT", whole) + chunk(b"IEND", b"")


def fault(png: bytes) -> str:
    with pytest.raises(ExternalError) as refused:
        checked_size(png)
    return str(refused.value)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_whole(mode: str) -> None:
    assert checked_size(drawn(mode)) == (7, 5)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (9, 4), (8, 8)])
def test_an_interlaced_png_is_whole(size: tuple[int, int]) -> None:
    width, height = size
    pieces = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    pixels = b""
    for x, y, across, down in pieces:
        columns, lines = len(range(x, width, across)), len(range(y, height, down))
        pixels += bytes(lines * (1 + 4 * columns)) if columns else b""
    assert checked_size(made(width, height, b"\x08\x06\0\0\1", pixels)) == size


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_png_that_was_cut_off_or_changed_is_refused(at: int, bit: int) -> None:
    png = drawn()
    at = len(MARK) + at % (len(png) - len(MARK))
    assert fault(png[:at]) == DAMAGED
    changed = bytearray(png)
    changed[at] ^= 1 << bit
    assert fault(bytes(changed)) == DAMAGED


@pytest.mark.parametrize(
    "png",
    [
        MARK,
        MARK + chunk(b"IEND", b""),
        MARK + chunk(b"IHDR", bytes(5)) + chunk(b"IEND", b""),
        made(2, 2, pixels=b"\0" * 17),
        made(2, 2, pixels=b"\0" * 5_000_000),
        made(2, 2, kind=b"\x07\x06\0\0\0"),
        made(2, 2, kind=b"\x08\x05\0\0\0"),
        made(2, 2, kind=b"\x04\x06\0\0\0"),
    ],
)
def test_what_is_no_whole_picture_is_refused(png: bytes) -> None:
    assert fault(png) == DAMAGED


HEADER = chunk(b"IHDR", (2).to_bytes(4) * 2 + b"\x08\x06\0\0\0")
PIXELS = zlib.compress(bytes(2 * (1 + 4 * 2)))


@pytest.mark.parametrize(
    "png",
    [
        made(2, 2, kind=b"\x08\x06\1\0\0"),
        made(2, 2, kind=b"\x08\x06\0\1\0"),
        made(2, 2, kind=b"\x08\x06\0\0\2"),
        made(2, 2, kind=b"\x08\x03\0\0\0", pixels=bytes(2 * (1 + 2))),
        MARK + HEADER + HEADER + chunk(b"IDAT", PIXELS) + chunk(b"IEND", b""),
        MARK + HEADER + chunk(b"ABCD", b"") + chunk(b"IDAT", PIXELS) + chunk(b"IEND", b""),
        MARK + HEADER + chunk(b"IDAT", PIXELS[:5]) + chunk(b"tEXt", b"a\0b") + chunk(b"IDAT", PIXELS[5:])
        + chunk(b"IEND", b""),
        MARK + HEADER + chunk(b"IEND", b""),
    ],
    ids=["packing", "filters", "passes", "no palette", "two headers", "unknown", "pixels apart", "no pixels"],
)  # fmt: skip
def test_what_a_reader_of_pictures_refuses_is_refused_here_and_not_left_out_of_a_paper(png: bytes) -> None:
    """All of it is packed well and has its checks, but a paper that bears it would have no logo."""
    assert fault(png) == DAMAGED


def test_pixels_that_are_no_packed_data_or_break_off_are_refused() -> None:
    header = chunk(b"IHDR", bytes(3) + b"\x01" + bytes(3) + b"\x01\x08\x06\0\0\0")
    for pixels in (b"none", b"", zlib.compress(bytes(5))[:-3]):
        assert fault(MARK + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")) == DAMAGED


def test_a_picture_without_a_size_or_far_too_large_is_refused() -> None:
    assert fault(made(0, 5)) == "The logo is a PNG without a size."
    assert fault(made(5, 0)) == "The logo is a PNG without a size."
    assert fault(made(50_000, 50_000, pixels=b"")) == (
        "The logo has 50000 x 50000 pixels; the maximum is 16 million. Save a smaller one."
    )


def test_a_picture_that_moves_is_refused() -> None:
    still, moved = Image.new("RGB", (4, 4)), Image.new("RGB", (4, 4), "red")
    out = BytesIO()
    still.save(out, "PNG", save_all=True, append_images=[moved])
    assert fault(out.getvalue()) == "The logo is an animated PNG; save a single frame of it."
