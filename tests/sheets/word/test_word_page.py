import docx
import pytest
from docx.document import Document as WordFile
from msgspec.structs import replace

from offercalc.sheets.content.document import Document
from offercalc.sheets.word.word_page import add_page, room_of
from offercalc.sheets.word.word_styles import set_styles
from tests.sheets.papers import own_sheet_of
from tests.tools import GLOBEX, sample

PAPER = replace(own_sheet_of(sample(GLOBEX)), blocks=(), footer="Made with OfferCalc on November 23, 2026")


def paged(paper: Document = PAPER) -> WordFile:
    file = docx.Document()
    set_styles(file, paper.language)
    add_page(file, paper)
    return file


@pytest.mark.parametrize(
    ("size", "is_landscape", "width"), [("letter", False, 8.5), ("a4", False, 8.27), ("a4", True, 11.69)]
)
def test_the_paper_is_that_of_the_options(size: str, width: float, *, is_landscape: bool) -> None:
    file = paged(replace(PAPER, size=size, landscape=is_landscape))
    page = file.sections[0].page_width
    assert page is not None
    assert round(page.inches, 2) == width
    assert room_of(file) == pytest.approx(page.pt - 128)


def test_word_counts_the_pages_in_the_footer() -> None:
    (line,) = paged().sections[0].footer.paragraphs
    assert line._p.xpath("./w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert "".join(line._p.xpath(".//w:t/text()")) == "Made with OfferCalc on November 23, 2026Page 1 of 1"


def test_a_draft_says_so_on_every_page() -> None:
    assert paged(replace(PAPER, draft="DRAFT")).sections[0].header.paragraphs[0].text == "DRAFT"
    assert paged().sections[0].header.is_linked_to_previous
