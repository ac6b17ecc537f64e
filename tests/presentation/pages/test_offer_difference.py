import pytest

from offercalc.presentation.pages.offer_difference import alike, difference, difference_among, likeness, told_apart
from tests.tools import ENGLISH, offer_from

BASE = {"type": "salary", "amount": "180000", "per": "year"}
FIRST = offer_from(pay=[BASE], location="Seattle")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"location": "Dublin"}, "Dublin"),
        ({"level": "L6"}, "L6"),
        ({}, "Copy"),
        ({"pay": [{**BASE, "amount": "192000"}]}, "Copy, base +$12,000"),
        ({"pay": [{**BASE, "amount": "170000"}]}, "Copy, base \N{MINUS SIGN}$10,000"),
        ({"pay": [{**BASE, "amount": None}]}, "Copy"),
        ({"pay": [{**BASE, "amount": "16000", "per": "month"}]}, "Copy"),
        ({"pay": []}, "Copy"),
    ],
)
def test_an_offer_says_what_differs(changes: dict[str, object], words: str) -> None:
    offer = offer_from(**{"pay": [BASE], "location": "Seattle", **changes})
    assert difference(offer, (FIRST,), ENGLISH) == words


def test_the_first_says_nothing_and_a_third_its_number() -> None:
    assert difference(FIRST, (), ENGLISH) == ""
    assert difference(FIRST, (FIRST, FIRST), ENGLISH) == "Copy 2"


def test_company_and_role_are_alike_whatever_their_capitals() -> None:
    assert likeness(offer_from(company="ACME")) == likeness(offer_from(company="Acme"))
    assert likeness(offer_from(role="Lead")) != likeness(FIRST)


def test_only_offers_with_others_like_them_are_grouped() -> None:
    other, copy = offer_from(role="Lead"), offer_from(location="Dublin")
    assert list(alike((FIRST, other, copy)).values()) == [(FIRST, copy)]


def test_names_say_what_differs_only_where_companies_are_the_same() -> None:
    acme = offer_from(company="Acme", role="Lead", pay=[BASE])
    offers = (
        acme,
        offer_from(company="Globex"),
        offer_from(company="ACME", role="Engineer"),
        offer_from(company="Acme", role="Lead", location="Dublin"),
        offer_from(company="Acme", role="Lead", pay=[{**BASE, "amount": "192000"}]),
    )
    assert told_apart(offers, ENGLISH) == (
        "Acme — Lead", "Globex", "ACME — Engineer", "Acme — Lead (Dublin)", "Acme — Lead (Copy 2, base +$12,000)",
    )  # fmt: skip
    assert [difference_among(one, offers, ENGLISH) for one in (acme, offers[1], offers[3])] == ["", "", "Dublin"]
