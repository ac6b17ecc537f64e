"""How far the first year of an offer is ahead of another one or behind it, as far as that is known."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import FIRST_YEAR
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import measured
from offercalc.presentation.text.labels import company


class RivalNote(Struct, frozen=True):
    """The distance in words, and whether the offer is ahead whatever the open answers are."""

    words: str
    is_ahead: bool = False


def rival_note(mine: Comparison, other: Comparison, localizer: Localizer) -> RivalNote:
    """Return the distance of an offer's first year to that of another one, each appraised alone in one currency."""
    currency, name = mine.assumptions.currency, company(other.offers[0].offer)
    own, its = (measured(one.offers[0], one.assumptions, FIRST_YEAR, DISPLAY_DIGITS) for one in (mine, other))
    low = None if own.low is None or its.high is None else own.low - its.high
    high = None if own.high is None or its.low is None else own.high - its.low
    if low == high == 0:
        return RivalNote(localizer.tr("level with {company}", company=name))
    if low is not None and low >= 0:
        amount = _amount(low, high, currency, localizer)
        return RivalNote(localizer.tr("{amount} ahead of {company}", amount=amount, company=name), is_ahead=True)
    if high is not None and high <= 0:
        amount = _amount(-high, None if low is None else -low, currency, localizer)
        return RivalNote(localizer.tr("{amount} behind {company}", amount=amount, company=name))
    return RivalNote(_either_way(low, high, currency, name, localizer))


def _either_way(low: Decimal | None, high: Decimal | None, currency: str, name: str, localizer: Localizer) -> str:
    """Return a difference of unknown sign: its only bound, or that it is too close to call."""
    if low is None and high is None:
        return localizer.tr("distance to {company} not known yet", company=name)
    if low is None and high is not None:
        most = localizer.tr("at most {amount}", amount=localizer.figures.in_sentence(high, currency))
        return localizer.tr("{amount} ahead of {company}", amount=most, company=name)
    if high is None and low is not None:
        most = localizer.tr("at most {amount}", amount=localizer.figures.in_sentence(-low, currency))
        return localizer.tr("{amount} behind {company}", amount=most, company=name)
    return localizer.tr("too close to call against {company}", company=name)


def _amount(low: Decimal, high: Decimal | None, currency: str, localizer: Localizer) -> str:
    """Write a difference of known sign: exact, at least, or a range."""
    least = localizer.figures.in_sentence(low, currency)
    if high is None:
        return localizer.tr("at least {amount}", amount=least)
    if low == high:
        return least
    return localizer.tr("{low} to {high}", low=least, high=localizer.figures.in_sentence(high, currency))
