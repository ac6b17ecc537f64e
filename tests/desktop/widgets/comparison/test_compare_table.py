from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Put, apply
from offercalc.desktop.system.theme import Theme, load_fonts, load_theme
from offercalc.desktop.widgets.comparison.compare_model import CompareModel
from offercalc.desktop.widgets.comparison.compare_table import CompareTable
from offercalc.desktop.widgets.comparison.head_view import HeadView
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.side_by_side import side_by_side
from offercalc.presentation.tables.table import Trace
from tests.builders import offer
from tests.tools import ENGLISH, INDONESIAN, SAMPLES, comparison_of, sample
from tests.windows import choose, light


def shown(qtbot: QtBot, *offers: Offer, theme: Theme | None = None, height: int = 420) -> CompareTable:
    table = CompareTable(theme or light())
    qtbot.addWidget(table)
    table.resize(1100, height)
    sides = side_by_side(comparison_of(*(offers or map(sample, SAMPLES))), ENGLISH)
    table.show_sides(sides, theme or light(), lambda _trace: "more")
    table.show()
    qtbot.waitExposed(table)
    return table


def model_of(table: CompareTable) -> CompareModel:
    model = table.model()
    assert isinstance(model, CompareModel)
    return model


@pytest.mark.parametrize("edited", range(3))
def test_after_an_edit_it_looks_as_if_it_were_built_anew(edited: int, qtbot: QtBot) -> None:
    before = [sample(name) for name in SAMPLES]
    after = list(before)
    after[edited] = apply(Put(("pay", 0, "amount"), Decimal(1_000_000)), after[edited])
    table = shown(qtbot, *before)
    table.grab()
    table.show_sides(side_by_side(comparison_of(*after), ENGLISH), light(), lambda _trace: "more")
    qtbot.wait(1)
    assert table.grab().toImage() == shown(qtbot, *after).grab().toImage()


def place_of(table: CompareTable, label: str) -> int:
    model = model_of(table)
    return next(row for row in range(model.rowCount()) if model.headerData(row, Qt.Orientation.Vertical) == label)


def test_no_figure_is_cut_off_and_beyond_the_room_the_table_scrolls(qtbot: QtBot) -> None:
    rupiah = [offer(f"{number}23456789012 IDR/month") for number in range(1, 8)]
    table = shown(qtbot, *rupiah)
    heads = table.horizontalHeader()
    assert min(heads.sectionSize(column) for column in range(7)) >= 204
    assert table.horizontalScrollBar().maximum() > 0
    assert table._delegate.narrowest == min(heads.sectionSize(column) for column in range(7))
    wide = shown(qtbot)
    assert wide.horizontalScrollBar().maximum() == 0


def test_a_figure_that_is_clicked_or_entered_is_traced(qtbot: QtBot) -> None:
    table = shown(qtbot)
    row = place_of(table, "Year 1")
    with qtbot.waitSignal(table.figure_wanted) as wanted:
        table.clicked.emit(table.model().index(row, 0))
    assert wanted.args == [Trace(0, year=1), "Year 1", "Globex Sample Corporation"]
    table.setCurrentIndex(table.model().index(row, 1))
    with qtbot.waitSignal(table.figure_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args[2] == "OpenAI"


def test_a_section_folds_by_click_and_by_key_and_stays_folded(qtbot: QtBot) -> None:
    table = shown(qtbot)
    heading, year = place_of(table, "Year by year"), place_of(table, "Year 1")
    table.verticalHeader().sectionClicked.emit(heading)
    assert table.isRowHidden(year)
    sides = table.sides
    assert sides is not None
    table.show_sides(sides, light(), lambda _trace: "")
    assert table.isRowHidden(year)
    table.setCurrentIndex(table.model().index(heading, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not table.isRowHidden(year)


def test_the_heads_are_one_line_high_once_the_table_is_scrolled(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.resize(1700, table.height())
    full = table.horizontalHeader().height()
    table.verticalScrollBar().setValue(40)
    assert (full, table.horizontalHeader().height()) == (116, 44)
    table.verticalScrollBar().setValue(0)
    assert table.horizontalHeader().height() == full


def test_a_table_that_is_hardly_scrolled_keeps_its_heads(qtbot: QtBot) -> None:
    table = shown(qtbot, height=880)
    bar = table.verticalScrollBar()
    full = table.horizontalHeader().height()
    bar.setValue(bar.maximum())
    assert table.horizontalHeader().height() == full


def test_a_name_that_is_wider_than_its_column_takes_a_second_line_and_is_told_in_the_tip(qtbot: QtBot) -> None:
    table = shown(qtbot)
    heads = table.horizontalHeader()
    assert isinstance(heads, HeadView)
    table.resize(1700, table.height())
    assert (heads.height(), heads._lines(0)) == (116, ["Globex Sample Corporation"])
    table.resize(900, table.height())
    assert (heads.height(), heads._lines(0)) == (134, ["Globex Sample", "Corporation"])
    tip = table.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[0] == "Globex Sample Corporation"


def test_the_baseline_is_chosen_in_the_corner(qtbot: QtBot) -> None:
    table = shown(qtbot)
    assert table.baseline.currentText() == "OpenAI"
    with qtbot.waitSignal(table.baseline_wanted) as wanted:
        choose(table.baseline, 2)
    assert wanted.args == [2]


def test_the_selected_rows_are_copied_for_a_spreadsheet(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.selectRow(place_of(table, "Year 1"))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1:] == ["Globex Sample Corporation", "OpenAI", "Nusantara Contoh"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["Year 1"]
    table.copy_all()
    assert len(QGuiApplication.clipboard().text().splitlines()) > 10


def test_the_menu_of_an_offer_acts_on_it(qtbot: QtBot) -> None:
    table = shown(qtbot)
    use, remove, _line, left, right, _other_line, copy = table.menu_of(2).actions()
    assert (left.isEnabled(), right.isEnabled()) == (True, False)
    with qtbot.waitSignals([table.baseline_wanted, table.removal_wanted]):
        use.trigger()
        remove.trigger()
    with qtbot.waitSignal(table.order_wanted) as wanted:
        left.trigger()
    assert wanted.args == [(2, 1, 0), 1]  # Globex, Nusantara, OpenAI by their places in the list; Nusantara was moved
    copy.trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) > 10
    table.customContextMenuRequested.emit(QPoint(300, 200))


def test_a_column_moves_by_keys_and_by_its_head_and_the_focus_goes_with_it(qtbot: QtBot) -> None:
    table = shown(qtbot)
    comparison = comparison_of(*map(sample, SAMPLES))

    def arrange(order: tuple[int, ...], _moved: int) -> None:
        table.show_sides(side_by_side(comparison, ENGLISH, order), light(), lambda _trace: "")

    table.order_wanted.connect(arrange)
    row = place_of(table, "Year 2")
    table.setCurrentIndex(table.model().index(row, 0))
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.AltModifier)
        seen.append((model_of(table).table.columns.index("Globex Sample Corporation"), table.currentIndex().column()))
    assert seen == [(1, 1), (2, 2), (2, 2), (1, 1)]
    assert table.currentIndex().row() == row
    heads = table.horizontalHeader()
    starts = [heads.sectionViewportPosition(column) + 30 for column in range(3)]
    QTest.mousePress(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(starts[1], 20))
    QTest.mouseMove(heads.viewport(), QPoint(starts[0], 20))
    QTest.mouseRelease(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(starts[0], 20))
    qtbot.waitUntil(lambda: table.sides is not None and table.sides.order == (2, 0, 1))
    assert table.sides is not None
    assert [head.rank for head in table.sides.heads] == ["1st so far", "2nd, or 1st", "3rd"]


def test_the_focus_stays_where_it_was_in_another_language(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.setCurrentIndex(table.model().index(place_of(table, "Guaranteed"), 2))
    comparison = comparison_of(*map(sample, SAMPLES), currency="IDR")
    table.show_sides(side_by_side(comparison, INDONESIAN), light(), lambda _trace: "")
    assert table.currentIndex() == table.model().index(place_of(table, "Dijamin"), 2)


def test_dark_and_twice_the_size_is_painted(qtbot: QtBot) -> None:
    big = shown(qtbot, theme=load_theme("dark", 200))
    assert (big.horizontalHeader().height(), big.minimumHeight()) == (232, 680)
    assert not big.grab().isNull()


@pytest.mark.parametrize("language", [ENGLISH, INDONESIAN])
def test_three_offers_in_rupiah_fit_into_a_window_of_1280(qtbot: QtBot, language: Localizer) -> None:
    load_fonts()
    table = CompareTable(light())
    qtbot.addWidget(table)
    table.resize(1280 - 256 - 56, 500)
    comparison = comparison_of(*map(sample, SAMPLES), currency="IDR")
    table.show_sides(side_by_side(comparison, language), light(), lambda _trace: "")
    table.show()
    qtbot.waitExposed(table)
    assert table.horizontalScrollBar().maximum() == 0


def test_a_narrow_table_has_one_offer_against_the_baseline_and_arrows_turn(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.resize(480, 420)
    seen = []
    for _ in range(2):
        seen.append([column for column in range(3) if not table.isColumnHidden(column)])
        table.turner.ahead.click()
    assert table.sides is not None
    baseline = next(place for place, head in enumerate(table.sides.heads) if head.is_baseline)
    assert seen == [[place] for place in range(3) if place != baseline]
    assert (table.turner.isHidden(), table.horizontalScrollBar().maximum()) == (False, 0)
    assert (table.can_move(0, 1), table.drag.is_on) == (False, False)
    table.resize(1100, 420)
    assert (table.turner.isHidden(), any(table.isColumnHidden(column) for column in range(3))) == (True, False)
