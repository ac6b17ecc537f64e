import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.documents.sheet_settings import Addressee, Sender, SheetSettings
from offercalc.application.ports.document_options import Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import CounterLetter, OfferSheet, encrypted
from offercalc.application.sync.session import Session
from offercalc.desktop.state.papers import Kind, LetterWishes, chosen_paper
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.offer import Offer
from tests.tools import GLOBEX, OPENAI, PAGES, FakePress, StandInTools, sample
from tests.windows import MemorySettings, workspace_of

SET = SheetSettings(template="classic", addressees=(Addressee("document-0", "Budi"),))


MADE = replace(sample(OPENAI), sample=False)
ROUND, RIVAL = replace(MADE, company="OPENAI", level="2"), replace(sample(GLOBEX), sample=False)


def workspace(*offers: Offer) -> tuple[Workspace, FakePress]:
    """Return a workspace with an offer, another round of it, and an offer of another company."""
    renderer = FakePress()
    return workspace_of(*(offers or (MADE, ROUND, RIVAL)), tools=StandInTools(renderer=renderer)), renderer


@pytest.mark.parametrize(
    ("kind", "calls", "offers", "name"),
    [
        (Kind.SHEET, ["preview", "sheet"], 1, "OpenAI - Head of Preparedness.pdf"),
        (Kind.REPORT, ["preview_report", "report"], 3, "Comparison of offers.pdf"),
        (Kind.LETTER, ["preview_letter", "letter"], 2, "OpenAI - Head of Preparedness.pdf"),
    ],
)
def test_a_paper_is_drawn_and_printed_from_the_same_order(
    qtbot: QtBot, kind: Kind, calls: list[str], offers: int, name: str
) -> None:
    space, renderer = workspace()
    job = chosen_paper(space, kind, SET, LetterWishes("document-1"))
    assert renderer.preview(job.document) == PAGES
    renderer.render(encrypted(job.document, "secret"))
    assert (job.name, [call[0] for call in renderer.calls]) == (name, calls)
    assert [len(call[1].offers) for call in renderer.calls] == [offers, offers]
    assert [call[3].template for call in renderer.calls] == ["classic", "classic"]
    assert [call[3].password for call in renderer.calls] == ["", "secret"]
    assert renderer.calls[0][3].candidate == ("" if kind is Kind.REPORT else "Budi")


def test_a_second_currency_and_a_language_are_those_of_the_paper(qtbot: QtBot) -> None:
    document = chosen_paper(workspace()[0], Kind.SHEET, replace(SET, second="IDR", language="id")).document
    assert isinstance(document, OfferSheet)
    assert document.second is not None
    currencies = document.comparison.assumptions.currency, document.second.assumptions.currency
    assert (*currencies, document.localizer.language) == ("USD", "IDR", "id")


def test_papers_show_amounts_also_while_the_window_hides_them(qtbot: QtBot) -> None:
    space, _press = workspace()
    space.hide_amounts()
    figures = chosen_paper(space, Kind.SHEET, SET).document.localizer.figures
    assert figures.money(space.chosen_alone().assumptions.discount_percent, "USD") == "$0"


@pytest.mark.parametrize("asked", ["", "document-0", "nowhere"])
def test_a_letter_asks_for_another_offer(qtbot: QtBot, asked: str) -> None:
    with pytest.raises(ExternalError, match="Duplicate the offer, edit the copy to your counter-offer"):
        chosen_paper(workspace()[0], Kind.LETTER, SET, LetterWishes(asked))


@pytest.mark.parametrize("is_named", [False, True])
def test_a_letter_mentions_the_chosen_offer_alone_and_names_it_where_that_is_wanted(
    qtbot: QtBot, is_named: bool  # noqa: FBT001 - a case
) -> None:  # fmt: skip
    space, _press = workspace()
    settings = replace(SET, redaction=Redaction(hides_names=True, in_percent=True))
    for rival, companies in (("", ["OpenAI"]), ("document-2", ["OpenAI", "Globex Sample Corporation"])):
        letter = chosen_paper(space, Kind.LETTER, settings, LetterWishes("document-1", rival, is_named)).document
        assert isinstance(letter, CounterLetter)
        assert [one.offer.company for one in letter.others.offers] == companies
        assert (letter.options.names_rival, letter.options.redaction) == (is_named, Redaction(in_percent=True))


def test_why_a_letter_does_not_mention_an_offer_is_told_with_it(qtbot: QtBot) -> None:
    space, _press = workspace()
    assert chosen_paper(space, Kind.LETTER, SET, LetterWishes("document-1")).notices == ()
    (notice,) = chosen_paper(space, Kind.LETTER, SET, LetterWishes("document-1", "document-2")).notices
    assert notice.startswith("The letter does not mention the other offer:")


def test_a_letter_mentions_no_sample(qtbot: QtBot) -> None:
    space, _press = workspace(MADE, ROUND, sample(GLOBEX))
    with pytest.raises(ExternalError, match="A sample is not a real offer"):
        chosen_paper(space, Kind.LETTER, SET, LetterWishes("document-1", "document-2"))


def test_without_an_offer_there_is_nothing_to_print(qtbot: QtBot) -> None:
    with pytest.raises(ExternalError, match="There is no offer to print"):
        chosen_paper(Workspace(StandInTools(), Session(()), MemorySettings()), Kind.SHEET, SET)


def test_a_logo_that_is_gone_is_said(qtbot: QtBot) -> None:
    with pytest.raises(ExternalError, match="No such file"):
        chosen_paper(workspace()[0], Kind.SHEET, replace(SET, sender=Sender(logo="/nowhere/logo.svg")))


def test_a_sheet_hides_nothing_of_other_offers_and_tells_its_sender_what_it_does_not_say(qtbot: QtBot) -> None:
    space, _press = workspace(sample(OPENAI), RIVAL)
    hiding = replace(SET, redaction=Redaction(hides_names=True))
    job = chosen_paper(space, Kind.SHEET, hiding)
    assert job.document.options.redaction == Redaction()
    assert job.contents == "Attached: the offer without notes, contacts and status"
    assert job.notices[0] == "This offer is a sample with invented figures; the sheet does not say so."
    report = chosen_paper(space, Kind.REPORT, hiding)
    assert (report.contents, report.notices) == ("Attached: nothing, so that hidden information stays hidden", ())
    with pytest.raises(ExternalError, match="The complete offer contains the information"):
        chosen_paper(space, Kind.REPORT, replace(hiding, attach="full"))
