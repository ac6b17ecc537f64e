"""The page of a Word document: its size, its margins and what is on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from offercalc.sheets.content.document import Document
from offercalc.sheets.typesetting.printable import printable
from offercalc.sheets.word.word_styles import NOTE
from offercalc.sheets.word.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_SIZES = {"letter": (612.0, 792.0), "a4": (595.3, 841.9)}
"""Width and height of the paper in points."""
_SIDES, _TOP, _BOTTOM, _FOOT = 64.0, 60.0, 60.0, 30.0
"""The margins in points, and the space below the footer."""
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""The fields of Word for the placeholders in the words of a page number."""
_PLACEHOLDER = re.compile(r"(\{page\}|\{pages\})")


def add_page(file: WordFile, paper: Document) -> None:
    """Set the page of the paper, with its footer, the page number and, on a draft, a header that says so."""
    from docx.enum.section import WD_ORIENTATION
    from docx.shared import Pt

    section = file.sections[0]
    width, height = _SIZES[paper.size]
    if paper.landscape:
        width, height = height, width
        section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(_SIDES)
    section.top_margin, section.bottom_margin, section.footer_distance = Pt(_TOP), Pt(_BOTTOM), Pt(_FOOT)
    if paper.draft:
        section.header.paragraphs[0].add_run(printable(paper.draft)).bold = True
    _add_footer(file, section.footer.paragraphs[0], paper)


def room_of(file: WordFile) -> float:
    """Return the width of a line of text in points."""
    section = file.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    whole, left, right = (side.pt if side is not None else 0.0 for side in sides)
    return whole - left - right


def _add_footer(file: WordFile, line: Paragraph, paper: Document) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    line.style = NOTE
    line.paragraph_format.tab_stops.add_tab_stop(Pt(room_of(file)), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(printable(paper.footer) + "\t")
    for words in _PLACEHOLDER.split(paper.page):
        if words in _FIELDS:
            _add_field(line, _FIELDS[words])
        else:
            line.add_run(printable(words))


def _add_field(line: Paragraph, name: str) -> None:
    """Add a number that Word fills in, in a run of its own as the format asks."""
    run = line.add_run()
    field = element("fldSimple", instr=name)
    run._r.addprevious(field)  # noqa: SLF001 - python-docx has no name for fields
    run.text = "1"
    field.append(run._r)  # noqa: SLF001
