"""Vesting requests, read from JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import exclusive_problems
from offercalc.domain.validate.vesting import even_problems
from offercalc.domain.vesting.schedule import Even, even_terms
from offercalc.domain.vesting.terms import VestingEvent, VestingTerms
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.interchange.offer_files.shapes import shape_problems


class _Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request as written: its terms in full, or as even instalments."""

    terms: VestingTerms | None = None
    even: Even | None = None
    quantity: Decimal
    commencement: date | None = None
    events: tuple[VestingEvent, ...] = ()
    grant_date: date | None = None


class JsonVestingRequests:
    """Decodes one request from one JSON object."""

    def decode(self, content: bytes) -> VestingRequest | tuple[Problem, ...]:
        """Return the request in a JSON text, or everything that is wrong with it."""
        raw = parse(content)
        if isinstance(raw, tuple):
            return raw
        is_vague = isinstance(raw, dict) and raw.get("terms") is None and raw.get("even") is None
        missing = (Problem("$.terms", Fault.MISSING, "terms"),) if is_vague else ()
        return (*missing, *shape_problems(raw, _Question, "$")) or _request(msgspec.convert(raw, _Question))


def _request(asked: _Question) -> VestingRequest | tuple[Problem, ...]:
    """Return the request of a question with terms, or why its even instalments are none."""
    problems = [*exclusive_problems(asked, ("terms", "even"), "$")]
    if asked.even is not None:
        problems += even_problems(asked.even, "$.even")
    terms = asked.terms
    if asked.even is not None and not problems:
        terms = even_terms(asked.even)
    if terms is None or problems:
        return tuple(problems)
    return VestingRequest(
        terms=terms,
        quantity=asked.quantity,
        commencement=asked.commencement,
        events=asked.events,
        grant_date=asked.grant_date,
    )
