import json

from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.pages.offer_cards import Card
from offercalc.sheets.content.attachments import Attachment
from offercalc.sheets.content.document import (
    Block,
    Column,
    Document,
    blocks,
    columns,
    footer,
    for_template,
    open_note,
    page_words,
    text_of,
)
from tests.sheets.papers import order
from tests.tools import ENGLISH

PAPER = Document(
    size="a4",
    language="en",
    kind="Offer sheet",
    title="Acme",
    subtitle="",
    keywords=("Acme",),
    badge="",
    blocks=(Block(lines=("天\x00", "b")),),
    footer="",
    page="",
    attachments=(Attachment("offer.json", '{"company": "天\x7f"}', "地"),),
)


def test_the_footer_says_the_day_in_words_of_the_reader() -> None:
    assert footer(order(), ENGLISH) == "Made with OfferCalc on November 23, 2026"
    assert footer(replace(order(), names_program=False), ENGLISH) == ""
    assert footer(order(), localizer_for("id_ID")) == "Dibuat dengan OfferCalc pada 23 November 2026"


def test_the_template_is_left_to_number_pages() -> None:
    assert page_words(ENGLISH) == "Page {page} of {pages}"


def test_the_sign_for_at_least_is_explained_where_it_stands() -> None:
    assert open_note(ENGLISH, has_open_end=True).startswith("≥ means")
    assert open_note(ENGLISH, has_open_end=False) == ""


def test_blocks_and_columns_that_hold_nothing_are_left_out() -> None:
    full = Block(cards=(Card("a", "b", "c", "d"),))
    assert blocks(Block(title="Empty"), full, Block()) == (full,)
    assert columns(Column("Empty", ()), Column("Full", ("a",))) == (Column("Full", ("a",)),)


def test_texts_are_made_printable_but_the_attached_offer_is_not_touched() -> None:
    fields = json.loads(for_template(PAPER, {"天", "地"}))
    assert fields["blocks"][0]["lines"] == ["□ ", "b"]
    assert fields["attachments"] == [
        {"name": "offer.json", "content": PAPER.attachments[0].content, "description": "□"}
    ]


def test_what_is_seen_is_not_what_is_attached() -> None:
    seen = text_of(PAPER)
    assert "天" in seen
    assert "地" not in seen
    assert text_of(replace(PAPER, attachments=())) == seen
