import pytest

from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow


def test_a_heading_has_no_cells() -> None:
    assert TableRow(RowKind.GROUP, "Year by year").cells == ()


def test_a_cell_says_no_more_than_it_shows_unless_told() -> None:
    assert Cell("$1") == Cell("$1", tip="", muted=False, value=None, trace=None)


@pytest.mark.parametrize("value", [Cell("$1"), TableRow(RowKind.TOTAL, "Total"), Table("Caption", "", ("Year 1",), ())])
def test_a_table_and_its_parts_cannot_be_changed(value: object) -> None:
    name = value.__struct_fields__[0]  # type: ignore[attr-defined] # defined by msgspec.Struct
    with pytest.raises(AttributeError, match="immutable"):
        setattr(value, name, "other")
