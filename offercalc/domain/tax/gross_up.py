"""The smallest gross wages that leave a promised net amount."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from offercalc.domain.tax.assessment import Income, run_all
from offercalc.domain.tax.engine import Engine
from offercalc.domain.tax.law import Answer, Kind, Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.segments import Segment, SegmentOperations
from offercalc.domain.values.lazy_text import N_

MOST_TURNS = 2_000
LARGEST = Fraction(10) ** 21
_FINEST = Fraction(1, 10**9)
_SEGMENTS = Engine(SegmentOperations())


def gross_up(
    laws: Sequence[Law], net: Fraction, person: Mapping[str, Answer], income: Income | None = None
) -> Fraction:
    """Return the smallest wages of a full tax year whose take-home is at least `net`, exactly.

    `income` states what the wages contain (`extra`, months); its wages are ignored. Raises LawError if no wages are
    enough.
    """
    rest = income if income is not None else Income(wages=Fraction(0))
    return smallest_gross(lambda gross: take_home_segment(laws, gross, rest, person), net)


def smallest_gross(net_at: Callable[[Fraction], Segment], net: Fraction) -> Fraction:
    """Return the smallest gross whose net is at least `net`, where nobody keeps more than all of an extra amount.

    Below `gross + (net - net_at(gross))` nothing is enough, because deductions never fall as wages rise; along the
    segment at `gross` the answer is exact. Where a law multiplies wages by wages there are no segments, and the answer
    is less than a billionth too small. Raises LawError if no gross is enough.
    """
    gross = max(net, Fraction(0))
    for _turn in range(MOST_TURNS):
        here = net_at(gross)
        missing = net - here.value
        if missing <= 0 or (missing < _FINEST and here.length == 0):
            return gross
        distance = missing / here.slope if here.slope > 0 else None
        if distance is not None and (here.length is None or distance < here.length):
            return gross + distance
        gross += max(missing, here.length or Fraction(0))
        if gross > LARGEST:
            break
    raise LawError(N_("no wages leave {net} after tax"), net=f"{float(net):.2f}")


def take_home_segment(
    laws: Sequence[Law], wages: Fraction, income: Income, person: Mapping[str, Answer], *, is_extra: bool = False
) -> Segment:
    """Return the take-home at an income with other `wages`, and how it grows with further regular wages.

    If `is_extra`, what the wages are more than those of the income is paid outside the regular month.
    """
    operations = _SEGMENTS.operations
    given = {name: operations.number(getattr(income, name)) for name in Income.__struct_fields__}
    given["wages"] = total = Segment(wages, Fraction(1))
    if is_extra:
        given["extra"] = Segment(income.extra + wages - income.wages, Fraction(1))
    for law, steps in run_all(_SEGMENTS, laws, given, person):
        for step in law.steps:
            if step.kind is not Kind.INNER:
                total = operations.arithmetic("-", total, steps[step.name])
    return total
