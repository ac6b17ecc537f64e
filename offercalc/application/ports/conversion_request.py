"""A currency conversion request, as `offercalc convert -` reads it, one per line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from offercalc.domain.problems.problem import Problem


class ConversionRequest(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"source_currency": "from", "target_currency": "to"},
):
    """An amount, its currency, the target currency, and the date and source of the rate."""

    amount: Decimal
    source_currency: str
    target_currency: str
    on: date | None = None
    source: str = ""


class ConversionRequests(Protocol):
    """Decodes currency conversion requests."""

    def decode(self, content: bytes) -> ConversionRequest | tuple[Problem, ...]:
        """Return the request in the content, or everything that is wrong with it."""
