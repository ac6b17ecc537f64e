"""The dated line: an amount earned on a day, with its currency and certainty."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.ledger.component import Component
from offercalc.domain.values.amount import Amount
from offercalc.domain.values.estimate import Span


class Category(StrEnum):
    """The kind of compensation of a line."""

    BASE = "base"
    BONUS = "bonus"
    ONE_TIME = "one-time"
    EQUITY = "equity"
    BENEFIT = "benefit"


class Certainty(StrEnum):
    """The certainty of a line: guaranteed, expected or contingent."""

    GUARANTEED = "guaranteed"
    EXPECTED = "expected"
    CONTINGENT = "contingent"


class Form(StrEnum):
    """The form in which a line is paid."""

    CASH = "cash"
    EQUITY = "equity"
    IN_KIND = "in kind"


class Recurrence(StrEnum):
    """Whether a line is recurring or one-time."""

    RECURRING = "recurring"
    ONE_TIME = "one-time"


class Line(Struct, frozen=True, kw_only=True):
    """One dated amount. `component` is the part of the offer that promises it.

    Equity lines have `units` if they are counted, and the `price` of a share if it is known; `strike` is what a unit of
    options costs to exercise. Paper equity has its value by the company's valuation but cannot be sold yet.
    """

    component: Component
    category: Category
    earned_on: date
    paid_on: date
    amount: Span
    currency: str
    certainty: Certainty
    form: Form = Form.CASH
    recurrence: Recurrence = Recurrence.RECURRING
    units: Span | None = None
    price: Fraction | None = None
    strike: Span | None = None
    is_paper: bool = False

    @property
    def money(self) -> Amount:
        """The amount with its currency."""
        return Amount(self.amount, self.currency)
