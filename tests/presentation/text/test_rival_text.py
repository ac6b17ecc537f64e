from datetime import date
from typing import Any

import pytest

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.text.rival_text import Mention, rival_sentence, why_unmentioned
from tests.tools import ENGLISH, TODAY, comparison_of, offer_from

NAMED = Mention(is_named=True)


def offer(company: str, amount: str | None = "100000", currency: str = "USD", **more: Any) -> Offer:
    pay = [{"type": "salary", "amount": amount, "per": "year"}]
    return offer_from(company=company, currency=currency, pay=pay, **more)


MADE = offer("Acme Inc.")
BETTER = offer("Globex", "150000")


def said(rival: Offer, mention: Mention = Mention(), made: Offer = MADE) -> str:  # noqa: B008
    return rival_sentence(comparison_of(made, rival), mention, TODAY, ENGLISH)


def why(rival: Offer, made: Offer = MADE) -> str:
    return why_unmentioned(comparison_of(made, rival), TODAY)


def test_an_offer_that_comes_to_more_is_mentioned_as_far_as_it_may_be_told() -> None:
    assert said(BETTER) == "I have another offer that is worth $200,000 more over 4 years."
    assert said(BETTER, NAMED) == "I have an offer from Globex that is worth $200,000 more over 4 years."
    assert said(BETTER, Mention(tells_figures=False)) == "I have another offer that is worth more over 4 years."
    assert said(BETTER, Mention(is_named=True, tells_figures=False)) == (
        "I have an offer from Globex that is worth more over 4 years."
    )
    assert why(BETTER) == ""


def test_what_is_open_above_comes_to_at_least_so_much_more() -> None:
    rising = offer_from(
        company="Globex", pay=[{"type": "salary", "amount": "150000", "per": "year"}, {"type": "bonus"}]
    )
    assert said(rising) == "I have another offer that is worth at least $200,000 more over 4 years."


@pytest.mark.parametrize(
    ("rival", "reason"),
    [
        (offer("Globex", "50000"), "it is worth less than this one"),
        (offer("Globex", "100500"), "too close to call"),
        (offer("Globex", None), "too little is known"),
        (offer("ACME", "150000"), "it is from the same company"),
        (offer("Globex", "150000", status="declined"), "it is no longer valid"),
        (offer("Globex", "150000", expiry_date="2026-10-30"), "it is no longer valid"),
        (offer("Globex", "9000000", currency="TOP"), "no exchange rate for TOP"),
    ],
)
def test_nothing_is_said_of_what_is_no_argument_and_the_person_is_told_why(rival: Offer, reason: str) -> None:
    assert said(rival) == ""
    assert reason in why(rival)


def test_an_offer_that_may_still_come_to_more_is_not_said_to_be_less() -> None:
    made = offer_from(pay=[{"type": "salary", "amount": "100000", "per": "year"}, {"type": "bonus"}], company="Acme")
    assert said(BETTER, made=made) == ""
    assert "too little is known" in why(BETTER, made)


def test_without_a_rival_there_is_nothing_to_say() -> None:
    alone = comparison_of(MADE)
    assert (rival_sentence(alone, NAMED, date(2026, 1, 1), ENGLISH), why_unmentioned(alone, TODAY)) == ("", "")
