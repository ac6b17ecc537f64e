"""Validation problems in the words of the form: fields go by their labels."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.field_names import field_name
from offercalc.presentation.text.problem_text import problem_sentence

_NAMES_FIELDS = {Fault.ONE_OF, Fault.NEEDS_ONE_OF, Fault.BELONGS_TO}
_BETWEEN = ", "
_CONDITIONS = ".ocf."


def form_sentence(problem: Problem, localizer: Localizer) -> str:
    """Return a problem as a sentence, inside full vesting terms with its path."""
    if problem.fault in _NAMES_FIELDS:
        named = (_named(name, localizer) for name in problem.value.split(_BETWEEN))
        problem = replace(problem, value=" / ".join(named))
    sentence = problem_sentence(problem, localizer)
    _, within, place = problem.path.partition(_CONDITIONS)
    return f"{place}: {sentence}" if within else sentence


def _named(name: str, localizer: Localizer) -> str:
    """Return the label of a field, or its own name if the form has no label for it."""
    try:
        return localizer.tr(field_name(tuple(name.split("."))))
    except KeyError:
        return name
