import pytest

from offercalc.interchange.spreadsheets import bounded_rows
from offercalc.interchange.spreadsheets.bounded_rows import bounded
from offercalc.interchange.spreadsheets.cells import EMPTY, MOST_COLUMNS, Cell, NotReadError, Row
from tests.tools import ENGLISH

FULL = Cell("1")


def test_blank_rows_and_empty_cells_at_the_end_are_left_out() -> None:
    rows = [Row(1, ()), Row(2, (EMPTY, FULL, EMPTY)), Row(3, (EMPTY,)), Row(9, (FULL,), 4)]
    assert bounded(rows, ENGLISH) == (Row(2, (EMPTY, FULL)), Row(9, (FULL,), 4))


def test_columns_and_rows_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotReadError, match="Row 7 has more than 200 columns"):
        bounded([Row(7, (EMPTY,) * MOST_COLUMNS + (FULL,))], ENGLISH)
    monkeypatch.setattr(bounded_rows, "MOST_ROWS", 2)
    assert bounded([Row(at, (FULL,)) for at in range(3)], ENGLISH)
    with pytest.raises(NotReadError, match="There are more than 2 rows"):
        bounded([Row(at, (FULL,)) for at in range(4)], ENGLISH)
