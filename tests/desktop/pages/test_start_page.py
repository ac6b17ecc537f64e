import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from offercalc.application.offers.samples import sample_offers
from offercalc.application.settings.settings import Settings
from offercalc.desktop.pages.start_page import StartPage
from offercalc.desktop.shell.page_window import COMPARE, OFFERS
from offercalc.desktop.state.workspace import Workspace
from tests.tools import FILES, PRESETS
from tests.windows import MemorySettings, light, open_window, workspace_of


def shown(qtbot: QtBot, workspace: Workspace, width: int = 1000) -> StartPage:
    page = StartPage(workspace, PRESETS, lambda: sample_offers(FILES), light())
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    page.refresh(light())
    QApplication.processEvents()
    return page


def test_it_says_how_to_begin_in_both_languages_and_turns_to_the_other(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    assert (page.new.text().strip(), page.open.text().strip()) == ("Type it in", "Open a file…")
    assert [name for name, button in page.tongues.items() if button.isVisibleTo(page)] == ["id"]
    assert page.tongues["id"].text() == "Bahasa Indonesia"
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "English and 1,234.56, as in your system" in texts
    page.tongues["id"].click()
    page.refresh(light())
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "1. Masukkan tawaran" in texts
    assert "Bahasa Indonesia dan 1,234.56" in texts
    assert workspace.settings.language == "id"


def test_a_perspective_is_chosen_side_by_side(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    buttons = page.perspectives.buttons
    assert [(one.text(), one.isChecked()) for one in buttons] == [("I compare offers", True), ("I write offers", False)]
    buttons[1].click()
    assert workspace.settings.perspective == "recruiter"
    assert buttons[1].accessibleName() == "Perspective: I write offers"
    page.refresh(light())
    assert page._title.text() == "What do you want to offer?"


def test_every_button_says_what_it_does_and_is_pressed_by_key(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    for button in (page.new, page.open, page.samples, *page.entry.more.values(), *page.cards):
        assert button.text() or button.accessibleName()
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)


def test_steps_and_samples_stand_below_each_other_where_there_is_little_room(qtbot: QtBot) -> None:
    wide, narrow = (shown(qtbot, workspace_of(), width) for width in (1000, 500))
    assert (len({card.y() for card in wide.cards}), len({card.y() for card in narrow.cards})) == (1, 3)
    assert wide.new.mapTo(wide, wide.new.pos()).y() > 200 > narrow.new.mapTo(narrow, narrow.new.pos()).y()


def test_the_samples_are_shown_in_their_own_currency(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert [card.figure for card in page.cards] == ["≥ $555,000", "Rp\u00a02.79\u00a0billion", "$744,000"]
    assert page.cards[0].accessibleName() == (
        "OpenAI, Head of Preparedness: ≥ $555,000, Year 1 total · $555,000 base salary"
    )
    page._workspace.hide_amounts()
    page.refresh(light())
    assert [card.figure for card in page.cards] == ["≥ $•••", "Rp\u00a0•••", "$•••"]


@pytest.mark.parametrize(("library", "is_told"), [("", True), ("postgresql://team/offers", False)])
def test_nothing_leaves_the_computer_unless_a_team_shares_the_library(
    qtbot: QtBot,
    library: str,
    is_told: bool,  # noqa: FBT001 - a parameter
) -> None:
    page = shown(qtbot, workspace_of(settings=MemorySettings(Settings(theme="light", library=library))))
    assert page._private.isVisibleTo(page) is is_told


def test_the_samples_come_and_go_in_one_step(qtbot: QtBot) -> None:
    window = open_window(qtbot, ())
    assert window.start.samples.text() == "Show samples"
    window.start.samples.click()
    assert window.workspace.offers[0].offer.company == "OpenAI"
    assert window.workspace.chosen == 0
    assert window._pages.currentWidget() is window.offers
    window.offers.bar.remove.click()
    assert window.workspace.offers == ()
    window.workspace.undo_stack.undo()
    window.workspace.undo_stack.undo()
    assert window.workspace.offers == ()
    window.start.cards[2].click()  # a sample is opened even if none is listed
    assert window.offers.title.text().startswith("Globex")
    assert len(window.workspace.listed) == 3
    window.start.entry.more["unknown"].click()
    assert (window._pages.currentWidget(), window.help.topic) == (window.help, "unknown")


def test_the_first_start_shows_it_until_an_offer_is_opened_and_leads_to_an_own_one(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_start()
    assert window._pages.currentWidget() is window.start
    assert not window.sidebar.offers.currentIndex().isValid()
    window.show_page(COMPARE)
    assert window._pages.currentWidget() is window.compare
    window.show_page(OFFERS)
    assert window._pages.currentWidget() is window.start
    window.sidebar.offer_chosen.emit(1)
    assert window.offers.title.text().startswith("Nusantara")
    window.show_page(OFFERS)
    assert window._pages.currentWidget() is window.offers

    window.show_start()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.start.new)
    qtbot.keyClick(window.start.new, Qt.Key.Key_Space)
    assert window.offers.title.text() == "New offer"
    window.show_start()
    window.start.samples.click()
    assert [kept.offer.sample for kept in window.workspace.listed] == [False]
