"""Payslips of a year: what the employer withholds month by month, settled in the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.tax.assessment import Income, assess
from offercalc.domain.tax.engine import exact_steps
from offercalc.domain.tax.law import Answer, Kind, Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import answers_for
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import MONTHS_A_YEAR

_NOTHING = Fraction(0)


class PayMonth(Struct, frozen=True):
    """What is paid in a month: the regular wages, and what comes beside them, such as THR or vesting shares."""

    wage: Fraction
    extra: Fraction = _NOTHING


class Payslip(Struct, frozen=True):
    """One pay month (1 to 12); a negative tax is a refund. `extra` is the part of the gross beside the wages."""

    month: int
    gross: Fraction
    tax: Fraction
    social: Fraction
    saving: Fraction
    extra: Fraction = _NOTHING

    @property
    def net(self) -> Fraction:
        """Return what is paid out."""
        return self.gross - self.tax - self.social - self.saving


def payslips(
    laws: Sequence[Law], wage: Fraction, extras: Mapping[int, Fraction], person: Mapping[str, Answer]
) -> tuple[Payslip, ...]:
    """Return the payslips of a full year at one monthly wage, with `extras` (THR, bonus) by month."""
    months = range(1, MONTHS_A_YEAR + 1)
    return payslips_of(laws, {month: PayMonth(wage, extras.get(month, _NOTHING)) for month in months}, person)


def payslips_of(
    laws: Sequence[Law], months: Mapping[int, PayMonth], person: Mapping[str, Answer]
) -> tuple[Payslip, ...]:
    """Return the payslips of the months in which something is paid.

    The last month withholds the tax of the year less what was withheld before. Raises LawError if the laws of the
    place do not say what is withheld in a month.
    """
    monthly = [law for law in laws if law.withholding]
    if len(monthly) != 1 or len(laws) != 1:
        raise LawError(
            N_("{law} does not say what is withheld each month; offercalc tax explain shows its steps by year"),
            law=laws[0].id,
        )
    law, extra = monthly[0], sum((one.extra for one in months.values()), _NOTHING)
    wages = sum((one.wage for one in months.values()), _NOTHING)
    worked = sum(one.wage > 0 for one in months.values()) or MONTHS_A_YEAR
    year = assess(laws, Income(wages=wages + extra, extra=extra, months=Fraction(worked)), person)
    given = {name: getattr(year.income, name) for name in Income.__struct_fields__} | dict(year.results[0].steps)
    slips: list[Payslip] = []
    for month, paid in sorted(months.items()):
        numbers = {**given, "month": Fraction(month), "month_wages": paid.wage, "month_extra": paid.extra}
        steps = exact_steps(law, law.withholding, numbers, answers_for(law, person))
        total = dict.fromkeys(Kind, _NOTHING)
        for one in law.withholding:
            total[one.kind] += steps[one.name]
        if month == max(months):
            total[Kind.TAX] = year.total(Kind.TAX) - sum(slip.tax for slip in slips)
        gross = paid.wage + paid.extra
        slips.append(Payslip(month, gross, total[Kind.TAX], total[Kind.SOCIAL], total[Kind.SAVING], paid.extra))
    return tuple(slips)
