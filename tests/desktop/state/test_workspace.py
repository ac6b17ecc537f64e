import pytest
from pytestqt.qtbot import QtBot

from offercalc.analysis.yearly import By
from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.offers.edits import Put
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport
from offercalc.application.settings.settings import Settings
from offercalc.application.sync.session import Session
from offercalc.application.workbench.selected_papers import Kind, PaperRequest
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import offer_from
from tests.windows import MemorySettings, workspace_of, workspace_with


def test_the_zoom_keys_go_from_size_to_size_and_back(qtbot: QtBot) -> None:
    workspace = workspace_of()
    scales = []
    for step in (1, 1, -1, 0, -1, *(1,) * 7):
        workspace.zoom(step)
        scales.append(workspace.settings.scale)
    assert scales == [110, 125, 110, 100, 100, 110, 125, 150, 175, 200, 200, 200]


def test_the_window_writes_company_names_short_and_what_leaves_it_in_full() -> None:
    workspace = workspace_of()
    for _turn in range(2):
        found = workspace.localizer, workspace.public_localizer
        assert [one.has_short_names for one in found] == [True, False]
        workspace.hide_amounts()


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


def test_what_is_selected_is_gathered_once_until_it_changes() -> None:
    workspace = workspace_of()
    before = workspace.selection
    assert workspace.selection is before
    workspace.choose(1)
    chosen = workspace.selection
    assert (chosen.document, chosen.chosen) == (workspace.chosen_document, workspace.chosen_offer)
    workspace.set(compared=("document-2",))
    assert [kept.document for kept in workspace.selection.compared] == ["document-2"]
    workspace.edit(Put(("company",), "Acme"), "Change company", "document-2")
    assert [kept.offer.company for kept in workspace.selection.compared] == ["Acme"]


def test_a_comparison_is_made_once_for_the_same_question() -> None:
    workspace = workspace_of()
    assert workspace.comparison() is workspace.comparison()


def test_an_empty_workspace_bears_every_question() -> None:
    workspace = workspace_with(Session(()))
    assert workspace.edit(Put(("company",), "Acme"), "", workspace.chosen_document) == ()
    workspace.archive_chosen("Archive offer")
    assert (workspace.comparison().offers, workspace.chosen_alone().offers) == ((), ())
    assert not workspace.undo_stack.canUndo()


def test_no_more_than_ten_offers_are_compared() -> None:
    documents = tuple(f"document-{number}" for number in range(12))
    settings = MemorySettings(Settings(compared=documents))
    workspace = workspace_of(*(offer_from(company=str(number)) for number in range(12)), settings=settings)
    assert [kept.document for kept in workspace.compared] == list(documents[:10])
    workspace.compare_also("document-11", is_compared=True)
    assert workspace.settings.compared == documents[:10]


def test_settings_are_kept(qtbot: QtBot) -> None:
    file = MemorySettings()
    workspace = workspace_of(settings=file)
    with qtbot.waitSignals([workspace.changed, workspace.restyled]):
        workspace.set(theme="dark", language="id", number_format="de_DE")
    assert file.settings.theme == "dark"
    assert (workspace.localizer.language, str(workspace.localizer.figures.locale)) == ("id", "de_DE")


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


def test_settings_that_cannot_be_read_are_said_so_until_something_is_set() -> None:
    file = MemorySettings()
    file.problem = LazyText("The settings cannot be read.")
    workspace = workspace_of(settings=file)
    assert workspace.fault == "The settings cannot be read."
    workspace.set(theme="dark")
    assert workspace.fault == ""


def test_a_page_after_tax_is_made_once_however_many_figures_are_worked_out_beside_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offercalc.application.offers.appraisal._AT_HAND", 1)  # as if very many offers were listed
    workspace = workspace_of()
    workspace.set(take_home=True)
    assert workspace.other_currency is not None
    qtbot.waitUntil(lambda: workspace.offer_view() is not None)
    made = workspace.offer_view()
    for kept in workspace.offers:
        workspace.appraised(kept.offer)
    assert workspace.offer_view() is made


def test_a_report_waits_for_its_take_home(qtbot: QtBot) -> None:
    workspace = workspace_of()
    request = PaperRequest(Kind.REPORT, SheetSettings(take_home=True))
    with qtbot.waitSignal(workspace.changed), pytest.raises(ExternalError, match="still being estimated"):
        workspace.paper(request)
    document = workspace.paper(request).document
    assert isinstance(document, ComparisonReport)
    assert document.kept is not None
    assert len(document.kept) == 3
