import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.register_view import RegisterView, shared_widths
from offercalc.presentation.pages.offers_list import bare_entry
from offercalc.presentation.register.offer_register import Column
from tests.desktop.models.test_register_model import OFFERS, around, column, listing_of
from tests.tools import offer_from
from tests.windows import kept, light


def shown(qtbot: QtBot) -> RegisterView:
    view = RegisterView(light())
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show_register(listing_of(*OFFERS), around(3), light())
    view.show()
    qtbot.waitExposed(view)
    return view


def test_enter_and_a_double_click_open_an_offer(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.mark(1)
    with qtbot.waitSignal(view.opened, check_params_cb=lambda place: place == 1):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.opened, check_params_cb=lambda place: place == 2):
        view.doubleClicked.emit(view.rows.index(2, 0))


def test_a_heading_sorts_highest_first_then_lowest_then_as_added(qtbot: QtBot) -> None:
    view = shown(qtbot)
    heading = view.rows.columns.index(Column.BASE)
    orders = []
    for _ in range(3):
        view.horizontalHeader().sectionClicked.emit(heading)
        orders.append([view.rows.place_of(row) for row in range(3)])
    assert orders == [[0, 2, 1], [1, 2, 0], [0, 1, 2]]


def test_the_current_offer_stays_current_whatever_the_order(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.mark(1)
    view.sort_by(Column.COMPANY)
    assert (view.place, view.places) == (1, (1,))


def test_several_rows_are_selected_by_key_and_escape_leaves_one(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.mark(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (view.places, view.selected_count) == ((0, 1), 2)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(view.rows.index(2, 0), rows)
    assert view.places == (0, 1, 2)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_count == 1


def test_figures_are_worked_out_where_one_looks_and_all_of_them_only_to_sort(qtbot: QtBot) -> None:
    offers = kept(*(offer_from(company=f"C{number}") for number in range(300)))
    listing = OfferListing(offers, lambda offer: replace(bare_entry(offer), figure="$1"), "")
    view = RegisterView(light())
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show_register(listing, around(300), light())
    view.show()
    qtbot.waitUntil(lambda: listing.is_written(2))
    assert not listing.is_written(200)
    with qtbot.waitSignal(view.working, check_params_cb=lambda left: left == 0):
        view.sort_by(Column.FIRST_YEAR)
    assert all(map(listing.is_written, range(300)))


def test_the_menu_is_asked_for_where_there_is_an_offer(qtbot: QtBot) -> None:
    view = shown(qtbot)
    middle = view.visualRect(view.rows.index(1, 0)).center()
    with qtbot.waitSignal(view.menu_wanted):
        view.customContextMenuRequested.emit(middle)
    assert view.places == (1,)


@pytest.mark.parametrize("scale", [100, 200])
def test_a_row_has_a_tile_and_is_as_tall_as_the_text_asks(qtbot: QtBot, scale: int) -> None:
    view, theme = shown(qtbot), load_theme("light", scale)
    view.show_register(view.rows.listing, around(3), theme)
    assert view.rowHeight(0) == 38 * scale // 100
    image = QImage(300, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, view.rows.index(0, 0))
    painter.end()
    colors = {image.pixelColor(x, y).name() for x in range(300) for y in (10, 40)}
    assert {theme.hex("tile_1"), theme.hex("accent_soft"), theme.hex("focus")} <= colors


def test_columns_have_what_they_need_before_any_has_more() -> None:
    assert shared_widths([100, 50], [3, 1], 190, 10) == [130, 60]
    assert shared_widths([40, 400, 300], [1, 1, 1], 540, 10) == [40, 250, 250]
    assert shared_widths([400, 400], [1, 3], 200, 60) == [60, 180]
    assert shared_widths([300, 120], [1, 0], 200, 60) == [80, 120]


def test_the_columns_share_the_width(qtbot: QtBot) -> None:
    view = shown(qtbot)
    head = view.horizontalHeader()
    assert sum(head.sectionSize(place) for place in range(head.count())) >= view.viewport().width()
    assert column(view.rows, Column.COMPANY)[0] == "OpenAI"
    assert view.rows.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft


def test_names_are_cut_last(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.resize(700, 300)
    header = view.horizontalHeader()
    assert header.sectionSize(0) >= view._needed(0)
    view.resize(120, 300)
    assert header.sectionSize(0) < view._needed(0)
    assert all(header.sectionSize(place) >= view._heading_width(place) for place in range(header.count()))


def many(figure: str) -> OfferListing:
    """Return more offers than are worked out at once."""
    offers = kept(*(offer_from(company=f"{figure} {number}") for number in range(13)))
    return OfferListing(offers, lambda offer: replace(bare_entry(offer), figure=figure), figure)


def test_figures_worked_out_elsewhere_are_painted_and_never_cut(qtbot: QtBot) -> None:
    view, listing = RegisterView(light()), many("AED 1,600,000")
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show_register(listing, around(13), light())
    view.show()
    qtbot.waitUntil(lambda: all(map(listing.is_written, range(8))))
    place = view.rows.columns.index(Column.FIRST_YEAR)
    assert view.horizontalHeader().sectionSize(place) >= view._needed(place) > view._theme.px(96)
    other = many("$1")
    view.show_register(other, around(13), light())
    view._timer.stop()
    view.grab()
    assert view._delegate.is_behind
    for row in range(13):
        other.write(row)
    view._work()
    assert not view._delegate.is_behind


def test_figures_are_never_cut_far_down_either_and_scrolling_back_moves_no_column(qtbot: QtBot) -> None:
    figures = {f"C{number}": "$1" if number < 90 else "Rp 2,810,000,000" for number in range(100)}
    offers = kept(*(offer_from(company=name) for name in figures))
    listing = OfferListing(offers, lambda one: replace(bare_entry(one), figure=figures[one.company]), "")
    view = RegisterView(light())
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show_register(listing, around(100), light())
    view.show()
    qtbot.waitUntil(lambda: listing.is_written(5))
    place = view.rows.columns.index(Column.FIRST_YEAR)
    view.mark(99)
    qtbot.waitUntil(lambda: listing.is_written(99))
    wide = view.horizontalHeader().sectionSize(place)
    assert wide >= view._theme.width("Rp 2,810,000,000", 13, QFont.Weight.DemiBold) + 2 * view._theme.px(12)
    view.mark(0)
    view._fit()
    assert view.horizontalHeader().sectionSize(place) == wide


def test_one_endless_name_does_not_cut_all_others(qtbot: QtBot) -> None:
    names = [f"Company of some length {number}" for number in range(19)]
    offers = kept(*(offer_from(company=name) for name in (*names, "endless " * 60)))
    view = RegisterView(light())
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show_register(OfferListing(offers, bare_entry, ""), around(20), light())
    assert view.horizontalHeader().sectionSize(0) >= view._needed(0, 0.9)
    assert view._needed(0) > 1000


def test_home_and_end_turn_to_the_first_and_the_last_row(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.mark(1)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.place == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.place == 0
