from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from offercalc.analysis.yearly import By
from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, batch_order
from offercalc.application.batch.letter_batch import LetterOrder, usable_clauses
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.ports.document_options import DocumentOptions, Signatory
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import RowOffer
from offercalc.application.ports.renderer import OfferLetter, RenderedPdf
from offercalc.domain.scenario.assumptions import Assumptions
from tests.tools import CLAUSES, ENGLISH, INDONESIAN, PRESETS, FakePress, offer_from, rate_book

ROW = RowOffer(2, offer_from(location="Jakarta", candidate={"name": "Budi"}))
LETTERS = LetterOrder(usable_clauses(CLAUSES, "en", ENGLISH)[0], place="US")
PAPER = DocumentOptions("a4", datetime(2026, 10, 31, tzinfo=UTC), signatories=(Signatory("Ada", "CTO"),))


def assume(row: RowOffer, other: str) -> Assumptions:
    return Assumptions(exchange_day=date(2026, 10, 30), currency=other or row.offer.currency, years=4)


INPUTS = BatchInputs(rate_book(), PRESETS, assume)


def printed(order: LetterOrder) -> tuple[OfferLetter, RenderedPdf]:
    press = FakePress()
    paper = BatchPaper(PAPER, "", By.EMPLOYMENT, ENGLISH, INDONESIAN, order)
    made = batch_order(paper, INPUTS, press, 1).prepare(ROW)()
    (letter,) = press.documents
    assert isinstance(letter, OfferLetter)
    return letter, made


def test_a_letter_is_addressed_to_the_candidate_and_its_notices_are_in_the_language_of_the_sender() -> None:
    letter, made = printed(LETTERS)
    assert (letter.text.candidate, letter.options.candidate, letter.has_appendix) == ("Budi", "Budi", True)
    assert made.notices[-1].startswith("Klausul ini bukan nasihat hukum")


def test_the_place_is_that_of_the_offer_unless_it_is_named() -> None:
    with pytest.raises(ExternalError, match="pkwtt is for permanent"):
        printed(replace(LETTERS, place=None))
    permanent = replace(LETTERS, place=None, details=LetterDetails(employment_type="permanent"))
    assert "pkwtt" in {clause.id for clause in printed(permanent)[0].text.clauses}


def test_a_word_document_is_printed_as_one() -> None:
    _letter, made = printed(replace(LETTERS, is_word=True, has_appendix=False))
    assert (made.pdf, LETTERS.suffix, replace(LETTERS, is_word=True).suffix) == (b"PK-fake", ".pdf", ".docx")


def test_whatever_shapes_a_letter_is_in_its_sign() -> None:
    others = (
        replace(LETTERS, place="GB"), replace(LETTERS, is_word=True), replace(LETTERS, anchors="docusign"),
        replace(LETTERS, details=LetterDetails(number="7")), replace(LETTERS, clauses=LETTERS.clauses[1:]),
        replace(LETTERS, has_appendix=False), LETTERS,
    )  # fmt: skip
    assert len({one.sign for one in others}) == len(others)


def test_the_conditions_of_a_row_are_those_of_its_letter() -> None:
    row = replace(ROW, conditions=("A check of references by Acme", "A valid work permit."))
    order = replace(LETTERS, details=LetterDetails(conditions="Medical check."))
    of_all = replace(PAPER, conditions=("A degree",))
    for paper, one, shown in (
        (PAPER, ROW, "Medical check."),
        (of_all, ROW, "A degree."),
        (of_all, row, "A check of references by Acme. A valid work permit."),
    ):
        press = FakePress()
        batch_order(BatchPaper(paper, "", By.EMPLOYMENT, ENGLISH, letters=order), INPUTS, press, 1).prepare(one)()
        (letter,) = press.documents
        assert isinstance(letter, OfferLetter)
        (clause,) = (found for found in letter.text.clauses if found.topic == "contingencies")
        assert clause.paragraphs[-1].lines[0].endswith(shown)
