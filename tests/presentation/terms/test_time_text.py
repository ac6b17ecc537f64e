import pytest

from offercalc.domain.offer.pay import Allowance, Instalment, OneTime
from offercalc.presentation.terms.time_text import time_words
from tests.tools import ENGLISH


@pytest.mark.parametrize(
    ("first", "lasting", "words"),
    [
        (0, None, []),
        (0, 3, ["for the first 3 months"]),
        (0, 1, ["for the first month"]),
        (6, None, ["from month 7"]),
        (6, 1, ["in month 7"]),
        (6, 6, ["in months 7 to 12"]),
    ],
)
def test_the_time_of_a_part_is_said_in_months_of_service(first: int, lasting: int | None, words: list[str]) -> None:
    assert time_words(Allowance(amount=None, from_month=first, for_months=lasting), ENGLISH) == words


def test_one_time_pay_names_its_months_by_instalment() -> None:
    part = OneTime(instalments=(Instalment(amount=None),), from_month=6, for_months=6)
    assert time_words(part, ENGLISH) == []
