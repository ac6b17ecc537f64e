"""What is left of an offer after tax, year by year, or the reason why that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.take_home.assessor import Assessor, TaxBasis
from offercalc.analysis.take_home.tax_income import IncomeReader, Incomes, Share
from offercalc.analysis.take_home.taxed_year import BOUNDS, TaxedYear, span_from, sum_of, taxed_year
from offercalc.analysis.take_home.treatment import Layer, Treatment, Untaxed, treatment
from offercalc.analysis.tax_basis import net_parts
from offercalc.analysis.yearly import converted, due
from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.tax.law import Answer, Confidence, Law
from offercalc.domain.tax.law_choice import Age
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.estimate import ZERO, Span, total
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

_NOTHING = Fraction(0)
_PERCENT = Fraction(1, 100)
_KINDS = 4
"""Of how many kinds is what laws take: taxes of the nation, contributions, savings, taxes of regions."""


class NotKnown(Struct, frozen=True):
    """Why the take-home of an offer is not known, as a sentence, and whether that is because its place is not."""

    reason: LazyText
    lacks_place: bool = False


class TakeHomeYear(Struct, frozen=True):
    """One year of the table in the display currency: what is kept, and what went to tax, contributions and savings.

    `national` and `regional` are the parts of the tax that the nation, and its states, provinces and cities take.
    """

    take_home: Span
    national: Span
    social: Span
    saving: Span
    regional: Span = ZERO

    @property
    def tax(self) -> Span:
        """All taxes, without contributions and savings."""
        return self.national + self.regional


class TakeHome(Struct, frozen=True, kw_only=True):
    """What is left of an offer after tax, in the display currency unless stated otherwise.

    `person` are the answers that were stated. `years` are those of the table; their sums are the totals. What laws do
    not tax (yet) is kept whole and also told apart in `untaxed`. `taxed` are the tax years; an own rate has none.
    `rate` is that of the laws' currency into the display currency.
    """

    place: str
    person: Mapping[str, Answer]
    years: tuple[TakeHomeYear, ...]
    untaxed: Mapping[Untaxed, Span]
    own_percent: Fraction | None = None
    taxed: tuple[TaxedYear, ...] = ()
    rate: Rate | None = None

    @property
    def total(self) -> TakeHomeYear:
        """The totals over the horizon."""
        return TakeHomeYear(
            total(tuple(year.take_home for year in self.years)),
            total(tuple(year.national for year in self.years)),
            total(tuple(year.social for year in self.years)),
            total(tuple(year.saving for year in self.years)),
            total(tuple(year.regional for year in self.years)),
        )

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws used, nation first."""
        laws = {law.id: law for year in self.taxed for law in year.laws.laws}
        return tuple(laws.values())

    @property
    def confidence(self) -> Confidence | None:
        """The lowest confidence of the laws used; None for an own rate."""
        return max((law.confidence for law in self.laws), key=lambda one: one.rank, default=None)

    @property
    def age(self) -> Age | None:
        """How old rules are in the year for which they are oldest, None if each year has its own."""
        ages = [year.laws.age for year in self.taxed]
        known = [age for age in ages if age is not None]
        return max(known, key=lambda age: age.applied_to - age.rules_of, default=None)


def take_home(
    appraisal: Appraisal, assumptions: Assumptions, labels: tuple[int, ...], basis: TaxBasis, assessor: Assessor
) -> TakeHome | NotKnown:
    """Return what is left of an appraised offer after tax in the years of a table, or why that is not known.

    `labels` are those of the table's years. The assessor must be the person's of the basis.
    """
    if basis.own_percent is not None:
        return _still_net(appraisal) or _at_own_rate(appraisal, assumptions, labels, basis)
    if not basis.place:
        reason = N_("the tax home is not known: name a place, or use your own rate")
        return NotKnown(LazyText(reason), lacks_place=True)
    try:
        return _by_law(appraisal, assumptions, labels, basis, assessor)
    except LawError as error:
        return NotKnown(error.message)


def _by_law(
    appraisal: Appraisal, assumptions: Assumptions, labels: tuple[int, ...], basis: TaxBasis, assessor: Assessor
) -> TakeHome | NotKnown:
    end = add_months(appraisal.offer.start_date, MONTHS_A_YEAR * assumptions.years)
    newest = assessor.laws(basis, max(end, basis.today))
    rate = basis.rate_of(newest.currency)
    if isinstance(rate, NoRate):
        return NotKnown(
            LazyText(
                N_("there is no exchange rate between {currency}, in which taxes are paid, and {display}"),
                currency=newest.currency,
                display=assumptions.currency,
            )
        )
    still_net = _still_net(appraisal)
    if still_net is not None:
        return still_net
    incomes = IncomeReader(appraisal, assumptions, basis.place, newest.laws[0], rate).read(basis.counts)
    taxed = []
    for income in incomes.years:
        laws = assessor.laws(basis, _first_day(newest.laws[0], income.year))
        taxed.append(taxed_year(income, laws, assessor, basis.other_income if income.is_first else _NOTHING))
    return TakeHome(
        place=basis.place,
        person=basis.person,
        years=tuple(_table_year(label, taxed, incomes, rate) for label in labels),
        untaxed=_untaxed(incomes),
        taxed=tuple(year for year in taxed if year.income.shares),
        rate=rate,
    )


def _still_net(appraisal: Appraisal) -> NotKnown | None:
    """Return that net pay has not been grossed up; what is left of it would be taxed twice."""
    if appraisal.grossed is not None or not net_parts(appraisal.offer):
        return None
    return NotKnown(LazyText(N_("pay that is stated net of tax has no amount before tax at this rate or of this size")))


def _first_day(law: Law, year: int) -> date:
    """Return the first day of a tax year."""
    month, day = map(int, law.year_begins.split("-"))
    return date(year, month, day)


def _untaxed(incomes: Incomes) -> dict[Untaxed, Span]:
    sums = {why: total(tuple(span for (one, _label), span in incomes.untaxed.items() if one is why)) for why in Untaxed}
    return {why: span for why, span in sums.items() if span != ZERO}


def _table_year(label: int, taxed: Iterable[TaxedYear], incomes: Incomes, rate: Rate) -> TakeHomeYear:
    """Return one year of the table; what is open at a bound leaves the sum open there."""
    shares = [(year, share) for year in taxed for share in year.income.shares if share.label == label]
    whole = total(tuple(span for (_why, one), span in incomes.untaxed.items() if one == label))
    likely = _at_bound(1, shares, whole, rate)
    if _is_known(whole) and all(
        year.is_exact and _is_known(share.kept) and _is_known(share.charged) for year, share in shares
    ):
        return TakeHomeYear(*(span_from(one, one, one) for one in likely))
    low, high = _at_bound(0, shares, whole, rate), _at_bound(2, shares, whole, rate)
    return TakeHomeYear(*(span_from(*values) for values in zip(low, likely, high, strict=True)))


def _is_known(span: Span) -> bool:
    return span.low is not None and span.high is span.low


def _is_exact(share: Share) -> bool:
    return _is_known(share.kept) and _is_known(share.charged)


def _at_bound(
    bound: int, shares: Iterable[tuple[TaxedYear, Share]], whole: Span, rate: Rate
) -> tuple[Fraction | None, ...]:
    """Return take-home and what is taken by kind at one bound of the income, each None if it is open."""
    pick = BOUNDS[bound]
    kept, taken = [pick(whole)], []
    for year, share in shares:
        kept.append(pick(share.kept))
        taken.append(_displayed(year, share, bound, rate))
    kinds = [sum_of(None if one is None else one[kind] for one in taken) for kind in range(_KINDS)]
    left, charged = sum_of(kept), sum_of(kinds)
    return None if left is None or charged is None else left - charged, *kinds


def _displayed(year: TaxedYear, share: Share, bound: int, rate: Rate) -> tuple[Fraction, ...] | None:
    """Return what is taken of a share in the display currency, at the rate at which the share itself is converted."""
    taken, pick, factor = year.taken(share, bound), BOUNDS[bound], rate.value
    if taken is None:
        return None
    if rate.drift is not None:
        charged, shown = pick(share.charged), pick(share.shown)
        if charged and shown is not None:
            factor = shown / charged
    return taken if factor == 1 else tuple(amount * factor if amount else amount for amount in taken)


def _at_own_rate(appraisal: Appraisal, assumptions: Assumptions, labels: tuple[int, ...], basis: TaxBasis) -> TakeHome:
    """Return what one rate leaves of everything that counts and is paid out; it always wins over laws."""
    cells: dict[tuple[Treatment, int], list[Span]] = {}
    for line, label in zip(appraisal.lines, appraisal.earned, strict=True):
        if not basis.counts(line):
            continue
        how = treatment(line, appraisal.offer, "", assumptions)
        amount = due(line, appraisal.exchange)
        cells.setdefault((how, label), []).append(converted(amount.span, appraisal.exchange[amount.currency]))
    sums = {key: total(tuple(found)) for key, found in cells.items()}
    percent = basis.own_percent or _NOTHING
    rate = percent * _PERCENT
    years = []
    for label in labels:
        taxed = total(tuple(span for (how, one), span in sums.items() if one == label and isinstance(how, Layer)))
        whole = total(tuple(span for (how, one), span in sums.items() if one == label and isinstance(how, Untaxed)))
        years.append(TakeHomeYear(taxed.scaled(1 - rate) + whole, taxed.scaled(rate), ZERO, ZERO))
    untaxed = {why: total(tuple(span for (how, _one), span in sums.items() if how is why)) for why in Untaxed}
    return TakeHome(
        place="",
        person={},
        years=tuple(years),
        untaxed={why: span for why, span in untaxed.items() if span != ZERO},
        own_percent=percent,
    )
