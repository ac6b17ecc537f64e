"""What compared offers are ordered by."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias


class Ranking(StrEnum):
    """What offers are ordered by: a figure, the largest first, as they are listed, or as a person arranged them."""

    TOTAL = "total"
    FIRST_YEAR = "first year"
    GUARANTEED = "guaranteed"
    AS_LISTED = "as listed"
    BY_HAND = "by hand"


Order: TypeAlias = Ranking | tuple[int, ...]
"""What offers are ordered by, or the index of each offer in the order that a person gave them."""
