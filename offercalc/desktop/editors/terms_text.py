"""Parse complete vesting terms from pasted text."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from offercalc.application.ports.vesting_request import VestingRequests
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.vesting.terms import VestingTerms
from offercalc.presentation.parsing.vesting import TermsReader

_ASK = b'{"quantity": "1", "commencement": "2000-01-01", "terms": %s}'
_TERMS = "$.terms"
_NO_JSON = {Fault.NOT_TEXT, Fault.NOT_JSON, Fault.TOO_DEEP, Fault.TOO_LONG_A_NUMBER}


def terms_reader(asks: VestingRequests) -> TermsReader:
    """Return a parser that reads terms as part of a vesting question."""
    return partial(_read, asks)


def _read(asks: VestingRequests, text: str) -> VestingTerms | tuple[Problem, ...]:
    """Return the terms or their problems; invalid JSON is reported by line and column of the pasted text."""
    content = text.encode(errors="replace")
    alone = asks.decode(content)
    if isinstance(alone, tuple) and alone[0].fault in _NO_JSON:
        return alone
    found = asks.decode(_ASK % content)
    if isinstance(found, tuple):
        return tuple(replace(problem, path=problem.path.replace(_TERMS, "$", 1)) for problem in found)
    return found.terms
