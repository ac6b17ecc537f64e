"""Ranking of open questions by how much their answers narrow the result."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.open_questions import Question
from offercalc.domain.ledger.component import Component, component_at, is_in_part
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.paths import get_at, path_of, replace_at
from offercalc.domain.vesting.schedule import Vesting

_NOTHING = Fraction(0)
_MANY = Decimal(10) ** 6
_AT_ONCE = Vesting(percent_by_year=(Decimal(100),))


MOST_LINES_MEASURED = 100_000
"""The maximum number of lines computed to rank questions: about a second of work, far beyond any real offer."""


class Openness(Struct, frozen=True):
    """The openness of a result by component of the offer, without telling refresh grants from their grant.

    `unbounded` is the number of its lines without an upper bound, `widths` the total width of its other lines in the
    display currency; `lines` is the number of all lines.
    """

    unbounded: dict[Component, int]
    widths: dict[Component, Fraction]
    lines: int


Measure = Callable[[Offer], Openness]


def ranked(questions: tuple[Question, ...], offer: Offer, measure: Measure) -> tuple[Question, ...]:
    """Return questions ordered by how much each answer alone would narrow the result; ties keep the offer's order.

    Answers that bound the most lines come first, then those about components with the most unbounded lines, then those
    that reduce the width most, in the display currency of the measure. If answering each question in turn would
    compute more than `MOST_LINES_MEASURED` lines, questions are ranked by component: first those with the most
    unbounded lines, then the widest.
    """
    if len(questions) < 2:  # noqa: PLR2004 - nothing to order
        return questions
    before = measure(offer)
    unbounded, width = sum(before.unbounded.values()), sum(before.widths.values(), _NOTHING)

    def openness_of_part(question: Question) -> tuple[int, Fraction]:
        part = _part_of(question)
        if part is None:
            return (0, _NOTHING)
        return (-before.unbounded.get(part, 0), -before.widths.get(part, _NOTHING))

    def narrowing(question: Question) -> tuple[int, int, Fraction]:
        after = measure(_answered(question, offer))
        bounded = sum(after.unbounded.values()) - unbounded
        part = _part_of(question)
        lines = 0 if part is None else before.unbounded.get(part, 0)
        return (bounded, -lines, sum(after.widths.values(), _NOTHING) - width)

    is_too_large = before.lines * len(questions) > MOST_LINES_MEASURED
    return tuple(sorted(questions, key=openness_of_part if is_too_large else narrowing))


def _part_of(question: Question) -> Component | None:
    """Return the component that a question is about; None if it is about the employment itself."""
    path = path_of(question.path)
    return component_at(path) if is_in_part(path) else None


def _answered(question: Question, offer: Offer) -> Offer:
    """Return the offer with a question answered: by the likely value of a range, or any number for an unknown.

    The number of units is large enough that some vest in every instalment.
    """
    path = path_of(question.path)
    if path[-1] == "vesting":
        return replace_at(offer, path, _AT_ONCE)
    found = get_at(offer, path)
    if not isinstance(found, Range) and found is not None:
        return offer  # a missing salary that other pay is a percentage of
    if isinstance(found, Range):
        return replace_at(offer, path, found.likely)
    return replace_at(offer, path, _MANY if path[-1] == "units" else Decimal(1))
