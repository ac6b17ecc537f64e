"""Parsing of the cells of pay that are not fields of their own: fixed allowances, leaving pay, whole months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import Allowance, Benefit, LeavingPay, MatchTier, PayPart, RetirementMatch
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_tables.column_meanings import MEANINGS
from offercalc.interchange.offer_tables.offer_columns import Columns
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.problem_text import problem_sentence

TIMES = ("from_month", "for_months")
"""The fields of the time of a part, which have columns in whole months."""
_FIXED = {"amount": "fixed_allowance", "from_month": "fixed_allowance_from", "for_months": "fixed_allowance_for_months"}
_LEAVING = {
    "tiers": "leaving_pay",
    "tiers[0].up_to_years": "leaving_pay_years",
    "tiers[1]": "leaving_pay_later",
    "after_months": "leaving_pay_after",
}


def other_pay(
    cells: RowCells, columns: Columns, currency: str, localizer: Localizer
) -> Iterator[tuple[PayPart, dict[str, str]]]:
    """Yield the fixed allowance, match, benefits and leaving pay of a row, each with its columns by field."""
    fixed = columns.placed.get("fixed_allowance")
    if cells.says("fixed_allowance") and fixed is not None and fixed.period is not None:
        allowance = Allowance(
            label=localizer.tr(MEANINGS["fixed_allowance"].words),
            amount=cells.amount("fixed_allowance", currency),
            per=fixed.period,
            currency=cells.own_currency(currency, "fixed_allowance"),
            counts_as_wage=True,
            **stated_months(_FIXED, cells, localizer),
        )
        yield allowance, _FIXED
    if cells.says("match_rate", "match_limit"):
        match = MatchTier(rate_percent=cells.percent("match_rate"), of_salary_percent=cells.percent("match_limit"))
        yield RetirementMatch(tiers=(match,)), {"tiers": "match_rate"}
    if cells.says("benefits"):
        label, own = localizer.tr("Benefits in kind"), cells.own_currency(currency, "benefits")
        benefit = Benefit(label=label, yearly_value=cells.amount("benefits", currency), currency=own)
        yield benefit, {"yearly_value": "benefits"}
    if cells.says("leaving_pay"):
        placed = {field: name for field, name in _LEAVING.items() if name in columns.placed}
        yield LeavingPay(tiers=tuple(_tiers(cells)), **stated_months(_LEAVING, cells, localizer)), placed


def _tiers(cells: RowCells) -> Iterator[LeavingTier]:
    """Yield the tiers of leaving pay: one, or those up to a year of service and later."""
    years = cells.number("leaving_pay_years", "")
    yield LeavingTier(months_of_wage_per_year=cells.estimate("leaving_pay", ""), up_to_years=years)
    if years is not None or cells.says("leaving_pay_later"):
        yield LeavingTier(months_of_wage_per_year=cells.estimate("leaving_pay_later", ""))


def stated_months(names: dict[str, str], cells: RowCells, localizer: Localizer) -> dict[str, Any]:
    """Return the fields in whole months that a row states, of those in `names` with their columns."""
    whole = (*TIMES, "after_months")
    stated = {field: name for field, name in names.items() if field in whole and cells.says(name)}
    return {field: whole_months(name, cells, localizer) for field, name in stated.items()}


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
