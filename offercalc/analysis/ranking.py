"""Which open question to ask first: the one whose answer narrows the result most."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.open_questions import Question, Topic
from offercalc.domain.estimate import Range
from offercalc.domain.offer import Offer
from offercalc.domain.places import at, path_of, put
from offercalc.domain.vesting import Vesting

_NOTHING = Fraction(0)
_MANY = Decimal(10) ** 6
_AT_ONCE = Vesting(percent_by_year=(Decimal(100),))


MOST_LINES_MEASURED = 100_000
"""How many lines are worked out at most to rank questions: about a second of work, and far beyond any real offer."""


class Openness(Struct, frozen=True):
    """How open a result is, by part of the offer, e.g. `pay[0]`.

    `unbounded` counts a part's lines without an upper bound, `widths` holds the width of all its other lines in the
    display currency; `lines` is the number of all lines.
    """

    unbounded: dict[str, int]
    widths: dict[str, Fraction]
    lines: int


Measure = Callable[[Offer], Openness]


def ranked(questions: tuple[Question, ...], offer: Offer, measure: Measure) -> tuple[Question, ...]:
    """Return questions ordered by how much an answer alone would narrow the result; the offer's order breaks ties.

    First come answers that bound most lines, then those about the parts with most lines that are not bounded, then
    those that take most width away, in the display currency of the measure. If answering each question in turn would
    take more than `MOST_LINES_MEASURED` lines, questions rank with the part they belong to: first the parts with most
    lines that are not bounded, then the widest.
    """
    if len(questions) < 2:  # noqa: PLR2004 - nothing to order
        return questions
    before = measure(offer)
    unbounded, width = sum(before.unbounded.values()), sum(before.widths.values(), _NOTHING)

    def openness_of_part(question: Question) -> tuple[int, Fraction]:
        part = _part_of(question)
        return (-before.unbounded.get(part, 0), -before.widths.get(part, _NOTHING))

    def narrowing(question: Question) -> tuple[int, int, Fraction]:
        after = measure(_answered(question, offer))
        bounded = sum(after.unbounded.values()) - unbounded
        return (bounded, -before.unbounded.get(_part_of(question), 0), sum(after.widths.values(), _NOTHING) - width)

    is_too_large = before.lines * len(questions) > MOST_LINES_MEASURED
    return tuple(sorted(questions, key=openness_of_part if is_too_large else narrowing))


def _part_of(question: Question) -> str:
    """Return the part of the offer that a question is about, e.g. `equity[0]`."""
    return question.path.removeprefix("$.").split(".")[0]


def _answered(question: Question, offer: Offer) -> Offer:
    """Give the offer with an answer put in: the likely value of a range, any number for what is not known at all.

    Units are so many that some vest in every instalment.
    """
    path = path_of(question.path)
    if question.topic is Topic.VESTING:
        return put(offer, path, _AT_ONCE)
    found = at(offer, path)
    if not isinstance(found, Range) and found is not None:
        return offer  # a salary that other pay is a part of, which the offer does not state at all
    if isinstance(found, Range):
        return put(offer, path, found.likely)
    return put(offer, path, _MANY if question.topic in {Topic.UNITS, Topic.REFRESHERS} else Decimal(1))
