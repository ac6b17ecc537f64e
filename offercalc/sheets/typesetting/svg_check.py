"""Validation of SVG logos: they must be self-contained and quick to draw."""

from __future__ import annotations

import re
from base64 import b64decode
from xml.parsers.expat import ExpatError, ParserCreate

from offercalc.application.ports.errors import ExternalError
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_
from offercalc.sheets.typesetting.png_check import MARK, checked_size

MOST_ELEMENTS = 20_000
MOST_LETTERS = 20_000
DEEPEST = 100
_SCRIPTS = {"script", "foreignObject", "iframe", "handler", "listener"}
_FILTERS = {
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood", "feFuncA", "feFuncB",
    "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset",
}  # fmt: skip
"""Shadow and color filters; others may take minutes to render."""
_WRITTEN = {"text", "tspan", "textPath"}
_PNG = re.compile(r"data:image/png;base64,(.*)", re.DOTALL)
_URL = re.compile(r"url\(\s*['\"]?\s*([^)'\"\s]*)|@import\s*([^;]*)", re.IGNORECASE)
_SHOWN = 60


def check_svg(svg: bytes) -> None:
    """Raise ExternalError if an SVG is damaged or cannot be printed."""
    check = _Check()
    try:
        check.parser.Parse(svg, True)  # noqa: FBT003 - expat takes no names
    except ExpatError as error:
        raise _refusal(LazyText(N_("it is incomplete or damaged near line {line}"), line=error.lineno)) from error
    except (LookupError, ValueError) as error:
        raise _refusal(LazyText(N_("its text encoding isn't supported"))) from error


def _refusal(reason: LazyText) -> ExternalError:
    return ExternalError(N_("The logo is an SVG that can't be printed: {reason}."), reason=reason)


class _Check:
    """Checks each element and text of an SVG; its handlers raise ExternalError."""

    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse_entity
        self._open: list[str] = []
        self._count = self._letters = 0
        self._style = ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        self._open.append(name)
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) > DEEPEST:
            raise _refusal(LazyText(N_("it has more than {most} shapes; save a simpler one"), most=MOST_ELEMENTS))
        if name in _SCRIPTS or any(_local(one).lower().startswith("on") for one in attributes):
            raise _refusal(LazyText(N_("it contains a script or a web page")))
        if name.startswith("fe") and name not in _FILTERS:
            raise _refusal(
                LazyText(N_('it uses the filter "{name}"; save it without that filter, or as a PNG'), name=name)
            )
        for key, value in attributes.items():
            if _local(key) == "href" and name != "a":
                _check_reference(value.strip())
            _check_urls(value)

    def _end(self, _name: str) -> None:
        if self._open.pop() == "style":
            _check_urls(self._style)
            self._style = ""

    def _text(self, text: str) -> None:
        if self._open[-1] == "style":
            self._style += text
        elif not _WRITTEN.isdisjoint(self._open):
            self._letters += len(text)
            if self._letters > MOST_LETTERS:
                text = N_("it has more than {most} characters of text; a logo has only a few")
                raise _refusal(LazyText(text, most=MOST_LETTERS))

    def _refuse_entity(self, *_declared: object) -> None:
        raise _refusal(LazyText(N_("it declares entities; save it as plain SVG")))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _check_urls(value: str) -> None:
    for found in _URL.finditer(value):
        reference = found[1] or found[2] or ""
        if not reference.startswith("#"):
            raise _outside(reference)


def _check_reference(value: str) -> None:
    """Raise ExternalError for a reference outside the file, or an embedded image that is not a valid PNG."""
    if not value or value.startswith("#"):
        return
    picture = _PNG.fullmatch(value)
    if picture is None:
        if value.startswith("data:"):
            raise _refusal(LazyText(N_("it contains an image that isn't a PNG; use a PNG instead")))
        raise _outside(value)
    try:
        png = b64decode(picture[1])
    except ValueError:
        png = b""
    if not png.startswith(MARK):
        raise _refusal(LazyText(N_("it contains an image that isn't a PNG; use a PNG instead")))
    checked_size(png)


def _outside(reference: str) -> ExternalError:
    text = N_("it refers to {reference}, which is outside the file; put everything into the file")
    return _refusal(LazyText(text, reference=reference[:_SHOWN]))
