from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from offercalc.application.ports.document_options import Letterhead
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferSheet
from offercalc.sheets.content.document import for_template, head_of
from offercalc.sheets.typesetting.logo import MOST_BYTES, is_framed, logo_text
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.robustness.bombs import USES
from tests.sheets.papers import bare_press, order, sheet_of
from tests.tools import ENGLISH, FILES, GLOBEX, PRESETS, RefusingGuard, comparison_of, sample

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#0f766e"/></svg>'


def png(width: int = 6, height: int = 3) -> bytes:
    """Return a small PNG in one color, half transparent."""
    out = BytesIO()
    Image.new("RGBA", (width, height), (15, 118, 110, 128)).save(out, "PNG")
    return out.getvalue()


def printed(letterhead: Letterhead) -> bytes:
    return (
        bare_press()
        .render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, replace(order(), letterhead=letterhead)))
        .pdf
    )


def test_no_logo_is_no_text() -> None:
    assert logo_text(b"") == ""


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b'<?xml version="1.0"?>\n<!-- ours -->\n'])
def test_an_svg_stays_as_it_is(start: bytes) -> None:
    assert logo_text(start + SVG) == (start + SVG).decode("utf-8-sig")


def test_a_png_is_framed_in_its_own_size() -> None:
    text = logo_text(png())
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 3"><image width="6" height="3" ')
    assert text.endswith('"/></svg>')


@pytest.mark.parametrize(
    ("logo", "fault"),
    [
        (b"GIF89a", "The logo isn't a PNG, JPG or SVG file."),
        (b"\xff\xfe<\x00s\x00", "The logo isn't a PNG, JPG or SVG file."),
        (b"\x89PNG\r\n\x1a\n", "The logo is a damaged or incomplete PNG; save it again."),
        (SVG + b" " * MOST_BYTES, f"The logo has {len(SVG) + MOST_BYTES} bytes; the maximum is 1000000."),
    ],
)
def test_what_is_no_logo_is_refused(logo: bytes, fault: str) -> None:
    with pytest.raises(ExternalError) as refused:
        logo_text(logo)
    assert str(refused.value) == fault


@pytest.mark.parametrize("logo", [SVG, png(), png(400, 2), png(2, 400)])
@pytest.mark.parametrize("name", ["Globex", ""])
def test_a_logo_is_printed_with_words_for_those_who_do_not_see_it(logo: bytes, name: str) -> None:
    with pikepdf.open(BytesIO(printed(Letterhead(name, logo=logo)))) as pdf:
        words = [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert words[0] == (name or "Globex Sample Corporation — Director, Trust Engineering")


def test_a_logo_that_is_broken_is_said_in_a_sentence() -> None:
    with pytest.raises(ExternalError, match=r"can't be printed: it is incomplete or damaged near line 1\.$"):
        printed(Letterhead("Globex", logo=b"<svg"))


def test_a_logo_reaches_the_template_untouched() -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg"><title>天\x7f</title></svg>'
    paper = replace(sheet_of(sample(GLOBEX)), letterhead=head_of(Letterhead("Globex", logo=logo.encode())))
    assert "天" in for_template(paper, {"天"})


def test_a_png_in_our_frame_is_told_from_drawings_of_others() -> None:
    assert is_framed(logo_text(png()))
    assert not is_framed(logo_text(SVG))
    assert not is_framed(logo_text(png()).replace("</svg>", "<use/></svg>"))


def test_a_drawing_is_proven_once_and_a_png_needs_no_proof() -> None:
    guard = RefusingGuard(first=1)
    renderer = TypstRenderer(FILES, PRESETS, guard)
    comparison = comparison_of(sample(GLOBEX))
    with_svg = replace(order(), letterhead=Letterhead("Globex", logo=SVG))
    for _paper in range(2):
        assert renderer.render(OfferSheet(comparison, ENGLISH, with_svg)).pdf.startswith(b"%PDF")
        assert renderer.preview(OfferSheet(comparison, ENGLISH, with_svg))
    assert renderer.render(
        OfferSheet(comparison, ENGLISH, replace(order(), letterhead=Letterhead("Globex", logo=png())))
    ).pdf
    assert renderer.render(OfferSheet(comparison, ENGLISH, order())).pdf
    assert guard.names == ["typeset"]


@pytest.mark.parametrize(
    ("first", "why"),
    [
        (0, "processing took longer than 15 seconds and was stopped"),
        (1, "failed to parse SVG (nodes limit reached at 1:1)"),
    ],
)
def test_a_drawing_that_cannot_be_drawn_is_refused(first: int, why: str) -> None:
    renderer = TypstRenderer(FILES, PRESETS, RefusingGuard(first))
    with pytest.raises(ExternalError) as refused:
        renderer.render(
            OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, replace(order(), letterhead=Letterhead("", logo=USES)))
        )
    assert str(refused.value) == f"The logo can't be printed: {why}."
