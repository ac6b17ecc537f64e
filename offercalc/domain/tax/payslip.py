"""Twelve payslips of a year: what the employer withholds month by month, settled in the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.tax.assessment import Income, assess
from offercalc.domain.tax.engine import EXACT
from offercalc.domain.tax.law import Answer, Kind, Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import answers_for
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import MONTHS_A_YEAR


class Payslip(Struct, frozen=True):
    """One pay month (1 to 12); a negative tax is a refund."""

    month: int
    gross: Fraction
    tax: Fraction
    social: Fraction
    saving: Fraction

    @property
    def net(self) -> Fraction:
        """Return what is paid out."""
        return self.gross - self.tax - self.social - self.saving


def payslips(
    laws: Sequence[Law], wage: Fraction, extras: Mapping[int, Fraction], person: Mapping[str, Answer]
) -> tuple[Payslip, ...]:
    """Return the payslips of a full year at one monthly wage, with `extras` (THR, bonus) by month.

    The last month withholds the tax of the year less what was withheld before. Raises LawError if the laws of the
    place do not say what is withheld in a month.
    """
    monthly = [law for law in laws if law.withholding]
    if len(monthly) != 1 or len(laws) != 1:
        raise LawError(N_("{law} does not say what is withheld each month"), law=laws[0].id)
    law, extra = monthly[0], sum(extras.values(), Fraction(0))
    year = assess(laws, Income(wages=wage * MONTHS_A_YEAR + extra, extra=extra), person)
    given = {name: getattr(year.income, name) for name in Income.__struct_fields__} | dict(year.results[0].steps)
    slips: list[Payslip] = []
    for month in range(1, MONTHS_A_YEAR + 1):
        paid = extras.get(month, Fraction(0))
        numbers = {**given, "month": Fraction(month), "month_wages": wage, "month_extra": paid}
        steps = EXACT.run(law, law.withholding, numbers, answers_for(law, person))
        total = dict.fromkeys(Kind, Fraction(0))
        for one in law.withholding:
            total[one.kind] += steps[one.name]
        if month == MONTHS_A_YEAR:
            total[Kind.TAX] = year.total(Kind.TAX) - sum(slip.tax for slip in slips)
        slips.append(Payslip(month, wage + paid, total[Kind.TAX], total[Kind.SOCIAL], total[Kind.SAVING]))
    return tuple(slips)
