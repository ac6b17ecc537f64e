"""What compared offers are ordered by."""

from __future__ import annotations

from enum import StrEnum


class Ranking(StrEnum):
    """What offers are ordered by: a figure, the largest first, or as they are listed."""

    TOTAL = "total"
    FIRST_YEAR = "first year"
    GUARANTEED = "guaranteed"
    AS_LISTED = "as listed"
