"""What an edit changes: the total over the horizon and the distance to a rival, before and after."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.measures import Overall
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown, measured
from offercalc.presentation.formats.span_text import AT_LEAST_SIGN, cell_text
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.pages.distance import distance, lead_words


class EffectLine(Struct, frozen=True):
    """One figure before and after an edit, in words."""

    name: str
    before: str
    after: str


def edit_effect(
    before: Comparison, after: Comparison, rival: Comparison | None, localizer: Localizer
) -> tuple[EffectLine, ...]:
    """Return what changed between two states of an offer, each appraised alone; `rival` is another offer, alone."""
    years, currency = after.assumptions.years, after.assumptions.currency
    totals = tuple(map(_total, (before, after)))
    lines = [
        EffectLine(
            localizer.plural("{number}-year total", "{number}-year total", years),
            *(_total_words(total, currency, localizer) for total in totals),
        )
    ]
    if rival is not None:
        _mine, its = names_of((after.offers[0].offer, rival.offers[0].offer), localizer)
        name = localizer.tr("Against {company}", company=its)
        other = _total(rival)
        lines.append(EffectLine(name, *(_distance_words(total, other, currency, localizer) for total in totals)))
    return tuple(lines)


def _total(alone: Comparison) -> Shown:
    return measured(alone.offers[0], alone.assumptions, Overall.TOTAL, DISPLAY_DIGITS)


def _total_words(total: Shown, currency: str, localizer: Localizer) -> str:
    """Write a total; what is at least that much, but likely more, says both."""
    words = cell_text(total, currency, localizer)
    if not words.startswith(AT_LEAST_SIGN) or total.likely == total.low:
        return words
    likely = localizer.figures.money(total.likely, currency)
    return f"{words}, {localizer.tr('likely {amount}', amount=likely)}"


def _distance_words(total: Shown, other: Shown, currency: str, localizer: Localizer) -> str:
    """Return by how much a total is ahead of another one or behind it, as far as that is known."""
    apart, write = distance(total, other), partial(localizer.figures.money, currency=currency)
    if apart.low == apart.high == 0:
        return localizer.tr("equal")
    if apart.ahead is not None:
        return localizer.tr("{amount} ahead", amount=lead_words(apart.ahead, write, localizer))
    if apart.behind is not None:
        return localizer.tr("{amount} behind", amount=lead_words(apart.behind, write, localizer))
    if apart.low is None and apart.high is None:
        return localizer.tr("not known yet")
    if apart.low is None and apart.high is not None:
        return localizer.tr("at most {amount} ahead", amount=write(apart.high))
    if apart.high is None and apart.low is not None:
        return localizer.tr("at most {amount} behind", amount=write(-apart.low))
    return localizer.tr("too close to call")
