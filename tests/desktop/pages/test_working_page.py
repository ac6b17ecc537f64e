from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.working_page import WorkingPage
from tests.tools import OPENAI, sample
from tests.windows import light, workspace_of


def test_it_names_the_offer_and_says_that_its_figures_are_coming(qtbot: QtBot) -> None:
    page = WorkingPage(workspace_of(sample(OPENAI)))
    qtbot.addWidget(page)
    page.refresh(light())
    assert "OpenAI" in page.head.title.text()
    assert page.words.text().startswith("These figures take a moment.")


def test_without_an_offer_it_names_none(qtbot: QtBot) -> None:
    workspace = workspace_of(sample(OPENAI))
    workspace.archive_chosen("")
    page = WorkingPage(workspace)
    qtbot.addWidget(page)
    page.refresh(light())
    assert page.head.title.text() == ""
