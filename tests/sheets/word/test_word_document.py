from io import BytesIO

import docx
import pytest
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.ports.document_options import Letterhead, Signatory
from offercalc.presentation.formats.localizer import Localizer
from offercalc.sheets.content.document import Block, Column, Document, head_of
from offercalc.sheets.typst_renderer import TypstRenderer
from offercalc.sheets.word.word_document import word_document
from tests.sheets.papers import offer_letter_of, order, own_sheet_of
from tests.sheets.typesetting.test_logo import SVG, png
from tests.tools import ENGLISH, FILES, GLOBEX, INDONESIAN, PRESETS, sample

PRESS = TypstRenderer(FILES, PRESETS)
DETAILS = LetterDetails(number="17", employment_type="permanent", employee_address="14 Sample Street\nPortland")
ORDER = replace(
    order("letter"),
    candidate="Dana Whitfield",
    letterhead=Letterhead("Globex Sample Corporation", ("500 Example Way",)),
    signatories=(Signatory("Ada Lovelace", "Head of People"),),
)


def written(localizer: Localizer = ENGLISH) -> bytes:
    return PRESS.render_docx(offer_letter_of(sample(GLOBEX), DETAILS, "US-WA", ORDER, localizer))


def lines_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def test_a_letter_in_word_says_what_the_pdf_says() -> None:
    lines = lines_of(written())
    assert lines[:7] == [
        "Globex Sample Corporation", "500 Example Way", "November 23, 2026", "Number: 17",
        "Subject: Offer of employment", "Dana Whitfield\n14 Sample Street\nPortland", "Offer of employment",
    ]  # fmt: skip
    assert "Your base salary will be $285,000 per year, less taxes and other deductions that the law requires." in lines
    assert "Sign-on: $60,000 at the start; $40,000 after 13 months" in lines


def test_headings_lists_and_tables_are_those_of_word() -> None:
    file = docx.Document(BytesIO(written()))
    styles = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style is not None}
    assert styles == {"Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet"}
    vesting = file.tables[0]
    assert [cell.text for cell in vesting.rows[1].cells] == ["Feb 2, 2027", "2,280", "2,280"]
    assert "tblHeader" in vesting.rows[0]._tr.xml


def test_the_file_names_its_author_and_nothing_else() -> None:
    facts = docx.Document(BytesIO(written(INDONESIAN))).core_properties
    assert (facts.title, facts.author, facts.language) == ("Surat Penawaran Kerja", "Globex Sample Corporation", "id")
    assert (facts.comments, facts.last_modified_by) == ("", "")


def test_the_logo_is_a_picture_as_large_as_on_a_pdf() -> None:
    header = head_of(replace(ORDER.letterhead, logo=png(12, 3)))
    file = docx.Document(BytesIO(word_document(replace(_plain(), letterhead=header), ORDER.printed_at)))
    (shape,) = file.inline_shapes
    assert (round(shape.width.pt, 1), round(shape.height.pt, 1)) == (120, 30)
    assert 'descr="Globex Sample Corporation"' in file.element.xml
    wide = head_of(replace(ORDER.letterhead, logo=png(300, 3)))
    (shape,) = docx.Document(BytesIO(word_document(replace(_plain(), letterhead=wide), ORDER.printed_at))).inline_shapes
    assert (round(shape.width.pt, 1), round(shape.height.pt, 1)) == (150, 1.5)


def test_a_logo_that_is_a_drawing_is_left_out() -> None:
    header = head_of(replace(ORDER.letterhead, logo=SVG))
    file = docx.Document(BytesIO(word_document(replace(_plain(), letterhead=header), ORDER.printed_at)))
    assert (len(file.inline_shapes), file.paragraphs[0].text) == (0, "Globex Sample Corporation")


def test_the_same_letter_has_the_same_bytes() -> None:
    assert written() == written()


@pytest.mark.parametrize(("size", "width"), [("letter", 8.5), ("a4", 8.27)])
def test_the_paper_is_that_of_the_options(size: str, width: float) -> None:
    paper = replace(_plain(), size=size)
    (section,) = docx.Document(BytesIO(word_document(paper, ORDER.printed_at))).sections
    assert section.page_width is not None
    assert round(section.page_width.inches, 2) == width


def test_a_draft_says_so_on_every_page() -> None:
    file = docx.Document(BytesIO(word_document(replace(_plain(), draft="DRAFT"), ORDER.printed_at)))
    assert file.sections[0].header.paragraphs[0].text == "DRAFT"


def test_any_document_can_be_written() -> None:
    paper = own_sheet_of(sample(GLOBEX))
    lines = lines_of(word_document(paper, ORDER.printed_at))
    assert paper.title in lines


def test_columns_stand_below_each_other() -> None:
    paper = replace(_plain(), blocks=(Block(columns=(Column("One", ("a",)), Column("Two", ("b",)))),))
    assert lines_of(word_document(paper, ORDER.printed_at))[1:] == ["One", "a", "Two", "b"]


def _plain() -> Document:
    return replace(own_sheet_of(sample(GLOBEX)), blocks=())
