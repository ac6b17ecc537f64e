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

_MANY = Decimal(10) ** 6
_AT_ONCE = Vesting(percent_by_year=(Decimal(100),))


class Openness(Struct, frozen=True):
    """How open a result is: the components of its lines without an upper bound, and the width of all others."""

    unbounded: tuple[str, ...]
    width: Fraction


Measure = Callable[[Offer], Openness]


def ranked(questions: tuple[Question, ...], offer: Offer, measure: Measure) -> tuple[Question, ...]:
    """Order questions by how much an answer alone would narrow the result; the offer's order breaks ties.

    First come answers that bound most lines, then those about the parts with most lines that are not bounded, then
    those that take most width away, in the display currency of the measure.
    """
    if len(questions) < 2:  # noqa: PLR2004 - nothing to order
        return questions
    before = measure(offer)

    def narrowing(question: Question) -> tuple[int, int, Fraction]:
        after = measure(_answered(question, offer))
        part = question.path.removeprefix("$.").split(".")[0]
        concerned = sum(component.split(".")[0] == part for component in before.unbounded)
        return (len(after.unbounded) - len(before.unbounded), -concerned, after.width - before.width)

    return tuple(sorted(questions, key=narrowing))


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
