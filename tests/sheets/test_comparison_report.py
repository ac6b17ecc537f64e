import pytest
from msgspec.structs import replace

from offercalc.sheets.paper_data import Block
from tests.sheets.page_images import approve_pages
from tests.sheets.papers import ENGLISH_WITH_INDONESIAN_FIGURES, report_of, samples
from tests.tools import FILES, GLOBEX, NUSANTARA, OPENAI, offer_from, sample


def block(blocks: tuple[Block, ...], title: str) -> Block:
    """Find a block by its title."""
    (found,) = (block for block in blocks if block.title == title)
    return found


def test_the_report_names_its_offers() -> None:
    paper = report_of(*samples())
    assert (paper.kind, paper.title, paper.subtitle, paper.badge) == (
        "Comparison of offers",
        "OpenAI · Nusantara Contoh · Globex Sample Corporation",
        "3 offers",
        "Sample",
    )
    assert paper.keywords == ("OpenAI", "Nusantara Contoh", "Globex Sample Corporation", "USD")


def test_a_report_without_samples_has_no_badge() -> None:
    assert report_of(*(replace(offer, sample=False) for offer in samples())).badge == ""


def test_the_parts_of_the_report_in_their_order() -> None:
    blocks = report_of(*samples()).blocks
    assert [part.title for part in blocks] == [
        "In short",
        "Total compensation by year",
        "Offers compared, in USD",
        "",
        "Offers",
    ]
    assert (
        block(blocks, "In short").lines[1]
        == "Globex Sample Corporation is ahead of Nusantara Contoh by $1.72M over 4 years."
    )
    assert (
        block(blocks, "Offers compared, in USD").note
        == "≥ means at least, ≤ at most, ~ about: something is not known yet."
    )
    assert [column.title for column in blocks[3].columns] == ["What these figures rest on", "Exchange rates"]


def test_each_offer_has_a_card_with_what_to_ask() -> None:
    openai, _nusantara, globex = block(report_of(*samples()).blocks, "Offers").offers
    assert (openai.title, openai.asked) == ("OpenAI — Head of Preparedness", "Not known yet: ask the recruiter")
    assert openai.questions[0] == "Stock options: how many units are granted?"
    assert [(card.caption, card.figure) for card in globex.figures] == [
        ("Year 1 total", "$744,000"),
        ("4-year total", "$2,368,000"),
    ]
    assert globex.questions == ()
    assert [term.label for term in globex.terms][:2] == ["Base salary", "Sign-on"]


def test_offers_in_one_currency_name_no_rate() -> None:
    paper = report_of(sample(OPENAI), sample(GLOBEX))
    assert [column.title for column in paper.blocks[3].columns] == ["What these figures rest on"]


def test_a_report_of_one_offer_has_no_headlines() -> None:
    paper = report_of(sample(NUSANTARA), currency="IDR")
    assert paper.subtitle == "1 offer"
    assert paper.blocks[0].title == "Total compensation by year"


@pytest.mark.parametrize(("count", "landscape"), [(1, False), (4, False), (5, True), (8, True)])
def test_many_offers_turn_the_page(count: int, landscape: object) -> None:
    assert report_of(*samples(count)).landscape is landscape


def test_every_offer_is_attached_whole() -> None:
    offers = (offer_from(company="x" * 5000), sample(GLOBEX))
    attachments = report_of(*offers).attachments
    assert [attachment.name for attachment in attachments] == ["offer-1.json", "offer-2.json"]
    assert [attachment.content.encode() for attachment in attachments] == [FILES.encode(offer) for offer in offers]
    assert attachments[1].description == "Globex Sample Corporation — Director, Trust Engineering"


def test_a_report_looks_as_approved() -> None:
    approve_pages(report_of(*samples()), "report-a4")


def test_a_report_of_eight_offers_looks_as_approved() -> None:
    paper = report_of(*samples(8), size="letter", currency="IDR", reader=ENGLISH_WITH_INDONESIAN_FIGURES)
    approve_pages(paper, "report-of-eight-letter")
