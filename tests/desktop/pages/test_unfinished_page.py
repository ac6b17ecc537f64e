from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.offers.drafts import begin_draft
from offercalc.desktop.pages.unfinished_page import UnfinishedPage
from offercalc.domain.offer.employment import Candidate
from tests.tools import ENGLISH, TODAY
from tests.windows import light, workspace_of


def test_it_says_what_the_draft_lacks(qtbot: QtBot) -> None:
    workspace = workspace_of()
    page = UnfinishedPage(workspace)
    qtbot.addWidget(page)
    workspace.begin(begin_draft("US", "USD", TODAY, ENGLISH), "New offer")
    page.refresh(light())
    assert page.head.title.text() == "New offer"
    assert page.words.text() == (
        "Not saved yet: company, role, and start date are missing. This page shows it once it is complete."
    )
    draft = begin_draft("US", "USD", TODAY, ENGLISH)
    named = replace(draft, terms=replace(draft.terms, candidate=Candidate(name="Rina Wijaya"), location="Jakarta"))
    workspace.begin(named, "New offer")
    workspace.set(perspective="recruiter")
    page.refresh(light())
    assert page.head.title.text() == "Rina Wijaya — Jakarta"
    assert page.complete.text().strip() == "Complete the offer"
