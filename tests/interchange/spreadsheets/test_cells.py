import pytest

from offercalc.interchange.spreadsheets.cells import Cell, Flaw, index_of, letter_of


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(index: int, letter: str) -> None:
    assert (letter_of(index), index_of(letter)) == (letter, index)


def test_a_cell_without_a_value_is_not_empty() -> None:
    assert [Cell().is_empty, Cell("x").is_empty, Cell(flaw=Flaw.MERGED).is_empty] == [True, False, False]
