import re
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from offercalc.application.ports.document_options import Letterhead, Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport
from offercalc.application.tax.departures import DeparturesKept
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Table
from offercalc.sheets.content.comparison_report import comparison_report
from offercalc.sheets.content.document import Block, Document, text_of
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.page_images import approve_pages, page_images, used_share
from tests.sheets.papers import ENGLISH_WITH_INDONESIAN_FIGURES, compared, order, own_order, report_of, samples
from tests.sheets.pdf_strings import strings_of
from tests.tax_laws import TODAY, shipped
from tests.tools import (
    ENGLISH,
    FILES,
    GLOBEX,
    INDONESIAN,
    NUSANTARA,
    OPENAI,
    PRESETS,
    comparison_of,
    offer_from,
    rate_book,
    sample,
)

NOTHING_HIDDEN = Redaction()


def block(blocks: tuple[Block, ...], title: str) -> Block:
    """Return a block by its title."""
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
        "Summary",
        "Total compensation by year",
        "Comparison of offers, in USD",
        "Kept if you leave early, in USD",
        "",
        "Offers",
    ]
    assert (
        block(blocks, "Summary").lines[1]
        == "Globex Sample Corporation is ahead of Nusantara Contoh by $1,724,937 over 4 years."
    )
    assert (
        block(blocks, "Comparison of offers, in USD").note
        == "≥ means at least, ≤ at most, ~ about, because some terms are not known yet."
    )
    assert [column.title for column in blocks[4].columns] == ["Assumptions", "Exchange rates"]


def test_each_offer_has_a_card_with_what_to_ask() -> None:
    openai, _nusantara, globex = block(report_of(*samples()).blocks, "Offers").offers
    assert (openai.title, openai.asked) == ("OpenAI — Head of Preparedness", "Open questions for the recruiter")
    assert openai.questions[0] == "Stock options: how many units are granted?"
    assert [(card.caption, card.figure) for card in globex.figures] == [
        ("Year 1 total", "$744,000"),
        ("4-year total", "$2,368,000"),
    ]
    assert globex.questions == ()
    assert [term.label for term in globex.terms][:2] == ["Base salary", "Sign-on"]


def test_offers_in_one_currency_name_no_rate() -> None:
    paper = report_of(sample(OPENAI), sample(GLOBEX))
    assert [column.title for column in paper.blocks[4].columns] == ["Assumptions"]


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
    paper = report_of(*samples(8), size="letter", currency="IDR", localizer=ENGLISH_WITH_INDONESIAN_FIGURES)
    approve_pages(paper, "report-of-eight-letter")


@pytest.mark.parametrize(
    ("count", "currency", "localizer", "pages"),
    [(5, "IDR", INDONESIAN, 4), (8, "IDR", INDONESIAN, 5), (10, "USD", ENGLISH, 5)],
)
def test_every_page_but_the_last_is_well_used(count: int, currency: str, localizer: Localizer, pages: int) -> None:
    found = page_images(report_of(*samples(count), currency=currency, localizer=localizer))
    assert len(found) == pages  # with tables that do not break, eight and ten offers have one more
    assert [share for page in found[:-1] if (share := used_share(page)) < 0.6] == []


ACME = offer_from(
    company="Acme Robotics, Inc.", role="Engineer at Acme", location="Berlin", notes="acme: walk away at 150k",
    contacts=[{"name": "Ada", "email": "ada@acme.example"}], responsibilities=["Grow acme-robotics.com"],
    pay=[{"type": "salary", "amount": "145731", "per": "year"}, {"type": "bonus", "label": "Acme bonus",
          "percent_of_salary": "15"}, {"type": "one_time", "label": "ACME\u2019s welcome of $17,391",
          "instalments": [{"amount": "17391", "after_months": 0}]}],
    equity=[{"type": "option", "units": "4321", "strike": "3.17", "price": "11.29", "valuation": "56789012",
             "fully_diluted_shares": "5030027", "vesting": {"preset": "4y-1y-cliff-monthly"}}],
)  # fmt: skip
BE = offer_from(
    company="Be", role="Lead, ex Acme", location="Be, Berlin", currency="EUR",
    pay=[{"type": "salary", "amount": "97.53", "per": "hour", "linked_to": {"currency": "JPY", "rate": "0.0057"}},
         {"type": "allowance", "label": "Be's car", "amount": "1379.57", "per": "month"},
         {"type": "retirement_match", "tiers": [{"rate_percent": "50", "of_salary_percent": "6"}],
          "yearly_ceiling": "7351"},
         {"type": "bonus"}],
    equity=[{"type": "rsu", "units": "6173", "price": "91.37", "vesting": {"preset": "4y-yearly"},
             "refreshers": {"years": 2, "units": "65371"}},
            {"type": "profit_unit", "units": "87143", "participation_threshold": "7.43", "grant_price": "8.61",
             "cap": "3"},
            {"type": "sar", "units": "45779", "base_price": "6.67", "price": "9.19"},
            {"type": "espp", "contribution_percent": "10", "discount_percent": "15", "price": "91.37",
             "yearly_limit": "21379"}],
)  # fmt: skip
NAMES = ("Acme", "ACME", "acme", "Robotics", "robotics", "Ada")
OF_ACME = ("145,731", "145731", "17,391", "4,321", "3.17", "11.29", "56,789,012", "5,030,027", "$")
OF_BE = (
    "97.53", "1,379", "7,351", "6,173", "91.37", "65,371", "87,143", "7.43", "8.61", "45,779", "6.67", "9.19", "21,379",
    "€", "0.0057", "JPY",
)  # fmt: skip


def redacted_report(*offers: Offer, localizer: Localizer = ENGLISH, baseline: int = 0, **redaction: bool) -> Document:
    ordered = replace(order(), redaction=Redaction(**redaction), letterhead=Letterhead("Rina", ("c/o Acme",)))
    comparison = replace(comparison_of(*(offers or samples())), baseline=baseline)
    return comparison_report(ComparisonReport(comparison, localizer, ordered), FILES, PRESETS)


def words_of(paper: Document) -> str:
    """Return the texts of a document, without drawing positions."""

    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for one in value.values() for text in texts(one)]
        if isinstance(value, list | tuple):
            return [text for one in value for text in texts(one)]
        return [value] if isinstance(value, str) else []

    return "\n".join(texts(to_builtins(paper)))


def strings(paper: Document) -> tuple[str, ...]:
    """Return the content of a document and every string of its PDF, decompressed."""
    printed = TypstRenderer(FILES, PRESETS).print(paper, order().printed_at)
    return (words_of(paper), *strings_of(printed.pdf))


def test_a_name_that_is_not_kept_back_is_found_on_the_pages_in_what_is_read_aloud_and_in_attachments() -> None:
    found = [text for text in strings(redacted_report(ACME, BE))[2:] if "Acme" in text]
    marks = '"company": "Acme Robotics, Inc."', "Inc.. Year 1: $193,752", ">Acme Robotics, Inc. · Be", "Inc., Be, USD"
    for mark in marks:
        assert any(mark in text for text in found), mark


@pytest.mark.parametrize("localizer", [ENGLISH, INDONESIAN])
def test_names_that_are_kept_back_are_in_no_string_of_the_file(localizer: Localizer) -> None:
    paper = redacted_report(ACME, BE, localizer=localizer, hides_names=True)
    for text in strings(paper):
        assert [name for name in NAMES if name in text] == []
    text = text_of(paper)
    assert re.search(r"\bBe\b", text) is None
    assert "Berlin" in text
    assert paper.attachments == ()
    assert paper.keywords[:2] == tuple(paper.title.split(" · "))


def test_each_company_has_its_letter_wherever_it_is_named() -> None:
    paper = redacted_report(ACME, BE, hides_names=True)
    acme, be = block(paper.blocks, "Offers").offers
    assert (acme.title, be.title) == ("Company A — Engineer at Company A", "Company B — Lead, ex Company A")
    assert [term.label for term in acme.terms][1:3] == ["Company A bonus", "Company A\u2019s welcome of $17,391"]
    assert paper.letterhead.address == ("c/o Company A",)


@pytest.mark.parametrize(("first", "second", "hidden"), [(ACME, BE, OF_BE), (BE, ACME, OF_ACME[:-1])])
@pytest.mark.parametrize("baseline", [0, 1])
def test_amounts_of_others_that_are_kept_back_are_in_no_string_of_the_file(
    first: Offer, second: Offer, hidden: tuple[str, ...], baseline: int
) -> None:
    whole = {one.text for row in _table(redacted_report(first, second)).rows for one in row.cells[1:]}
    paper = redacted_report(first, second, baseline=baseline, hides_others=True)
    own = {one.text for row in _table(paper).rows for one in row.cells[:1]}
    for text in strings(paper):
        assert [mark for mark in (*hidden, *(whole - own)) if re.search(rf"(?<![\d.]){re.escape(mark)}", text)] == []
    assert len(block(paper.blocks, "Offers").offers) == 1
    assert all(part.title != "Summary" and part.chart is None for part in paper.blocks)
    assert "Against" not in text_of(paper)


@pytest.mark.parametrize("offers", [(ACME, BE), (BE, ACME)])
@pytest.mark.parametrize("localizer", [ENGLISH, INDONESIAN])
def test_in_percent_no_amount_no_share_count_and_no_price_is_in_any_string(
    offers: tuple[Offer, ...], localizer: Localizer
) -> None:
    paper = redacted_report(*offers, localizer=localizer, in_percent=True)
    text = words_of(paper)
    assert [mark for mark in (*OF_ACME, *OF_BE[:-1]) if mark in text] == []
    assert text.count("•••") == text.count("welcome of •••")
    for nonsense in ("share price", "strike", "Per hour", "Per jam kerja", "costs less", " 0%", "base price"):
        assert nonsense not in text
    assert re.search(r"%\s*\(", text) is None


def _table(paper: Document) -> Table:
    (table,) = (part.table for part in paper.blocks if part.title.startswith("Comparison of offers,"))
    assert table is not None
    return table


def test_percentages_tell_how_offers_compare() -> None:
    paper = redacted_report(in_percent=True)
    text = text_of(paper)
    assert "$" not in text
    assert "Amounts are percentages of the total offered by OpenAI." in text
    totals = next(row for row in _table(paper).rows if row.label == "Total")
    assert [cell.text for cell in totals.cells] == ["≥ 100%", "29%", "106.7%"]
    assert block(paper.blocks, "Comparison of offers, in %").table is not None
    assert block(paper.blocks, "Kept if you leave early, in %").chart is not None


def test_amounts_do_not_stand_where_no_percentage_can() -> None:
    with pytest.raises(ExternalError, match="Put another offer first"):
        redacted_report(offer_from(), ACME, in_percent=True)


def test_leaving_early_is_drawn_above_its_table() -> None:
    leaving = block(report_of(*samples()).blocks, "Kept if you leave early, in USD")
    assert leaving.chart is not None
    assert leaving.table is not None
    assert leaving.chart.summary.startswith("OpenAI. 12 months: ≥ $555,000;")


def with_take_home(redaction: Redaction = NOTHING_HIDDEN, *, answers: dict[str, str] | None = None) -> Document:
    """Return a report of the samples with their take-home."""
    homes = {"OpenAI": "US-CA", "Nusantara Contoh": "ID", "Globex Sample Corporation": "US-WA"}
    comparison = comparison_of(*samples(), currency="USD")
    wish, sources = TaxWish(homes=homes, answers=answers or {}), TaxSources(shipped(), rate_book(), TODAY)
    kept, left = take_homes(comparison, wish, sources), DeparturesKept().left(comparison, wish, sources)
    options = replace(order("a4"), redaction=redaction, attach="none" if redaction else "reader")
    return comparison_report(ComparisonReport(comparison, ENGLISH, options, kept, left), FILES, PRESETS)


def test_take_home_is_only_in_the_report_if_it_is_asked_for() -> None:
    assert "tax advice" not in text_of(report_of(*samples()))
    found = block(with_take_home().blocks, "Take-home after tax, in USD (estimate, not tax advice)")
    assert found.note == "Estimate, not tax advice"
    assert found.lines[0].startswith("After tax, Globex Sample Corporation leads OpenAI by ")
    assert found.table is not None
    (first,) = (row for row in found.table.rows if row.label == "Year 1 take-home")
    assert first.cells[1].text == "$110,234"
    leaving = block(with_take_home().blocks, "Kept after tax if you leave early, in USD (estimate, not tax advice)")
    sources = next(one for part in with_take_home().blocks for one in part.columns if one.title.startswith("Sources"))
    assert any(line.startswith("id-2026: ") and "https://" in line for line in sources.lines)
    assert leaving.chart is not None
    assert leaving.table is not None
    assert [cell.text for cell in leaving.table.rows[1].cells] == ["≥ $347,755", "$91,620", "$513,276"]


def test_the_person_is_not_told_in_the_report() -> None:
    text = text_of(with_take_home(answers={"ptkp": "K/3", "filing_status": "married_joint"}))
    assert "Nusantara Contoh: Indonesia: 2026 rules" in text
    assert "K/3" not in text
    assert "married" not in text
    assert "Status PTKP" not in text
    assert "PTKP status" not in text


def test_redaction_holds_for_take_home_too() -> None:
    assert "tax advice" not in text_of(with_take_home(Redaction(hides_others=True)))
    nameless = text_of(with_take_home(Redaction(hides_names=True)))
    assert "tax advice" in nameless
    assert "Globex" not in nameless
    relative = with_take_home(Redaction(in_percent=True))
    assert "tax advice" in text_of(relative)
    assert not re.search(r"\$[\d]", text_of(relative))


def test_an_employer_tells_no_status_and_asks_nothing() -> None:
    def told(**changes: Any) -> Document:
        asked = ComparisonReport(compared(*samples()), ENGLISH, replace(own_order(), **changes))
        return comparison_report(asked, FILES, PRESETS)

    own, employers = told(), told(speaker="employer")
    assert (own.badge, employers.badge) == ("Sample", "")
    for word in ("negotiating", "what is the strike price of one option?"):
        assert (word in text_of(own), word in text_of(employers)) == (True, False)
    assert "negotiating" in text_of(told(speaker="employer", extras=("status",)))
