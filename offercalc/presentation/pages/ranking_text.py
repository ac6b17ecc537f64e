"""What compared offers are ordered by, in words."""

from __future__ import annotations

from offercalc.domain.scenario.offer_ranking import Ranking
from offercalc.presentation.formats.localizer import N_, Localizer

_SENTENCES = {
    Ranking.TOTAL: N_("{offers}, ranked by the total over {years}"),
    Ranking.FIRST_YEAR: N_("{offers}, ranked by year 1"),
    Ranking.GUARANTEED: N_("{offers}, ranked by what is guaranteed over {years}"),
    Ranking.AS_LISTED: N_("{offers}, in the order of the list"),
    Ranking.BY_HAND: N_("{offers}, in your own order"),
}


def ranking_label(ranking: Ranking, years: int, localizer: Localizer, *, after_tax: bool = False) -> str:
    """Return an order as a choice."""
    match ranking:
        case Ranking.TOTAL if after_tax:
            return localizer.plural("{number}-year take-home", "{number}-year take-home", years)
        case Ranking.TOTAL:
            return localizer.plural("{number}-year total", "{number}-year total", years)
        case Ranking.FIRST_YEAR:
            return localizer.tr("Year 1")
        case Ranking.GUARANTEED:
            return localizer.tr("Guaranteed")
        case Ranking.AS_LISTED:
            return localizer.tr("As in the list")
        case Ranking.BY_HAND:
            return localizer.tr("By hand")


def ranking_sentence(ranking: Ranking, offers: str, years: str, localizer: Localizer, *, after_tax: bool) -> str:
    """Return how many offers there are and what they are ordered by."""
    template = _SENTENCES[ranking]
    if after_tax and ranking is Ranking.TOTAL:
        template = N_("{offers}, ranked by take-home over {years}")
    return localizer.tr(template, offers=offers, years=years)
