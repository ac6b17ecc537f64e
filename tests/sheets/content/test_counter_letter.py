import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.negotiation.levers import LeverKind, Wish
from offercalc.analysis.negotiation.package import AskedTerm
from offercalc.analysis.yearly import By
from offercalc.application.ports.document_options import Letterhead, Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import CounterLetter
from offercalc.application.translations.readers import localizer_for
from offercalc.application.workbench.negotiation import Aim, Bid, Conditions, proposed
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Bonus
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.domain.values.estimate import exactly
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.negotiation.parity_page import lever_value
from offercalc.sheets.content.counter_letter import counter_letter
from offercalc.sheets.content.document import Block, Document, text_of
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.papers import order, own_order
from tests.sheets.pdf_strings import strings_of
from tests.tools import ENGLISH, FILES, GLOBEX, PRESETS, comparison_of, offer_from, rate_book, sample

OFFERED = replace(sample(GLOBEX), contacts=(Contact(name="Ada Lovelace"),))
ASKED = replace(
    OFFERED, notes="My own note", pay=(replace(OFFERED.pay[0], amount=Decimal(310_000)), *OFFERED.pay[1:])
)  # fmt: skip
RIVAL = offer_from(
    company="Initech Systems, Inc.", role="Chief of Initech", currency="EUR", notes="Secret of Initech",
    contacts=[{"name": "Peter Gibbons", "email": "peter@initech.example"}],
    pay=[{"type": "salary", "amount": "834517", "per": "year", "linked_to": {"currency": "JPY", "rate": "0.0071"}},
         {"type": "allowance", "label": "Initech car", "amount": "1379.13", "per": "month"}],
    equity=[{"type": "rsu", "units": "6173", "price": "91.37", "vesting": {"preset": "4y-yearly"}}],
)  # fmt: skip
POOR = offer_from(company="Initech", pay=[{"type": "salary", "amount": "1379", "per": "year"}])
OF_THE_RIVAL = ("nitech", "Gibbons", "834", "1379", "1,379", "6173", "6,173", "91.37", "EUR", "JPY", "€")


OVER_18_MONTHS = ["Over the 18 months that both last"]


def letter(*rivals: Offer, language: str = "en_US", **ordered: Any) -> Document:
    asked, beside = comparison_of(OFFERED, ASKED), comparison_of(OFFERED, *rivals)
    wanted = replace(own_order(), candidate="Rina Wijaya", **ordered)
    return counter_letter(CounterLetter(asked, beside, localizer_for(language), wanted), FILES)


def block(paper: Document, title: str) -> Block:
    (found,) = (one for one in paper.blocks if one.title == title)
    return found


def asked_in(paper: Document, title: str) -> list[list[str]]:
    table = block(paper, title).table
    assert table is not None
    return [[row.label, *(cell.text for cell in row.cells)] for row in table.rows]


def why(paper: Document) -> tuple[str, ...]:
    return next((one.sentences for one in paper.blocks if one.title == "Why"), ())


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        # $285,000 and $310,000 a year, no bonus: 18 months are 427,500 and 465,000; two years 570,000 and 620,000
        (date(2027, 8, 1), date(2027, 8, 1), "$465,000 over 18 months, instead of $427,500."),
        (date(2027, 8, 1), date(2028, 2, 1), "$620,000 over 2 years, instead of $427,500 over 18 months."),
        (date(2027, 8, 1), None, "$1,240,000 over 4 years, instead of $427,500 over 18 months."),
        (date(2027, 8, 10), date(2027, 8, 10), " over the time until August 10, 2027, instead of "),
    ],
)
def test_a_fixed_term_is_told_over_its_own_time(first: date, second: date | None, told: str) -> None:
    bare = replace(OFFERED, start_date=date(2026, 2, 2), equity=(), pay=OFFERED.pay[:1])
    wanted = replace(bare, end_date=second, pay=(replace(OFFERED.pay[0], amount=Decimal(310_000)),))
    asked = comparison_of(replace(bare, end_date=first), wanted)
    paper = counter_letter(CounterLetter(asked, comparison_of(bare), ENGLISH, own_order()), FILES)
    (sentence,) = block(paper, "What it is worth").paragraphs
    assert told in sentence
    table = block(paper, "What it is worth").table
    assert table is not None
    years = 4 if second is None else 2  # none after the last day of both, and no row that repeats the total
    assert [row.label for row in table.rows if re.fullmatch(r"Year \d", row.label)] == [
        f"Year {number}" for number in range(1, years + 1)
    ]
    assert f"Horizon: {years} years of employment" in block(paper, "What it is worth").note
    assert [row.label for row in table.rows if "both last" in row.label] == ([] if first == second else OVER_18_MONTHS)


def test_it_greets_asks_explains_and_signs() -> None:
    paper = letter(reasons=("I bring twelve years of experience.",))
    assert (paper.kind, paper.title) == ("Counter-offer", "Globex Sample Corporation — Director, Trust Engineering")
    assert paper.blocks[0].paragraphs[0] == "Dear Ada Lovelace,"
    assert asked_in(paper, "What I am asking for") == [
        ["Base salary", "$285,000 per year", "$310,000 per year (+8.77%)"],
    ]
    assert why(paper) == ("I bring twelve years of experience.",)
    table = block(paper, "What it is worth").table
    assert table is not None
    assert table.columns == ("As offered", "As requested")
    assert block(paper, "What it is worth").paragraphs == (
        "In total it comes to $2,488,000 over 4 years, instead of $2,368,000.",
    )
    assert paper.blocks[-1].signatures[0].name == "Rina Wijaya"
    assert "possible before December 11, 2026" in paper.blocks[-1].paragraphs[0]


def test_it_asks_to_be_treated_as_confidential() -> None:
    assert letter().blocks[-1].paragraphs[0].startswith("Please treat this letter as confidential. ")


def test_nothing_is_a_reason_but_what_the_person_wrote() -> None:
    assert "Why" not in [one.title for one in letter().blocks]
    assert "Why" not in [one.title for one in letter(POOR, names_rival=True).blocks]


@pytest.mark.parametrize(
    ("ordered", "sentence"),
    [
        ({}, "I have another offer that is worth $1,330,000 more over 4 years."),
        ({"names_rival": True},
         "I have an offer from Initech Systems, Inc. that is worth $1,330,000 more over 4 years."),
        ({"names_rival": True, "redaction": Redaction(hides_names=True)},
         "I have another offer that is worth $1,330,000 more over 4 years."),
        ({"redaction": Redaction(hides_others=True)}, "I have another offer that is worth more over 4 years."),
        ({"redaction": Redaction(in_percent=True)}, "I have another offer that is worth 56% more over 4 years."),
    ],
)  # fmt: skip
def test_one_other_offer_is_mentioned_as_far_as_it_may_be_told(ordered: dict[str, Any], sentence: str) -> None:
    assert why(letter(RIVAL, reasons=("First.",), **ordered)) == ("First.", sentence)


def test_a_name_that_is_kept_back_is_no_part_of_a_reason_either() -> None:
    paper = letter(RIVAL, reasons=("Initech's plan is better.",), redaction=Redaction(hides_names=True))
    assert why(paper)[0] == "the other company's plan is better."


def test_the_addressee_keeps_its_name() -> None:
    text = text_of(letter(RIVAL, redaction=Redaction(hides_names=True, hides_others=True, in_percent=True)))
    assert "join Globex Sample Corporation as Director" in text
    assert "Company A" not in text


@pytest.mark.parametrize("redaction", [Redaction(), Redaction(True, True, True), Redaction(in_percent=True)])  # noqa: FBT003
@pytest.mark.parametrize("rival", [RIVAL, POOR])
def test_no_string_of_the_file_tells_a_rival_that_is_not_to_be_named(rival: Offer, redaction: Redaction) -> None:
    wanted = replace(order(), redaction=redaction, reasons=("Mine.",))
    asked, beside = comparison_of(OFFERED, ASKED), comparison_of(OFFERED, rival)
    printed = TypstRenderer(FILES, PRESETS).render(CounterLetter(asked, beside, ENGLISH, wanted))
    for text in strings_of(printed.pdf):
        assert [mark for mark in OF_THE_RIVAL[:2] if mark in text] == []
    paper = text_of(counter_letter(CounterLetter(asked, beside, ENGLISH, wanted), FILES))
    assert [mark for mark in OF_THE_RIVAL if mark in paper] == []
    for argument in ("leaves early", "costs less than", "ahead of", "is ahead", "close to call"):
        assert argument not in paper


def test_in_percent_no_amount_is_told_and_the_offer_is_not_attached() -> None:
    paper = letter(redaction=Redaction(in_percent=True))
    assert paper.attachments == ()
    text = text_of(paper)
    assert [sign for sign in ("$", "285", "310,", "900,000", "Per hour") if sign in text] == []
    assert asked_in(paper, "What I am asking for") == [["Base salary", "\N{EN DASH}", "+8.77%"]]
    assert "Amounts are percentages of the total of the offer" in block(paper, "What it is worth").note


def test_in_percent_amounts_in_words_of_the_offer_are_hidden_too() -> None:
    before, after = (replace(one, role="Director (285k)") for one in (OFFERED, ASKED))
    ordered = replace(order(), redaction=Redaction(in_percent=True))
    paper = counter_letter(CounterLetter(comparison_of(before, after), comparison_of(before), ENGLISH, ordered), FILES)
    assert paper.title == "Globex Sample Corporation — Director (•••)"
    assert "285" not in text_of(paper)


def test_what_is_asked_for_is_of_the_same_company() -> None:
    other = replace(ASKED, company="Initech")
    with pytest.raises(ExternalError, match="from Globex Sample Corporation, but the counter-offer is from Initech"):
        counter_letter(CounterLetter(comparison_of(OFFERED, other), comparison_of(OFFERED), ENGLISH, order()), FILES)
    spelled = comparison_of(OFFERED, replace(ASKED, company="globex sample corp"))
    asked = block(
        counter_letter(CounterLetter(spelled, comparison_of(OFFERED), ENGLISH, order()), FILES), "What I am asking for"
    )
    assert asked.table is not None
    assert len(asked.table.rows) == 1


def test_the_offer_as_asked_for_is_attached() -> None:
    (attachment,) = letter().attachments
    assert FILES.decode(attachment.content.encode()) == copy_for_reader(ASKED)


def test_without_a_name_to_greet_or_a_day_to_answer_it_stays_polite() -> None:
    bare = replace(OFFERED, contacts=(), expiry_date=None)
    paper = counter_letter(CounterLetter(comparison_of(bare, bare), comparison_of(bare), ENGLISH, order()), FILES)
    assert paper.blocks[0].paragraphs[0] == "Dear hiring team,"
    assert paper.blocks[-1].paragraphs[0].endswith("I look forward to your answer.")


def test_in_indonesian_it_is_a_polite_proposal() -> None:
    paper = letter(RIVAL, language="id_ID", is_draft=True, letterhead=Letterhead("Rina Wijaya"))
    assert (paper.kind, paper.draft, paper.letterhead.name) == ("Negosiasi penawaran", "DRAF", "Rina Wijaya")
    assert paper.blocks[0].paragraphs[0] == "Yth. Bapak/Ibu Ada Lovelace,"
    assert "Bapak/Ibu pertimbangkan" in paper.blocks[0].paragraphs[2]
    assert asked_in(paper, "Hal yang saya usulkan") == [
        ["Gaji pokok", "US$285.000 per tahun", "US$310.000 per tahun (+8,77%)"],
    ]
    assert "Saya juga memiliki tawaran lain" in block(paper, "Pertimbangan saya").sentences[0]
    text = text_of(paper)
    assert [word for word in ("tidak lagi", "meminta", "Anda", "minta") if word in text] == []


def test_what_is_needed_to_compare_fairly_is_asked() -> None:
    open_bonus = replace(OFFERED, pay=(*OFFERED.pay, Bonus(label="Team bonus")))
    asked = CounterLetter(comparison_of(OFFERED, open_bonus), comparison_of(OFFERED), ENGLISH, own_order())
    paper = counter_letter(asked, FILES)
    assert block(paper, "What I still need to know").sentences == (
        "What is the target bonus, as a percentage of salary or as an amount?",
    )
    silent = counter_letter(replace(asked, options=order()), FILES)
    assert "What I still need to know" not in [one.title for one in silent.blocks]


@settings(phases=[Phase.generate])  # an example takes too long to be made smaller
@given(st.integers(0, 45), st.integers(0, 30), st.integers(1, 200))
def test_the_figures_of_the_letter_are_those_of_the_levers(base: int, sign_on: int, gap: int) -> None:
    """Whatever is asked for: its terms stand in the letter as in the levers, and so does what they come to."""
    beside = comparison_of(OFFERED)
    goal = beside.offers[0].total.likely + gap * 1_000
    conditions = Conditions(beside.assumptions, By.EMPLOYMENT, rate_book(), PRESETS)
    asked = tuple(
        AskedTerm(wish=Wish(kind=kind), value=None if value is None else Decimal(value * 1_000))
        for kind, value in ((LeverKind.BASE, 285 + base), (LeverKind.SIGN_ON, 60 + sign_on), (LeverKind.BONUS, None))
    )
    package = (proposal := proposed(OFFERED, Bid(aim=Aim(target=goal), asked=asked, closing=2), conditions)).package
    paper = counter_letter(
        CounterLetter(comparison_of(OFFERED, proposal.counter_offer), beside, ENGLISH, own_order()), FILES
    )
    values = [lever_value(row.lever, row.value, package.offered.offer, ENGLISH) for row in package.rows if row.is_moved]
    told = " ".join(row[-1] for row in asked_in(paper, "What I am asking for")) if values else ""
    assert [value for value in values if value not in told] == []
    total = cell_text(shown(exactly(package.after), DISPLAY_DIGITS), "USD", ENGLISH)
    assert total in " ".join(block(paper, "What it is worth").paragraphs)


def test_the_figures_tell_the_difference_and_no_rows_of_zeros() -> None:
    part = block(letter(), "What it is worth")
    assert part.table is not None
    labels = [row.label for row in part.table.rows]
    difference = part.table.rows[labels.index("Difference")]
    assert [cell.text[:1] for cell in difference.cells] == ["", "+"]
    assert not [label for label in labels if label.startswith("Compared with")]
    assert not [row for row in part.table.rows if row.cells and all(cell.text == "$0" for cell in row.cells)]
    sentences = part.note.split(" · ")
    assert len(sentences) == len(set(sentences)) > 2
