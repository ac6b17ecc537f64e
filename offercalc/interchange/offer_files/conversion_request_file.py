"""Currency conversion requests, read from JSON."""

from __future__ import annotations

from offercalc.application.ports.conversion_request import ConversionRequest
from offercalc.domain.problems.problem import Problem
from offercalc.domain.problems.value_limits import plain_problems
from offercalc.interchange.offer_files.shapes import decoded


class JsonConversionRequests:
    """Decodes one request from one JSON object."""

    def decode(self, content: bytes) -> ConversionRequest | tuple[Problem, ...]:
        """Return the request in a JSON text, or everything that is wrong with it."""
        found = decoded(content, ConversionRequest)
        return found if isinstance(found, tuple) else tuple(plain_problems(found, "$")) or found
