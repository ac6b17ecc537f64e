from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.leaving_pay import LeavingTier, LeavingUnit
from offercalc.domain.offer.pay import LeavingPay
from offercalc.presentation.terms.leaving_pay_text import leaving_pay_words
from tests.builders import pay
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("text", "reasons", "words"),
    [
        ("1 wages/year on leaving", "", "due on leaving: one month's salary for each year of service"),
        (
            "0.7 to 5y, 0.9 to 8y, 1 wages/year on leaving after 12m",
            "",
            "due on leaving: 0.7 months' salary for each year of service up to year 5, then 0.9 months' salary for "
            "each year up to year 8, then one month's salary for each further year; "
            "nothing before 12 months of service",
        ),
        (
            "? wages/year on leaving after 1m by days",
            "End of\ncontract",
            "due on leaving: a number of months' salary not known yet for each year of service; "
            "nothing before 1 month of service; partial years by days; paid on leaving for: End of contract",
        ),
    ],
)
def test_leaving_pay_in_words(text: str, reasons: str, words: str) -> None:
    part = pay(text)
    assert isinstance(part, LeavingPay)
    assert leaving_pay_words(replace(part, reasons=reasons), "USD", ENGLISH) == words


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("years", "only completed years count"),
        ("nearest_years", "more than six months count as a year"),
        ("begun_years", "a begun year counts in full"),
    ],
)
def test_what_a_partial_year_counts_is_said(by: LeavingUnit, words: str) -> None:
    part = replace(LeavingPay(tiers=(LeavingTier(months_of_wage_per_year=Decimal("0.5")),)), by=by)
    assert leaving_pay_words(replace(part, ceiling=Decimal(2_000_000)), "INR", ENGLISH) == (
        f"due on leaving: 0.5 months' salary for each year of service; {words}; at most ₹2,000,000"
    )


def test_leaving_pay_is_worded_in_indonesian() -> None:
    part = pay("1 wages/year on leaving after 1m")
    assert isinstance(part, LeavingPay)
    assert leaving_pay_words(part, "IDR", INDONESIAN) == (
        "dibayar saat keluar: satu bulan upah untuk setiap tahun masa kerja; tidak ada sebelum masa kerja 1 bulan"
    )
