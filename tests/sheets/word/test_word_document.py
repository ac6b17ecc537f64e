from io import BytesIO

import docx
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
        "Globex Sample Corporation", "500 Example Way", "November 23, 2026", "Number\t17",
        "Subject\tOffer of employment", "Dana Whitfield\n14 Sample Street\nPortland", "Offer of employment",
    ]  # fmt: skip
    assert "Your base salary will be $285,000 per year, less taxes and other deductions that the law requires." in lines
    assert "Sign-on: $60,000 at the start; $40,000 after 13 months" in lines


def test_headings_lists_and_tables_are_those_of_word() -> None:
    file = docx.Document(BytesIO(written()))
    styles = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style is not None}
    assert styles == {"Normal", "Heading 1", "Heading 2", "Heading 3", "Clause", "Note", "List Bullet", "Table Text"}
    clauses = [one.text for one in file.paragraphs if one.style is not None and one.style.name == "Clause"]
    assert (clauses[:2], len(clauses)) == (["Position and start date", "At-will employment"], 16)
    vesting = file.tables[0]
    assert [cell.text for cell in vesting.rows[1].cells] == ["Feb 2, 2027", "2,280", "2,280"]


def test_what_is_signed_and_what_a_sentence_introduces_stay_together() -> None:
    lines = docx.Document(BytesIO(written())).paragraphs
    texts = [line.text for line in lines]
    kept = [bool(line.paragraph_format.keep_with_next) for line in lines]
    first, last = texts.index("We look forward to working with you."), texts.index("Head of People")
    assert (all(kept[first:last]), kept[last]) == (True, False)
    accepted = next(place for place, text in enumerate(texts) if text.startswith("I have read and understood"))
    assert kept[accepted]
    assert kept[next(place for place, text in enumerate(texts) if text.endswith("They vest as follows:"))]


def test_the_appendix_begins_a_page_with_its_heading() -> None:
    (heading,) = (one for one in docx.Document(BytesIO(written())).paragraphs if one.paragraph_format.page_break_before)
    assert heading.text == "Appendix: the offer in figures"


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


def test_any_document_can_be_written() -> None:
    paper = own_sheet_of(sample(GLOBEX))
    lines = lines_of(word_document(paper, ORDER.printed_at))
    assert paper.title in lines


def test_columns_stand_below_each_other() -> None:
    paper = replace(_plain(), blocks=(Block(columns=(Column("One", ("a",)), Column("Two", ("b",)))),))
    assert lines_of(word_document(paper, ORDER.printed_at))[1:] == ["One", "a", "Two", "b"]


def _plain() -> Document:
    return replace(own_sheet_of(sample(GLOBEX)), blocks=())
