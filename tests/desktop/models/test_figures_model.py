from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QAbstractItemModelTester

from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow, Trace
from tests.windows import light

TABLE = Table(
    caption="Total compensation by year, in USD",
    corner="Component",
    columns=("Year 1", "Total"),
    rows=(
        TableRow(RowKind.GROUP, "Year by year"),
        TableRow(RowKind.NORMAL, "Stock options", "contingent", (Cell("not known", "not known yet", muted=True),) * 2),
        TableRow(RowKind.TOTAL, "Total", "", (Cell("≥ $1", trace=Trace(year=1)), Cell("≥ $2", "at least $2"))),
    ),
)
ROLE = Qt.ItemDataRole


def shown() -> FiguresModel:
    model = FiguresModel(light())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(TABLE, light())
    return model


def test_labels_come_first_and_figures_after() -> None:
    model = shown()
    texts = [[model.index(row, column).data() for column in range(3)] for row in range(3)]
    assert texts == [
        ["Year by year", "", ""],
        ["Stock options · contingent", "not known", "not known"],
        ["Total", "≥ $1", "≥ $2"],
    ]


def test_headings_name_the_columns() -> None:
    model = shown()
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert headings == ["Component", "Year 1", "Total"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, ROLE.DecorationRole) is None


def test_figures_stand_at_the_right() -> None:
    model = shown()
    assert model.index(2, 0).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert model.index(2, 1).data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_tip_says_the_whole_truth_of_a_figure() -> None:
    model = shown()
    assert model.index(2, 2).data(ROLE.ToolTipRole) == "at least $2"
    assert model.index(2, 0).data(ROLE.ToolTipRole) == "Total"  # a label may be cut off if space is tight
    assert model.index(0, 1).data(ROLE.ToolTipRole) is None


def test_a_tip_explains_a_figure_that_has_a_trace() -> None:
    model = FiguresModel(light())
    model.show(TABLE, light(), lambda trace: f"year {trace.year}")
    assert model.index(2, 1).data(ROLE.ToolTipRole) == "year 1"
    assert model.index(2, 2).data(ROLE.ToolTipRole) == "at least $2"


def test_totals_are_bold_and_the_unknown_is_quiet() -> None:
    model = shown()
    fonts = [model.index(row, 1).data(ROLE.FontRole).weight() for row in (1, 2)]
    assert fonts == [QFont.Weight.Normal, QFont.Weight.DemiBold]
    inks = [QColor(model.index(row, 1).data(ROLE.ForegroundRole)).name() for row in (1, 2)]
    assert inks == [light().hex("muted"), light().hex("text")]
    assert model.index(1, 1).data(ROLE.DecorationRole) is None


def test_a_cell_has_no_rows_of_its_own() -> None:
    model = shown()
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)
    assert (model.rowCount(QModelIndex()), model.columnCount(QModelIndex())) == (3, 3)
    assert model.table == TABLE


def test_a_section_of_before_has_no_text() -> None:
    """Qt asks for it while a model is reset to fewer; an exception then ends the program within PySide."""
    model, across = shown(), Qt.Orientation.Horizontal
    found = [model.headerData(section, across) for section in range(model.columnCount() + 1)]
    assert found.pop() is None
    assert None not in found
