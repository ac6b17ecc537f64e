"""The PDF renderer: typesets documents with Typst as PDF/A-3a and PDF/UA-1, with the offers attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from threading import local
from typing import TYPE_CHECKING, assert_never

from msgspec import json
from msgspec.structs import replace

from offercalc.application.clauses.written_letter import END, GAP, VALUE
from offercalc.application.files.guard import Bounds, Guard, RefusedError
from offercalc.application.files.resources import resource
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import (
    ComparisonReport,
    CounterLetter,
    OfferLetter,
    OfferSheet,
    PdfDocument,
    RenderedPdf,
)
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import single_line
from offercalc.sheets.content.document import Document, for_template, text_of
from offercalc.sheets.typesetting.glyphs import culprits, without_a_glyph
from offercalc.sheets.typesetting.logo import is_framed
from offercalc.sheets.typesetting.printable import JOINING
from offercalc.sheets.typesetting.protection import protect
from offercalc.sheets.typesetting.templates import MADE, Template, template_of
from offercalc.sheets.typesetting.typesetting import Stumbled, StumbledError, TypesetAsk, Typesetter, typeset

if TYPE_CHECKING:
    import typst

_OF_TEMPLATES = Bounds(seconds=30, megabytes=2048)
_OF_LOGOS = Bounds(seconds=15, megabytes=1024)
_WITHOUT_A_FONT = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_PLACE = re.compile(r"┌─ (.+?):(\d+):\d+")
_INSIDE = re.compile(rf".*[/\\]{MADE}[/\\]")
_MOST_ROUNDS = 40
_UNSEEN = JOINING | {VALUE, GAP, END}
"""Characters that are not drawn themselves."""
_BLANKS = 5
"""How many blank documents are compiled before a large document, so that the results of only two of those stay.

Typst's comemo cache keeps the results of the last ten compilations for the whole process: for comparisons of ten
offers that is more than 200 MB, of which only those of the last document are used again. A blank takes 0.1 ms.
Small documents share most of their results, which take a few megabytes.
"""
_SMALL = 30_000
"""In characters of its data: a sheet of one offer is smaller, a comparison of several is mostly larger."""


class TypstRenderer:
    """Typesets documents with the fonts that ship with the program, and with system fonts only if these fail."""

    def __init__(self, files: OfferFiles, presets: Presets, guard: Guard | None = None) -> None:
        """Take the encoder of attached offers, the vesting presets by id, and the guard that runs custom templates."""
        self._files = files
        self._presets = presets
        self._guard = guard
        self._proven: set[str] = set()
        self._kept = local()
        self._looked_up: frozenset[str] = frozenset()
        self._lacking: frozenset[str] = frozenset()

    def render(self, document: PdfDocument) -> RenderedPdf:
        """Print a document; raises ExternalError if typesetting fails."""
        options = document.options
        return _locked(self.print(self._paper_of(document), options.printed_at), options.password)

    def preview(self, document: PdfDocument) -> tuple[bytes, ...]:
        """Draw the pages of a document as SVG, with boxes for characters that our fonts lack; raises ExternalError."""
        return self.draw(self._paper_of(document), document.options.printed_at)

    def boxes(self, document: PdfDocument) -> str:
        """Return the characters of a document that our fonts lack, sorted; each is looked up once."""
        signs = {sign for sign in text_of(self._paper_of(document)) if not sign.isascii()} - _UNSEEN
        new = signs - self._looked_up
        if new:
            self._lacking |= without_a_glyph(new, self._own_fonts)
            self._looked_up |= new
        return "".join(sorted(signs & self._lacking))

    def render_docx(self, letter: OfferLetter) -> bytes:
        """Return an offer letter as a Word document."""
        from offercalc.sheets.content.offer_letter import offer_letter
        from offercalc.sheets.word.word_document import word_document

        paper = offer_letter(replace(letter, localizer=letter.localizer.on_paper()), self._files, self._presets)
        return word_document(paper, letter.options.printed_at)

    def render_email(self, letter: CounterLetter) -> str:
        """Return a counter-offer letter as the text of an e-mail."""
        from offercalc.sheets.content.counter_letter import counter_letter
        from offercalc.sheets.content.letter_email import letter_email

        return letter_email(counter_letter(replace(letter, localizer=letter.localizer.off_screen()), self._files))

    def _paper_of(self, document: PdfDocument) -> Document:
        """Return what a document says; that of the last document of a thread is kept, for what is asked next."""
        last: tuple[PdfDocument, Document] | None = getattr(self._kept, "last", None)
        if last is None or last[0] is not document:
            last = self._kept.last = document, self._written(document)
        return last[1]

    def _written(self, document: PdfDocument) -> Document:
        """Write what a document says; what writes it is loaded here, off the GUI thread."""
        document = replace(document, localizer=document.localizer.on_paper())
        match document:
            case OfferSheet():
                from offercalc.sheets.content.offer_sheet import offer_sheet

                return offer_sheet(document, self._files, self._presets)
            case OfferLetter():
                from offercalc.sheets.content.offer_letter import offer_letter

                return offer_letter(document, self._files, self._presets)
            case ComparisonReport():
                from offercalc.sheets.content.comparison_report import comparison_report

                return comparison_report(document, self._files, self._presets)
            case CounterLetter():
                from offercalc.sheets.content.counter_letter import counter_letter

                return counter_letter(document, self._files)
            case _:
                assert_never(document)

    def draw(self, paper: Document, printed_at: datetime) -> tuple[bytes, ...]:
        """Draw the pages of a document as SVG; the compiler is cached, so the next call takes a few milliseconds."""
        data = for_template(replace(paper, attachments=()))
        self._let_go(len(data))
        with template_of(paper.template) as template, _told(template):
            if template.place and self._guard is not None:
                return _guarded(
                    self._guard, TypesetAsk(str(template.main), str(template.root), data, "svg", printed_at)
                )
            self._prove(paper.letterhead.logo, printed_at)
            return self._typesetter_of(template).compiled(data, "svg", printed_at)

    def _prove(self, logo: str, printed_at: datetime) -> None:
        """Draw an SVG logo alone in the guard before the first document that has it; raises ExternalError."""
        if self._guard is None or not logo or is_framed(logo) or logo in self._proven:
            return
        main, data = resource("templates", "logo.typ"), json.encode({"logo": logo}).decode()
        try:
            found = self._guard.run(
                typeset, TypesetAsk(str(main), str(main.parent), data, "pdf", printed_at), _OF_LOGOS
            )
        except RefusedError as error:
            raise ExternalError(N_("The logo can't be printed: {reason}."), reason=error.why) from error
        if isinstance(found, Stumbled):
            raise ExternalError(N_("The logo can't be printed: {reason}."), reason=single_line(found.text).rstrip("."))
        self._proven.add(logo)

    def _typesetter_of(self, template: Template, *, has_all_fonts: bool = False) -> Typesetter:
        """Return a typesetter for a template; with our own templates and fonts, it is cached per thread."""
        if has_all_fonts:
            return Typesetter(template.main, template.root, self._all_fonts)
        kept: dict[str, Typesetter] = self._kept.__dict__
        typesetter = kept.get(str(template.main))
        if typesetter is None:
            typesetter = Typesetter(template.main, template.root, self._own_fonts)
            if not template.place:
                kept[str(template.main)] = typesetter
        return typesetter

    def _let_go(self, size: int) -> None:
        """Evict all documents but the last ones from the typesetter's cache, before a large one."""
        import typst

        if size < _SMALL:
            return
        if not hasattr(self._kept, "blank"):
            self._kept.blank = typst.Compiler(b"", font_paths=self._own_fonts)
        for _blank in range(_BLANKS):
            self._kept.blank.compile(b"", format="svg")

    def print(self, paper: Document, printed_at: datetime) -> RenderedPdf:
        """Print a document with our own fonts, else with system fonts too, else with boxes for the rest."""
        found = self._compiled(paper, set(), printed_at)
        return RenderedPdf(found) if isinstance(found, bytes) else self._print_odd(paper, printed_at)

    def _print_odd(self, paper: Document, printed_at: datetime) -> RenderedPdf:
        """Print a document that our own fonts cannot show; only characters that system fonts lack too become boxes."""
        text = text_of(paper)
        signs = {sign for sign in text if not sign.isascii()}
        boxed = without_a_glyph(signs, self._all_fonts)
        for _round in range(_MOST_ROUNDS):
            found = self._compiled(paper, boxed, printed_at, has_all_fonts=True)
            if isinstance(found, bytes):
                own = self._compiled(paper, boxed, printed_at) if boxed else ""
                return _printed(own, boxed) if isinstance(own, bytes) else _printed(found, boxed, by_system=True)
            boxed |= culprits(found, text) or signs
        raise ExternalError(N_("The document has too many characters that no font on this computer can show."))

    def _compiled(
        self, paper: Document, unprintable: set[str], printed_at: datetime, *, has_all_fonts: bool = False
    ) -> bytes | str:
        """Compile a document to a PDF, or return the text that no font can show."""
        data = for_template(paper, unprintable)
        self._let_go(len(data))
        with template_of(paper.template) as template:
            try:
                with _told(template):
                    if template.place and self._guard is not None:
                        main, root = str(template.main), str(template.root)
                        ask = TypesetAsk(main, root, data, "pdf", printed_at, has_all_fonts)
                        return _guarded(self._guard, ask)[0]
                    self._prove(paper.letterhead.logo, printed_at)
                    typesetter = self._typesetter_of(template, has_all_fonts=has_all_fonts)
                    return typesetter.compiled(data, "pdf", printed_at)[0]
            except _NoFontError as error:
                return str(error)

    @cached_property
    def _own_fonts(self) -> typst.Fonts:
        import typst

        return typst.Fonts(include_system_fonts=False, font_paths=[resource("fonts")])

    @cached_property
    def _all_fonts(self) -> typst.Fonts:
        import typst

        return typst.Fonts(include_system_fonts=True, font_paths=[resource("fonts")])


class _NoFontError(Exception):
    """No font has the characters of a text."""


def _guarded(guard: Guard, ask: TypesetAsk) -> tuple[bytes, ...]:
    """Typeset a custom template in the guard; raises RefusedError, or the typesetter's error as StumbledError."""
    found = guard.run(typeset, ask, _OF_TEMPLATES)
    if isinstance(found, Stumbled):
        raise StumbledError(found)
    return found


@contextmanager
def _told(template: Template) -> Iterator[None]:
    """Raise errors of the typesetter as ExternalError, with file and line if they are in a custom template."""
    try:
        yield
    except RefusedError as error:
        raise ExternalError(N_("{path}: {reason}."), path=template.place, reason=error.why) from error
    except (RuntimeError, OSError, ValueError) as error:  # a TypstError is a RuntimeError
        without = _WITHOUT_A_FONT.search(str(error))
        if without is not None:
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), without[1])
            raise _NoFontError(text) from error
        place = _PLACE.search(getattr(error, "diagnostic", "")) if template.place else None
        reason = single_line(str(error)).rstrip(".")
        if place is None:
            raise ExternalError(N_("The document can't be typeset: {reason}."), reason=reason) from error
        path = f"{template.place}/{_INSIDE.sub('', place[1])}"
        raise ExternalError(N_("{path}, line {line}: {reason}."), path=path, line=place[2], reason=reason) from error


def _printed(pdf: bytes, boxed: set[str], *, by_system: bool = False) -> RenderedPdf:
    return RenderedPdf(pdf, "".join(sorted(boxed - JOINING)), used_system_fonts=by_system)


def _locked(printed: RenderedPdf, password: str) -> RenderedPdf:
    """Encrypt a PDF if there is a password."""
    return replace(printed, pdf=protect(printed.pdf, password)) if password else printed
