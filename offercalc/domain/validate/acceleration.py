"""Validation of early vesting."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.domain.offer.acceleration import Acceleration
from offercalc.domain.problems.problem import Fault, Problem

_AFTER_SALE = "on: leaving_after_sale"


def acceleration_problems(stated: tuple[Acceleration, ...], path: str) -> Iterator[Problem]:
    """Refuse months after a sale where no leaving is the cause, and a cause that is stated twice."""
    causes = [(one.on, one.within_months) for one in stated]
    for index, one in enumerate(stated):
        place = f"{path}[{index}]"
        if one.on == "sale" and one.within_months is not None:
            yield Problem(f"{place}.within_months", Fault.BELONGS_TO, _AFTER_SALE)
        elif causes[index] in causes[:index]:
            yield Problem(f"{place}.on", Fault.DUPLICATE_ID, one.on)
