"""Validation of preferred stock."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from offercalc.domain.offer.preferred import PreferredStock, classes_of
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import WHOLE, percent_text
from offercalc.domain.values.estimate import span_of


def preferred_problems(preferred: PreferredStock, path: str) -> Iterator[Problem]:
    """Yield the problems of preferred stock: a cap on stock that does not participate, and classes above 100%."""
    classes = classes_of(preferred)
    for index, one in enumerate(classes):
        if one.cap is not None and not one.participating:
            place = f"{path}[{index}]" if isinstance(preferred, tuple) else path
            yield Problem(f"{place}.cap", Fault.BELONGS_TO, "participating")
    whole = sum((span_of(one.percent).likely for one in classes), Fraction(0))
    if len(classes) > 1 and whole > WHOLE:
        yield Problem(path, Fault.VESTING_ABOVE_100, percent_text(whole / WHOLE))
