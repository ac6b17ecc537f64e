from datetime import date

from msgspec.structs import replace

from offercalc.domain.offer.pay import ThirteenthMonth
from offercalc.presentation.text.payday_text import payday_lines
from tests.builders import offer
from tests.tools import ENGLISH


def test_paydays_after_the_last_stated_one_are_marked() -> None:
    of = replace(offer("1 IDR/month", "2026-01-01"), currency="IDR")
    part = ThirteenthMonth(label="THR", paid_on=(date(2026, 3, 14), date(2025, 3, 24)))
    with_feast = replace(of, pay=(*of.pay, part, ThirteenthMonth()))
    assert [*payday_lines(with_feast, 2, ENGLISH)] == ["THR: in years after Mar 14, 2026, paid on that day of the year"]
    assert [*payday_lines(with_feast, 1, ENGLISH)] == []
