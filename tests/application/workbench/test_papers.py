import pytest
from msgspec.structs import replace

from offercalc.application.ports.document_options import Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet, PdfDocument
from offercalc.application.workbench.papers import paper_of
from tests.sheets.papers import order
from tests.tools import ENGLISH, INDONESIAN, NUSANTARA, OPENAI, comparison_of, sample

MADE = replace(sample(OPENAI), sample=False)
ALONE = comparison_of(MADE)
PAIR = comparison_of(MADE, replace(MADE, level="2"))


@pytest.mark.parametrize(
    ("document", "name", "contents"),
    [
        (OfferSheet(ALONE, ENGLISH, order()), "OpenAI - Head of Preparedness.pdf", "the offer without notes"),
        (ComparisonReport(PAIR, INDONESIAN, order()), "Perbandingan tawaran.pdf", "the offers without notes"),
        (CounterLetter(PAIR, ALONE, ENGLISH, order()), "OpenAI - Head of Preparedness.pdf", "the offer without notes"),
    ],
)
def test_a_paper_is_named_in_its_language_and_described_in_that_of_its_sender(
    document: PdfDocument, name: str, contents: str
) -> None:
    paper = paper_of(document, ENGLISH)
    assert (paper.name, paper.document) == (name, document)
    assert paper.contents == f"Attached: {contents}, contacts, status and candidate"


def test_a_sheet_tells_its_sender_what_it_does_not_say() -> None:
    (notice, *_more) = paper_of(OfferSheet(comparison_of(sample(OPENAI)), ENGLISH, order()), ENGLISH).notices
    assert notice == "This offer is a sample with invented figures; the sheet does not say so."


def test_a_letter_tells_its_sender_why_it_mentions_no_other_offer() -> None:
    for others, number in ((ALONE, 0), (comparison_of(MADE, replace(sample(NUSANTARA), sample=False)), 1)):
        assert len(paper_of(CounterLetter(PAIR, others, ENGLISH, order()), ENGLISH).notices) == number


def test_what_is_hidden_is_not_attached() -> None:
    hiding = replace(order(), redaction=Redaction(hides_names=True))
    words = "Attached: nothing, so that hidden information stays hidden"
    assert paper_of(ComparisonReport(PAIR, ENGLISH, hiding), ENGLISH).contents == words
    with pytest.raises(ExternalError, match="The complete offer contains the information"):
        paper_of(ComparisonReport(PAIR, ENGLISH, replace(hiding, attach="full")), ENGLISH)
