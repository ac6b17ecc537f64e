"""What laws take of the income of a tax year, shared out to its layers in order, at each bound of the income."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

from offercalc.analysis.take_home.assessor import Assessor, ChargeKey, Charges
from offercalc.analysis.take_home.tax_income import Share, YearIncome, part_of
from offercalc.analysis.take_home.treatment import Layer
from offercalc.domain.tax.assessment import Assessment, Income
from offercalc.domain.tax.law import Kind, Law
from offercalc.domain.tax.law_choice import PlaceLaws
from offercalc.domain.values.estimate import ZERO, Span

Pick: TypeAlias = Callable[[Span], Fraction | None]
"""One bound of a span."""
BOUNDS: tuple[Pick, Pick, Pick] = (lambda span: span.low, lambda span: span.likely, lambda span: span.high)
_NOTHING = Fraction(0)
_LAYERS = tuple(Layer)
_BESIDE_WAGES = tuple(layer for layer in Layer if layer is not Layer.WAGES)

Taken: TypeAlias = tuple[Fraction, Fraction, Fraction, Fraction]
"""Tax of the nation, contributions, savings, and tax of regions and cities."""


_NOTHING_TAKEN: Taken = _NOTHING, _NOTHING, _NOTHING, _NOTHING
_PLACES = {Kind.TAX: 0, Kind.SOCIAL: 1, Kind.SAVING: 2, Kind.INNER: -1}
_REGIONAL = 3


def _place_in_taken(law: Law, kind: Kind) -> int:
    is_regional = kind is Kind.TAX and "-" in law.place and not law.replaces_nation
    return _REGIONAL if is_regional else _PLACES[kind]


class LayerCharges(Struct, frozen=True):
    """What laws take of one layer at one bound of the income: in all, of each kind, and by step."""

    amount: Fraction
    taken: Taken
    charges: Charges


Layers: TypeAlias = Mapping[Layer, LayerCharges]


def sum_of(values: Iterable[Fraction | None]) -> Fraction | None:
    """Return a sum, None if a part of it is open."""
    result = _NOTHING
    for value in values:
        if value is None:
            return None
        if value:
            result = result + value if result else value
    return result


def _grown(before: Fraction, after: Fraction) -> Fraction:
    return after - before if before else after


def span_from(low: Fraction | None, likely: Fraction | None, high: Fraction | None) -> Span:
    """Return a span from its values at the bounds of the income, widened where a law takes more of less."""
    middle = likely if likely is not None else _NOTHING
    if low is not None and high is not None and low == middle == high:
        return Span(middle, middle, middle)
    known = [middle, *(one for one in (low, high) if one is not None)]
    return Span(None if low is None else min(known), middle, None if high is None else max(known))


class TaxedYear(Struct, frozen=True, kw_only=True):
    """A tax year with its laws and what they take, by bound (low, likely, high) and layer.

    `is_exact` says that all bounds are the same. A layer is missing at a bound if it is open there, and so are the
    layers after it. `assessment` has each step of the likely income of the whole year; `minimum_tax` is what exercising
    and holding the incentive stock options of the year would add.
    """

    income: YearIncome
    laws: PlaceLaws
    bounds: tuple[Layers, Layers, Layers]
    is_exact: bool
    assessment: Assessment
    minimum_tax: Span

    def taken(self, share: Share, bound: int) -> Taken | None:
        """Return what is taken of a share at a bound, in proportion within its layer; None if that is open."""
        part, layer = self.part(share, bound), self.bounds[bound].get(share.layer)
        if part is None or layer is None:
            return None
        if part == 1:
            return layer.taken
        tax, social, saving, regional = (one * part if one else one for one in layer.taken)
        return tax, social, saving, regional

    def all_taken(self, share: Share, bound: int) -> Fraction | None:
        """Return all that is taken of a share at a bound; None if that is open."""
        taken = self.taken(share, bound)
        return None if taken is None else sum(taken, _NOTHING)

    def part(self, share: Share, bound: int) -> Fraction | None:
        """Return the part of its layer that is charged to a share at a bound; None if that is open."""
        charged, layer = BOUNDS[bound](share.charged), self.bounds[bound].get(share.layer)
        return None if charged is None or layer is None else part_of(charged, layer.amount)


def taxed_year(income: YearIncome, laws: PlaceLaws, assessor: Assessor, other: Fraction) -> TaxedYear:
    """Return what laws take of a tax year that also has income from elsewhere; raises LawError."""
    kinds = {(law.id, step.name): _place_in_taken(law, step.kind) for law in laws.laws for step in law.steps}
    year = _Year(income, laws, assessor, other, kinds)
    is_exact = all(span.low is not None and span.high is span.low for span in income.whole.values())
    likely = year.layers(BOUNDS[1])
    bounds = (likely, likely, likely) if is_exact else (year.layers(BOUNDS[0]), likely, year.layers(BOUNDS[2]))
    return TaxedYear(
        income=income,
        laws=laws,
        bounds=bounds,
        is_exact=is_exact,
        assessment=assessor.assessment(laws, year.income({layer: income.whole[layer].likely for layer in Layer})),
        minimum_tax=year.minimum_tax(),
    )


class _Year:
    """Assesses one tax year."""

    def __init__(
        self,
        income: YearIncome,
        laws: PlaceLaws,
        assessor: Assessor,
        other: Fraction,
        kinds: Mapping[ChargeKey, int],
    ) -> None:
        self._income = income
        self._laws = laws
        self._assessor = assessor
        self._other = other
        self._kinds = kinds

    def layers(self, pick: Pick) -> dict[Layer, LayerCharges]:
        """Return what each layer adds to the charges of those before it, up to the first one that is open."""
        found: dict[Layer, LayerCharges] = {}
        so_far = dict.fromkeys(_LAYERS, _NOTHING)
        before = self._charges(so_far) if self._other else {}
        for layer in _LAYERS:
            amount = pick(self._income.whole[layer])
            if amount is None:
                break
            if amount == 0:
                found[layer] = LayerCharges(amount, _NOTHING_TAKEN, {})
                continue
            so_far[layer] = amount
            after = self._charges(so_far)
            added = {key: _grown(before[key], amount) for key, amount in after.items()} if before else after
            found[layer] = LayerCharges(amount, self._taken(added), added)
            before = after
        return found

    def _taken(self, added: Charges) -> Taken:
        sums = list(_NOTHING_TAKEN)
        for key, amount in added.items():
            if amount:
                place = self._kinds[key]
                sums[place] = sums[place] + amount if sums[place] else amount
        tax, social, saving, regional = sums
        return tax, social, saving, regional

    def income(self, amounts: Mapping[Layer, Fraction], iso_spread: Fraction = _NOTHING) -> Income:
        """Return the income as laws are given it: all but the regular wages is extra."""
        extra = self._other
        for layer in _BESIDE_WAGES:
            if amounts[layer]:
                extra += amounts[layer]
        return Income(
            wages=amounts[Layer.WAGES] + extra if extra else amounts[Layer.WAGES],
            extra=extra,
            months=Fraction(self._income.months),
            iso_spread=iso_spread,
        )

    def _charges(self, amounts: Mapping[Layer, Fraction]) -> Charges:
        return self._assessor.charges(self._laws, self.income(amounts))

    def minimum_tax(self) -> Span:
        """Return the tax that the spread of incentive stock options adds to the likely income, by its bounds."""
        spread = self._income.iso_spread
        if spread == ZERO or spread.high == 0:
            return ZERO
        amounts = {layer: self._income.whole[layer].likely for layer in Layer}
        plain = sum(self._charges(amounts).values(), _NOTHING)

        def added(held: Fraction | None) -> Fraction | None:
            if held is None:
                return None
            charges = self._assessor.charges(self._laws, self.income(amounts, held))
            return sum(charges.values(), _NOTHING) - plain

        return Span(added(spread.low), added(spread.likely) or _NOTHING, added(spread.high))
