import pytest
from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferLetter
from offercalc.desktop.state.letter_keeper import LetterKeeper
from tests.tools import StandInServices, offer_from
from tests.windows import workspace_of


def keeper_of(tools: StandInServices) -> LetterKeeper:
    workspace = workspace_of(offer_from(location="Seattle, WA, US"), tools=tools)
    return LetterKeeper(workspace, tools.letters, tools.clauses, tools.sources)


def test_a_letter_is_kept_soon_and_there_at_the_next_start(qtbot: QtBot) -> None:
    tools = StandInServices()
    keeper = keeper_of(tools)
    keeper.change(LetterDetails(city="Jakarta"))
    qtbot.waitUntil(lambda: tools.letters.held == {"document-0": LetterDetails(city="Jakarta")})
    assert keeper_of(tools).details.city == "Jakarta"


def test_what_cannot_be_kept_is_said_and_kept_later(qtbot: QtBot) -> None:
    tools = StandInServices()
    keeper = keeper_of(tools)
    assert keeper.details == LetterDetails()
    tools.letters.fault = "The disk is full."
    keeper.change(LetterDetails(city="Jakarta"))
    keeper.keep()
    assert keeper.fault == "The disk is full."
    tools.letters.fault = ""
    keeper.keep()
    assert (keeper.fault, tools.letters.held["document-0"].city) == ("", "Jakarta")


def test_a_letter_that_cannot_be_read_is_said_and_a_new_one_shown(qtbot: QtBot) -> None:
    tools = StandInServices()
    tools.letters.fault = "It is damaged."
    keeper = keeper_of(tools)
    assert (keeper.details, keeper.fault) == (LetterDetails(), "It is damaged.")


def test_the_paper_is_refused_until_everything_is_there(qtbot: QtBot) -> None:
    keeper, settings = keeper_of(StandInServices()), SheetSettings()
    assert keeper.place == "US-WA"
    keeper.change(LetterDetails(clauses=("pay-day", "closing")))
    with pytest.raises(ExternalError, match="It still needs: When the salary is paid"):
        keeper.paper(settings)
    keeper.change(LetterDetails(clauses=("repayment-before-tax", "closing")))
    with pytest.raises(ExternalError, match="of which the offer has none"):
        keeper.paper(settings)
    keeper.change(LetterDetails(clauses=("welcome", "closing"), appendix=False, place="GB"))
    letter = keeper.paper(settings).document
    assert isinstance(letter, OfferLetter)
    assert (letter.is_marked, letter.has_appendix, [one.id for one in letter.text.clauses]) == (
        False, False, ["welcome", "closing"],
    )  # fmt: skip


def test_the_screen_has_a_marked_letter_and_its_appendix_if_it_is_whole(qtbot: QtBot) -> None:
    keeper, settings = keeper_of(StandInServices()), SheetSettings()
    drafted = keeper.draft(settings)
    assert drafted is not None
    for is_whole in (True, False):
        letter = keeper.preview(settings, drafted.draft, is_whole=is_whole).document
        assert isinstance(letter, OfferLetter)
        assert (letter.is_marked, letter.has_appendix) == (True, is_whole)
