from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.offer.clawback import Clawback, ClawbackMethod, ClawbackStep


@pytest.mark.parametrize(("method", "is_pro_rata"), [(None, True), ("pro_rata", True), ("in_full", False)])
def test_a_clawback_is_pro_rata_unless_it_says_otherwise(method: ClawbackMethod | None, is_pro_rata: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Clawback(months=Decimal(12), method=method).is_pro_rata is is_pro_rata


def test_what_is_not_stated_is_not_written() -> None:
    step = ClawbackStep(within_months=Decimal(12), percent=Decimal(100))
    assert msgspec.json.decode(msgspec.json.encode(Clawback(months=Decimal(24)))) == {"months": "24"}
    assert msgspec.json.decode(msgspec.json.encode(Clawback(schedule=(step,), by="days", net_of_tax=False))) == {
        "schedule": [{"within_months": "12", "percent": "100"}],
        "by": "days",
        "net_of_tax": False,
    }
