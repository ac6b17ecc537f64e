"""An amount of pay that somebody is entitled to, before it becomes a dated line."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from offercalc.domain.ledger.line import Certainty
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.values.estimate import Span


class Entitlement(Struct, frozen=True):
    """An amount earned on one day and paid on another, in the `stated` currency of its promise."""

    promise: Denomination
    earned_on: date
    paid_on: date
    amount: Span
    certainty: Certainty
