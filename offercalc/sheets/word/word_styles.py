"""The styles of a Word document: those a person finds in Word's list of styles, set as on the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import get_global

from offercalc.sheets.word.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.styles.style import ParagraphStyle

FONT = "Calibri"
INK, QUIET, HAIRLINE = "111827", "5B6472", "D9DDE4"
ACCENT = "3B5BFD"
SMALL, NORMAL = 9, 10.5
"""Sizes of type in points."""
CLAUSE, CELL, NOTE = "Clause", "Table Text", "Note"
"""The names of our styles: a numbered heading, the text of tables, and small print."""
_HEADINGS = {"Heading 1": (13, 6, 8), "Heading 2": (11, 12, 3), "Heading 3": (NORMAL, 8, 2)}
"""Size, and space above and below, in points."""
_COMPATIBILITY = "15"
"""The layout of Word 2013 and later; an older one is opened in a compatibility mode."""
_UNUSED_FACTS = ("thumbnail", "extended-properties")
_UNUSED_PARTS = ("customXml", "stylesWithEffects")
"""What python-docx adds to every file and no reader needs, such as the program that its template was made with."""


def set_styles(file: WordFile, language: str) -> None:
    """Set the styles and the language of a new file, and remove what the template of python-docx brings along."""
    _set_defaults(file, language)
    for name, (size, above, below) in _HEADINGS.items():
        _set_heading(_style(file, name), size, above, below)
    _add_style(file, CLAUSE, "Heading 2", "Normal")
    _number(file)
    for name in (CELL, NOTE):
        _set_type(_add_style(file, name, "Normal", name), SMALL, above=2, below=2)
    _color(_style(file, NOTE), QUIET)
    bullets = _style(file, "List Bullet").paragraph_format
    bullets.space_after = _points(3)
    _remove_unused(file)
    _use_new_layout(file)


def _set_defaults(file: WordFile, language: str) -> None:
    normal = _style(file, "Normal")
    _set_type(normal, NORMAL, above=0, below=6)
    _color(normal, INK)
    normal.paragraph_format.line_spacing = 1.1
    normal.paragraph_format.widow_control = True
    normal.element.get_or_add_rPr().append(element("lang", val=_with_territory(language)))


def _with_territory(language: str) -> str:
    """Return a language as Word names it, e.g. id-ID, so that it checks the spelling of that language."""
    likely = get_global("likely_subtags").get(language, language)
    return f"{language}-{likely.rsplit('_', 1)[-1]}"


def _set_heading(style: ParagraphStyle, size: float, above: float, below: float) -> None:
    _set_type(style, size, above=above, below=below)
    _color(style, INK)
    style.font.bold = True
    style.paragraph_format.keep_with_next = True


def _set_type(style: ParagraphStyle, size: float, *, above: float, below: float) -> None:
    """Set the font, its size and the spaces in points; fonts of a theme would come before the font."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size = _points(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = _points(above), _points(below)
    style.paragraph_format.line_spacing = 1.0


def _number(file: WordFile) -> None:
    """Let Word number the headings of clauses, so that one that is added or removed needs no other to change."""
    numbering = file.part.numbering_part.element
    name = 1 + max((int(one) for one in numbering.xpath("./w:abstractNum/@w:abstractNumId")), default=-1)
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="decimal"),
        element("pStyle", val=_style(file, CLAUSE).style_id),
        element("suff", val="space"),
        element("lvlText", val="%1."),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=0, firstLine=0)),
        ilvl=0,
    )
    numbering.insert(0, element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=name))
    numbered = numbering.add_num(name).numId
    _style(file, CLAUSE).element.get_or_add_pPr().append(element("numPr", element("numId", val=numbered)))


def _remove_unused(file: WordFile) -> None:
    package = file.part.package
    for owner, kinds in ((package, _UNUSED_FACTS), (file.part, _UNUSED_PARTS)):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(kinds):
                del owner.rels[key]


def _use_new_layout(file: WordFile) -> None:
    from docx.oxml.ns import qn

    (version,) = file.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']")
    version.set(qn("w:val"), _COMPATIBILITY)


def _add_style(file: WordFile, name: str, base: str, following: str) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE

    file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = _style(file, name)
    style.base_style, style.next_paragraph_style = _style(file, base), _style(file, following)
    style.quick_style = True
    return style


def _style(file: WordFile, name: str) -> ParagraphStyle:
    style: ParagraphStyle = file.styles[name]
    return style


def _color(style: ParagraphStyle, color: str) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(color)


def _points(size: float) -> int:
    from docx.shared import Pt

    return Pt(size)
