from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.analysis.negotiation.deadlines import Conflict, DatedEvent, DateKind
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.ledger.component import Component, Kind
from offercalc.presentation.text.date_text import conflict_text, end_lines, event_text, time_words
from tests.builders import offer
from tests.tools import ENGLISH, INDONESIAN, assuming

CONTRACT = replace(offer("8k USD/month"), company="Contract", end_date=date(2027, 6, 30))
PERMANENT = replace(offer("5k USD/month"), company="Permanent")


@pytest.mark.parametrize("kind", list(DateKind))
@pytest.mark.parametrize("locale", ["en_US", "id_ID"])
def test_every_kind_of_date_has_words(kind: DateKind, locale: str) -> None:
    event = DatedEvent(day=date(2027, 1, 1), offer=0, kind=kind, component=Component(Kind.PAY, 0))
    text = event_text(event, offer("100k USD/year"), localizer_for(locale))
    assert text
    assert "{" not in text


def test_an_offer_without_a_deadline_is_asked_for_one() -> None:
    text = conflict_text(Conflict(0, 1, None), (offer("1 USD/year"), offer("2 USD/year")), localizer_for("en_US"))
    assert text.endswith("states no deadline: ask for one.")


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Fraction(18), "the 18 months that both last"),
        (Fraction(1), "the month that both last"),
        (Fraction(35, 2), "the 17.5 months that both last"),
        (None, "4 years (Contract ends on June 30, 2027)"),
    ],
)
def test_the_time_says_which_one_it_is(months: Fraction | None, words: str) -> None:
    assert time_words(months, assuming(CONTRACT, PERMANENT), ENGLISH) == words


def test_more_than_two_offers_are_all() -> None:
    three = assuming(CONTRACT, PERMANENT, PERMANENT)
    assert time_words(Fraction(18), three, ENGLISH) == "the 18 months that all last"
    assert time_words(Fraction(35, 2), three, ENGLISH) == "the 17.5 months that all last"
    assert time_words(Fraction(18), three, INDONESIAN) == "18 bulan yang dicakup semuanya"


def test_without_an_end_the_time_is_the_horizon() -> None:
    assert time_words(None, assuming(PERMANENT, PERMANENT), ENGLISH) == "4 years"
    assert end_lines(assuming(PERMANENT), ENGLISH) == ()
