"""Vesting requests, read from JSON."""

from __future__ import annotations

import msgspec

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.problems.problem import Problem
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.interchange.offer_files.shapes import shape_problems


class JsonVestingRequests:
    """Decodes one request from one JSON object."""

    def decode(self, content: bytes) -> VestingRequest | tuple[Problem, ...]:
        """Return the request in a JSON text, or everything that is wrong with it."""
        raw = parse(content)
        if isinstance(raw, tuple):
            return raw
        return shape_problems(raw, VestingRequest, "$") or msgspec.convert(raw, VestingRequest)
