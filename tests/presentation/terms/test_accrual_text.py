from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offercalc.domain.offer.accrual import Accelerator
from offercalc.domain.offer.pay import Bonus, Commission, PayPart, ThirteenthMonth
from offercalc.presentation.terms.accrual_text import bases_words
from offercalc.presentation.terms.pay_text import pay_words
from tests.tools import ENGLISH

SALES = {"on_target_amount": Decimal(60000)}
STEP = Accelerator(above_percent=Decimal(100), rate_percent=Decimal(120))


@pytest.mark.parametrize(
    ("kind", "terms", "words"),
    [
        (
            Bonus,
            {"percent_of_salary": Decimal(10), "of": ("salary", "thirteenth_month"), "accrues": "calendar_year"},
            "target of 10% of annual salary and thirteenth-month pay, earned over the calendar year, "
            "a partial year counts by full months",
        ),
        (
            Bonus,
            {"months_of_wage": Decimal(4), "paid_in_months": (12, 6), "on_leaving": "pro_rata"},
            "target of 4 months' salary per year, paid in June and December, due pro rata if you leave before payday",
        ),
        (
            Bonus,
            {"amount": Decimal(100), "accrues": "plan_year", "plan_year_starts": "04-01", "prorate": "days",
             "certainty": "guaranteed"},
            "target of $100 per year, earned over the plan year from April 1, a partial year counts by days, "
            "guaranteed",
        ),
        (
            Commission,
            {**SALES, "accelerators": (STEP,), "guaranteed_months": 3, "paid_after_months": 1},
            "$60,000 per year on target, 120% of the base rate above 100% of target, "
            "guaranteed at target for the first 3 months, paid 1 month after it is earned",
        ),
        (
            Commission,
            {**SALES, "accrues": "service_year", "prorate": "none", "on_leaving": "full"},
            "$60,000 per year on target, earned over the year of employment, a partial year counts in full, "
            "due in full if you leave before payday",
        ),
        (
            ThirteenthMonth,
            {"on_amount": "earned", "certainty": "expected"},
            "a twelfth of the salary earned in the year, paid in December, not guaranteed",
        ),
        (
            ThirteenthMonth,
            {"on_amount": "earned", "months": Decimal(2), "prorate": "months_of_15_days", "paid_in_months": (6, 12)},
            "a twelfth of the salary earned in the year, times 2, a month of 15 days or more counts in full in a "
            "partial year, paid in June and December",
        ),
        (
            ThirteenthMonth,
            {"paid_on": (date(2026, 3, 13), date(2027, 3, 3))},
            "one month's salary, paid on Mar 13, 2026 and Mar 3, 2027",
        ),
    ],
)  # fmt: skip
def test_when_pay_accrues_and_is_paid_in_words(kind: type[PayPart], terms: dict[str, Any], words: str) -> None:
    assert pay_words(kind(**terms), "USD", ENGLISH) == words


def test_bases_are_listed() -> None:
    assert bases_words(("salary", "counted_allowances"), ENGLISH) == "salary and fixed allowances"
