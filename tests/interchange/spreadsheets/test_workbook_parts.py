from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from offercalc.interchange.spreadsheets import xml_stream
from offercalc.interchange.spreadsheets.cells import NotReadError
from offercalc.interchange.spreadsheets.workbook_parts import opened_workbook, text_of, unescaped
from tests.robustness import bombs
from tests.tools import ENGLISH
from tests.workbooks import raw_workbook


def refusal(content: bytes) -> str:
    with pytest.raises(NotReadError) as refused, opened_workbook(content, ENGLISH):
        pass
    return str(refused.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Acme_x000D_\nCorp", "Acme\nCorp"),
        ("a_x000D_b", "a\nb"),
        ("_x0041_cme", "Acme"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "\N{GRINNING FACE}"),
        ("_xD83D_", "\N{REPLACEMENT CHARACTER}"),
        ("a_x0000_b_x0007_", "ab"),
        ("tab_x0009_", "tab\t"),
        ("_x00_ _xZZZZ_ _x", "_x00_ _xZZZZ_ _x"),
    ],
)
def test_characters_are_read_as_a_workbook_escapes_them(written: str, meant: str) -> None:
    assert unescaped(written) == meant


def test_a_rich_text_is_its_runs_without_the_readings_of_asian_letters() -> None:
    text = "<si><r><t>Ac</t></r><r><rPr/><t>me</t></r><rPh><t>no</t></rPh></si>"
    assert text_of(fromstring(text)) == "Acme"  # noqa: S314 - our own


def test_a_strict_workbook_is_refused_with_what_to_do() -> None:
    assert refusal(raw_workbook("", is_strict=True)) == "Saved as Strict Open XML; save it as Excel Workbook (.xlsx)."


def test_parts_with_backslashes_are_refused_with_what_to_do() -> None:
    packed = BytesIO()
    with ZipFile(BytesIO(raw_workbook(""))) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace("/", "\\"), source.read(name))
    assert "save it as Excel Workbook (.xlsx)" in refusal(packed.getvalue())


def test_sheets_have_names_and_may_be_hidden() -> None:
    content = raw_workbook("", sheets=(("Old", "hidden"), ("Older", "veryHidden"), ("A &amp; B", "visible")))
    with opened_workbook(content, ENGLISH) as workbook:
        assert [(one.name, one.is_hidden) for one in workbook.sheets] == [
            ("Old", True), ("Older", True), ("A & B", False),
        ]  # fmt: skip
        assert not workbook.counts_from_1904


def test_a_part_that_declares_a_document_type_is_damaged() -> None:
    content = raw_workbook("", before='<!DOCTYPE x [<!ENTITY a "b">]>')
    with (
        pytest.raises(NotReadError, match="damaged"),
        opened_workbook(content, ENGLISH) as workbook,
    ):
        list(workbook.elements(workbook.sheets[0], "row"))


def test_a_zip_without_a_workbook_is_damaged() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as other:
        other.writestr(
            "_rels/.rels", '<Relationships><Relationship Id="1" Type="x/thumbnail" Target="y"/></Relationships>'
        )
    assert "damaged" in refusal(packed.getvalue())


def test_a_sheet_without_cells_is_none_and_styles_may_be_missing() -> None:
    packed = BytesIO()
    with ZipFile(BytesIO(raw_workbook(""))) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(b"/worksheet", b"/chartsheet").replace(b"relationships/styles", b"none")
            target.writestr(name, content)
    with opened_workbook(packed.getvalue(), ENGLISH) as workbook:
        assert (workbook.sheets, workbook.formats) == ((), ())


def test_a_part_that_is_there_twice_and_one_packed_in_another_way_are_refused() -> None:
    assert refusal(bombs.twice()) == "A part of the workbook exists twice; open the workbook and save it again."
    assert "damaged" in refusal(bombs.odd_packing())


def test_parts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "MOST_ELEMENTS", 3)
    assert refusal(raw_workbook("")) == "The workbook has far more cells than a table of offers; is it the right file?"


def test_texts_are_counted_from_zero() -> None:
    with opened_workbook(raw_workbook(""), ENGLISH) as workbook, pytest.raises(LookupError):
        workbook.text(-1)
