"""Validation problems in the words of the form: fields go by their labels."""

from __future__ import annotations

from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.equity import STAKES
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.field_spec import spec_at
from offercalc.domain.values.paths import path_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.problem_text import problem_sentence

_NAMES_FIELDS = {Fault.ONE_OF, Fault.NEEDS_ONE_OF, Fault.BELONGS_TO}
_PARTS: dict[str, tuple[type[Struct], ...]] = {"pay": PAY_PARTS, "equity": STAKES}
_BETWEEN = ", "
_CONDITIONS = ".ocf."


def form_sentence(problem: Problem, localizer: Localizer) -> str:
    """Return a problem as a sentence, inside full vesting terms with its path."""
    if problem.fault in _NAMES_FIELDS:
        named = (_named(problem.path, name, localizer) for name in problem.value.split(_BETWEEN))
        problem = replace(problem, value=" / ".join(named))
    sentence = problem_sentence(problem, localizer)
    _, within, place = problem.path.partition(_CONDITIONS)
    return f"{place}: {sentence}" if within else sentence


def _named(path: str, name: str, localizer: Localizer) -> str:
    """Return the label of a field inside a value, or its own name if no kind of part has a label for it."""
    list_name, *inside = [step for step in path_of(path) if isinstance(step, str)]
    for kind in _PARTS[list_name]:
        with suppress(KeyError):
            return localizer.tr(spec_at(kind, (*inside, *name.split("."))).label)
    return name
