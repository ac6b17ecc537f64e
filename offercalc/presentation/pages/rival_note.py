"""How far the first year of an offer is ahead of another one or behind it, as far as that is known."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import FIRST_YEAR
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import measured
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.pages.distance import Distance, distance, lead_words


class RivalNote(Struct, frozen=True):
    """The distance in words, and whether the offer is ahead whatever the open answers are."""

    words: str
    is_ahead: bool = False


def rival_note(mine: Comparison, other: Comparison, localizer: Localizer) -> RivalNote:
    """Return the distance of an offer's first year to that of another one, each appraised alone in one currency."""
    currency = mine.assumptions.currency
    _mine, name = names_of((mine.offers[0].offer, other.offers[0].offer), localizer)
    own, its = (measured(one.offers[0], one.assumptions, FIRST_YEAR, DISPLAY_DIGITS) for one in (mine, other))
    apart, write = distance(own, its), partial(localizer.figures.in_sentence, currency=currency)
    if apart.low == apart.high == 0:
        return RivalNote(localizer.tr("level with {company}", company=name))
    if apart.ahead is not None:
        amount = lead_words(apart.ahead, write, localizer)
        return RivalNote(localizer.tr("{amount} ahead of {company}", amount=amount, company=name), is_ahead=True)
    if apart.behind is not None:
        amount = lead_words(apart.behind, write, localizer)
        return RivalNote(localizer.tr("{amount} behind {company}", amount=amount, company=name))
    return RivalNote(_either_way(apart, write, name, localizer))


def _either_way(apart: Distance, write: Callable[[Decimal], str], name: str, localizer: Localizer) -> str:
    """Return a difference of unknown sign: its only bound, or that it is too close to call."""
    if apart.low is None and apart.high is None:
        return localizer.tr("distance to {company} not known yet", company=name)
    if apart.low is None and apart.high is not None:
        most = localizer.tr("at most {amount}", amount=write(apart.high))
        return localizer.tr("{amount} ahead of {company}", amount=most, company=name)
    if apart.high is None and apart.low is not None:
        most = localizer.tr("at most {amount}", amount=write(-apart.low))
        return localizer.tr("{amount} behind {company}", amount=most, company=name)
    return localizer.tr("too close to call against {company}", company=name)
