from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.presentation.pages.offers_list import OfferEntry
from tests.windows import light

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
