from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.application.settings.window_place import WindowPlace
from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.models.register_model import RegisterModel
from offercalc.desktop.shell.page_window import OFFERS, SHEET
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.register.offer_register import Column
from tests.tools import TODAY, offer_from
from tests.windows import kept, open_window


def test_keys_add_remove_and_take_back(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    companies = []
    for keys in ("Ctrl+N", "Ctrl+Backspace", "Ctrl+Z", "Ctrl+Shift+Z"):
        window.sidebar.offers.setFocus()
        QTest.keySequence(window.sidebar.offers, QKeySequence(keys))
        companies.append([entry.offer.company for entry in window.workspace.listed][3:])
    assert companies == [[""], [], [""], []]


def test_an_order_is_kept_and_the_chosen_offer_stays_chosen(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.sidebar.orders.actions()[1].trigger()
    assert window.workspace.settings.order is OfferOrder.COMPANY
    names = [window.sidebar.model.index(row).data() for row in range(3)]
    assert names == ["Globex Sample Corporation", "Nusantara Contoh", "OpenAI"]
    assert window.sidebar.offers.currentIndex().data() == "OpenAI"


def test_the_menu_of_an_offer_can_do_what_the_other_menus_can(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    names = [action.text() for action in window._actions.offer_menu.actions()]
    assert names[:3] == ["Rename offer", "Compare this offer", "Duplicate offer"]
    window.sidebar.menu_wanted.emit(window.mapToGlobal(window.rect().center()))
    assert window._actions.offer_menu.isVisible()
    window._actions.offer_menu.close()


def test_a_perspective_changes_what_the_window_begins_with_and_yields_to_a_choice(qtbot: QtBot) -> None:
    """On November 1 an offer that lapses on the 11th has ten days left: few for who compares, many for who writes."""
    due = TODAY + timedelta(10)
    offer = offer_from(role="Lead", location="Jakarta", expiry_date=str(due), candidate={"name": "Rina Wijaya"})
    window = open_window(qtbot, kept(offer, offer_from(company="Initech")))
    names, page = window.sidebar.model, window._pages

    def seen() -> tuple[object, ...]:
        window.turn_to(OFFERS)
        is_register = window._is_register
        window.show_page(OFFERS)
        entry = names.index(0).data(OffersModel.ENTRY)
        kinds = window.offers.marks.due.property("kind"), entry.is_urgent
        return is_register, names.index(0).data(), entry.role, window.offers.title.text(), kinds

    assert seen() == (False, "Acme", "Lead", "Acme", ("urgent", True))
    window.show_page(SHEET)
    papers = [window.sheet.options.kind]
    window._actions["recruiter"].trigger()
    papers.append(window.sheet.options.kind)  # nobody has chosen a tab yet
    assert seen() == (True, "Rina Wijaya", "Lead · Jakarta", "Rina Wijaya", ("calm", False))
    assert names.index(1).data() == "Initech"
    window.show_register()
    cell = window.register.view.rows.index(0, window.register.view.rows.columns.index(Column.DEADLINE))
    assert (page.currentWidget(), cell.data(RegisterModel.URGENT)) == (window.register, False)
    window.sheet.kinds[0].click()
    window._actions["candidate"].trigger()
    window.show_page(SHEET)
    assert [*papers, window.sheet.options.kind] == [Kind.REPORT, Kind.OFFER, Kind.SHEET]
    checked = [window._actions[name].isChecked() for name in ("candidate", "recruiter")]
    assert (checked, seen()[0]) == ([True, False], False)
    window._actions["candidate"].trigger()  # what is chosen already stays so
    assert window._actions["candidate"].isChecked()


def test_who_writes_offers_starts_on_the_register_unless_another_page_was_left(qtbot: QtBot) -> None:
    own = Settings(theme="light", perspective="recruiter")
    here = open_window(qtbot, settings=own)
    assert here._pages.currentWidget() is here.register
    left = open_window(qtbot, settings=replace(own, window=WindowPlace(page="compare")))
    assert left._pages.currentWidget() is left.compare
    bare = open_window(qtbot, (), settings=own)
    assert bare._pages.currentWidget() is bare.start
    bare.turn_to(OFFERS)
    assert bare._pages.currentWidget() is bare.start


def test_offers_that_are_removed_while_the_looks_change_are_those_that_are_seen(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    kept = [one.document for one in window.workspace.listed]
    window.workspace.choose(2)
    window.workspace.set(theme="dark")
    left = []
    while window.workspace.listed:
        window.remove_offer()
        left.append([one.document for one in window.workspace.listed])
        assert window.sidebar.model.rowCount() == len(left[-1])
    assert (left[0], [len(one) for one in left]) == (kept[:2], [2, 1, 0])
