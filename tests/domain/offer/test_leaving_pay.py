from decimal import Decimal

import msgspec

from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import LeavingPay, PayPart
from tests.builders import pay


def test_leaving_pay_is_written_by_its_type_and_read_back() -> None:
    written = {
        "type": "leaving_pay",
        "tiers": ({"up_to_years": "5", "months_of_wage_per_year": "0.7"}, {"months_of_wage_per_year": "1"}),
        "after_months": 12,
        "by": "days",
    }
    part = msgspec.convert(written, PayPart)
    assert part == pay("0.7 to 5y, 1 wages/year on leaving after 12m by days")
    assert msgspec.to_builtins(part) == written


def test_a_tier_without_an_end_is_the_last() -> None:
    tier = LeavingTier(months_of_wage_per_year=Decimal(1))
    assert tier.up_to_years is None
    assert LeavingPay(tiers=(tier,)).by == "months"
