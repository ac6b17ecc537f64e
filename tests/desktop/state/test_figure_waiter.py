from threading import get_ident

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.analysis.comparison import Appraisal, appraise
from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.offers import appraisal
from offercalc.application.ports.errors import ExternalError
from offercalc.application.workbench.selected_papers import Kind, LetterWishes, PaperRequest, appraised_for
from offercalc.desktop.state.figure_waiter import FigureWaiter
from offercalc.domain.offer.offer import Offer
from tests.large_offers import LARGE
from tests.tools import OPENAI, sample
from tests.windows import workspace_of

MORE = replace(LARGE, role="Asked for")
REQUESTS = (
    PaperRequest(Kind.SHEET, SheetSettings(second="IDR")),
    PaperRequest(Kind.REPORT, SheetSettings()),
    PaperRequest(Kind.LETTER, SheetSettings(), LetterWishes(asked="document-1", rival="document-2")),
)


@pytest.mark.parametrize("request_", REQUESTS, ids=[one.kind.value for one in REQUESTS])
def test_no_paper_of_large_offers_appraises_them_on_the_gui_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request_: PaperRequest
) -> None:
    threads = list[int]()

    def watched(offer: Offer, *more: object) -> Appraisal:
        threads.append(get_ident())
        return appraise(offer, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(appraisal, "appraise_offer", watched)
    workspace = workspace_of(LARGE, MORE, replace(LARGE, company="Acme"))
    waiter, names = FigureWaiter(workspace), list[str]()
    selection = workspace.selection
    asked = appraised_for(request_, selection)
    waiter.once_there(selection, asked, lambda: names.append(workspace.paper_of(request_, selection).name))
    assert not names
    with pytest.raises(ExternalError, match="take a moment"):
        workspace.paper(request_)
    workspace.choose(2)
    qtbot.waitUntil(lambda: bool(names), timeout=30_000)
    assert names[0].startswith("Comparison" if request_.kind is Kind.REPORT else LARGE.company)
    assert threads
    assert get_ident() not in threads


def test_of_other_offers_there_is_nothing_to_wait_for() -> None:
    workspace = workspace_of(sample(OPENAI))
    waiter, done = FigureWaiter(workspace), list[bool]()
    selection = workspace.selection
    waiter.once_there(selection, appraised_for(REQUESTS[0], selection), lambda: done.append(True))
    assert done == [True]


def test_what_cannot_be_made_is_not_appraised() -> None:
    letter = PaperRequest(Kind.LETTER, SheetSettings())
    assert appraised_for(letter, workspace_of(LARGE).selection) == ()
    assert appraised_for(letter, replace(workspace_of(LARGE).selection, chosen=None)) == ()
