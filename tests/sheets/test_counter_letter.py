from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from offercalc.application.paper_order import Letterhead, Redaction
from offercalc.application.readers import reader_for
from offercalc.domain.offer import Contact, Offer
from offercalc.domain.privacy import copy_for_reader
from offercalc.sheets.counter_letter import counter_letter
from offercalc.sheets.paper_data import Block, Paper, text_of
from tests.sheets.papers import order
from tests.tools import ENGLISH, FILES, GLOBEX, NUSANTARA, comparison_of, sample

OFFERED = replace(sample(GLOBEX), contacts=(Contact(name="Ada Lovelace"),))
ASKED = replace(
    OFFERED, notes="My own note", pay=(replace(OFFERED.pay[0], amount=Decimal(310_000)), *OFFERED.pay[1:])
)  # fmt: skip


def letter(*rivals: Offer, language: str = "en_US", **ordered: Any) -> Paper:
    asked, others = comparison_of(OFFERED, ASKED), comparison_of(OFFERED, *rivals)
    wanted = replace(order(), candidate="Rina Wijaya", **ordered)
    return counter_letter(asked, others, reader_for(language), wanted, FILES)


def block(paper: Paper, title: str) -> Block:
    (found,) = (one for one in paper.blocks if one.title == title)
    return found


def test_it_greets_asks_explains_and_signs() -> None:
    paper = letter(reasons=("I bring twelve years of experience.",))
    assert (paper.kind, paper.title) == ("Counter-offer", "Globex Sample Corporation — Director, Trust Engineering")
    assert paper.blocks[0].paragraphs[0] == "Dear Ada Lovelace,"
    assert block(paper, "What I ask for").sentences == ("Base salary up from $285,000 to $310,000 (+8.77%)",)
    assert block(paper, "Why").sentences == ("I bring twelve years of experience.",)
    table = block(paper, "What it comes to").table
    assert table is not None
    assert table.columns == ("As offered", "As asked for")
    assert paper.blocks[-1].signatures[0].name == "Rina Wijaya"
    assert "possible before December 11, 2026" in paper.blocks[-2].paragraphs[0]


def test_rivals_are_a_reason_as_far_as_they_may_be_told() -> None:
    rival = sample(NUSANTARA)
    assert "Nusantara" in block(letter(rival), "Why").sentences[0]
    hidden = letter(rival, redaction=Redaction(hides_names=True, in_percent=True))
    assert "Nusantara" not in text_of(hidden)
    (sentence,) = block(hidden, "Why").sentences
    assert sentence == "Company A is ahead of Company B by 72.8% over 4 years."
    assert "The names of the other companies stay confidential." in hidden.blocks[-2].paragraphs[0]


def test_the_offer_as_asked_for_is_attached() -> None:
    (attachment,) = letter().attachments
    assert FILES.decode(attachment.content.encode()) == copy_for_reader(ASKED)


def test_without_a_name_to_greet_or_a_day_to_answer_it_stays_polite() -> None:
    bare = replace(OFFERED, contacts=(), expiry_date=None)
    paper = counter_letter(comparison_of(bare, bare), comparison_of(bare), ENGLISH, order(), FILES)
    assert paper.blocks[0].paragraphs[0] == "Dear hiring team,"
    assert paper.blocks[-1].paragraphs[0].endswith("I look forward to your answer.")


def test_it_is_written_in_indonesian_too() -> None:
    paper = letter(language="id_ID", is_draft=True, letterhead=Letterhead("Rina Wijaya"))
    assert (paper.kind, paper.draft, paper.letterhead.name) == ("Tawaran balik", "DRAF", "Rina Wijaya")
    assert paper.blocks[0].paragraphs[0] == "Yth. Ada Lovelace,"
