from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.shell.sidebar import Sidebar, SideTexts
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.offers_list import OfferEntry
from tests.tools import ENGLISH, offer_from
from tests.windows import kept, light

ENTRIES = tuple(OfferEntry(name, "Engineer", "$1", "", name.casefold()) for name in ("Acme", "Globex", "Initech"))
TEXTS = SideTexts(
    ("Offers", "Compare"),
    "Your offers",
    "Search offers",
    ("Hide amounts", "Settings", "Help"),
    "New offer",
    "Other ways",
)


def shown(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar(("briefcase", "scale"), light())
    qtbot.addWidget(sidebar)
    sidebar.name(TEXTS, "Ctrl+K")
    sidebar.show_offers(ENTRIES, 0)
    sidebar.resize(240, 600)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    return sidebar


def test_every_button_has_a_name_of_its_own(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    buttons = (sidebar.new.new, sidebar.new.more, *sidebar._pages, *sidebar.foot.buttons)
    names = [button.accessibleName() for button in buttons]
    assert names == ["New offer", "Other ways", "Offers", "Compare", "Hide amounts", "Settings", "Help"]
    assert sidebar.offers.accessibleName() == "Your offers"


def test_the_tab_key_goes_from_top_to_bottom(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.activateWindow()
    sidebar._pages[0].setFocus()
    reached = []
    for _ in range(5):
        reached.append(sidebar.focusWidget())
        qtbot.keyClick(sidebar.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [*sidebar._pages, sidebar.list_head.finder, sidebar.order, sidebar.offers]
    assert sidebar.focusWidget() is sidebar.foot.privacy
    heights = [widget.mapTo(sidebar, QPoint(0, widget.height())).y() for widget in reached[2:]]
    assert heights == sorted(heights)


def test_a_click_chooses_a_page(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    with qtbot.waitSignal(sidebar.page_chosen, check_params_cb=lambda page: page == 1):
        qtbot.mouseClick(sidebar._pages[1], Qt.MouseButton.LeftButton)
    for button, signal in (
        (sidebar.new.new, sidebar.new_wanted),
        (sidebar.foot.privacy, sidebar.privacy_wanted),
        (sidebar.foot.settings, sidebar.settings_wanted),
        (sidebar.foot.help, sidebar.help_wanted),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_shown_page_is_marked(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.show_page(1)
    assert [button.isChecked() for button in sidebar._pages] == [False, True]
    assert not sidebar.foot.help.isChecked()


def test_the_help_is_marked_at_the_foot_and_no_page_beside_it(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.show_page(0)
    sidebar.show_page(2)
    assert not any(button.isChecked() for button in sidebar._pages)
    assert sidebar.foot.help.isChecked()


def test_the_first_page_counts_the_offers(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    assert (sidebar._pages[0].count.text(), sidebar._pages[1].count.text()) == ("3", "")
    sidebar.show_offers((), -1)
    assert sidebar._pages[0].count.isHidden()


def test_the_arrow_keys_choose_an_offer(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    with qtbot.waitSignal(sidebar.offer_chosen, check_params_cb=lambda place: place == 1):
        qtbot.keyClick(sidebar.offers, Qt.Key.Key_Down)


def test_a_click_on_the_chosen_offer_turns_to_it_too(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    place = sidebar.offers.visualRect(sidebar.model.index(0)).center()
    with qtbot.waitSignal(sidebar.offer_chosen, check_params_cb=lambda chosen: chosen == 0):
        qtbot.mouseClick(sidebar.offers.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_showing_offers_chooses_nothing(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    with qtbot.assertNotEmitted(sidebar.offer_chosen):
        sidebar.show_offers(ENTRIES, 2)
        sidebar.show_offers(ENTRIES[:1], 0)
        sidebar.show_offers((), -1)
    assert sidebar.model.rowCount() == 0


def test_it_grows_with_the_text(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    before = sidebar.width()
    sidebar.restyle(load_theme("dark", 200))
    assert sidebar.width() == 2 * before


def test_the_arrow_keys_turn_the_pages(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.show_page(0)
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    sidebar._pages[0].setFocus()
    with qtbot.waitSignal(sidebar.page_chosen, check_params_cb=lambda page: page == 1):
        qtbot.keyClick(sidebar._pages[0], Qt.Key.Key_Down)
    assert sidebar._pages[1].isChecked()


def test_the_space_key_opens_the_settings(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    with qtbot.waitSignal(sidebar.settings_wanted):
        qtbot.keyClick(sidebar.foot.settings, Qt.Key.Key_Space)


def test_a_list_that_empties_chooses_nothing(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    with qtbot.assertNotEmitted(sidebar.offer_chosen):
        sidebar.offers.setCurrentIndex(QModelIndex())
    assert not sidebar.offers.currentIndex().isValid()


def test_the_pages_are_named_in_another_language(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.name(TEXTS._replace(pages=("Tawaran", "Bandingkan"), offers="Tawaran Anda", new="Tawaran baru"))
    texts = [button.text().strip() for button in (sidebar.new.new, *sidebar._pages)]
    assert texts == ["Tawaran baru", "Tawaran", "Bandingkan"]
    assert sidebar.offers.accessibleName() == "Tawaran Anda"


def test_a_search_lists_only_what_it_finds_and_chooses_by_place(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.list_head.open()
    qtbot.keyClicks(sidebar.search, "INI")
    assert [sidebar.model.index(row).data() for row in range(sidebar.model.rowCount())] == ["Initech"]
    assert not sidebar.offers.currentIndex().isValid()
    with qtbot.waitSignal(sidebar.offer_chosen, check_params_cb=lambda place: place == 2):
        qtbot.keyClick(sidebar.offers, Qt.Key.Key_Down)
    sidebar.show_offers(ENTRIES, 2)
    assert sidebar.offers.currentIndex().data() == "Initech"
    qtbot.keyClick(sidebar.offers, Qt.Key.Key_Escape)
    assert (sidebar.model.rowCount(), sidebar.offers.currentIndex().row()) == (3, 2)
    assert (sidebar.search.text(), sidebar.search.isHidden()) == ("", True)


def test_what_is_said_of_many_offers_is_worked_out_where_one_looks(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    offers = kept(*(offer_from(company=f"C{number}") for number in range(3000)))
    listing = OfferListing(offers, lambda offer: OfferEntry(offer.company, "", "$1", ""), "")
    sidebar.show_offers(listing, 0)
    qtbot.waitUntil(lambda: listing.is_written(2))
    assert not listing.is_written(1500)
    sidebar.offers.scrollTo(sidebar.model.index(1500))
    qtbot.waitUntil(lambda: listing.is_written(1500))
    assert sum(map(listing.is_written, range(3000))) < 100
    sidebar.search.setText("c2999")
    assert (sidebar.model.rowCount(), sidebar.model.place_of(0)) == (1, 2999)


def test_an_order_is_chosen_from_the_menu_beside_the_heading(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    sidebar.show_order(OfferOrder.COMPANY, ENGLISH)
    assert sidebar.order.toolTip() == "Sort offers: By company"
    assert [action.isChecked() for action in sidebar.orders.actions()] == [False, True, False, False, False]
    with qtbot.waitSignal(sidebar.order_chosen, check_params_cb=lambda order: order == "deadline"):
        sidebar.orders.actions()[3].trigger()


def test_the_menu_of_an_offer_is_asked_for_where_there_is_one(qtbot: QtBot) -> None:
    sidebar = shown(qtbot)
    second = sidebar.offers.visualRect(sidebar.model.index(1)).center()
    with qtbot.waitSignals([sidebar.offer_chosen, sidebar.menu_wanted]):
        sidebar.offers.customContextMenuRequested.emit(second)
    with qtbot.assertNotEmitted(sidebar.menu_wanted):
        sidebar.offers.customContextMenuRequested.emit(QPoint(10, 500))
