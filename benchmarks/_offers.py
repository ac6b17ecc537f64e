"""Rich offers for benchmarks: salary with yearly raises, a bonus, a sign-on bonus and monthly vesting grants."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, Salary
from offercalc.domain.vesting.schedule import Vesting

START = date(2026, 2, 2)


def rich_offers(count: int, grants: int, years: int) -> tuple[Offer, ...]:
    """Return `count` offers with `grants` grants each, vesting monthly over `years` years."""
    return tuple(_offer(number, grants, years) for number in range(count))


def _offer(number: int, grants: int, years: int) -> Offer:
    vesting = Vesting(percent_by_year=(Decimal(100) / years,) * years, every_months=1)
    sizes = [Decimal(4801 + number + place) for place in range(grants)]
    return Offer(
        company=f"Company {number}",
        role="Engineer",
        currency="USD",
        start_date=START,
        pay=(
            Salary(amount=Decimal(200_000 + number), raise_percent=Decimal(3)),
            Bonus(percent_of_salary=Decimal(15)),
            OneTime(instalments=(Instalment(amount=Decimal(50_000)),), clawback=Clawback(months=Decimal(12))),
        ),
        equity=tuple(
            Option(units=size, price=Decimal(50), strike=Decimal("12.5"), vesting=vesting)
            if place % 2
            else Rsu(units=size, price=Decimal("123.45"), vesting=vesting)
            for place, size in enumerate(sizes)
        ),
    )
