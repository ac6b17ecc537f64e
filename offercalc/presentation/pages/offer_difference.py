"""What tells an offer apart from another one of the same company and role, in a few words."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Salary
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.names.shown_names import names_of, titled


def likeness(offer: Offer) -> tuple[str, str]:
    """Return what two offers have in common that the list cannot tell apart: company and role, in lower case."""
    return single_line(offer.company).casefold(), single_line(offer.role).casefold()


def alike(offers: Iterable[Offer]) -> dict[tuple[str, str], tuple[Offer, ...]]:
    """Return the offers that have others like them, by likeness, in list order."""
    groups: dict[tuple[str, str], list[Offer]] = {}
    for offer in offers:
        groups.setdefault(likeness(offer), []).append(offer)
    return {key: tuple(group) for key, group in groups.items() if len(group) > 1}


def told_apart(offers: Sequence[Offer], localizer: Localizer) -> tuple[str, ...]:
    """Return a name for each offer: its company, with its role and what else differs where another has the same."""
    names = names_of(offers, localizer)
    titles = tuple(map(titled, names, offers))

    def different(at: int) -> str:
        differs = difference_among(offers[at], offers, localizer)
        return f"{titles[at]} ({differs})" if differs else titles[at]

    for longer in (titles.__getitem__, different):
        counts = Counter(name.casefold() for name in names)
        names = tuple(name if counts[name.casefold()] == 1 else longer(at) for at, name in enumerate(names))
    return names


def difference_among(offer: Offer, offers: Sequence[Offer], localizer: Localizer) -> str:
    """Return what differs from the first of the offers like it that are listed before it, "" if there is none."""
    before = itertools.takewhile(lambda one: one is not offer, offers)
    return difference(offer, [one for one in before if likeness(one) == likeness(offer)], localizer)


def difference(offer: Offer, earlier: Sequence[Offer], localizer: Localizer) -> str:
    """Return what differs from the first of the offers like it listed before, e.g. "Dublin"; "" if there is none."""
    if not earlier:
        return ""
    first = earlier[0]
    if offer.location and offer.location != first.location:
        return single_line(offer.location)
    if offer.level and offer.level != first.level:
        return single_line(offer.level)
    copy = localizer.tr("Copy") if len(earlier) == 1 else localizer.tr("Copy {number}", number=len(earlier))
    more = _base_difference(offer, first)
    if more is None or not more:
        return copy
    written = localizer.figures.money(more, offer.currency, DISPLAY_DIGITS)
    return localizer.tr("{copy}, base {difference}", copy=copy, difference=f"+{written}" if more > 0 else written)


def _base_difference(offer: Offer, other: Offer) -> Decimal | None:
    """Return by how much the first salary differs, None if it is not exact, or paid in another way."""
    mine, theirs = (next((part for part in one.pay if isinstance(part, Salary)), None) for one in (offer, other))
    if mine is None or theirs is None or offer.currency != other.currency or mine.per != theirs.per:
        return None
    if not isinstance(mine.amount, Decimal) or not isinstance(theirs.amount, Decimal):
        return None
    return mine.amount - theirs.amount
