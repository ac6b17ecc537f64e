"""The ledger lines of an offer as incomes of tax years, in the currency of the laws."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.take_home.treatment import Layer, Treatment, Untaxed, is_iso, is_stock, treatment
from offercalc.analysis.yearly import converted, due
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.leaving import clawbacks_of, kept_on
from offercalc.domain.ledger.ledger import Ledger, ledger
from offercalc.domain.ledger.line import Line
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.exchange_basis import drift_factor
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_choice import tax_year
from offercalc.domain.values.amount import Amount, sums_by_currency
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Span, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

_DAY = timedelta(days=1)


class Share(Struct, frozen=True):
    """Income of one layer and tax year that is shown in one year of the table (`label`).

    `taxed` is what the tax of the year is computed on, `charged` the part of it whose tax is borne; they differ under a
    clawback. Both are in the currency of the laws, as `shown` (what is charged) and `kept` are in that of display.
    """

    layer: Layer
    label: int
    taxed: Span
    charged: Span
    shown: Span
    kept: Span


class YearIncome(Struct, frozen=True, kw_only=True):
    """The income of one tax year. `whole` has each layer as if the employment went on to the end of a cut year.

    `months` counts the pay months, `iso_spread` is the gain of incentive stock options that vest in the year.
    """

    year: int
    shares: tuple[Share, ...]
    whole: Mapping[Layer, Span]
    months: int
    iso_spread: Span
    is_first: bool
    is_cut: bool


class Incomes(Struct, frozen=True):
    """All incomes by tax year, and what is not taxed by year of the table, in the display currency."""

    years: tuple[YearIncome, ...]
    untaxed: Mapping[tuple[Untaxed, int], Span]


_Whole: TypeAlias = tuple[dict[Layer, Span], set[date]]
"""The income of a whole tax year by layer, and its paydays."""


class _Cell(Struct):
    """Lines that belong together, and those of which something is repaid: in full, what is charged, what is kept."""

    plain: list[Line]
    repaid: list[tuple[Line, Line, Line]]


class IncomeReader:
    """Reads the incomes of one appraised offer under the laws of one place."""

    def __init__(self, appraisal: Appraisal, assumptions: Assumptions, place: str, law: Law, law_rate: Rate) -> None:
        """Take the offer, the place, any of its laws for the tax year, and the rate of their currency for display."""
        self._appraisal = appraisal
        self._assumptions = assumptions
        self._place = place
        self._law = law
        self._rates = {**appraisal.exchange, law_rate.base: law_rate}
        self._rate = law_rate
        self._end = add_months(appraisal.offer.start_date, MONTHS_A_YEAR * assumptions.years)
        self._drifts = bool(assumptions.drifts)
        self._kinds: dict[tuple[Component, bool], tuple[Treatment, bool, bool]] = {}
        self._tax_years: dict[date, int] = {}
        leaving = assumptions.leaving_date
        self._leaving = leaving if leaving is not None and leaving < self._end else None

    def read(self, counts: Callable[[Line], bool] = lambda _line: True) -> Incomes:
        """Return the incomes of all tax years in which something is paid, from the lines that count."""
        cells: dict[tuple[int, Treatment, int], _Cell] = {}
        pay_days: dict[int, set[date]] = {}
        spreads: dict[int, list[Line]] = {}
        full, last = self._full_amounts(), 0
        for line, label in zip(self._appraisal.lines, self._appraisal.earned, strict=True):
            how, day, is_spread = self._treated(line)
            year = self._year(day)
            last = max(last, year)
            if not counts(line):
                continue
            cell = cells.setdefault((year, how, label), _Cell([], []))
            before = full.get(id(line))
            if before is None:
                cell.plain.append(line)
            else:
                cell.repaid.append((before, replace(before, amount=self._charged(line, before)), line))
            if how is Layer.WAGES:
                pay_days.setdefault(year, set()).add(line.paid_on)
            if is_spread:
                spreads.setdefault(year, []).append(line)
        shares = self._shares(cells)
        untaxed: dict[tuple[Untaxed, int], list[Span]] = {}
        for (_year, how, label), cell in cells.items():
            if isinstance(how, Untaxed):
                untaxed.setdefault((how, label), []).append(self._displayed(cell.plain))
        return Incomes(
            self._years(
                shares,
                pay_days,
                {year: self._sums(found)[0] for year, found in spreads.items()},
                self._going_on(counts) if last >= self._year(self._end) and self._leaving is None else None,
            ),
            {key: total(tuple(found)) for key, found in untaxed.items()},
        )

    def _treated(self, line: Line) -> tuple[Treatment, date, bool]:
        """Return how a line is treated, the day on which it is taxed, and whether it is a spread of held options."""
        key, offer = (line.component, line.is_paper), self._appraisal.offer
        if key not in self._kinds:
            how = treatment(line, offer, self._place, self._assumptions)
            self._kinds[key] = how, is_stock(line, offer), isinstance(how, Untaxed) and is_iso(line, offer)
        how, at_vest, is_spread = self._kinds[key]
        return how, line.earned_on if at_vest else line.paid_on, is_spread

    def _year(self, day: date) -> int:
        found = self._tax_years.get(day)
        if found is None:
            found = self._tax_years[day] = tax_year(self._law, day)
        return found

    def _charged(self, line: Line, full: Line) -> Span:
        """Return the part of a repaid payment whose tax is borne: all of it, unless only what is net is repaid.

        If the clause says neither, the lower bound of take-home bears it all, and the upper one what is kept.
        """
        net_of_tax = clawbacks_of(self._appraisal.offer)[line.component].net_of_tax
        if net_of_tax is None:
            return Span(full.amount.low, full.amount.likely, line.amount.high)
        return line.amount if net_of_tax else full.amount

    def _full_amounts(self) -> dict[int, Line]:
        """Return the lines before repayment by the identity of what is kept of them, if repaid in a later tax year.

        What is repaid in the year of payment lowers the wages of that year instead.
        """
        leaving, bound = self._leaving, clawbacks_of(self._appraisal.offer)
        if leaving is None or not bound:
            return {}
        before = [one for one in self._appraisal.promised if one.component in bound and kept_on(one) <= leaving]
        after = [one for one in self._appraisal.lines if one.component in bound]
        late = self._year(leaving)
        return {
            id(kept): full
            for full, kept in zip(before, after, strict=True)
            if kept.amount != full.amount and (self._year(full.paid_on) < late or bound[full.component].net_of_tax)
        }

    def _shares(self, cells: Mapping[tuple[int, Treatment, int], _Cell]) -> dict[int, list[Share]]:
        shares: dict[int, list[Share]] = {}
        for (year, how, label), cell in cells.items():
            if isinstance(how, Layer):
                taxed, shown = self._sums(cell.plain)
                charged, kept = taxed, shown
                for full, part, left in cell.repaid:
                    taxed += self._sums((full,))[0]
                    borne, visible = self._sums((part,))
                    charged, shown = _plus(charged, borne), _plus(shown, visible)
                    kept += self._sums((left,))[1]
                shares.setdefault(year, []).append(Share(how, label, taxed, charged, shown, kept))
        return shares

    def _years(
        self,
        shares: Mapping[int, list[Share]],
        pay_days: Mapping[int, set[date]],
        spreads: Mapping[int, Span],
        going_on: _Whole | None,
    ) -> tuple[YearIncome, ...]:
        """Return each tax year; `going_on` is the one in which the horizon ends, as if the employment went on."""
        horizon = self._year(self._end)
        found = []
        for year in sorted({*shares, *spreads, *((horizon,) if going_on is not None else ())}):
            own, days = shares.get(year, []), pay_days.get(year, set())
            whole = {layer: total(tuple(one.taxed for one in own if one.layer is layer)) for layer in Layer}
            is_cut = going_on is not None and year >= horizon
            if going_on is not None and is_cut:
                wages, days = going_on
                for layer in Layer if year == horizon else (Layer.WAGES, Layer.BONUS):
                    whole[layer] = _larger(whole[layer], wages[layer])
            found.append(
                YearIncome(
                    year=year,
                    shares=tuple(own),
                    whole=whole,
                    months=min(len(days), MONTHS_A_YEAR) or MONTHS_A_YEAR,
                    iso_spread=spreads.get(year, ZERO),
                    is_first=year == self._year(self._appraisal.offer.start_date),
                    is_cut=is_cut,
                )
            )
        return tuple(found)

    def _going_on(self, counts: Callable[[Line], bool]) -> _Whole:
        """Return the income and paydays of the tax year in which the horizon ends, as if the employment went on."""
        offer, year = self._appraisal.offer, self._year(self._end)
        longer = replace(self._assumptions, years=self._assumptions.years + 1, leaving_date=None)
        lines: dict[Layer, list[Line]] = {layer: [] for layer in Layer}
        days = set()
        for line in _from(year, ledger(offer, longer, self._appraisal.presets)):
            how, day, _is_spread = self._treated(line)
            if isinstance(how, Layer) and counts(line) and self._year(day) == year:
                lines[how].append(self._appraisal.before_tax(line))
                if how is Layer.WAGES:
                    days.add(line.paid_on)
        return {layer: self._sums(found)[0] for layer, found in lines.items()}, days

    def _sums(self, lines: Collection[Line]) -> tuple[Span, Span]:
        """Return the sum of lines in the currency of the laws, and in that of display."""
        if self._drifts:
            lawful = sums_by_currency(map(self._law_due, lines))
            shown = sums_by_currency(due(line, self._rates) for line in lines)
        else:
            lawful = shown = sums_by_currency(line.money for line in lines)
        return (
            total(tuple(self._in_law(code, span) for code, span in lawful.items())),
            total(tuple(converted(span, self._rates[code]) for code, span in shown.items())),
        )

    def _displayed(self, lines: Collection[Line]) -> Span:
        return self._sums(lines)[1]

    def _law_due(self, line: Line) -> Amount:
        """Return an amount drifted until its payment against the laws' currency."""
        rate = self._rates[line.currency]
        if line.currency == self._rate.base or not isinstance(rate, Rate):
            return line.money
        factor = drift_factor(rate, line.paid_on) / drift_factor(self._rate, line.paid_on)
        return Amount(line.amount.scaled(factor), line.currency)

    def _in_law(self, currency: str, amount: Span) -> Span:
        rate = self._rates[currency]
        if currency == self._rate.base:
            return amount
        if isinstance(rate, Rate):
            return amount.scaled(rate.value / self._rate.value)
        return ZERO if amount == ZERO else UNKNOWN


def _plus(one: Span, other: Span) -> Span:
    """Return a sum bound by bound, of spans whose bounds need not rise."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Span(low, one.likely + other.likely, high)


def _from(year: int, lines: Ledger) -> Iterable[Line]:
    """Yield the lines that may belong to a tax year; those of earlier years are most of a ledger."""
    return (line for line in lines if max(line.paid_on, line.earned_on).year >= year)


def _larger(one: Span, other: Span) -> Span:
    """Return the larger of two amounts, bound by bound; what is open stays open."""
    low = None if one.low is None or other.low is None else max(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Span(low, max(one.likely, other.likely), high)


def part_of(amount: Fraction, whole: Fraction) -> Fraction:
    """Return what part an amount is of a whole, 0 of nothing."""
    return amount / whole if whole else Fraction(0)
