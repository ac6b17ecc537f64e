from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.offer_listing import AT_ONCE, OfferListing
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry
from tests.tools import offer_from
from tests.windows import kept, light

ENTRIES = tuple(OfferEntry(name, "", "", "", name.casefold()) for name in ("Acme", "Globex", "Initech"))


def shown(qtbot: QtBot) -> EntryList:
    view = EntryList(light())
    qtbot.addWidget(view)
    view.show_entries(ENTRIES, 1)
    view.show()
    return view


def test_showing_and_marking_tell_nobody(qtbot: QtBot) -> None:
    view = shown(qtbot)
    with qtbot.assertNotEmitted(view.selectionModel().currentChanged):
        view.show_entries(ENTRIES[:2], 0)
        view.mark(1)
    assert view.place == 1


def test_the_arrow_keys_choose(qtbot: QtBot) -> None:
    view = shown(qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.place == 2


def test_the_place_is_among_all_entries(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.entries.narrow("init")
    assert view.place == -1
    view.mark(2)
    assert (view.currentIndex().row(), view.place) == (0, 2)


def test_larger_text_makes_taller_rows(qtbot: QtBot) -> None:
    view = shown(qtbot)
    before = view.visualRect(view.entries.index(0)).height()
    view.restyle(load_theme("light", 200))
    assert view.visualRect(view.entries.index(0)).height() == 2 * before


def test_what_was_worked_out_elsewhere_since_it_was_painted_is_painted_again(qtbot: QtBot) -> None:
    view = EntryList(light(), has_tiles=True)
    qtbot.addWidget(view)
    offers = kept(*(offer_from(company=f"C{number}") for number in range(AT_ONCE + 1)))
    listing = OfferListing(offers, lambda offer: replace(bare_entry(offer), figure="$1"), "")
    view.show_entries(listing, 0)
    view._later.stop()
    before = view.grab().toImage()
    found = [view._delegate.is_behind]
    for place in range(len(offers)):
        listing.write(place)
    view._work()
    assert [*found, view._delegate.is_behind] == [True, False]
    assert view.grab().toImage() != before
