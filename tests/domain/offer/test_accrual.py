from typing import get_args

import pytest

from offercalc.domain.offer.accrual import (
    AMOUNTS,
    CERTAINTIES,
    COMMISSION_YEARS,
    EFFECTS_OF_LEAVING,
    PRORATIONS,
    SERVICE_PRORATIONS,
    WAGE_BASES,
    YEARS,
    CommissionYear,
    OnAmount,
    OnLeaving,
    Proration,
    StatedCertainty,
    WageBase,
    Year,
)


@pytest.mark.parametrize(
    ("choices", "values"),
    [
        (YEARS, get_args(Year)),
        (COMMISSION_YEARS, get_args(CommissionYear)),
        (PRORATIONS, get_args(Proration)),
        (SERVICE_PRORATIONS, (None, *get_args(Proration))),
        (AMOUNTS, get_args(OnAmount)),
        (EFFECTS_OF_LEAVING, get_args(OnLeaving)),
        (CERTAINTIES, (None, *get_args(StatedCertainty))),
        (WAGE_BASES, get_args(WageBase)),
    ],
)
def test_every_value_has_a_message(choices: tuple[tuple[str | None, str], ...], values: tuple[str | None, ...]) -> None:
    assert tuple(value for value, _label in choices) == values
    assert all(label for _value, label in choices)
