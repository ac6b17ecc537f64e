from offercalc.application.ports.offer_table import RowOffer
from offercalc.application.settings.settings import Settings
from offercalc.desktop.dialogs.batch.wanted_papers import LETTERS, SHEETS, WORD, WantedPapers, kinds_of_papers
from tests.tools import CLAUSES, INDONESIAN, TODAY, FakePress, StandInServices, offer_from
from tests.windows import MemorySettings, workspace_of


def test_every_kind_of_paper_is_printed_as_the_settings_say() -> None:
    papers = WantedPapers(workspace_of(), lambda: CLAUSES, FakePress, StandInServices().sources)
    found = {kind: papers.paper(kind).letters for kind, _words in kinds_of_papers(INDONESIAN)}
    assert found[SHEETS] is None
    letters, word = found[LETTERS], found[WORD]
    assert letters is not None
    assert word is not None
    assert (letters.is_word, word.is_word, letters.place, bool(letters.clauses)) == (False, True, None, True)


def test_papers_are_made_under_the_assumptions_of_the_window_on_its_day() -> None:
    workspace, press = workspace_of(settings=MemorySettings(Settings(years=3))), FakePress()
    order = WantedPapers(workspace, lambda: CLAUSES, lambda: press, StandInServices().sources).order(SHEETS)
    order.prepare(RowOffer(1, offer_from(currency="IDR")))()
    assumptions = press.calls[0].comparison.assumptions
    assert (assumptions.years, assumptions.exchange_day, assumptions.currency) == (3, TODAY, "IDR")
    assert order.jobs >= 1
