import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.offers.samples import sample_offers
from offercalc.application.settings.settings import Settings
from offercalc.desktop.pages.help_page import HelpPage
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme, ThemeName, load_theme
from tests.tools import FILES, StandInServices
from tests.windows import MemorySettings, light, workspace_of


def page_of(workspace: Workspace, theme: Theme) -> HelpPage:
    return HelpPage(workspace, StandInServices().sources, lambda: sample_offers(FILES), theme)


def shown(qtbot: QtBot, workspace: Workspace | None = None) -> HelpPage:
    page = page_of(workspace or workspace_of(), light())
    qtbot.addWidget(page)
    page.refresh(light())
    page.show()
    return page


def listed(page: HelpPage) -> list[str]:
    return [page.topics.item(row).text() for row in range(page.topics.count())]


def test_the_topics_are_listed_and_the_first_is_shown(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert listed(page) == [
        "Reading a comparison",
        "Amounts that are not known",
        "Vesting",
        "Cliff",
        "Strike price and options",
        "Profit participation units (PPUs)",
        "Clawback",
        "The offer's and the display currency",
        "Rate date",
    ]
    assert page.topic == "comparison"
    assert page.text.toPlainText().startswith("Reading a comparison\n")
    assert page.topics.currentRow() == 0


def test_the_arrow_keys_turn_the_pages(qtbot: QtBot) -> None:
    page = shown(qtbot)
    qtbot.keyClick(page.topics, Qt.Key.Key_Down)
    assert page.topic == "unknown"
    assert page.text.accessibleName() == "Amounts that are not known"


def test_a_link_turns_to_its_topic(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.text.topic_wanted.emit("cliff")
    assert page.topic == "cliff"
    assert page.topics.currentItem().text() == "Cliff"
    page.text.topic_wanted.emit("http://example.org")
    assert page.topic == "cliff"


def test_figures_of_the_samples_are_filled_in(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.show_topic("clawback")
    assert "$30,000" in page.text.toPlainText()


def test_a_search_narrows_the_list_shows_the_best_page_and_marks_the_words(qtbot: QtBot) -> None:
    page = shown(qtbot)
    qtbot.keyClicks(page.search, "ppu")
    assert listed(page)[0] == "Profit participation units (PPUs)"
    assert page.topic == "ppu"
    assert page.text.extraSelections()
    page.search.clear()
    assert len(listed(page)) == 9
    assert page.topic == "ppu"
    assert page.text.extraSelections() == []


def test_a_page_that_has_the_words_stays_while_they_are_typed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.show_topic("strike")
    qtbot.keyClicks(page.search, "options")
    assert page.topic == "strike"


def test_what_is_not_found_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot)
    qtbot.keyClicks(page.search, "zebra")
    assert page.nothing.isVisible()
    assert page.nothing.text() == "No help topics match."
    assert page.topics.isHidden()


def test_the_language_changes_without_leaving_the_topic(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    page.show_topic("rate-day")
    workspace.set(language="id")
    page.refresh(light())
    assert page.topic == "rate-day"
    assert page.text.toPlainText().startswith("Tanggal kurs\n")
    assert page.topics.currentItem().text() == "Tanggal kurs"


def test_it_is_not_rewritten_while_nothing_has_changed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    theme = light()
    page.refresh(theme)
    bar = page.text.verticalScrollBar()
    bar.setValue(40)
    page.refresh(theme)
    assert bar.value() == 40


def test_everything_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert page.search.accessibleName() == "Search help"
    assert page.topics.accessibleName() == "Topics"
    assert page.text.accessibleName() == "Reading a comparison"


@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("dark", 100), ("light", 200), ("dark", 200)])
def test_every_look_is_worn(qtbot: QtBot, theme: ThemeName, percent: int) -> None:
    page = page_of(workspace_of(settings=MemorySettings(Settings(language="id"))), load_theme(theme, percent))
    qtbot.addWidget(page)
    page.refresh(load_theme(theme, percent))
    page.show()
    assert not page.grab().isNull()
