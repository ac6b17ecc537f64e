from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback
from offercalc.presentation.terms.row_text import row_words
from tests.builders import offer
from tests.tools import ENGLISH, PRESETS


def words(text: str) -> str:
    whole = offer(text)
    return row_words((*whole.pay, *whole.equity)[-1], whole, PRESETS, ENGLISH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100k USD/year", "Guaranteed · no raises stated"),
        ("100k USD/year rising 3%", "Guaranteed · rising 3% each year"),
        ("100k USD/year then 120k on 2027-03-16", "Guaranteed · from Mar 16, 2027: $120,000"),
        ("20% bonus", "Target of 20% of annual salary"),
        ("50k USD commission at 90%", "Expected payout 90% of target"),
        ("50k USD commission", "Earned and paid every month"),
        ("500 USD/month allowance", "Taxable"),
        ("3k USD/year benefit", "Benefit in kind"),
        ("1 wage in month 3", "One month's salary, paid in March"),
        ("100k USD/year + 5 RSU @ 2 USD / 3y even", "5 units · share price $2 · 3 years, a third each year"),
        ("100k USD/year + ? RSU / 3y even", "3 years, a third each year"),
    ],
)
def test_a_row_says_its_terms_in_one_sentence(text: str, expected: str) -> None:
    assert words(text) == expected


def test_what_changes_money_is_named_the_clawback_and_another_currency() -> None:
    whole = offer("100k USD/year + 60k EUR once")
    part = replace(whole.pay[1], clawback=Clawback(months=Decimal(12)))
    assert row_words(part, whole, PRESETS, ENGLISH) == (
        "€60,000 at the start · repayable pro rata if you leave within 12 months · in EUR"
    )
