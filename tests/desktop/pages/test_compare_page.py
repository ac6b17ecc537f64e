from pytestqt.qtbot import QtBot

from offercalc.application.session import Session
from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.pages.compare_page import ComparePage
from offercalc.desktop.theme import load_theme
from offercalc.desktop.workspace import Workspace
from tests.tools import OPENAI, StandInTools, offer_from, sample
from tests.windows import MemorySettings, light, workspace_of


def shown(qtbot: QtBot, workspace: Workspace) -> ComparePage:
    page = ComparePage(workspace, light())
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    qtbot.waitExposed(page)
    page.refresh(light())
    return page


def test_headlines_say_who_is_ahead(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert page.headlines.text().splitlines() == [
        "Globex Sample Corporation is ahead of OpenAI by $148K over 4 years so far, "
        "but OpenAI has parts not known yet.",
        "Globex Sample Corporation is ahead of Nusantara Contoh by $1.72M over 4 years.",
    ]


def test_offers_are_columns(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    model = page.table.model()
    assert isinstance(model, FiguresModel)
    assert model.table.columns == ("OpenAI", "Nusantara Contoh", "Globex Sample Corporation")


def test_questions_name_the_offer_they_are_about(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of())
    assert "OpenAI: Stock options: how many units are granted?" in page.questions.accessibleDescription()


def test_one_offer_asks_for_a_second(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(sample(OPENAI)))
    assert page.headlines.text() == "Add a second offer to compare it with."


def test_nothing_open_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot, workspace_of(offer_from(pay=[{"type": "salary", "amount": "1"}])))
    assert "Nothing is open" in page.questions.accessibleDescription()
    assert page._note.isHidden()


def test_a_theme_and_a_language_are_taken(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = shown(qtbot, workspace)
    workspace.set(language="id")
    page.refresh(load_theme("dark", 150))
    assert (page.title.text(), page.export.text().strip()) == ("Bandingkan", "Ekspor PDF")


def test_an_empty_workspace_is_left_alone(qtbot: QtBot) -> None:
    assert shown(qtbot, Workspace(StandInTools(), Session(()), MemorySettings())).title.text() == ""
