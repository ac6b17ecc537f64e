import sys
from collections import Counter

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.program import make_window
from offercalc.desktop.shell.actions import ACTIONS, MENUS
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, NEGOTIATE, OFFERS, SHEET
from tests.architecture.tree import run_python
from tests.tools import StandInServices, offer_from
from tests.windows import MemorySettings, kept, open_window, press_key, samples, services_of


def test_no_two_actions_share_a_name_or_keys() -> None:
    assert max(Counter(row.id for row in ACTIONS).values()) == 1
    assert max(Counter(row.keys for row in ACTIONS if row.keys).values()) == 1


def test_every_action_stands_in_a_menu() -> None:
    assert {row.menu for row in ACTIONS} <= set(MENUS)


def test_menus_speak_the_language_in_force(qtbot: QtBot) -> None:
    window = open_window(qtbot, settings=Settings(theme="light", language="id"))
    assert [action.text() for action in window.menuBar().actions()] == ["Berkas", "Sunting", "Tampilan", "Bantuan"]
    assert window._actions["export"].text() == "Ekspor PDF…"


def test_what_needs_an_offer_is_grey_without_one(qtbot: QtBot) -> None:
    names = ("save_copy", "export", "remove", "remove_samples")
    bare, full = open_window(qtbot, ())._actions, open_window(qtbot)._actions
    assert [bare[name].isEnabled() for name in names] == [False] * len(names)
    assert [full[name].isEnabled() for name in names] == [True] * len(names)
    assert not full._undo.isEnabled()
    assert not full._redo.isEnabled()
    shown = {row.id: [keys.toString() for keys in full[row.id].shortcuts()] for row in ACTIONS}
    assert shown == {row.id: row.keys.split() for row in ACTIONS}  # every key is one that Qt knows


def test_samples_can_be_removed_while_there_are_some(qtbot: QtBot) -> None:
    assert not open_window(qtbot, kept(offer_from()))._actions["remove_samples"].isEnabled()


def test_pages_are_turned_to_by_action_and_key(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window._actions["currencies"].trigger()
    assert window._pages.currentWidget() is window.currencies
    window._actions["compare"].trigger()
    assert window._pages.currentWidget() is window.compare
    window._actions["offers"].trigger()
    assert window._pages.currentWidget() is window.offers
    for key, page in zip(
        range(Qt.Key.Key_1, Qt.Key.Key_6), (OFFERS, COMPARE, NEGOTIATE, SHEET, CURRENCIES), strict=True
    ):
        press_key(qtbot, window, Qt.Key(key), Qt.KeyboardModifier.ControlModifier)
        assert window._page == page


def test_offers_are_added_and_removed_and_undo_names_what_it_takes_back(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.new_offer()
    assert window._actions._undo.text() == "Undo New offer"
    window._actions._undo.trigger()
    assert (len(window.workspace.listed), window._actions._redo.text()) == (3, "Redo New offer")
    counts = []
    for action in ("remove_samples", "new", "remove"):
        window._actions[action].trigger()
        counts.append(len(window.workspace.listed))
    assert counts == [0, 1, 0]


def test_a_new_offer_waits_for_the_name_of_the_company_and_others_are_renamed_there(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.sidebar.offers.setFocus()
    qtbot.keyClick(window.sidebar.offers, Qt.Key.Key_F2)
    company = window.focusWidget()
    assert isinstance(company, QLineEdit)
    assert company.selectedText() == "OpenAI"

    window._actions["new"].trigger()
    company = window.focusWidget()
    assert isinstance(company, QLineEdit)
    assert (company.accessibleName(), company.text()) == ("Company", "")


@pytest.mark.parametrize("is_deleted", [False, True])
def test_the_undo_stack_may_outlive_its_window(qtbot: QtBot, *, is_deleted: bool) -> None:
    window = make_window(services_of(StandInServices()), samples(), MemorySettings())
    window.show()
    window.new_offer()
    workspace = window.workspace
    assert window.close()
    if is_deleted:
        shiboken6.delete(window)
    workspace.undo_stack.undo()  # an exception in a slot fails the test
    workspace.undo_stack.redo()
    assert len(workspace.listed) == 4


UNCLOSED = """
from PySide6.QtWidgets import QApplication
from tests.tools import StandInServices
from offercalc.desktop.program import make_window
from tests.windows import MemorySettings, samples, services_of
application = QApplication([])
window = make_window(services_of(StandInServices()), samples(), MemorySettings())
window.new_offer()
"""


def test_a_window_that_was_never_closed_ends_without_a_trace() -> None:
    ended = run_python(UNCLOSED)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_several_offers_are_archived_in_one_step_and_brought_back_by_another(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.sidebar.offers.selectAll()
    window._actions["remove"].trigger()
    assert (len(window.workspace.offers), window.toast.text) == (0, "Removed: 3 offers")
    window.workspace.undo_stack.undo()
    assert len(window.workspace.offers) == 3

    window.show_offer(0)
    window._actions["duplicate"].trigger()  # a copy says that it is one, and has the color of its head
    assert [window.workspace.listing()[place].apart for place in range(4)] == ["", "", "", "Copy"]
    window.workspace.set(compared=("document-2", "document-0"))
    model = window.sidebar.model
    assert [model.index(row).data(model.TONE) for row in range(3)] == [0, 1, 1]


def test_each_page_has_what_else_there_is_behind_its_last_button(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    shown = [action.text() for action in window.offers.head.menu().actions() if action.text()]
    assert shown[:2] == ["Rename offer", "Duplicate offer"]
    assert shown[-2:] == ["History…", "Archive offer"]
    window.show_page(COMPARE)
    shown = [action.text() for action in window.compare.head.menu().actions() if action.text()]
    assert shown == ["Copy table", "Save as spreadsheet…", "Print…"]
    window.show_page(NEGOTIATE)
    assert window.negotiate.head.menu().actions()[0].text() == "History…"
    window.rounds.reply_wanted.emit()
    assert window.negotiate.reply.editors


@pytest.mark.skipif(sys.platform == "darwin", reason="Alt types signs there")
def test_alt_and_a_letter_open_a_menu_in_every_language(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    for language, key, title in (("en", Qt.Key.Key_E, "Edit"), ("id", Qt.Key.Key_A, "Bantuan")):
        window.workspace.set(language=language)
        press_key(qtbot, window, key, Qt.KeyboardModifier.AltModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.title() == title
        menu.close()
