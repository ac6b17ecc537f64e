import docx
from docx.document import Document as WordFile

from offercalc.sheets.word.word_styles import set_styles


def styled(language: str = "en") -> WordFile:
    file = docx.Document()
    set_styles(file, language)
    return file


def test_every_style_has_one_font_and_no_color_of_the_template() -> None:
    styles = styled().styles
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Table Text", "Note"):
        xml = styles[name].element.xml
        assert ('w:ascii="Calibri"' in xml, "Theme" in xml) == (True, False), name


def test_word_numbers_the_headings_of_clauses() -> None:
    file = styled()
    (number,) = file.styles["Clause"].element.xpath(".//w:numId/@w:val")
    numbering = file.part.numbering_part.element
    (kind,) = numbering.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    assert numbering.xpath(f"./w:abstractNum[@w:abstractNumId='{kind}']//w:lvlText/@w:val") == ["%1."]
    names = [one.tag.rsplit("}", 1)[-1] for one in numbering]
    assert names.index("num") > max(place for place, name in enumerate(names) if name == "abstractNum")


def test_word_checks_the_spelling_of_the_language() -> None:
    assert styled("id").styles["Normal"].element.xpath(".//w:lang/@w:val") == ["id-ID"]
    assert styled("en").styles["Normal"].element.xpath(".//w:lang/@w:val") == ["en-US"]


def test_a_file_opens_in_no_compatibility_mode() -> None:
    found = styled().settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert found == ["15"]


def test_nothing_of_the_template_is_left_that_no_reader_needs() -> None:
    file = styled()
    kinds = {relation.reltype.rsplit("/", 1)[-1] for relation in file.part.package.rels.values()}
    assert kinds == {"officeDocument", "core-properties"}
    assert "customXml" not in {relation.reltype.rsplit("/", 1)[-1] for relation in file.part.rels.values()}
