"""Typesetting of custom templates and logos, as a job that the guard runs."""

# Imports as little as possible, because a document waits for the process that runs this.

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from msgspec import Struct, json
from msgspec.structs import replace

from offercalc.application.files.resources import resource
from offercalc.sheets.typesetting.row_heads import with_row_heads

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
Format = Literal["pdf", "svg"]
DATA, TRAITS = "offercalc/data.typ", "offercalc/traits.typ"
"""The files that a template imports, which exist only for the typesetter."""
_TRIES = ((0, 2), (3, 4))
"""How closely a paper is set, as `closeness` of the template knows it: what each run of Typst tries."""
_TRIES_ONE_BY_ONE = tuple((closeness, closeness) for closeness in range(5))
"""The same for papers in which a part may begin a new page, because Typst finds those places only in a second try."""
_THIN = re.compile(r"thin on page (\d+)")
"""How a paper is refused: set wide, it has this many pages, of which one would be nearly empty."""


class TypesetAsk(Struct, frozen=True):
    """A typesetting job: a template's main file, the folder it is confined to, and its data as JSON."""

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
    try:
        typesetter = Typesetter(Path(ask.main), Path(ask.root), _fonts(has_all=ask.has_all_fonts))
        return typesetter.compiled(ask.data, ask.format, ask.printed_at)
    except (RuntimeError, OSError, ValueError) as error:  # a TypstError is a RuntimeError
        return Stumbled(str(error), getattr(error, "diagnostic", ""))


class Typesetter:
    """Typesets papers from one template, and keeps what they share: the template itself, and texts that are set alike.

    The data of a paper is a file of its own: every change of a compiler's inputs, which are part of Typst's library,
    would make useless all that Typst keeps.
    """

    def __init__(self, main: Path, root: Path, fonts: typst.Fonts) -> None:
        """Take the template's main file, the folder it is confined to, and the fonts."""
        import typst

        self._main = f'#include "/{main.relative_to(root).as_posix()}"'.encode()
        self._compiler = typst.Compiler(b"", root=root, font_paths=fonts)

    def compiled(self, data: str, form: Format, printed_at: datetime) -> tuple[bytes, ...]:
        """Typeset a paper from its data, as JSON; raises what the typesetter raises."""
        standards = STANDARDS if form == "pdf" else []
        pages = self.drawn(data, format=form, timestamp=printed_at, pdf_standards=standards)
        return tuple(map(with_row_heads, pages) if form == "pdf" else pages)

    def drawn(self, data: str, **options: Any) -> list[bytes]:  # noqa: ANN401 - those of Typst
        """Return the pages of a paper, or its PDF, with the options of Typst; raises what the typesetter raises.

        If its last page would hold only a few lines, or another one has a hole, it is set closer, as far as that helps.
        Only our own components do so; they refuse a paper if a run has not found how to set it.
        """
        traits = json.decode(data, type=_Traits)
        files = {"main": self._main, DATA: _module("data", data)}
        for closeness, closest in _TRIES_ONE_BY_ONE if traits.starts_page else _TRIES:
            try:
                return self._drawn(files, replace(traits, closeness=closeness, closest=closest), options)
            except RuntimeError as error:
                thin = _THIN.search(str(error))
                if thin is None:
                    raise
                traits = replace(traits, pages_before=int(thin[1]))
        return self._drawn(files, replace(traits, is_thin_allowed=True), options)

    def _drawn(self, files: dict[str, bytes], traits: _Traits, options: dict[str, Any]) -> list[bytes]:
        told = _module("traits", json.encode(traits).decode())
        found = self._compiler.compile(cast("Any", files | {TRAITS: told}), **options)
        return found if isinstance(found, list) else [cast("bytes", found)]


class _Letterhead(Struct, frozen=True):
    accent: str = ""


class _Traits(Struct, frozen=True):
    """What the look of a paper depends on beside its design: the part of its data that many papers share."""

    size: str = "a4"
    landscape: bool = False
    letterhead: _Letterhead = _Letterhead()
    odd_words: bool = True
    right_to_left: bool = False
    is_marked: bool = False
    draft: str = ""
    is_letter: bool = False
    starts_page: bool = False
    closeness: int = 0
    closest: int = 0
    pages_before: int = 0
    is_thin_allowed: bool = False


def _module(name: str, value: str) -> bytes:
    """Return a file for the typesetter that defines a name as a value, given as JSON; its texts stay texts."""
    literal = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'#let {name} = json(bytes("{literal}"))'.encode()


@cache
def _fonts(*, has_all: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=has_all, font_paths=[resource("fonts")])
