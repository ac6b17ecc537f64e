"""The payslips of an offer in one tax year, from its ledger lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.take_home.assessor import TaxBasis
from offercalc.analysis.take_home.treatment import Layer, taxed_on, treatment
from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.ledger import Ledger, ledger
from offercalc.domain.ledger.line import Line
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.exchange_basis import drift_factor
from offercalc.domain.tax.law_choice import PlaceLaws, tax_year
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.payslip import PayMonth, Payslip, payslips_of
from offercalc.domain.values.lazy_text import N_

_NOTHING = Fraction(0)


class PayslipYear(Struct, frozen=True):
    """The payslips of one year in the currency of the laws, and the components paid beside the wages, by month."""

    year: int
    laws: PlaceLaws
    slips: tuple[Payslip, ...]
    extras: Mapping[int, tuple[Component, ...]]


def payslip_year(appraisal: Appraisal, assumptions: Assumptions, basis: TaxBasis, year: int) -> PayslipYear:
    """Return the payslips of a tax year, likely amounts as if the employment went on to its end.

    Raises LawError if the laws do not say what is withheld each month, if nothing is paid in the year, or if an amount
    cannot be converted into the currency of the laws.
    """
    laws = basis.laws(_day_in(year, basis))
    months: dict[int, PayMonth] = {}
    extras: dict[int, list[Component]] = {}
    for line in _lines(appraisal, assumptions):
        how, day = treatment(line, appraisal.offer, basis.place, assumptions), taxed_on(line, appraisal.offer)
        if not isinstance(how, Layer) or tax_year(laws.laws[0], day) != year:
            continue
        amount = _lawful(line, laws.currency, basis)
        paid = months.get(day.month, PayMonth(_NOTHING))
        if how is Layer.WAGES:
            months[day.month] = replace(paid, wage=paid.wage + amount)
            continue
        months[day.month] = replace(paid, extra=paid.extra + amount)
        if line.component not in extras.setdefault(day.month, []):
            extras[day.month].append(line.component)
    if not months:
        raise LawError(N_("nothing is paid in the tax year {year}"), year=year)
    slips = payslips_of(laws.laws, months, basis.person)
    return PayslipYear(year, laws, slips, {month: tuple(found) for month, found in extras.items()})


def _day_in(year: int, basis: TaxBasis) -> date:
    """Return the first day of a tax year."""
    month, day = map(int, basis.laws(basis.today).laws[0].year_begins.split("-"))
    return date(year, month, day)


def _lines(appraisal: Appraisal, assumptions: Assumptions) -> Ledger:
    """Return the lines of an offer with those of the year after the horizon, unless the employment ends before."""
    if assumptions.leaving_date is not None:
        return appraisal.lines
    longer = replace(assumptions, years=assumptions.years + 1)
    return tuple(map(appraisal.before_tax, ledger(appraisal.offer, longer, appraisal.presets)))


def _lawful(line: Line, currency: str, basis: TaxBasis) -> Fraction:
    """Return the likely amount of a line in the currency of the laws, at the rate of its payday."""
    if line.currency == currency:
        return line.amount.likely
    own, other = basis.rate_of(line.currency), basis.rate_of(currency)
    if isinstance(own, NoRate) or isinstance(other, NoRate):
        raise LawError(
            N_("there is no exchange rate between {currency}, in which taxes are paid, and {display}"),
            currency=currency,
            display=line.currency,
        )
    return line.amount.likely * _at(own, line) / _at(other, line)


def _at(rate: Rate, line: Line) -> Fraction:
    return rate.value * drift_factor(rate, line.paid_on)
