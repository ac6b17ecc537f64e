"""Signature lines of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offercalc.sheets.content.document import SignatureLine
from offercalc.sheets.typesetting.printable import printable
from offercalc.sheets.word.word_styles import QUIET

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_NAME_END, _DATE_BEGIN = 0.66, 0.74
"""Where the line for the name ends and the line for the date begins, as shares of the width."""
_PEN = 16
"""The space above a signature in points; with the line for the anchors there is room to write."""


def add_signature(file: WordFile, entry: SignatureLine, room: float, *, is_followed: bool) -> None:
    """Write a line to sign on and, with a date, a second one, with the name below.

    The anchors of a signing service are white, above the lines. All stays on one page, also with a signature that
    follows.
    """
    from docx.shared import Pt

    above = _with_stops(file, room, are_lines=False)
    above.paragraph_format.space_before, above.paragraph_format.space_after = Pt(_PEN), Pt(0)
    _add_anchor(above, entry.anchor)
    above.add_run("\t\t")
    _add_anchor(above, entry.date_anchor)
    line = _with_stops(file, room, are_lines=True)
    line.paragraph_format.space_after = Pt(2)
    line.add_run("\t\t\t" if entry.date else "\t")
    below = [above, line, _with_stops(file, room, are_lines=False)]
    below[-1].add_run(printable(entry.name)).bold = True
    if entry.date:
        below[-1].add_run("\t\t")
        _add_quiet(below[-1], entry.date)
    for words in (entry.role, entry.words):
        if words:
            below.append(file.add_paragraph())
            _add_quiet(below[-1], words)
    for paragraph in below[2:]:
        paragraph.paragraph_format.space_after = Pt(0)
    for paragraph in below if is_followed else below[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _with_stops(file: WordFile, room: float, *, are_lines: bool) -> Paragraph:
    """Return a paragraph whose tabs end a line for the name, begin that for the date, and end it."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Pt

    paragraph = file.add_paragraph()
    drawn = WD_TAB_LEADER.LINES if are_lines else WD_TAB_LEADER.SPACES
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(room * _NAME_END), WD_TAB_ALIGNMENT.LEFT, drawn)
    stops.add_tab_stop(Pt(room * _DATE_BEGIN))
    stops.add_tab_stop(Pt(room), WD_TAB_ALIGNMENT.RIGHT, drawn)
    return paragraph


def _add_anchor(line: Paragraph, anchor: str) -> None:
    """Add a text that a signing service finds and replaces, and a reader does not see."""
    from docx.shared import RGBColor

    if anchor:
        line.add_run(anchor).font.color.rgb = RGBColor(255, 255, 255)


def _add_quiet(line: Paragraph, words: str) -> None:
    from docx.shared import RGBColor

    line.add_run(printable(words)).font.color.rgb = RGBColor.from_string(QUIET)
