"""Typesetting of custom templates and logos, as a job that the guard runs."""

# Imports as little as possible, because a document waits for the process that runs this.

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct, json

from offercalc.application.files.resources import resource
from offercalc.sheets.typesetting.row_heads import with_row_heads

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
Format = Literal["pdf", "svg"]
_CLOSEST = 3
"""The ways to set a paper that `closeness` of the template knows: closer, closest, and with the last parts together."""
_THIN = 0.22
_FULL = 0.6
"""Shares of a page: one with less is thin as the last, one with less has a hole before the last."""


class TypesetAsk(Struct, frozen=True):
    """A typesetting job: a template's main file, the folder it is confined to, and its data."""

    main: str
    root: str
    data: str
    format: Format
    printed_at: datetime
    has_all_fonts: bool = False


class Stumbled(Struct, frozen=True):
    """An error of the typesetter: its message, and its diagnostic with the place."""

    text: str
    diagnostic: str = ""


class StumbledError(RuntimeError):
    """The typesetter failed in another process; has the attributes of the typesetter's own error."""

    def __init__(self, stumbled: Stumbled) -> None:
        """Take the error of the typesetter."""
        super().__init__(stumbled.text)
        self.diagnostic = stumbled.diagnostic


def typeset(ask: TypesetAsk) -> tuple[bytes, ...] | Stumbled:
    """Typeset a template: one PDF, or an SVG for each page."""
    import typst

    try:
        compiler = typst.Compiler(ask.main, root=ask.root, font_paths=_fonts(has_all=ask.has_all_fonts))
        return compiled(compiler, ask.data, ask.format, ask.printed_at)
    except (RuntimeError, OSError, ValueError) as error:  # a TypstError is a RuntimeError
        return Stumbled(str(error), getattr(error, "diagnostic", ""))


def compiled(compiler: typst.Compiler, data: str, form: Format, printed_at: datetime) -> tuple[bytes, ...]:
    """Typeset a compiler's template; raises what the typesetter raises."""
    return settled(compiler, data, form, printed_at)[0]


def settled(compiler: typst.Compiler, data: str, form: Format, printed_at: datetime) -> tuple[tuple[bytes, ...], int]:
    """Typeset a compiler's template, closer if its last page would hold a few lines, and return how closely it is set.

    Only our own components say how full their pages are, so a template without them is set once. Raises what the
    typesetter raises.
    """
    first, use = _set(compiler, data, form, printed_at, 0)
    if use is None or not use.is_thin:
        return first, 0
    for closeness in range(1, _CLOSEST + 1):
        pages, closer = _set(compiler, data, form, printed_at, closeness)
        if closer is not None and closer.is_better_than(use):
            return pages, closeness
    return first, 0


class _Use(Struct, frozen=True):
    """How many pages a paper has, and the share of the last page that is used, and of the one before."""

    pages: int
    last: float
    before: float

    @property
    def is_thin(self) -> bool:
        """Whether the last of several pages holds only a few lines."""
        return self.pages > 1 and self.last < _THIN

    def is_better_than(self, other: _Use) -> bool:
        """Whether this saves the last page, or fills it without leaving a hole on the page before."""
        return self.pages < other.pages or (not self.is_thin and self.before >= _FULL)


def _set(
    compiler: typst.Compiler, data: str, form: Format, printed_at: datetime, closeness: int
) -> tuple[tuple[bytes, ...], _Use | None]:
    """Typeset a template once, as closely as asked, and return its pages and how they are used, if it says so."""
    standards = STANDARDS if form == "pdf" else []
    inputs = {"data": data, "closeness": str(closeness)}
    found = compiler.compile(sys_inputs=inputs, format=form, timestamp=printed_at, pdf_standards=standards)
    if isinstance(found, list):
        pages = tuple(found)
    else:
        page = cast("bytes", found)
        pages = (with_row_heads(page) if form == "pdf" else page,)
    return pages, _use_of(compiler)


def _use_of(compiler: typst.Compiler) -> _Use | None:
    """Return how the pages of the paper set last are used, which takes no time: its layout is still there."""
    uses = json.decode(compiler.query("<end>", field="value"), type=list[_Use])
    return uses[0] if uses else None


@cache
def _fonts(*, has_all: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=has_all, font_paths=[resource("fonts")])
