from decimal import Decimal

from msgspec import structs
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Put
from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.session import Session
from offercalc.application.sync.undo_history import PastEdit
from offercalc.desktop.state.undo import ArchiveOffer
from offercalc.domain.problems.problem import Fault
from tests.memory_library import A, B, C, MemoryLibrary
from tests.tools import GLOBEX, OPENAI, offer_from, sample
from tests.windows import workspace_of, workspace_with


def test_the_first_offer_is_chosen() -> None:
    workspace = workspace_of()
    assert (workspace.chosen, workspace.chosen_offer) == (0, sample(OPENAI))


def test_another_offer_is_chosen_and_everybody_is_told(qtbot: QtBot) -> None:
    workspace = workspace_of()
    with qtbot.waitSignal(workspace.changed):
        workspace.choose(2)
    assert workspace.chosen_offer == sample(GLOBEX)


def test_whether_there_are_samples_follows_every_change() -> None:
    workspace = workspace_of()
    found = [workspace.has_samples]
    workspace.archive_samples("Remove samples")
    found.append(workspace.has_samples)
    workspace.add(structs.replace(sample(OPENAI), sample=False), "Add offer")
    workspace.edit(Put(("company",), "Acme"), "Change company", workspace.chosen_document)
    found.append(workspace.has_samples)
    workspace.edit(Put(("sample",), value=True), "Change sample", workspace.chosen_document)
    found.append(workspace.has_samples)
    workspace.undo_stack.undo()
    assert [*found, workspace.has_samples] == [True, False, False, True, False]


def test_choosing_nowhere_or_the_same_changes_nothing(qtbot: QtBot) -> None:
    workspace = workspace_of()
    with qtbot.assertNotEmitted(workspace.changed):
        for place in (-1, 0, 3):
            workspace.choose(place)
    assert workspace.chosen == 0


def test_an_edit_can_be_undone() -> None:
    workspace = workspace_of()
    assert workspace.edit(Put(("company",), "Acme"), "Change company", "document-0") == ()
    assert workspace.chosen_offer is not None
    assert workspace.chosen_offer.company == "Acme"
    workspace.undo_stack.undo()
    assert workspace.chosen_offer == sample(OPENAI)


def test_an_edit_that_changes_nothing_leaves_nothing_to_undo() -> None:
    workspace = workspace_of()
    workspace.edit(Put(("company",), "OpenAI"), "Change company", "document-0")
    assert not workspace.undo_stack.canUndo()


def test_an_unsound_edit_is_refused_with_its_place() -> None:
    workspace = workspace_of()
    problems = workspace.edit(Put(("company",), " "), "Change company", "document-0")
    assert [(problem.path, problem.fault) for problem in problems] == [("$.company", Fault.EMPTY)]
    assert workspace.chosen_offer == sample(OPENAI)


def test_the_samples_go_and_come_back_in_one_step() -> None:
    workspace = workspace_of()
    workspace.archive_samples("Remove samples")
    assert (workspace.offers, workspace.chosen, workspace.chosen_offer) == ((), -1, None)
    workspace.undo_stack.undo()
    assert len(workspace.offers) == 3


def test_an_added_offer_is_chosen_and_can_be_removed() -> None:
    workspace = workspace_of(sample(OPENAI))
    workspace.add(sample(GLOBEX), "Open globex.json")
    assert workspace.chosen == 1
    workspace.archive_chosen("Archive offer")
    assert (workspace.chosen, len(workspace.offers)) == (0, 1)


def test_only_samples_are_archived_as_samples() -> None:
    own = offer_from(company="Acme")
    workspace = workspace_of(sample(OPENAI), own, sample(GLOBEX))
    workspace.archive_samples("Remove samples")
    assert [kept.offer for kept in workspace.offers] == [own]


def test_undo_and_redo_bring_an_offer_forth_and_back(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.add(offer_from(company="Acme"), "New offer")
    with qtbot.waitSignal(workspace.changed):
        workspace.undo_stack.undo()
    assert [kept.offer.company for kept in workspace.offers][3:] == []
    with qtbot.waitSignal(workspace.changed):
        workspace.undo_stack.redo()
    assert [kept.offer.company for kept in workspace.offers][3:] == ["Acme"]


def test_how_offers_are_kept_is_told_apart_from_what_they_are(qtbot: QtBot) -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A))
    workspace = workspace_with(Session(()))
    told: list[str] = []
    workspace.changed.connect(lambda: told.append("changed"))
    workspace.kept.connect(lambda: told.append("kept"))
    workspace.session.open(lambda: library)
    assert told == ["kept", "changed"]  # the outbox is read before the library is open
    workspace.session.replace("a", B, "")
    assert told[2:] == ["changed", "kept"]


def test_a_person_stays_with_their_own_version_of_what_somebody_else_changed() -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A), StoredOffer("c", 1, C))
    workspace = workspace_with(Session(()))
    workspace.session.open(lambda: library)
    library.save(StoredOffer("a", 1, C), "theirs")
    workspace.session.replace("a", B, "mine")
    assert (workspace.chosen_offer, workspace.chosen) == (B, 2)


def test_what_was_done_since_the_start_is_taken_back_before_the_past() -> None:
    workspace = workspace_of(A, B)
    workspace.undo_stack.push(ArchiveOffer(workspace.session, "document-1", "Archive offer"))
    workspace.remember((PastEdit("document-0", C, A, "Change company"),))
    assert workspace.undo_stack.count() == 1


def test_what_is_tried_is_shown_and_nowhere_kept(qtbot: QtBot) -> None:
    workspace = workspace_of()
    with qtbot.waitSignal(workspace.changed):
        assert workspace.try_out(Put(("role",), "Chief"), "document-0")
    assert [kept.offer.role for kept in (workspace.offers[0], workspace.session.offers[0])] == [
        "Chief",
        "Head of Preparedness",
    ]
    assert workspace.offers is workspace.offers
    with qtbot.waitSignal(workspace.changed):
        workspace.stop_trying()
    assert (workspace.offers[0].offer, workspace.undo_stack.count()) == (sample(OPENAI), 0)


def test_what_is_not_sound_or_not_there_is_not_tried(qtbot: QtBot) -> None:
    workspace = workspace_of()
    with qtbot.assertNotEmitted(workspace.changed):
        assert not workspace.try_out(Put(("pay", 0, "amount"), Decimal(-1)), "document-0")
        assert not workspace.try_out(Put(("role",), "Chief"), "elsewhere")
        workspace.stop_trying()
    assert workspace.offers is workspace.session.offers


def test_an_edit_takes_the_place_of_what_was_tried() -> None:
    workspace = workspace_of()
    workspace.try_out(Put(("role",), "Chief"), "document-0")
    workspace.edit(Put(("role",), "Head of Preparedness"), "Role", "document-0")
    assert workspace.offers[0].offer == sample(OPENAI)
    workspace.try_out(Put(("role",), "Chief"), "document-0")
    workspace.edit(Put(("role",), "Chief of Staff"), "Role", "document-0")
    assert workspace.chosen_offer is workspace.session.offers[0].offer
    workspace.undo_stack.undo()
    assert workspace.offers[0].offer == sample(OPENAI)
