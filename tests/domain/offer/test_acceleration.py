from decimal import Decimal

import msgspec

from offercalc.domain.offer.acceleration import Acceleration


def test_what_is_not_stated_is_not_written() -> None:
    stated = Acceleration(percent=Decimal(100), on="leaving_after_sale", within_months=12)
    assert msgspec.json.decode(msgspec.json.encode(stated)) == {
        "percent": "100",
        "on": "leaving_after_sale",
        "within_months": 12,
    }
    assert msgspec.json.decode(msgspec.json.encode(Acceleration(percent=Decimal(50), on="sale"))) == {
        "percent": "50",
        "on": "sale",
    }
