from decimal import Decimal

from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Put
from offercalc.desktop.state.edit_watch import EditWatch, Rival
from tests.builders import offer
from tests.tools import PRESETS
from tests.windows import workspace_of

AMOUNT = ("pay", 0, "amount")


def test_what_has_changed_since_a_row_was_opened_is_told_until_it_is_closed(qtbot: QtBot) -> None:
    workspace = workspace_of(offer("100k USD/year"), offer("90k USD/year"), offer("120k USD/year"))
    watch = EditWatch(workspace, PRESETS)
    assert (watch.lines(), watch.can_undo) == ((), False)
    watch.begin()
    workspace.edit(Put(AMOUNT, Decimal(130_000)), "Change", workspace.chosen_document)
    total, rival = watch.lines()
    assert (total.before, total.after) == ("$400,000", "$520,000")
    assert (rival.before, rival.after) == ("$80,000 behind", "$40,000 ahead")  # the best other offer pays 480,000
    assert watch.can_undo
    watch.end()
    assert watch.lines() == ()


def test_the_rival_is_the_baseline_unless_that_is_the_offer_itself(qtbot: QtBot) -> None:
    workspace = workspace_of(offer("100k USD/year"), offer("90k USD/year"), offer("120k USD/year"))
    workspace.set(baseline="document-1")
    watch = EditWatch(workspace, PRESETS)
    watch.begin()
    assert watch.lines()[1].after == "$40,000 ahead"
    workspace.choose(1)
    assert watch.lines() == ()


def test_a_preview_counts_before_it_is_confirmed(qtbot: QtBot) -> None:
    workspace = workspace_of(offer("100k USD/year"))
    watch = EditWatch(workspace, PRESETS)
    watch.begin()
    workspace.try_out(Put(AMOUNT, Decimal(110_000)), workspace.chosen_document)
    (line,) = watch.lines()
    assert (line.before, line.after, watch.can_undo) == ("$400,000", "$440,000", False)


def test_the_rival_is_the_one_picked_the_baseline_or_the_best_other(qtbot: QtBot) -> None:
    workspace = workspace_of(offer("100k USD/year"), offer("90k USD/year"), offer("120k USD/year"))
    rival = Rival(workspace, PRESETS)
    assert rival.kept is not None
    assert rival.kept.document == "document-2"
    workspace.set(baseline="document-1")
    assert rival.kept.document == "document-1"
    rival.picked = "document-2"
    assert (rival.kept.document, [kept.document for kept in rival.choices]) == (
        "document-2",
        ["document-1", "document-2"],
    )
    workspace.choose(2)
    assert rival.kept.document == "document-1"  # never the offer itself
    assert [one.offer.pay for one in rival.beside().offers] == [kept.offer.pay for kept in workspace.offers[2:0:-1]]


def test_an_offer_alone_has_none(qtbot: QtBot) -> None:
    rival = Rival(workspace_of(offer("100k USD/year")), PRESETS)
    assert (rival.kept, rival.offer, rival.alone(), len(rival.beside().offers)) == (None, None, None, 1)
