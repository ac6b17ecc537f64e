from offercalc.domain.scenario.offer_ranking import Ranking


def test_offers_are_ranked_by_figures_or_stand_as_listed_or_by_hand() -> None:
    assert [*Ranking] == ["total", "first year", "guaranteed", "as listed", "by hand"]
