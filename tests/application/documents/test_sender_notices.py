from datetime import date

import pytest
from msgspec.structs import replace

from offercalc.application.documents.sender_notices import sender_notices, standing_notices, word_notices
from offercalc.application.ports.document_options import Letterhead
from offercalc.domain.offer.offer import Status
from tests.sheets.papers import order
from tests.tools import ENGLISH, NO_DIRHAM, OPENAI, comparison_of, offer_from, sample

TODAY = date(2026, 11, 23)
SOUND = offer_from(pay=[{"type": "salary", "amount": "1"}])


@pytest.mark.parametrize("status", ["expired", "declined", "withdrawn"])
def test_that_an_offer_is_over_is_told(status: Status) -> None:
    (told,) = standing_notices(replace(SOUND, status=status), TODAY, ENGLISH)
    assert told == f'This offer has the status "{status.capitalize()}".'


@pytest.mark.parametrize("status", ["draft", "extended", "received", "negotiating", "accepted"])
def test_an_offer_that_stands_needs_no_words(status: Status) -> None:
    assert list(standing_notices(replace(SOUND, status=status, expiry_date=TODAY), TODAY, ENGLISH)) == []


def test_a_day_that_has_passed_is_told() -> None:
    (told,) = standing_notices(replace(SOUND, expiry_date=date(2026, 11, 22)), TODAY, ENGLISH)
    assert told == "This offer expired on November 22, 2026; the sheet shows that date."


def test_that_an_offer_is_a_sample_is_told() -> None:
    (told,) = standing_notices(replace(SOUND, sample=True), TODAY, ENGLISH)
    assert told == "This offer is a sample with invented figures; the sheet does not say so."


def test_an_employer_is_told_how_much_is_to_be_confirmed() -> None:
    appraisal = comparison_of(replace(sample(OPENAI), sample=False)).offers[0]
    told = sender_notices(appraisal, order(), ENGLISH)
    assert told == ('The offer has 4 open terms; the sheet shows them as "to be confirmed".',)
    assert sender_notices(appraisal, replace(order(), speaker="candidate"), ENGLISH) == ()
    assert sender_notices(appraisal, replace(order(), leaves_out_unknown=True), ENGLISH) == ()


def test_a_currency_without_a_rate_is_told_to_the_sender() -> None:
    offer = offer_from(currency="AED", pay=[{"type": "salary", "amount": "1"}])
    assert sender_notices(comparison_of(offer).offers[0], order(), ENGLISH) == (NO_DIRHAM,)


def test_a_word_document_without_its_logo_is_told() -> None:
    lost = "The Word document has no logo: it can hold a PNG or JPG, but not an SVG."
    assert word_notices(Letterhead("Acme", logo=b"<svg/>"), ENGLISH) == (lost,)
    for logo in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"):
        assert word_notices(Letterhead("Acme", logo=logo), ENGLISH) == ()
