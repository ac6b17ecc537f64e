from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.sheets.content.short_names import LONGEST_NAME, with_short_names
from tests.tools import ENGLISH, PRESETS, comparison_of, offer_from

LONG = "x" * 5000
SALARY = {"type": "salary", "amount": "1", "label": LONG}


def short(offer: Offer) -> Offer:
    return with_short_names(comparison_of(offer)).offers[0].offer


def test_names_of_common_length_stay() -> None:
    offer = offer_from(company="y" * LONGEST_NAME, pay=[{"type": "salary", "amount": "1", "label": "Wage"}])
    assert short(offer) == offer


def test_long_names_are_cut_and_say_so() -> None:
    cut = "x" * (LONGEST_NAME - 1) + "…"
    offer = short(
        offer_from(company=LONG, role=LONG, location=LONG, pay=[SALARY], equity=[{"type": "rsu", "label": LONG}])
    )
    assert [offer.company, offer.role, offer.location] == [cut] * 3
    assert [part.label for part in (*offer.pay, *offer.equity)] == [cut] * 2


def test_no_space_stands_before_the_sign_of_a_cut() -> None:
    assert short(offer_from(company="ab " * 100)).company.endswith("ab…")


def test_the_figures_stay() -> None:
    comparison = comparison_of(offer_from(company=LONG, pay=[SALARY]))
    shorter = with_short_names(comparison)
    assert offer_page(shorter, 0, PRESETS, ENGLISH).cards == offer_page(comparison, 0, PRESETS, ENGLISH).cards
