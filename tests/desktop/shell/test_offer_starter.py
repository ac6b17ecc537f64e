import pytest
from pytestqt.qtbot import QtBot

from offercalc.desktop.shell.offer_starter import OfferStarter
from offercalc.domain.offer.offer import Status
from offercalc.presentation.pages.perspective import Perspective
from tests.tools import GLOBEX, TODAY, offer_from, sample
from tests.windows import workspace_of


def test_an_offer_begins_with_the_terms_of_a_region_and_can_be_undone(qtbot: QtBot) -> None:
    workspace = workspace_of(offer_from())
    starter = OfferStarter(workspace, lambda: (sample(GLOBEX),), TODAY)
    starter.begin("ID")
    draft = workspace.chosen_draft
    assert draft is not None
    assert draft.terms.currency == "IDR"
    assert workspace.undo_stack.undoText() == "New offer"


@pytest.mark.parametrize(("perspective", "status"), [("candidate", "received"), ("recruiter", "draft")])
def test_an_offer_begins_as_the_perspective_says(qtbot: QtBot, perspective: Perspective, status: Status) -> None:
    workspace = workspace_of(offer_from())
    workspace.set(perspective=perspective)
    OfferStarter(workspace, tuple, TODAY).begin()
    assert workspace.chosen_draft is not None
    assert workspace.chosen_draft.terms.status == status


def test_samples_are_read_when_they_are_added(qtbot: QtBot) -> None:
    workspace = workspace_of(offer_from())
    OfferStarter(workspace, lambda: (sample(GLOBEX),), TODAY).add_samples()
    assert [kept.offer for kept in workspace.offers] == [offer_from(), sample(GLOBEX)]
    assert workspace.undo_stack.undoText() == "Show samples"
