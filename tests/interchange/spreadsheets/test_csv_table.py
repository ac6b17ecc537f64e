from collections.abc import Callable
from typing import Any

import pytest
from charset_normalizer import CharsetMatches, from_bytes

from offercalc.interchange.spreadsheets import csv_table
from offercalc.interchange.spreadsheets.cells import NotReadError
from offercalc.interchange.spreadsheets.csv_table import csv_rows, decoded, text_cell
from tests.tools import ENGLISH

RUSSIAN = "Сбербанк,Начальник отдела\nГазпром,Инженер\nМагнит,Продавец"  # noqa: RUF001 - Cyrillic is what it is for


def test_a_mark_at_the_start_is_no_part_of_the_first_header() -> None:
    for content in ("\ufeffCompany", "\ufeff\ufeffCompany"):
        assert decoded(content.encode("utf-8"), ENGLISH) == ("Company", "")
    assert decoded("\ufeffCompany".encode("utf-16-le"), ENGLISH) == ("Company", "")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        ("Peñafiel,Niño\nTelefónica,Ingeniero de visión", "cp1252"),
        ("Íslandsbanki,Þjónustufulltrúi\nReykjavík,Ráðgjafi", "cp1252"),
        ("Αθήνα,Διευθυντής πωλήσεων", "cp1253"),
        ("トヨタ自動車,部長\n株式会社日立製作所,主任", "cp932"),
        ("阿里巴巴,工程师\n腾讯科技有限公司,产品经理", "gb18030"),
        ("台灣積體電路,工程師\n公司,職位", "big5"),
        ("삼성전자,부장\n현대자동차,과장", "cp949"),
    ],
)
def test_an_encoding_of_older_systems_is_recognized_and_named(text: str, encoding: str) -> None:
    assert decoded(f"Company,Role\n{text}".encode(encoding), ENGLISH) == (f"Company,Role\n{text}", encoding)


@pytest.mark.parametrize("text", ["Café", "Zoë", "São Paulo", "½ time", "Acme®"])
def test_what_can_be_western_is(text: str) -> None:
    assert decoded(f"Company\n{text}".encode("cp1252"), ENGLISH) == (f"Company\n{text}", "cp1252")


def test_where_two_encodings_read_alike_neither_is_guessed() -> None:
    content = "Сбербанк,Начальник отдела разработки".encode("cp1251")  # letters of Greek words too
    assert decoded(content, ENGLISH) == (content.decode("cp1252"), "cp1252")


def test_text_that_decodes_as_utf_8_is_never_guessed() -> None:
    assert decoded("Ã©".encode(), ENGLISH) == ("Ã©", "")


def test_a_large_file_is_guessed_from_a_sample_of_its_lines_that_are_not_ascii(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(csv_table, "_SAMPLE", 1000)
    monkeypatch.setattr("charset_normalizer.from_bytes", _counting(seen))
    text = "Acme,Chef\n" * 10_000 + f"{RUSSIAN}\n" * 10_000
    assert decoded(text.encode("cp1251"), ENGLISH) == (text, "cp1251")
    assert 900 < seen[0] <= 1000


def _counting(seen: list[int]) -> Callable[..., CharsetMatches]:
    def counting(sample: bytes, **options: Any) -> CharsetMatches:
        seen.append(len(sample))
        return from_bytes(sample, **options)

    return counting


def test_a_row_keeps_how_many_cells_it_has() -> None:
    first, second = csv_rows("a,b\n1,2,,\n", ENGLISH)
    assert (first.width, second.width, len(second.cells)) == (2, 4, 4)


def test_the_separator_is_that_of_the_first_line_for_the_whole_file() -> None:
    rows = list(csv_rows('Company;"Role, title";Salary\nAcme;Chef;120,000\n', ENGLISH))
    assert [cell.text for cell in rows[1].cells] == ["Acme", "Chef", "120,000"]


def test_a_broken_quotation_names_its_row() -> None:
    with pytest.raises(NotReadError, match="Row 2"):
        list(csv_rows('a\n"1"2', ENGLISH))


def test_spaces_around_a_text_go() -> None:
    assert text_cell("\u00a0 x \r\n").text == "x"


def test_blank_rows_are_counted_and_left_out() -> None:
    rows = list(csv_rows("\n\na;b\r\n;\r\n \n1;2", ENGLISH))
    assert [(row.number, row.width) for row in rows] == [(3, 2), (5, 1), (6, 2)]
    assert list(csv_rows("\n\n", ENGLISH)) == []


@pytest.mark.parametrize(("bound", "text", "row"), [("_MOST_LINES", "a\n\n\n\n", 4), ("_MOST_CELLS", "a\n,,,", 2)])
def test_what_is_larger_than_any_table_is_refused(
    bound: str, text: str, row: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_table, bound, 3)
    with pytest.raises(NotReadError, match=f"Row {row}: the file is far too large"):
        list(csv_rows(text, ENGLISH))
