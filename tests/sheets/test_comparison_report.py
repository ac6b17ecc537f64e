import pytest
from msgspec.structs import replace

from offercalc.application.paper_order import Redaction
from offercalc.domain.privacy import copy_for_reader
from offercalc.sheets.comparison_report import comparison_report
from offercalc.sheets.paper_data import Block, Paper, text_of
from tests.sheets.page_images import approve_pages
from tests.sheets.papers import ENGLISH_WITH_INDONESIAN_FIGURES, order, report_of, samples
from tests.tools import ENGLISH, FILES, GLOBEX, NUSANTARA, OPENAI, PRESETS, comparison_of, offer_from, sample


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
        "Kept if you leave early, in USD",
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
    assert [column.title for column in blocks[4].columns] == ["What these figures rest on", "Exchange rates"]


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
    assert [column.title for column in paper.blocks[4].columns] == ["What these figures rest on"]


def test_a_report_of_one_offer_has_no_headlines() -> None:
    paper = report_of(sample(NUSANTARA), currency="IDR")
    assert paper.subtitle == "1 offer"
    assert paper.blocks[0].title == "Total compensation by year"


@pytest.mark.parametrize(("count", "landscape"), [(1, False), (4, False), (5, True), (8, True)])
def test_many_offers_turn_the_page(count: int, landscape: object) -> None:
    assert report_of(*samples(count)).landscape is landscape


def test_a_copy_of_every_offer_is_attached_under_its_whole_name() -> None:
    offers = (offer_from(company="x" * 5000), sample(GLOBEX))
    attachments = report_of(*offers).attachments
    assert [attachment.name for attachment in attachments] == ["offer-1.json", "offer-2.json"]
    assert [attachment.content.encode() for attachment in attachments] == [
        FILES.encode(copy_for_reader(offer)) for offer in offers
    ]
    assert attachments[1].description == "Globex Sample Corporation — Director, Trust Engineering"


def test_a_report_looks_as_approved() -> None:
    approve_pages(report_of(*samples()), "report-a4")


def test_a_report_of_eight_offers_looks_as_approved() -> None:
    paper = report_of(*samples(8), size="letter", currency="IDR", reader=ENGLISH_WITH_INDONESIAN_FIGURES)
    approve_pages(paper, "report-of-eight-letter")


def redacted_report(**redaction: bool) -> Paper:
    ordered = replace(order(), redaction=Redaction(**redaction))
    return comparison_report(comparison_of(*samples()), ENGLISH, ordered, FILES, PRESETS)


def test_names_that_are_kept_back_are_nowhere_on_the_paper() -> None:
    paper = redacted_report(hides_names=True)
    assert paper.title == "Company A · Company B · Company C"
    for name in ("OpenAI", "Nusantara", "Globex"):
        assert name not in text_of(paper)
    assert paper.attachments == ()


def test_amounts_of_others_that_are_kept_back_are_nowhere_on_the_paper() -> None:
    paper = redacted_report(hides_others=True)
    text = text_of(paper)
    assert "$2,220,000" in text
    for amount in ("744,000", "2,368,000", "285,000", "643,", "185,000,000"):
        assert amount not in text
    assert [card.title for card in block(paper.blocks, "Offers").offers] == ["OpenAI — Head of Preparedness"]


def test_percentages_tell_how_offers_compare_and_no_amount() -> None:
    paper = redacted_report(in_percent=True)
    text = text_of(paper)
    assert "$" not in text
    assert "Amounts are percentages of what OpenAI comes to in all." in text
    table = block(paper.blocks, "Offers compared, in USD").table
    assert table is not None
    totals = next(row for row in table.rows if row.label == "Total")
    assert [cell.text for cell in totals.cells] == ["≥ 100%", "29%", "106.7%"]


def test_leaving_early_is_drawn_above_its_table() -> None:
    leaving = block(report_of(*samples()).blocks, "Kept if you leave early, in USD")
    assert leaving.chart is not None
    assert leaving.table is not None
    assert leaving.chart.summary.startswith("OpenAI. 12 months: ≥ $555,000;")
