"""Shortening of names for titles, tables and charts; the attached offer has them in full."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.domain.offer.offer import Offer

LONGEST_NAME = 120
"""The most characters of a name to print: three lines of a title."""


def with_short_names(comparison: Comparison) -> Comparison:
    """Return a comparison with overlong company, role, location and part names cut."""
    return replace(
        comparison,
        offers=tuple(replace(appraisal, offer=_named(appraisal.offer)) for appraisal in comparison.offers),
    )


def _named(offer: Offer) -> Offer:
    return replace(
        offer,
        company=_short(offer.company),
        role=_short(offer.role),
        location=_short(offer.location),
        pay=tuple(replace(part, label=_short(part.label)) for part in offer.pay),
        equity=tuple(replace(grant, label=_short(grant.label)) for grant in offer.equity),
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
