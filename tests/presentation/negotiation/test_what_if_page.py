from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.negotiation.what_if_page import RATE_STEPS, Moved, WhatIfPage, rate_scale, what_if_page
from tests.analysis.negotiation.test_what_if import found
from tests.builders import offer
from tests.tools import ENGLISH

DOLLARS = replace(offer("100k USD/year"), company="Acme")
RUPIAH = replace(offer("1600M IDR/year"), company="Nusantara")
SHARES = replace(offer("300k USD/year + 4000 RSU @ 40 USD / 4y 1y-cliff monthly"), company="Globex")


def page(moved: Moved = Moved(code="IDR")) -> WhatIfPage:  # noqa: B008 - frozen
    return what_if_page(found(DOLLARS, RUPIAH), (DOLLARS, RUPIAH), moved, ENGLISH)


def test_a_rate_is_said_the_way_people_say_it_and_turns_the_order_where_it_says() -> None:
    """The dollar is 16,200 rupiah; above 16,000 the dollars are worth more."""
    shown = page()
    assert shown.rate == "16,200 IDR/USD"
    assert shown.sentences == ("Above 16,000 IDR/USD, Acme is ahead of Nusantara.",)
    assert [round(place * RATE_STEPS) for place in shown.rate_turns] == [39]  # 98.8 % of the rate, from 60 %
    assert [(row.name, row.total, row.behind) for row in shown.rows] == [
        ("Acme", "$400,000", "ahead"),
        ("Nusantara", "$395,062", "\N{MINUS SIGN}$4,938"),
    ]


def test_totals_are_as_open_as_those_of_the_comparison_which_they_are_at_rest() -> None:
    """What is open above stays at least that, and a range stays about that, wherever the sliders are."""
    view = found(DOLLARS, RUPIAH)
    at_least = Shown(Decimal(400_000), Decimal(400_000), None), Shown.exactly(Decimal(395_061))
    rest = what_if_page(view, (DOLLARS, RUPIAH), Moved(code="IDR"), ENGLISH, at_least)
    assert [(row.total, row.behind) for row in rest.rows] == [
        ("≥ $400,000", "ahead"), ("$395,061", "≤ \N{MINUS SIGN}$4,939"),
    ]  # fmt: skip
    moved = what_if_page(view, (DOLLARS, RUPIAH), Moved(code="IDR", rate=0), ENGLISH, at_least)
    assert [row.total for row in moved.rows] == ["≥ $400,000", "$658,436"]
    ranged = Shown(Decimal(350_000), Decimal(400_000), Decimal(450_000)), at_least[1]
    about = what_if_page(view, (DOLLARS, RUPIAH), Moved(code="IDR", rate=0), ENGLISH, ranged)
    assert [row.total for row in about.rows] == ["~ $400,000", "$658,436"]


def test_what_is_not_known_is_neither_ahead_nor_behind() -> None:
    unknown = Shown(Decimal(0), Decimal(0), None), Shown.exactly(Decimal(395_061))
    rest = what_if_page(found(DOLLARS, RUPIAH), (DOLLARS, RUPIAH), Moved(code="IDR"), ENGLISH, unknown)
    assert [row.behind for row in rest.rows] == ["", "ahead"]


def test_the_totals_follow_the_rate() -> None:
    shown = page(Moved(code="IDR", rate=0))
    assert shown.rate == "9,720 IDR/USD"  # 60 % of 16,200
    assert [row.behind for row in shown.rows] == ["\N{MINUS SIGN}$258,436", "ahead"]


def test_a_dear_currency_is_said_as_it_converts() -> None:
    view = found(DOLLARS, offer("100k EUR/year"))
    scale = rate_scale(view, "EUR")
    assert (scale.base, scale.quote, scale.is_inverse) == ("EUR", "USD", False)
    assert scale.rate(RATE_STEPS) == Fraction("1.2") * Fraction(140, 100)


def test_a_share_price_turns_the_order_at_a_price() -> None:
    salary = replace(offer("325k USD/year"), company="Acme")
    shown = what_if_page(found(salary, SHARES), (salary, SHARES), Moved(price=10), ENGLISH)
    assert (shown.rate, shown.price) == ("", "$20")
    assert shown.sentences == ("Above $25.00 a share, Globex is ahead of Acme.",)
    assert shown.price_turns == (0.25,)


def test_where_nothing_turns_it_says_so() -> None:
    alone = what_if_page(found(DOLLARS), (DOLLARS,), Moved(), ENGLISH)
    assert alone.sentences == ("Nothing on these scales turns the order.",)
