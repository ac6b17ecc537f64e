"""Common named parts of pay, such as a sign-on bonus, ready to be added to an offer."""

from __future__ import annotations

from offercalc.domain.offer.pay import Allowance, Benefit, Instalment, OneTime, PayPart, ThirteenthMonth
from offercalc.presentation.formats.localizer import Reader

_HOLIDAY_PAY = "THR"
"""Indonesia's holiday allowance, which has no other name."""


def common_parts(reader: Reader) -> tuple[PayPart, ...]:
    """Return named parts of pay, with no amounts known yet."""
    say = reader.say
    once = (say("Sign-on bonus"), say("Relocation"), say("Retention bonus"))
    regular = (say("Housing allowance"), say("Transport allowance"), say("Meal allowance"))
    return (
        *(OneTime(label=name, instalments=(Instalment(amount=None),)) for name in once),
        ThirteenthMonth(label=_HOLIDAY_PAY),
        *(Allowance(label=name, amount=None) for name in regular),
        Benefit(label=say("Health insurance"), yearly_value=None),
    )
