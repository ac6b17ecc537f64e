from typing import get_args

import pytest

from offercalc.domain.offer.pay_period import Period
from offercalc.interchange.offer_tables.pay_periods import amount_and_period, period_of, periods_within, plain_words


@pytest.mark.parametrize("period", get_args(Period))
def test_every_period_is_read_by_its_name(period: Period) -> None:
    assert period_of(period) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [("per bulan", "month"), ("/year", "year"), ("P.A.", "year"), ("Tahunan", "year"), ("Bi-weekly", "two_weeks"),
     ("p.m.", "month"), ("/hr", "hour"),
     ("", None), ("moon", None)],
)  # fmt: skip
def test_periods_are_read_as_people_write_them(text: str, period: Period | None) -> None:
    assert period_of(text) == period


def test_a_period_is_found_within_a_header() -> None:
    assert periods_within("salary per month") == {"salary": "month"}
    assert periods_within("gaji per dua minggu")["gaji"] == "two_weeks"
    assert periods_within("pay day") == {}


def test_a_header_is_compared_in_plain_words() -> None:
    assert plain_words(" Bonus (%)/year ") == "bonus percent per year"


@pytest.mark.parametrize(
    ("text", "amount", "period"),
    [("$85 per hour", "$85", "hour"), ("8,500/month", "8,500", "month"), ("72.500 € p.a.", "72.500 €", "year"),
     ("Rp 25 juta per bulan", "Rp 25 juta", "month"), ("24 LPA", "24 lakh", "year"),
     ("150k - 180k", "150k - 180k", None),
     ("per month", "per month", None), ("TBD", "TBD", None)],
)  # fmt: skip
def test_a_period_beside_an_amount_is_taken_from_it(text: str, amount: str, period: Period | None) -> None:
    assert amount_and_period(text) == (amount, period)
