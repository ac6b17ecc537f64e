"""What a law asks of a person, and the answers it is given."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from offercalc.domain.tax.law import Answer, Input, Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

_MOST = Fraction(10) ** 21


def answers_for(law: Law, person: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answer to every input of a law, its default where nothing is stated.

    Raises LawError for an answer that does not fit, and for a missing one without a default.
    """
    return {name: _answer(law, name, one, person.get(name)) for name, one in law.inputs.items()}


def _answer(law: Law, name: str, asked: Input, stated: Answer | None) -> Answer:
    if stated is None:
        if asked.default is None:
            raise LawError(N_('{law} asks for "{name}": {ask}'), law=law.id, name=name, ask=asked.ask)
        return asked.default
    if not fits(asked, stated):
        raise LawError(
            N_('"{value}" is not an answer to "{name}"; choose one of {choices}'),
            value=str(stated)[:60],
            name=name,
            choices=expected(asked),
        )
    return stated


def fits(asked: Input, stated: Answer) -> bool:
    """Whether an answer is of the kind that an input asks for; numbers are zero or more."""
    match asked.type:
        case "choice":
            return isinstance(stated, str) and stated in asked.choices
        case "yes-no":
            return isinstance(stated, bool)
        case "number":
            return isinstance(stated, Fraction) and 0 <= stated <= _MOST


def expected(asked: Input) -> str:
    """Return what an input can be answered with."""
    match asked.type:
        case "choice":
            return ", ".join(asked.choices)
        case "yes-no":
            return "true, false"
        case "number":
            return "0, 1, 2, …"
