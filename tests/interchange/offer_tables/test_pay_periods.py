from typing import get_args

import pytest

from offercalc.domain.offer.pay_period import Period
from offercalc.interchange.offer_tables.pay_periods import period_of, periods_within, plain_words


@pytest.mark.parametrize("period", get_args(Period))
def test_every_period_is_read_by_its_name(period: Period) -> None:
    assert period_of(period) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [("per bulan", "month"), ("/year", "year"), ("P.A.", "year"), ("Tahunan", "year"), ("Bi-weekly", "two_weeks"),
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
