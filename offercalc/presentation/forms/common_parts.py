"""Common named parts of pay, such as a sign-on bonus, ready to be added to an offer."""

from __future__ import annotations

from offercalc.domain.offer.pay import Allowance, Benefit, Instalment, OneTime, PayPart, ThirteenthMonth
from offercalc.domain.values.feasts import holiday_pay_days
from offercalc.presentation.formats.localizer import Localizer

_HOLIDAY_PAY = "THR"
"""Indonesia's holiday allowance, which has no other name."""


def common_parts(localizer: Localizer) -> tuple[PayPart, ...]:
    """Return named parts of pay, with no amounts known yet."""
    tr = localizer.tr
    once = (tr("Sign-on bonus"), tr("Relocation"), tr("Retention bonus"))
    regular = (tr("Housing allowance"), tr("Transport allowance"), tr("Meal allowance"))
    return (
        *(OneTime(label=name, instalments=(Instalment(amount=None),)) for name in once),
        ThirteenthMonth(label=_HOLIDAY_PAY, paid_on=holiday_pay_days()),
        *(Allowance(label=name, amount=None) for name in regular),
        Benefit(label=tr("Health insurance"), yearly_value=None),
    )
