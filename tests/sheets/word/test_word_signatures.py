import docx
from docx.document import Document as WordFile

from offercalc.sheets.content.document import SignatureLine
from offercalc.sheets.word.word_signatures import add_signature

LINE = SignatureLine("Ada Lovelace", "Head of People", "", "Date", "\\s1\\", "\\d1\\")


def signed(entry: SignatureLine = LINE, *, is_followed: bool = False) -> WordFile:
    file = docx.Document()
    add_signature(file, entry, 450, is_followed=is_followed)
    return file


def test_a_signature_has_lines_for_the_name_and_the_date() -> None:
    texts = [line.text for line in signed().paragraphs]
    assert texts == ["\\s1\\\t\t\\d1\\", "\t\t\t", "Ada Lovelace\t\tDate", "Head of People"]
    drawn = [stop.leader.name for stop in signed().paragraphs[1].paragraph_format.tab_stops if stop.leader is not None]
    assert drawn == ["LINES", "SPACES", "LINES"]


def test_a_reader_does_not_see_the_anchors() -> None:
    runs = [run for run in signed().paragraphs[0].runs if run.text.strip()]
    assert [str(run.font.color.rgb) for run in runs] == ["FFFFFF", "FFFFFF"]


def test_without_a_date_there_is_one_line() -> None:
    lines = [line.text for line in signed(SignatureLine("Ada", "", "for the board")).paragraphs]
    assert lines == ["\t\t", "\t", "Ada", "for the board"]


def test_all_of_it_stays_on_one_page() -> None:
    assert [bool(line.paragraph_format.keep_with_next) for line in signed().paragraphs] == [True, True, True, False]
    assert all(line.paragraph_format.keep_with_next for line in signed(is_followed=True).paragraphs)
