"""A letter as a Word document: text, lists, tables and signature lines, in styles that a person can edit."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from offercalc.presentation.tables.table import RowKind, Table
from offercalc.sheets.content.document import Block, Document, SignatureLine
from offercalc.sheets.typesetting.printable import printable
from offercalc.sheets.word.word_logo import word_logo

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph

_FONT = "Calibri"
_SIZES = {"letter": (8.5, 11.0), "a4": (8.27, 11.69)}
"""Width and height of the paper in inches."""
_MARGIN = 1.0
_LINE = "_" * 40
_DATE_LINE = "_" * 18
_SMALL, _NORMAL, _HEADING = 9, 11, 14
_LOGO_WIDTH, _LOGO_HEIGHT = 150, 30
"""The most space for the logo in points."""
_WITH_FIGURES = 3
"""The number of columns of terms with figures."""


def word_document(paper: Document, made: datetime) -> bytes:
    """Return a document as the bytes of a Word file; charts and the offer as data are left out.

    The same document gives the same bytes.
    """
    import docx
    from docx.shared import Inches, Pt

    file = docx.Document()
    section = file.sections[0]
    width, height = _SIZES[paper.size]
    section.page_width, section.page_height = Inches(width), Inches(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(_MARGIN)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_NORMAL)
    normal.paragraph_format.space_after = Pt(_NORMAL / 2)
    _facts_of(file, paper, made)
    _head(file, paper)
    for block in paper.blocks:
        _block(file, block)
    if paper.draft:
        section.header.paragraphs[0].text = printable(paper.draft)
    content = BytesIO()
    file.save(content)
    return _repeatable(content.getvalue(), made)


def _facts_of(file: WordFile, paper: Document, made: datetime) -> None:
    """State title, author and language; the program's own defaults name its library."""
    facts = file.core_properties
    facts.title, facts.author, facts.language = printable(paper.title), printable(paper.author), paper.language
    facts.comments, facts.last_modified_by = "", ""
    facts.created = facts.modified = made.replace(tzinfo=None)


def _head(file: WordFile, paper: Document) -> None:
    """Write the letterhead, the date, the addressee, the subject and the salutation."""
    _logo(file, word_logo(paper.letterhead.logo), paper.letterhead.name or paper.title)
    if paper.letterhead.name:
        _bold(_paragraph(file, paper.letterhead.name), _HEADING)
    for line in paper.letterhead.address:
        _small(_paragraph(file, line))
    letter = paper.letter
    if letter is None:
        file.add_heading(printable(paper.title), level=1)
        return
    _paragraph(file, letter.date)
    for fact in letter.facts:
        _paragraph(file, f"{fact.label}: {fact.words}")
    if letter.addressee:
        _paragraph(file, "\n".join(letter.addressee))
    file.add_heading(printable(paper.title), level=1)
    _paragraph(file, letter.salutation)


def _logo(file: WordFile, picture: bytes, name: str) -> None:
    """Write the logo of the letterhead, no larger than on a PDF, with the name of the sender for screen readers."""
    if not picture:
        return
    from docx.shared import Pt

    drawn = file.add_paragraph().add_run().add_picture(BytesIO(picture))
    scale = min(Pt(_LOGO_WIDTH) / drawn.width, Pt(_LOGO_HEIGHT) / drawn.height)
    drawn.width, drawn.height = round(drawn.width * scale), round(drawn.height * scale)
    drawn._inline.docPr.set("descr", printable(name))  # noqa: SLF001 - python-docx has no name for this


def _block(file: WordFile, block: Block) -> None:
    if block.starts_page:
        file.add_paragraph().paragraph_format.page_break_before = True
    if block.title:
        file.add_heading(printable(block.title), level=2)
    for text in block.paragraphs:
        _paragraph(file, text).paragraph_format.keep_with_next = bool(block.signatures)
    for text in (*block.lines, *block.sentences):
        file.add_paragraph(printable(text), style="List Bullet")
    if block.terms:
        _terms(file, block)
    if block.table is not None:
        _table(file, block.table)
    if block.note:
        _small(_paragraph(file, block.note))
    _columns(file, block)
    for entry in block.signatures:
        _signature(file, entry)


def _columns(file: WordFile, block: Block) -> None:
    """Write what stands side by side on paper, one below the other."""
    for column in block.columns:
        file.add_heading(printable(column.title), level=3)
        for text in column.lines:
            file.add_paragraph(printable(text), style="List Bullet")


def _paragraph(file: WordFile, text: str) -> Paragraph:
    return file.add_paragraph(printable(text))


def _bold(paragraph: Paragraph, size: int) -> None:
    from docx.shared import Pt

    for run in paragraph.runs:
        run.bold, run.font.size = True, Pt(size)


def _small(paragraph: Paragraph) -> None:
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(_SMALL)


def _terms(file: WordFile, block: Block) -> None:
    """Write terms as a table of two or three columns, the last one with figures."""
    has_figures = len(block.heads) == _WITH_FIGURES and any(term.figure for term in block.terms)
    table = file.add_table(rows=0, cols=_WITH_FIGURES if has_figures else 2)
    table.style = "Table Grid"
    for term in block.terms:
        cells = table.add_row().cells
        texts = (term.label, term.words, term.figure) if has_figures else (term.label, term.words)
        for cell, text in zip(cells, texts, strict=True):
            cell.text = printable(text)


def _table(file: WordFile, table: Table) -> None:
    """Write a table of figures, with its header repeated on every page and the figures on the right."""
    made = file.add_table(rows=1, cols=len(table.columns) + 1)
    made.style = "Table Grid"
    for cell, text in zip(made.rows[0].cells, (table.corner, *table.columns), strict=True):
        cell.text = printable(text)
        for paragraph in cell.paragraphs:
            _bold(paragraph, _SMALL)
    _repeat_header(made)
    for row in table.rows:
        cells = made.add_row().cells
        label = f"{row.label} · {row.note}" if row.note else row.label
        for cell, text in zip(cells, (label, *(one.text for one in row.cells)), strict=False):
            cell.text = printable(text)
            for paragraph in cell.paragraphs:
                _small(paragraph)
                if row.kind is not RowKind.NORMAL:
                    _bold(paragraph, _SMALL)
    _align_right(made)
    file.add_paragraph()


def _repeat_header(table: WordTable) -> None:
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no name for this


def _align_right(table: WordTable) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for row in table.rows:
        for cell in row.cells[1:]:
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _signature(file: WordFile, entry: SignatureLine) -> None:
    """Write the lines for a signature and its date, with the anchors of a signing service in white."""
    from docx.shared import Pt, RGBColor

    line = file.add_paragraph()
    line.paragraph_format.space_before = Pt(_NORMAL * 2)
    line.paragraph_format.keep_with_next = True
    for anchor, drawn in (
        (entry.anchor, _LINE),
        (entry.date_anchor, f"     {entry.date}: {_DATE_LINE}" if entry.date else ""),
    ):
        if anchor:
            line.add_run(anchor).font.color.rgb = RGBColor(255, 255, 255)
        line.add_run(drawn)
    words = (entry.name, entry.role, entry.words)
    below = file.add_paragraph(printable("\n".join(word for word in words if word)))
    below.paragraph_format.keep_together = True


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
