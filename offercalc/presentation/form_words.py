"""What is wrong with an entry in the words of the form: fields go by the names that stand above them."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.domain.problems import Fault, Problem
from offercalc.presentation.field_names import field_name
from offercalc.presentation.problem_words import problem_sentence
from offercalc.presentation.reader import Reader

_NAMES_FIELDS = {Fault.ONE_OF, Fault.NEEDS_ONE_OF, Fault.BELONGS_TO}
_BETWEEN = ", "
_CONDITIONS = ".ocf."


def form_sentence(problem: Problem, reader: Reader) -> str:
    """Say what is wrong; inside of full vesting terms the place is named as well."""
    if problem.fault in _NAMES_FIELDS:
        named = (_named(name, reader) for name in problem.value.split(_BETWEEN))
        problem = replace(problem, value=" / ".join(named))
    sentence = problem_sentence(problem, reader)
    _, within, place = problem.path.partition(_CONDITIONS)
    return f"{place}: {sentence}" if within else sentence


def _named(name: str, reader: Reader) -> str:
    """Call a field as the form does; what the form has no word for keeps its own name."""
    try:
        return reader.say(field_name(tuple(name.split("."))))
    except KeyError:
        return name
