"""Parsing of the cells of pay that are not fields of their own: fixed allowances, leaving pay, whole months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import Allowance, Benefit, LeavingPay, MatchTier, PayPart, RetirementMatch
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_tables.column_meanings import MEANINGS
from offercalc.interchange.offer_tables.offer_columns import Columns
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.problem_text import problem_sentence

ALLOWANCE_TIME = (("from_month", "allowance_from"), ("for_months", "allowance_months"))
"""The fields of the time of an allowance, and their columns."""


def other_pay(
    cells: RowCells, columns: Columns, currency: str, localizer: Localizer
) -> Iterator[tuple[PayPart, str, str]]:
    """Yield the fixed allowance, match, benefits and leaving pay of a row, each with its column and field."""
    fixed = columns.placed.get("fixed_allowance")
    if cells.says("fixed_allowance") and fixed is not None and fixed.period is not None:
        allowance = Allowance(
            label=localizer.tr(MEANINGS["fixed_allowance"].words),
            amount=cells.amount("fixed_allowance", currency),
            per=fixed.period,
            currency=cells.own_currency(currency, "fixed_allowance"),
            counts_as_wage=True,
        )
        yield allowance, "fixed_allowance", "amount"
    if cells.says("match_rate", "match_limit"):
        match = MatchTier(rate_percent=cells.percent("match_rate"), of_salary_percent=cells.percent("match_limit"))
        yield RetirementMatch(tiers=(match,)), "match_rate", "tiers"
    if cells.says("benefits"):
        label, own = localizer.tr("Benefits in kind"), cells.own_currency(currency, "benefits")
        yield (
            Benefit(label=label, yearly_value=cells.amount("benefits", currency), currency=own),
            "benefits",
            "yearly_value",
        )
    if cells.says("leaving_pay"):
        tier = LeavingTier(months_of_wage_per_year=cells.estimate("leaving_pay", ""))
        yield LeavingPay(tiers=(tier,)), "leaving_pay", "tiers"


def clawback(cells: RowCells) -> Clawback | None:
    """Return the clawback of a sign-on bonus, None if the row states none."""
    return Clawback(months=cells.estimate("clawback_months", "")) if cells.says("clawback_months") else None


def whole_months(name: str, cells: RowCells, localizer: Localizer) -> int | None:
    """Return the whole months in a cell, None if it is empty; a fraction of a month is a fault."""
    found = cells.number(name, "")
    if found is None or found == found.to_integral_value():
        return None if found is None else int(found)
    cells.fault(name, problem_sentence(Problem("", Fault.TOO_PRECISE, f"{found:f}", str(Decimal(0))), localizer))
    return None
