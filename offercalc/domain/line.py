"""The dated line: what is earned on which day, in which currency, and how certain it is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.estimate import Span


class Category(StrEnum):
    """What kind of compensation a line is."""

    BASE = "base"
    BONUS = "bonus"
    ONE_TIME = "one-time"
    EQUITY = "equity"
    BENEFIT = "benefit"


class Certainty(StrEnum):
    """Whether a line is promised, expected or hoped for."""

    GUARANTEED = "guaranteed"
    EXPECTED = "expected"
    CONTINGENT = "contingent"


class Form(StrEnum):
    """What a line is paid in."""

    CASH = "cash"
    EQUITY = "equity"
    IN_KIND = "in kind"


class Recurrence(StrEnum):
    """Whether a line comes again."""

    RECURRING = "recurring"
    ONE_TIME = "one-time"


class Line(Struct, frozen=True, kw_only=True):
    """One dated amount. `component` is the path of its terms in the offer, e.g. `pay[0]`.

    Equity has its `units` where they are counted, and the `price` of a share where it is known. What is paper is
    worth its amount by the company's valuation, but cannot be sold yet.
    """

    component: str
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
    is_paper: bool = False
