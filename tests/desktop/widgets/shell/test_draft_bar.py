from pytestqt.qtbot import QtBot

from offercalc.application.offers.drafts import begin_draft
from offercalc.application.ports.drafts import Unsaved, UnsavedOffer, UnsavedText
from offercalc.desktop.widgets.shell.draft_bar import DraftBar
from offercalc.domain.validate.draft import draft_of
from tests.tools import ENGLISH, TODAY, offer_from
from tests.windows import workspace_of

AMOUNT = UnsavedText("document-0", ("pay", 0, "amount"), "Base salary: Amount (USD)", "60")
GONE = UnsavedText("elsewhere", ("role",), "Role", "Head of\nthings")


def test_it_shows_what_was_typed_and_where(qtbot: QtBot) -> None:
    bar = DraftBar(workspace_of())
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_drafts(Unsaved((AMOUNT, GONE)), can_restore=True)
    assert not bar.isHidden()
    assert bar.text.splitlines()[1:] == [
        "• OpenAI — Head of Preparedness, Base salary: Amount (USD): “60”",
        "• Role: “Head of things”",
    ]
    assert (bar.restore.text(), bar.discard.text(), bar.accessibleName()) == ("Restore input", "Discard", bar.text)
    bar.show_drafts(Unsaved(), can_restore=True)
    assert bar.isHidden()


def test_what_cannot_be_put_back_can_be_copied(qtbot: QtBot) -> None:
    bar = DraftBar(workspace_of())
    qtbot.addWidget(bar)
    bar.show_drafts(Unsaved((GONE,)), can_restore=False)
    assert not bar.restore.isEnabled()
    assert bar.text.endswith("The field no longer exists. Copy what you need from here.")


def test_many_and_long_drafts_are_cut(qtbot: QtBot) -> None:
    bar = DraftBar(workspace_of())
    qtbot.addWidget(bar)
    bar.show_drafts(Unsaved((UnsavedText("document-0", ("notes",), "Notes", "x" * 1000),) * 9), can_restore=True)
    assert len(bar.text.splitlines()) == 6
    assert max(map(len, bar.text.splitlines())) < 140


def test_amounts_are_hidden_while_others_look_on(qtbot: QtBot) -> None:
    workspace = workspace_of()
    bar = DraftBar(workspace)
    qtbot.addWidget(bar)
    bar.show_drafts(Unsaved((AMOUNT,)), can_restore=True)
    workspace.hide_amounts()
    bar.refresh()
    assert "60" not in bar.text


def test_an_offer_under_construction_is_named_as_far_as_it_has_a_name(qtbot: QtBot) -> None:
    bar = DraftBar(workspace_of())
    qtbot.addWidget(bar)
    drafts = begin_draft("US", "USD", TODAY, ENGLISH), draft_of(offer_from(), ("role",))
    bar.show_drafts(Unsaved((), tuple(UnsavedOffer("a", one) for one in drafts)), can_restore=True)
    assert bar.text.splitlines()[1:] == ["• New offer", "• New offer: Acme"]
