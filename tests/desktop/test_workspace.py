from pytestqt.qtbot import QtBot

from offercalc.analysis.yearly import By
from offercalc.application.edits import Put
from offercalc.application.past_edits import PastEdit
from offercalc.application.ports import Kept
from offercalc.application.session import Session
from offercalc.application.settings import Settings
from offercalc.desktop.undo import ArchiveOffer
from offercalc.desktop.workspace import Workspace
from offercalc.domain.message import Message
from offercalc.domain.problems import Fault
from tests.memory_library import A, B, C, MemoryLibrary
from tests.tools import GLOBEX, OPENAI, StandInTools, offer_from, sample
from tests.windows import MemorySettings, workspace_of


def test_the_first_offer_is_chosen() -> None:
    workspace = workspace_of()
    assert (workspace.chosen, workspace.chosen_offer) == (0, sample(OPENAI))


def test_another_offer_is_chosen_and_everybody_is_told(qtbot: QtBot) -> None:
    workspace = workspace_of()
    with qtbot.waitSignal(workspace.changed):
        workspace.choose(2)
    assert workspace.chosen_offer == sample(GLOBEX)


def test_choosing_nowhere_or_the_same_changes_nothing(qtbot: QtBot) -> None:
    workspace = workspace_of()
    with qtbot.assertNotEmitted(workspace.changed):
        for place in (-1, 0, 3):
            workspace.choose(place)
    assert workspace.chosen == 0


def test_figures_are_in_the_chosen_offers_currency_until_one_is_set() -> None:
    workspace = workspace_of()
    assert workspace.comparison().assumptions.currency == "USD"
    workspace.choose(1)
    assert workspace.comparison().assumptions.currency == "IDR"
    workspace.set(currency="EUR")
    assert workspace.comparison().assumptions.currency == "EUR"


def test_the_chosen_offer_alone_is_appraised_as_among_the_others() -> None:
    workspace = workspace_of()
    workspace.choose(2)
    assert workspace.chosen_alone().offers == (workspace.comparison().offers[2],)


def test_by_calendar_the_chosen_offer_has_its_own_years() -> None:
    workspace = workspace_of(settings=MemorySettings(Settings(by=By.CALENDAR)))
    assert workspace.chosen_alone().labels == (2026, 2027, 2028, 2029, 2030)


def test_a_comparison_is_made_once_for_the_same_question() -> None:
    workspace = workspace_of()
    assert workspace.comparison() is workspace.comparison()


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


def test_an_empty_workspace_bears_every_question() -> None:
    workspace = Workspace(StandInTools(), Session(()), MemorySettings())
    assert workspace.edit(Put(("company",), "Acme"), "", workspace.chosen_document) == ()
    workspace.archive_chosen("Remove offer")
    assert (workspace.comparison().offers, workspace.chosen_alone().offers) == ((), ())
    assert not workspace.undo_stack.canUndo()


def test_an_added_offer_is_chosen_and_can_be_removed() -> None:
    workspace = workspace_of(sample(OPENAI))
    workspace.add(sample(GLOBEX), "Open globex.json")
    assert workspace.chosen == 1
    workspace.archive_chosen("Remove offer")
    assert (workspace.chosen, len(workspace.offers)) == (0, 1)


def test_settings_are_kept(qtbot: QtBot) -> None:
    file = MemorySettings()
    workspace = workspace_of(settings=file)
    with qtbot.waitSignals([workspace.changed, workspace.restyled]):
        workspace.set(theme="dark", language="id", number_format="de_DE")
    assert file.settings.theme == "dark"
    assert (workspace.reader.language, str(workspace.reader.figures.locale)) == ("id", "de_DE")


def test_setting_the_same_again_tells_nobody(qtbot: QtBot) -> None:
    workspace = workspace_of()
    before = workspace.settings
    with qtbot.assertNotEmitted(workspace.changed):
        workspace.set(years=4)
    assert workspace.settings == before


def test_settings_that_cannot_be_kept_hold_all_the_same_and_say_so() -> None:
    workspace = workspace_of(settings=MemorySettings(fault="settings.json: No space left on device"))
    workspace.set(years=6)
    assert (workspace.settings.years, workspace.fault) == (6, "settings.json: No space left on device")


def test_only_samples_are_put_away_as_samples() -> None:
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


def test_settings_that_cannot_be_read_are_said_so_until_something_is_set() -> None:
    file = MemorySettings()
    file.problem = Message("The settings cannot be read.")
    workspace = workspace_of(settings=file)
    assert workspace.fault == "The settings cannot be read."
    workspace.set(theme="dark")
    assert workspace.fault == ""


def test_how_offers_are_kept_is_told_apart_from_what_they_are(qtbot: QtBot) -> None:
    library = MemoryLibrary(Kept("a", 1, A))
    workspace = Workspace(StandInTools(), Session(()), MemorySettings())
    told: list[str] = []
    workspace.changed.connect(lambda: told.append("changed"))
    workspace.kept.connect(lambda: told.append("kept"))
    workspace.session.open(lambda: library)
    workspace.session.replace("a", B, "")
    assert told == ["changed", "changed", "kept"]


def test_a_person_stays_with_their_own_version_of_what_somebody_else_changed() -> None:
    library = MemoryLibrary(Kept("a", 1, A), Kept("c", 1, C))
    workspace = Workspace(StandInTools(), Session(()), MemorySettings())
    workspace.session.open(lambda: library)
    library.save(Kept("a", 1, C), "theirs")
    workspace.session.replace("a", B, "mine")
    assert (workspace.chosen_offer, workspace.chosen) == (B, 2)


def test_what_was_done_since_the_start_is_taken_back_before_the_past() -> None:
    workspace = workspace_of(A, B)
    workspace.undo_stack.push(ArchiveOffer(workspace.session, "document-1", "Remove offer"))
    workspace.remember((PastEdit("document-0", C, A, "Change company"),))
    assert workspace.undo_stack.count() == 1
