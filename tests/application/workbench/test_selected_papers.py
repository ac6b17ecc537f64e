from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.analysis.take_home.take_home import NotKnown
from offercalc.application.documents.sheet_settings import Addressee, Sender, SheetSettings
from offercalc.application.ports.document_options import Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet, encrypted
from offercalc.application.settings.settings import Settings
from offercalc.application.workbench.figures import Figures
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import Kind, LetterWishes, PaperRequest, selected_paper
from offercalc.application.workbench.selection import Selection
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private
from tests.tools import ENGLISH, GLOBEX, OPENAI, PAGES, FakePress, StandInServices, appraiser_with, sample

SET = SheetSettings(template="classic", addressees=(Addressee("document-0", "Budi"),))


MADE = replace(sample(OPENAI), sample=False)
ROUND, RIVAL = replace(MADE, company="OPENAI", level="2"), replace(sample(GLOBEX), sample=False)


def paper(request: PaperRequest, *offers: Offer, sender: Localizer = ENGLISH) -> Paper:
    """Return a document of an offer, another round of it, and an offer of another company, the first selected."""
    kept = tuple(
        StoredOffer(f"document-{place}", 1, offer) for place, offer in enumerate(offers or (MADE, ROUND, RIVAL))
    )
    selection = Selection(kept, kept[0].offer, Settings(), kept[0].document)
    return selected_paper(request, selection, Figures(appraiser_with(StandInServices())), sender)


@pytest.mark.parametrize(
    ("kind", "calls", "offers", "name"),
    [
        (Kind.SHEET, ["preview", "sheet"], 1, "OpenAI - Head of Preparedness.pdf"),
        (Kind.REPORT, ["preview_report", "report"], 3, "Comparison of offers.pdf"),
        (Kind.LETTER, ["preview_letter", "letter"], 2, "OpenAI - Head of Preparedness.pdf"),
    ],
)
def test_a_paper_is_drawn_and_printed_from_the_same_order(kind: Kind, calls: list[str], offers: int, name: str) -> None:
    job, renderer = paper(PaperRequest(kind, SET, LetterWishes("document-1"))), FakePress()
    assert renderer.preview(job.document) == PAGES
    renderer.render(encrypted(job.document, "secret"))
    assert (job.name, [call[0] for call in renderer.calls]) == (name, calls)
    assert [len(call[1].offers) for call in renderer.calls] == [offers, offers]
    assert [call[3].template for call in renderer.calls] == ["classic", "classic"]
    assert [call[3].password for call in renderer.calls] == ["", "secret"]
    assert renderer.calls[0][3].candidate == ("" if kind is Kind.REPORT else "Budi")


def test_a_second_currency_and_a_language_are_those_of_the_paper() -> None:
    document = paper(PaperRequest(Kind.SHEET, replace(SET, second="IDR", language="id"))).document
    assert isinstance(document, OfferSheet)
    assert document.second is not None
    currencies = document.comparison.assumptions.currency, document.second.assumptions.currency
    assert (*currencies, document.localizer.language) == ("USD", "IDR", "id")


def test_papers_show_amounts_also_while_the_window_hides_them() -> None:
    document = paper(PaperRequest(Kind.SHEET, SET), sender=in_private(ENGLISH)).document
    assert document.localizer.figures.money(Decimal(0), "USD") == "$0"


@pytest.mark.parametrize("asked", ["", "document-0", "nowhere"])
def test_a_letter_asks_for_another_offer(asked: str) -> None:
    with pytest.raises(ExternalError, match="Say on the Negotiate page what you ask for"):
        paper(PaperRequest(Kind.LETTER, SET, LetterWishes(asked)))


@pytest.mark.parametrize("is_named", [False, True])
def test_a_letter_mentions_the_chosen_offer_alone_and_names_it_where_that_is_wanted(
    is_named: bool  # noqa: FBT001 - a case
) -> None:  # fmt: skip
    settings = replace(SET, redaction=Redaction(hides_names=True, in_percent=True))
    for rival, companies in (("", ["OpenAI"]), ("document-2", ["OpenAI", "Globex Sample Corporation"])):
        letter = paper(PaperRequest(Kind.LETTER, settings, LetterWishes("document-1", rival, is_named))).document
        assert isinstance(letter, CounterLetter)
        assert [one.offer.company for one in letter.others.offers] == companies
        assert (letter.options.names_rival, letter.options.redaction) == (is_named, Redaction(in_percent=True))


def test_why_a_letter_does_not_mention_an_offer_is_told_with_it() -> None:
    assert paper(PaperRequest(Kind.LETTER, SET, LetterWishes("document-1"))).notices == ()
    (notice,) = paper(PaperRequest(Kind.LETTER, SET, LetterWishes("document-1", "document-2"))).notices
    assert notice.startswith("The letter does not mention the other offer:")


def test_a_letter_mentions_no_sample() -> None:
    request = PaperRequest(Kind.LETTER, SET, LetterWishes("document-1", "document-2"))
    with pytest.raises(ExternalError, match="A sample is not a real offer"):
        paper(request, MADE, ROUND, sample(GLOBEX))


def test_without_an_offer_there_is_nothing_to_print() -> None:
    nothing = Selection((), None, Settings())
    with pytest.raises(ExternalError, match="There is no offer to print"):
        selected_paper(PaperRequest(Kind.SHEET, SET), nothing, Figures(appraiser_with(StandInServices())), ENGLISH)


def test_a_logo_that_is_gone_is_said() -> None:
    with pytest.raises(ExternalError, match="No such file"):
        paper(PaperRequest(Kind.SHEET, replace(SET, sender=Sender(logo="/nowhere/logo.svg"))))


def test_a_sheet_hides_nothing_of_other_offers_and_tells_its_sender_what_it_does_not_say() -> None:
    hiding = replace(SET, redaction=Redaction(hides_names=True))
    job = paper(PaperRequest(Kind.SHEET, hiding), sample(OPENAI), RIVAL)
    assert job.document.options.redaction == Redaction()
    assert job.contents == "Attached: the offer without notes, contacts, status and candidate"
    assert job.notices[0] == "This offer is a sample with invented figures; the sheet does not say so."
    report = paper(PaperRequest(Kind.REPORT, hiding), sample(OPENAI), RIVAL)
    assert (report.contents, report.notices) == ("Attached: nothing, so that hidden information stays hidden", ())
    with pytest.raises(ExternalError, match="The complete offer contains the information"):
        paper(PaperRequest(Kind.REPORT, replace(hiding, attach="full")))


def test_a_round_of_the_offer_is_the_counter_offer() -> None:
    before = replace(MADE, pay=(), status="received")
    letter = paper(PaperRequest(Kind.LETTER, SET, LetterWishes(before=before))).document
    assert isinstance(letter, CounterLetter)
    assert [one.offer for one in letter.asked.offers] == [before, MADE]
    assert [one.offer for one in letter.others.offers] == [before]


def test_a_report_has_the_take_home_only_if_it_is_asked_for() -> None:
    kept = tuple(StoredOffer(f"document-{place}", 1, one) for place, one in enumerate((MADE, RIVAL)))
    selection = Selection(kept, MADE, Settings(), "document-0")
    unknown = (NotKnown(LazyText("not known")),) * 2

    def report(settings: SheetSettings) -> ComparisonReport:
        request, desk = PaperRequest(Kind.REPORT, settings), Figures(appraiser_with(StandInServices()))
        found = selected_paper(request, selection, desk, ENGLISH, lambda _one: (unknown, unknown)).document
        assert isinstance(found, ComparisonReport)
        return found

    assert report(SET).kept is None
    printed = report(replace(SET, take_home=True))
    assert (printed.kept, printed.left) == (unknown, unknown)
