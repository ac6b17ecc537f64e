"""A tax law: what it is about, its figures and steps, where they come from, and results it must reproduce."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.tax.evaluator import Table
from offercalc.domain.tax.formula import Formula

Figure: TypeAlias = Fraction | Table
Answer: TypeAlias = str | bool | Fraction
"""What a person answers to an input: one of its choices, yes or no, or a number."""

GIVEN = {
    "wages": "taxable wages of the tax year",
    "extra": "the part of the wages that is paid outside the regular month: bonus, THR, vesting shares",
    "months": "pay months of the employment in the tax year, from the last backwards: 12 in a full one",
    "iso_spread": "spread of incentive stock options exercised in the year",
    "other_income": "other taxable income of the year",
    "region_income_tax": "income tax of the region, computed before that of the nation",
    "city_income_tax": "income tax of the city, computed before that of the nation",
}
"""What a law is given: the names that its formulas may use without asking anybody."""
PAYSLIP_GIVEN = {
    "month": "the pay month, from 1 to 12",
    "month_wages": "regular wages of the month",
    "month_extra": "what is paid in the month beside the regular wages",
}
"""What the withholding of a law is given too, for each pay month."""


class Kind(StrEnum):
    """What a step is: tax, a contribution that is spent, one that is saved in the person's own account, or neither."""

    TAX = "tax"
    SOCIAL = "social"
    SAVING = "saving"
    INNER = "inner"


class Confidence(StrEnum):
    """How well the figures of a law are known, best first."""

    OFFICIAL = "official"
    ENGINE = "engine"
    TWO_SOURCES = "two-sources"
    ONE_SOURCE = "one-source"
    PROJECTED = "projected"

    @property
    def rank(self) -> int:
        """Return 0 for the best, more for less."""
        return list(Confidence).index(self)


class Source(Struct, frozen=True):
    """Where figures were read."""

    what: str
    url: str
    read: date


class Input(Struct, frozen=True):
    """What a person is asked; without a default there is no result until it is answered."""

    ask: str
    type: Literal["choice", "number", "yes-no"]
    choices: tuple[str, ...] = ()
    default: Answer | None = None


class Step(Struct, frozen=True):
    """One named formula, as written and as read."""

    name: str
    label: str
    kind: Kind
    text: str
    formula: Formula


class Golden(Struct, frozen=True):
    """A published or computed result: what was given, what came out of each step, and who says so.

    Results are compared at the decimal places they are written with, or within `within`, where others round on the way.
    """

    given: Mapping[str, Fraction]
    answers: Mapping[str, Answer]
    results: Mapping[str, Decimal]
    by: str
    within: Fraction = Fraction(0)


class Law(Struct, frozen=True, kw_only=True):
    """One tax law of one place and tax year; docs/TAX.md describes each field.

    `figures` holds each figure by choice: under "" if it is the same for everybody. `cliff` is the most by which
    take-home falls where wages rise, in the law's currency, with the reasons in `cliffs`.
    """

    id: str
    place: str
    name: str
    currency: str
    valid_from: date
    valid_to: date
    year_begins: str
    as_of: date
    confidence: Confidence
    scope: str
    left_out: tuple[str, ...] = ()
    needs_region: bool = False
    replaces_nation: bool = False
    rules_of: int | None = None
    cliff: Fraction = Fraction(0)
    cliffs: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    inputs: Mapping[str, Input]
    figures: Mapping[str, Mapping[str, Figure]]
    steps: tuple[Step, ...]
    withholding: tuple[Step, ...] = ()
    employer: tuple[Step, ...] = ()
    goldens: tuple[Golden, ...] = ()

    @property
    def series(self) -> str:
        """Return what the laws of one kind over the years have in common: `us-ca` for `us-ca-2026`."""
        return self.id.rpartition("-")[0]

    @property
    def first_year(self) -> int:
        """Return the first calendar year of the tax year."""
        return self.valid_from.year

    @property
    def figures_of(self) -> int:
        """Return the year whose rules these are; earlier than the law's own year where that is not known."""
        return self.rules_of or self.first_year
