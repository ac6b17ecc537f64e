from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.analysis.negotiation.sensitivity import Effect, Factor, FactorKind, Sensitivity, stated_ranges
from offercalc.presentation.negotiation.sensitivity_page import SensitivityPage, sensitivity_page
from tests.builders import offer
from tests.tools import ENGLISH, INDONESIAN

FIRST, SECOND = offer("100k..110k..120k USD/year"), offer("90k USD/year")


def effect(factor: Factor, turns_at: str | None = None) -> Effect:
    turn = None if turns_at is None else Fraction(turns_at)
    return Effect(factor=factor, at_low=Fraction(-5_000), at_high=Fraction(10_000), turns_at=turn)


def page(*effects: Effect, lead: int = 20_000, is_open: bool = False, count: int = 2) -> SensitivityPage:
    found = Sensitivity(offers=(FIRST, SECOND)[:count], lead=Fraction(lead), effects=effects, is_open=is_open)
    return sensitivity_page(found, "USD", ENGLISH)


def texts(shown: SensitivityPage) -> list[str]:
    (row,) = shown.table.rows
    return [row.label, *(cell.text for cell in row.cells)]


def test_a_range_of_an_offer_is_named_with_its_company_and_written_in_its_unit() -> None:
    (salary,) = stated_ranges((FIRST, SECOND))
    assert texts(page(effect(salary, "105000"))) == [
        "Acme: Base salary", "$100,000", "$120,000", "\N{MINUS SIGN}$5,000", "$10,000", "$105,000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("factor", "turns_at", "expected"),
    [
        (
            Factor(kind=FactorKind.RATE, low=Decimal(14_000), high=Decimal(20_000), pair=("USD", "IDR")),
            "18160.3535",
            ["Exchange rate (IDR per 1 USD)", "14,000", "20,000", "18,160.4"],
        ),
        (
            Factor(kind=FactorKind.GROWTH, low=Decimal(-20), high=Decimal(30), company="Acme"),
            "-8.689831",
            ["Annual share price growth of Acme", "-20%", "30%", "-8.69%"],
        ),
        (
            Factor(kind=FactorKind.GROWTH, low=Decimal(1), high=Decimal(2)),
            None,
            ["Annual share price growth", "1%", "2%", ""],
        ),
        (Factor(kind=FactorKind.PRICE, low=Decimal(50), high=Decimal(300)), None, ["Share price", "50", "300", ""]),
        (
            Factor(kind=FactorKind.PRICE, low=Decimal(50), high=Decimal(300), company="Acme"),
            None,
            ["Share price of Acme", "50", "300", ""],
        ),
        (
            Factor(kind=FactorKind.ATTAINMENT, low=Decimal(60), high=Decimal(140)),
            "100",
            ["Payout of bonuses and commissions", "60%", "140%", "100%"],
        ),
        (Factor(kind=FactorKind.DILUTION, low=Decimal(0), high=Decimal(5)), None, ["Annual dilution", "0%", "5%", ""]),
    ],
)
def test_assumptions_are_written_in_their_unit(factor: Factor, turns_at: str | None, expected: list[str]) -> None:
    label, low, high, _at_low, _at_high, turn = texts(page(effect(factor, turns_at)))
    assert [label, low, high, turn] == expected


def test_the_sentences_say_who_is_ahead_and_whether_anything_turns_the_order() -> None:
    factor = Factor(kind=FactorKind.ATTAINMENT, low=Decimal(60), high=Decimal(140))
    assert page(effect(factor)).sentences == (
        "Acme is $20,000 ahead at likely values.",
        "No single one of these turns the order.",
    )
    assert page(effect(factor, "90"), lead=-300, is_open=True).sentences == (
        "Acme is $300 behind at likely values.",
        "Terms that are not known yet are not varied.",
    )


def test_without_anything_that_varies_the_page_says_what_to_add() -> None:
    assert page(count=1).sentences == (
        "Nothing varies: no offer states a range. Add --vary, for example --vary attainment=60..140.",
    )


def test_the_page_is_indonesian_for_indonesian_readers() -> None:
    found = Sensitivity(offers=(FIRST, SECOND), lead=Fraction(1), effects=(), is_open=False)
    assert sensitivity_page(found, "USD", INDONESIAN).table.corner == "Yang berubah"
