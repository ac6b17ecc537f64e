"""A question about money in another currency, as `offercalc convert -` is asked it, a line each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from offercalc.domain.problems import Problem


class ConvertAsk(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"source_currency": "from", "target_currency": "to"},
):
    """An amount, the currency it is in and the one it is asked for in, the day and the source of the rate."""

    amount: Decimal
    source_currency: str
    target_currency: str
    on: date | None = None
    source: str = ""


class ConvertAsks(Protocol):
    """Reads questions about money in another currency."""

    def decode(self, content: bytes) -> ConvertAsk | tuple[Problem, ...]:
        """Read the content of one question, or list everything that is wrong with it."""
