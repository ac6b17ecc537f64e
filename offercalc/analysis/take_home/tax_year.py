"""The account of a tax year: its gross, what each step of the laws takes of it, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.take_home.assessor import ChargeKey
from offercalc.analysis.take_home.tax_income import part_of
from offercalc.analysis.take_home.taxed_year import BOUNDS, TaxedYear, span_from, sum_of
from offercalc.analysis.take_home.treatment import Layer
from offercalc.domain.tax.law import Kind, Law, Step
from offercalc.domain.values.estimate import Span

_NOTHING = Fraction(0)


class Charge(Struct, frozen=True):
    """What one step of a law takes of a tax year, in the currency of the law."""

    law: Law
    step: Step
    amount: Span


class TaxYear(Struct, frozen=True, kw_only=True):
    """One tax year in the currency of its laws: gross taxed as wages, each charge, and what is left.

    `kept` says which part of each layer is left. A year that the horizon cuts has the part of its charges that falls on
    what is paid within the horizon.
    """

    taxed: TaxedYear
    gross: Span
    charges: tuple[Charge, ...]
    take_home: Span
    kept: Mapping[Layer, Fraction]


def tax_year_of(year: TaxedYear) -> TaxYear:
    """Return the account of a tax year."""
    steps = {(law.id, step.name): (law, step) for law in year.laws.laws for step in law.steps}
    charges = tuple(
        Charge(law, step, span_from(*(_charged(year, key, bound) for bound in range(3))))
        for key, (law, step) in steps.items()
        if step.kind is not Kind.INNER
    )
    gross, left = [], []
    for bound, pick in enumerate(BOUNDS):
        paid = sum_of(pick(share.charged) for share in year.income.shares)
        taken = sum_of(year.all_taken(share, bound) for share in year.income.shares)
        gross.append(paid)
        left.append(None if paid is None or taken is None else paid - taken)
    kept = {
        layer: 1 - part_of(sum(one.taken, _NOTHING), one.amount) for layer, one in year.bounds[1].items() if one.amount
    }
    return TaxYear(taxed=year, gross=span_from(*gross), charges=charges, take_home=span_from(*left), kept=kept)


def _charged(year: TaxedYear, key: ChargeKey, bound: int) -> Fraction | None:
    """Return what a step takes of the shares of a year at a bound."""
    found: list[Fraction | None] = []
    for share in year.income.shares:
        part, layer = year.part(share, bound), year.bounds[bound].get(share.layer)
        found.append(None if part is None or layer is None else layer.charges.get(key, _NOTHING) * part)
    return sum_of(found)
