"""Pay that is stated net of tax, as the gross pay of which the employer bears the tax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.open_questions import Question
from offercalc.analysis.take_home.assessor import TaxBasis
from offercalc.analysis.take_home.tax_income import IncomeReader, YearIncome
from offercalc.analysis.take_home.taxed_year import BOUNDS, Pick
from offercalc.analysis.take_home.treatment import Layer, taxed_on, treatment
from offercalc.analysis.yearly import column_totals, gather
from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.ledger.component import Kind
from offercalc.domain.ledger.ledger import Ledger
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.tax.assessment import Income
from offercalc.domain.tax.gross_up import smallest_gross, take_home_segment
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_choice import tax_year
from offercalc.domain.tax.segments import Segment
from offercalc.domain.values.estimate import Span

_NOTHING = Fraction(0)
_ONE = Fraction(1)
_WHOLE = Fraction(100)
Factors: TypeAlias = tuple[Fraction | None, Fraction | None, Fraction | None]
"""What net pay is multiplied by at each bound; None if that is open."""
_Amounts: TypeAlias = tuple[Fraction | None, ...]


def is_net(line: Line, offer: Offer) -> bool:
    """Whether a line follows from pay that is stated net of tax."""
    return line.component.kind is Kind.PAY and offer.pay[line.component.index].tax == "net"


def with_gross_pay(
    appraisal: Appraisal, assumptions: Assumptions, labels: tuple[int, ...], basis: TaxBasis
) -> Appraisal:
    """Return an appraisal whose net pay is grossed up: before tax, the least that leaves what is promised.

    In each tax year the gross of net pay is the smallest that adds the promise to what is left of everything else;
    contributions that the employee owes are borne, too. Raises LawError if laws do not say; without net pay, or without
    an exchange rate for the laws' currency, the appraisal is returned unchanged.
    """
    if not any(part.tax == "net" for part in appraisal.offer.pay):
        return appraisal
    staying = replace(assumptions, leaving_date=None)
    whole = replace(appraisal, lines=appraisal.promised, earned=(0,) * len(appraisal.promised))
    promised = _grosser(whole, staying, basis)
    grossed = promised if appraisal.lines is appraisal.promised else _grosser(appraisal, assumptions, basis)
    if promised is None or grossed is None:
        return appraisal
    lines = tuple(map(grossed, appraisal.lines))
    rows = gather(lines, appraisal.earned, labels, appraisal.exchange)
    return replace(
        appraisal,
        promised=lines if appraisal.lines is appraisal.promised else tuple(map(promised, appraisal.promised)),
        lines=lines,
        rows=rows,
        years=column_totals(rows, len(labels)),
        ask=lambda: tuple(_answered(appraisal.ask())),
        grossed=grossed,
    )


def grossed_lines(appraisal: Appraisal, assumptions: Assumptions, basis: TaxBasis) -> Ledger:
    """Return the lines of an appraisal with net pay grossed up as in `with_gross_pay`; raises LawError."""
    gross = _grosser(appraisal, assumptions, basis)
    return appraisal.lines if gross is None else tuple(map(gross, appraisal.lines))


def _answered(questions: Iterable[Question]) -> Iterable[Question]:
    """Yield the questions without those for the gross amount of net pay."""
    return (question for question in questions if not question.path.endswith(".tax"))


class _Grosser:
    """Grosses up the net lines of one offer by tax year and layer; lines before tax stay as they are."""

    def __init__(
        self, offer: Offer, assumptions: Assumptions, law: Law | None, factors: Mapping[tuple[int, Layer], Factors]
    ) -> None:
        self._offer = offer
        self._assumptions = assumptions
        self._place = "" if law is None else law.place
        self._law = law
        self._factors = factors
        self._last: dict[Layer, Factors] = {layer: factors[year, layer] for year, layer in sorted(factors)}

    def __call__(self, line: Line) -> Line:
        """Return a line before tax."""
        if not is_net(line, self._offer):
            return line
        how = treatment(line, self._offer, self._place, self._assumptions)
        if not isinstance(how, Layer):
            return line
        year = 0 if self._law is None else tax_year(self._law, taxed_on(line, self._offer))
        factors = self._factors.get((year, how)) or self._last.get(how)
        return line if factors is None else replace(line, amount=_times(line.amount, factors))


def _times(amount: Span, factors: Factors) -> Span:
    low, likely, high = (
        None if bound is None or factor is None else bound * factor
        for bound, factor in zip((amount.low, amount.likely, amount.high), factors, strict=True)
    )
    if low == likely == high and likely is not None:
        return Span(likely, likely, likely)
    return Span(low, likely if likely is not None else amount.likely, high)


def _grosser(appraisal: Appraisal, assumptions: Assumptions, basis: TaxBasis) -> _Grosser | None:
    """Return what grosses up the lines of an appraisal, None without an exchange rate; raises LawError."""
    if basis.own_percent is not None:
        if basis.own_percent >= _WHOLE:
            return None
        factor = _WHOLE / (_WHOLE - basis.own_percent)
        return _Grosser(appraisal.offer, assumptions, None, {(0, layer): (factor,) * 3 for layer in Layer})
    newest = basis.laws(basis.today)
    rate = basis.rate_of(newest.currency)
    if isinstance(rate, NoRate):
        return None
    factors = _Solver(appraisal, assumptions, basis, newest.laws[0], rate).factors()
    return _Grosser(appraisal.offer, assumptions, newest.laws[0], factors)


class _Solver:
    """Finds by how much the net pay of each tax year and layer is grossed up."""

    def __init__(self, appraisal: Appraisal, assumptions: Assumptions, basis: TaxBasis, law: Law, rate: Rate) -> None:
        reader = IncomeReader(appraisal, assumptions, basis.place, law, rate)
        offer = appraisal.offer
        self._net = reader.read(lambda line: is_net(line, offer)).years
        self._others = {one.year: one for one in reader.read(lambda line: not is_net(line, offer)).years}
        self._basis = basis
        self._begins = law.year_begins
        self._found: dict[object, Fraction] = {}

    def factors(self) -> dict[tuple[int, Layer], Factors]:
        """Return the factors of every tax year in which something is net."""
        found: dict[tuple[int, Layer], Factors] = {}
        for year in self._net:
            by_bound = [self._at(pick, year) for pick in BOUNDS]
            for number, layer in enumerate(Layer):
                low, likely, high = (one[number] for one in by_bound)
                found[year.year, layer] = low, likely, high
        return found

    def _at(self, pick: Pick, year: YearIncome) -> _Amounts:
        """Return the factor of each layer at one bound, None from an open amount on."""
        others = self._others.get(year.year)
        beside = {layer: pick(others.whole[layer]) if others is not None else _NOTHING for layer in Layer}
        net = {layer: pick(year.whole[layer]) for layer in Layer}
        known = {layer: amount for layer, amount in beside.items() if amount is not None}
        if len(known) < len(Layer):
            return (None,) * len(Layer)
        months = max(year.months if year.whole[Layer.WAGES].likely else 0, others.months if others is not None else 0)
        income = self._income(known, months or year.months, is_first=year.is_first)
        laws = self._basis.laws(self._day(year.year)).laws
        found: list[Fraction | None] = []
        for layer in Layer:
            amount = net[layer]
            if amount is None or None in found:
                found.append(None)
                continue
            gross = self._gross(laws, income, amount, is_extra=layer is not Layer.WAGES) if amount else _NOTHING
            extra = income.extra if layer is Layer.WAGES else income.extra + gross
            income = replace(income, wages=income.wages + gross, extra=extra)
            found.append(gross / amount if amount else _ONE)
        return tuple(found)

    def _income(self, beside: Mapping[Layer, Fraction], months: int, *, is_first: bool) -> Income:
        other = self._basis.other_income if is_first else _NOTHING
        extra = sum((beside[layer] for layer in Layer if layer is not Layer.WAGES), other)
        return Income(wages=beside[Layer.WAGES] + extra, extra=extra, months=Fraction(months))

    def _day(self, year: int) -> date:
        month, day = map(int, self._begins.split("-"))
        return date(year, month, day)

    def _gross(self, laws: tuple[Law, ...], income: Income, net: Fraction, *, is_extra: bool) -> Fraction:
        """Return the smallest gross that adds a net amount to what is left of an income; equal ones are solved once."""
        key = tuple(law.id for law in laws), income, net, is_extra
        if key not in self._found:
            person = self._basis.person

            def left(gross: Fraction) -> Segment:
                return take_home_segment(laws, income.wages + gross, income, person, is_extra=is_extra)

            before = left(_NOTHING).value

            def added(gross: Fraction) -> Segment:
                here = left(gross)
                return replace(here, value=here.value - before)

            self._found[key] = smallest_gross(added, net)
        return self._found[key]
