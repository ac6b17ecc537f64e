"""A letter as a Word document: text, lists, tables and signature lines, in styles that a person can edit."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from offercalc.sheets.content.document import Block, Document, Header, LetterHead
from offercalc.sheets.typesetting.printable import printable
from offercalc.sheets.word.word_logo import word_logo
from offercalc.sheets.word.word_page import add_page, room_of
from offercalc.sheets.word.word_signatures import add_signature
from offercalc.sheets.word.word_styles import ACCENT, CLAUSE, NOTE, QUIET, set_styles
from offercalc.sheets.word.word_tables import add_table, add_terms

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_NAME = 14
"""The size of the name in the letterhead in points."""
_LOGO_WIDTH, _LOGO_HEIGHT = 150, 30
"""The most space for the logo in points."""
_FACTS = 64
"""Where the words begin beside the labels of number and subject, in points."""
_BELOW_HEAD = 14
"""The space below the letterhead, the date and the addressee in points."""


def word_document(paper: Document, made: datetime) -> bytes:
    """Return a document as the bytes of a Word file; charts and the offer as data are left out.

    The same document gives the same bytes.
    """
    import docx

    file = docx.Document()
    set_styles(file, paper.language)
    add_page(file, paper)
    _facts_of(file, paper, made)
    _letterhead(file, paper.letterhead, paper.title)
    if paper.letter is not None:
        _letter_head(file, paper.letter)
    file.add_heading(printable(paper.title), level=1)
    if paper.letter is not None:
        _paragraph(file, paper.letter.salutation)
    room = room_of(file)
    for block in paper.blocks:
        _block(file, block, room)
    content = BytesIO()
    file.save(content)
    return _repeatable(content.getvalue(), made)


def _facts_of(file: WordFile, paper: Document, made: datetime) -> None:
    """State title, author and language; the program's own defaults name its library."""
    facts = file.core_properties
    facts.title, facts.author, facts.language = printable(paper.title), printable(paper.author), paper.language
    facts.comments, facts.last_modified_by = "", ""
    facts.created = facts.modified = made.replace(tzinfo=None)


def _letterhead(file: WordFile, header: Header, title: str) -> None:
    """Write the logo, the name and the address of the sender."""
    lines = [_logo(file, word_logo(header.logo), header.name or title)]
    if header.name:
        lines.append(_set_in(_paragraph(file, header.name), header.accent.lstrip("#") or ACCENT, size=_NAME))
    if header.address:
        lines.append(_paragraph(file, "\n".join(header.address), NOTE))
    _space_below([line for line in lines if line is not None])


def _letter_head(file: WordFile, letter: LetterHead) -> None:
    """Write the date, the number and the subject, and the addressee."""
    _space_below([_paragraph(file, letter.date)])
    _space_below([_fact(file, fact.label, fact.words) for fact in letter.facts])
    if letter.addressee:
        _space_below([_paragraph(file, "\n".join(letter.addressee))])


def _fact(file: WordFile, label: str, words: str) -> Paragraph:
    """Write a label, and its words beside it, also those that need several lines."""
    from docx.shared import Pt

    fact = _set_in(_paragraph(file, label), QUIET)
    fact.add_run("\t" + printable(words))
    form = fact.paragraph_format
    form.left_indent, form.first_line_indent, form.space_after = Pt(_FACTS), Pt(-_FACTS), Pt(0)
    form.tab_stops.add_tab_stop(Pt(_FACTS))
    return fact


def _space_below(lines: list[Paragraph]) -> None:
    from docx.shared import Pt

    if lines:
        lines[-1].paragraph_format.space_after = Pt(_BELOW_HEAD)


def _set_in(paragraph: Paragraph, color: str, size: float | None = None) -> Paragraph:
    """Set a paragraph in a color and, with a size in points, in bold."""
    from docx.shared import Pt, RGBColor

    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(color.upper())
        if size is not None:
            run.bold, run.font.size = True, Pt(size)
    return paragraph


def _logo(file: WordFile, picture: bytes, name: str) -> Paragraph | None:
    """Write the logo of the letterhead, no larger than on a PDF, with the name of the sender for screen readers."""
    if not picture:
        return None
    from docx.shared import Pt

    line = file.add_paragraph()
    drawn = line.add_run().add_picture(BytesIO(picture))
    scale = min(Pt(_LOGO_WIDTH) / drawn.width, Pt(_LOGO_HEIGHT) / drawn.height)
    drawn.width, drawn.height = round(drawn.width * scale), round(drawn.height * scale)
    drawn._inline.docPr.set("descr", printable(name))  # noqa: SLF001 - python-docx has no name for this
    return line


def _block(file: WordFile, block: Block, room: float) -> None:
    """Write a block; what is signed stays on the page of its signature, and a sentence with what it introduces."""
    if block.title:
        heading = _paragraph(file, block.title, CLAUSE if block.number else "Heading 2")
        heading.paragraph_format.page_break_before = block.starts_page or None
    for text in block.paragraphs:
        is_leading = bool(block.signatures) or text.endswith(":")
        _paragraph(file, text).paragraph_format.keep_with_next = is_leading or None
    for text in (*block.lines, *block.sentences):
        _paragraph(file, text, "List Bullet")
    if block.terms:
        add_terms(file, block.heads, block.terms, room)
    if block.table is not None:
        add_table(file, block.table, room, is_followed=bool(block.note), is_worded=block.is_worded)
    if block.note:
        _paragraph(file, block.note, NOTE)
    for column in block.columns:
        _paragraph(file, column.title, "Heading 3")
        for text in column.lines:
            _paragraph(file, text, "List Bullet")
    for place, entry in enumerate(block.signatures):
        add_signature(file, entry, room, is_followed=place < len(block.signatures) - 1)


def _paragraph(file: WordFile, text: str, style: str | None = None) -> Paragraph:
    return file.add_paragraph(printable(text), style)


def _repeatable(content: bytes, made: datetime) -> bytes:
    """Return a Word file whose parts all carry the date of the document, so that its bytes are always the same."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    out = BytesIO()
    day = (max(made.year, 1980), made.month, made.day, 0, 0, 0)
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for part in before.infolist():
            info = ZipInfo(part.filename, day)
            info.compress_type = ZIP_DEFLATED
            after.writestr(info, before.read(part.filename))
    return out.getvalue()
