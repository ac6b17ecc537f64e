"""Conversion of msgspec's error messages to problems with a path."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import msgspec

from offercalc.domain.offer.acceleration import AccelerationCause
from offercalc.domain.offer.accrual import OnAmount, OnLeaving, Proration, StatedCertainty, Year
from offercalc.domain.offer.clawback import ClawbackMethod, ServiceUnit
from offercalc.domain.offer.contribution import CeilingOn, CeilingPer, ContributionBase
from offercalc.domain.offer.employment import EmploymentType, WorkPlace
from offercalc.domain.offer.equity import OptionStyle, PaymentTrigger, Rounding, Stake, ValueMeaning
from offercalc.domain.offer.leaving_pay import LeavingUnit
from offercalc.domain.offer.offer import Status
from offercalc.domain.offer.part import TaxBasis
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.lazy_text import N_, LazyText, lazy_join
from offercalc.domain.vesting.terms import AllocationType, DayOfMonth, PeriodInDays, PeriodInMonths, Trigger

_PATH = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.+)`")
_UNKNOWN = re.compile(r"unknown field `(.*)`", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(.+?)`.*?(?:, got `(.+)`)?$", re.DOTALL)
_ENDLESS = re.compile(rb"\d{1000}")
_LONGEST_VALUE = 60
_KINDS = {
    "int": N_("whole number"),
    "decimal": N_("number"),
    "float": N_("number"),
    "str": N_("text"),
    "array": N_("list"),
    "range": N_("range"),
}


def _tags(union: object) -> str:
    return ", ".join(sorted(str(kind.__struct_config__.tag) for kind in get_args(union)))


def _choices(literal: object) -> str:
    return ", ".join(filter(None, get_args(literal)))


_ALLOWED = {
    "pay.type": _tags(PayPart),
    "equity.type": _tags(Stake),
    "trigger.type": _tags(Trigger),
    "period.type": _tags(PeriodInDays | PeriodInMonths),
    "allocation_type": _choices(AllocationType),
    "day_of_month": _choices(DayOfMonth),
    "trigger": _choices(PaymentTrigger),
    "per": _choices(Period),
    "status": _choices(Status),
    "style": _choices(OptionStyle),
    "value_is": _choices(ValueMeaning),
    "rounding": _choices(Rounding),
    "on": _choices(AccelerationCause),
    "method": _choices(ClawbackMethod),
    "of": _choices(ContributionBase),
    "ceiling_per": _choices(CeilingPer),
    "ceiling_applies_to": _choices(CeilingOn),
    "clawback.by": _choices(ServiceUnit),
    "pay.by": _choices(LeavingUnit),
    "accrues": _choices(Year),
    "prorate": _choices(Proration),
    "on_amount": _choices(OnAmount),
    "on_leaving": _choices(OnLeaving),
    "certainty": _choices(StatedCertainty),
    "tax": _choices(TaxBasis),
    "employment_type": _choices(EmploymentType),
    "work_place": _choices(WorkPlace),
}


def syntax_problem(message: str, content: bytes) -> Problem:
    """Return the problem that JSON is invalid at a line and column."""
    found = re.search(r"byte (\d+)", message)
    at = min(int(found[1]), len(content)) if found else len(content)
    return Problem("", Fault.NOT_JSON, *_place(content, at))


def _place(content: bytes, at: int) -> tuple[str, str]:
    """Return the line and column of a byte, each counted from 1."""
    lines = content[:at].split(b"\n")
    return f"{len(lines)}", f"{len(lines[-1]) + 1}"


def number_problem(content: bytes) -> Problem:
    """Return the problem that an integer has too many digits, with its line and column."""
    found = _ENDLESS.search(content)
    return Problem("", Fault.TOO_LONG_A_NUMBER, *_place(content, found.start() if found else 0))


def type_problem(message: str, prefix: str, value: object) -> Problem:
    """Return the problem of a validation message about `value` at the path `prefix`, with its full path."""
    parts = _PATH.match(message)
    what, path = (parts["what"], prefix + (parts["path"] or "")) if parts else (message, prefix)
    if missing := _MISSING.search(what):
        return Problem(f"{path}.{missing[1]}", Fault.MISSING, missing[1])
    if unknown := _UNKNOWN.search(what):
        return Problem(path, Fault.UNKNOWN_FIELD, brief(unknown[1]))
    found = as_json(_at(value, parts["path"] or "" if parts else ""))
    if what.startswith(("Invalid value", "Invalid enum value")):
        return Problem(path, Fault.NOT_ALLOWED, found, _allowed(path))
    if "date" in what and "decimal" not in what:
        return Problem(path, Fault.BAD_DATE, found)
    if "decimal string" in what:
        return Problem(path, Fault.BAD_NUMBER, found)
    expected = _EXPECTED.search(what)
    return Problem(
        path, Fault.WRONG_TYPE, _plain(expected[2] or "" if expected else ""), _plain(expected[1] if expected else "")
    )


def _allowed(path: str) -> str:
    *_, owner, name = path.split(".")
    field = name.split("[")[0]
    return _ALLOWED.get(f"{owner.split('[')[0]}.{field}", _ALLOWED.get(field, ""))


def _at(value: object, path: str) -> object:
    """Return the plain value at a path such as `.vesting.percent_by_year[2]`."""
    for name, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", path):
        if isinstance(value, dict) and name:
            value = value.get(name)
        elif isinstance(value, list) and index:
            value = value[int(index)]
        else:
            return ""
    return value


def as_json(value: object) -> str:
    """Return a value as written in the file, shortened if it is long."""
    return brief(value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode())


def brief(text: str) -> str:
    """Return a text, shortened if it is long."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


@cache
def _plain(expected: str) -> LazyText:
    """Return the names of the JSON types that would fit; an estimate may be a number, a range or unknown."""
    words = expected.replace("decimal | object | null", "decimal | range | null").split(" | ")
    return lazy_join((LazyText(_KINDS.get(word, word)) for word in words), " | ")
