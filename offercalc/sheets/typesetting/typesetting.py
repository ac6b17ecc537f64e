"""Typesetting of custom templates and logos, as a job that the guard runs."""

# Imports as little as possible, because a document waits for the process that runs this.

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct

from offercalc.application.files.resources import resource
from offercalc.sheets.typesetting.row_heads import with_row_heads

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
Format = Literal["pdf", "svg"]


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
    standards = STANDARDS if form == "pdf" else []
    found = compiler.compile(sys_inputs={"data": data}, format=form, timestamp=printed_at, pdf_standards=standards)
    if isinstance(found, list):
        return tuple(found)
    page = cast("bytes", found)
    return (with_row_heads(page) if form == "pdf" else page,)


@cache
def _fonts(*, has_all: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=has_all, font_paths=[resource("fonts")])
