"""The JSON output of dated lines, departures and assumptions."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.leaving_schedule import LeavingPoint, days_to_exercise, leaving_schedule
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.line import Certainty, Line
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.rounding import Shown, shown

Answer = dict[str, object]
_FINEST = 10


def span_answer(value: Shown) -> Answer:
    """Return a span; a missing bound is null."""
    return {
        "low": None if value.low is None else f"{value.low:f}",
        "likely": f"{value.likely:f}",
        "high": None if value.high is None else f"{value.high:f}",
    }


def rounded_answer(value: Span, currency: str) -> Answer:
    """Return an amount rounded to the minor unit of its currency."""
    return span_answer(shown(value, minor_unit(currency)))


def departure_answers(appraisal: Appraisal, comparison: Comparison) -> Answer:
    """Return the departures after each month of the horizon, in the display currency."""
    currency = comparison.assumptions.currency
    return {
        "days_to_exercise": days_to_exercise(appraisal),
        "months": [_departure(one, currency) for one in leaving_schedule(appraisal, comparison.assumptions)],
    }


def _departure(one: LeavingPoint, currency: str) -> Answer:
    return {
        "months": one.months,
        "leaving": one.leaving.isoformat(),
        "kept": rounded_answer(one.kept, currency),
        "paid": rounded_answer(one.paid, currency),
        "owed_back": rounded_answer(one.owed_back, currency),
        "leaving_pay": rounded_answer(one.leaving_pay, currency),
        "unpaid": rounded_answer(one.unpaid, currency),
        "forfeited": rounded_answer(one.forfeited, currency),
        "to_exercise": rounded_answer(one.to_exercise, currency),
        "locked": rounded_answer(one.locked, currency),
    }


def line_answers(appraisal: Appraisal, component: Component, certainty: Certainty) -> list[Answer]:
    """Return the lines of one row, each in its own currency to ten decimal places, with the year it belongs to."""
    return [
        {"year": str(year), **_line(line)}
        for year in dict.fromkeys(appraisal.earned)
        for line in appraisal.trace(component=component, certainty=certainty, year=year)
    ]


def _line(line: Line) -> Answer:
    return {
        "earned_on": line.earned_on.isoformat(),
        "paid_on": line.paid_on.isoformat(),
        "amount": span_answer(shown(line.amount, _FINEST)),
        "currency": line.currency,
        "form": line.form.value,
        "recurrence": line.recurrence.value,
        "units": None if line.units is None else span_answer(shown(line.units, _FINEST)),
        "price": None if line.price is None else _exact(line.price),
        "paper": line.is_paper,
    }


def _exact(value: Fraction) -> str:
    return f"{round_half_up(value, _FINEST):f}"


def assumptions_answer(assumptions: Assumptions) -> object:
    """Return all assumptions, under their names in the program."""
    return msgspec.to_builtins(assumptions)
