"""Typesetting what other people have made: their templates and logos, as work that a guard runs."""

# Imports next to nothing, because a sheet waits for the process in which this runs.

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct

from offercalc.application.resources import resource

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
Format = Literal["pdf", "svg"]


class TypesetAsk(Struct, frozen=True):
    """A template's main file, the folder that it cannot leave, and what it is handed."""

    main: str
    root: str
    data: str
    format: Format
    printed_at: datetime
    has_all_fonts: bool = False


class Stumbled(Struct, frozen=True):
    """What the typesetter said when it gave up, and where that was."""

    text: str
    diagnostic: str = ""


class StumbledError(RuntimeError):
    """The typesetter has given up, elsewhere; looks like its own error."""

    def __init__(self, stumbled: Stumbled) -> None:
        """Take what it said."""
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
    """Have a compiler typeset what it is for; raises what the typesetter raises."""
    standards = STANDARDS if form == "pdf" else []
    found = compiler.compile(sys_inputs={"data": data}, format=form, timestamp=printed_at, pdf_standards=standards)
    return tuple(found) if isinstance(found, list) else (cast("bytes", found),)


@cache
def _fonts(*, has_all: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=has_all, font_paths=[resource("fonts")])
