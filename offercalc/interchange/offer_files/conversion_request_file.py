"""Currency conversion requests, read from JSON."""

from __future__ import annotations

import msgspec

from offercalc.application.ports.conversion_request import ConversionRequest
from offercalc.domain.problems.problem import Problem
from offercalc.domain.problems.value_limits import plain_problems
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.interchange.offer_files.shapes import shape_problems


class JsonConversionRequests:
    """Decodes one request from one JSON object."""

    def decode(self, content: bytes) -> ConversionRequest | tuple[Problem, ...]:
        """Return the request in a JSON text, or everything that is wrong with it."""
        raw = parse(content)
        if isinstance(raw, tuple):
            return raw
        problems = shape_problems(raw, ConversionRequest, "$")
        if problems:
            return problems
        ask = msgspec.convert(raw, ConversionRequest)
        return tuple(plain_problems(ask, "$")) or ask
