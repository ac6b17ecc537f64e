import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.sheets.typesetting import svg_check
from offercalc.sheets.typesetting.svg_check import check_svg
from tests.robustness.bombs import png_in_svg, svg
from tests.sheets.typesetting.test_logo import png

NO_PNG = "it contains an image that isn't a PNG; use a PNG instead."


def reason(content: bytes) -> str:
    with pytest.raises(ExternalError) as refused:
        check_svg(content)
    before, _, after = str(refused.value).partition(": ")
    assert before == "The logo is an SVG that can't be printed"
    return after


@pytest.mark.parametrize(
    "content",
    [
        svg(""),
        svg('<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use xlink:href="#g"/>'),
        svg('<a xlink:href="https://example.org"><text>Globex</text></a>'),
        svg("<style>rect { fill: url( '#g' ) }</style>"),
        svg('<filter id="f"><feDropShadow dx="1"/></filter><rect filter="url(#f)"/>'),
        svg('<use href=""/>'),
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + svg(""),
        svg("<title>Globex</title>").decode().encode("utf-16"),
        png_in_svg(png()),
    ],
)
def test_what_logos_are_made_of_is_printed(content: bytes) -> None:
    check_svg(content)


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<script/>", "it contains a script or a web page."),
        ("<foreignObject/>", "it contains a script or a web page."),
        ('<rect onclick="x"/>', "it contains a script or a web page."),
        (
            "<filter><feTurbulence/></filter>",
            'it uses the filter "feTurbulence"; save it without that filter, or as a PNG.',
        ),
        (
            '<filter><feImage href="#a"/></filter>',
            'it uses the filter "feImage"; save it without that filter, or as a PNG.',
        ),
        ("<rect>", "it is incomplete or damaged near line 1."),
        (
            '<image href="data:image/jpeg;base64,AAAA"/>',
            "it contains an image that isn't a PNG; use a PNG instead.",
        ),
        ('<image href="data:image/png;base64,AAAA"/>', NO_PNG),
        ('<image href="data:image/png;base64,A"/>', NO_PNG),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(inside: str, why: str) -> None:
    assert reason(svg(inside)) == why


@pytest.mark.parametrize(
    ("inside", "reference"),
    [
        ('<image xlink:href="https://example.org/logo.png"/>', "https://example.org/logo.png"),
        ('<use href="/etc/passwd#a"/>', "/etc/passwd#a"),
        ('<rect style="fill: url(other.svg#g)"/>', "other.svg#g"),
        ("<style>@import 'other.css';</style>", "'other.css'"),
        ('<style>rect { fill: URL("other.svg#g") }</style>', "other.svg#g"),
    ],
)
def test_what_lies_outside_is_refused(inside: str, reference: str) -> None:
    assert reason(svg(inside)).startswith(f"it refers to {reference}, which is outside the file")


def test_a_damaged_picture_inside_is_refused() -> None:
    with pytest.raises(ExternalError, match="The logo is a damaged or incomplete PNG"):
        check_svg(png_in_svg(png()[:-20]))


def test_entities_are_refused() -> None:
    text = b'<!DOCTYPE svg [<!ENTITY e "e">]><svg>&e;</svg>'
    assert reason(text) == "it declares entities; save it as plain SVG."


def test_letters_in_an_unknown_encoding_are_refused() -> None:
    assert reason(b'<?xml version="1.0" encoding="none"?><svg/>') in {
        "its text encoding isn't supported.", "it is incomplete or damaged near line 1.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("bound", "inside", "why"),
    [
        ("MOST_ELEMENTS", "<g/><g/><g/>", "shapes; save a simpler one."),
        ("DEEPEST", "<g><g><g/></g></g>", "shapes; save a simpler one."),
        (
            "MOST_LETTERS",
            "<text>12<tspan>34</tspan></text>",
            "it has more than 3 characters of text; a logo has only a few.",
        ),
    ],
)
def test_a_logo_is_simple(bound: str, inside: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check_svg(svg(inside))
    monkeypatch.setattr(svg_check, bound, 3)
    assert reason(svg(inside)).endswith(why)
