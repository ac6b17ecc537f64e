import pytest

from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet, PdfDocument, encrypted
from tests.sheets.papers import order
from tests.tools import ENGLISH, GLOBEX, comparison_of, sample

ALONE = comparison_of(sample(GLOBEX))


@pytest.mark.parametrize(
    "document",
    [
        OfferSheet(ALONE, ENGLISH, order()),
        ComparisonReport(ALONE, ENGLISH, order()),
        CounterLetter(ALONE, ALONE, ENGLISH, order()),
    ],
)
def test_a_document_of_every_kind_can_be_encrypted_and_opened_again(document: PdfDocument) -> None:
    locked = encrypted(document, "rahasia")
    assert (type(locked), locked.options.password) == (type(document), "rahasia")
    assert encrypted(locked, "") == document
