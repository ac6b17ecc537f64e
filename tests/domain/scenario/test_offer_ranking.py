from offercalc.domain.scenario.offer_ranking import Ranking


def test_offers_are_ranked_by_figures_or_left_as_they_are() -> None:
    assert [*Ranking] == ["total", "first year", "guaranteed", "as listed"]
