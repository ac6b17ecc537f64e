import pytest

from offercalc.domain.scenario.offer_ranking import Ranking
from offercalc.presentation.pages.ranking_text import ranking_label, ranking_sentence
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("ranking", "label", "sentence"),
    [
        (Ranking.TOTAL, "4-year total", "3 offers, ranked by the total over 4 years"),
        (Ranking.FIRST_YEAR, "Year 1", "3 offers, ranked by year 1"),
        (Ranking.GUARANTEED, "Guaranteed", "3 offers, ranked by what is guaranteed over 4 years"),
        (Ranking.AS_LISTED, "As in the list", "3 offers, in the order of the list"),
        (Ranking.BY_HAND, "By hand", "3 offers, in your own order"),
    ],
)
def test_an_order_is_a_choice_and_a_sentence(ranking: Ranking, label: str, sentence: str) -> None:
    assert ranking_label(ranking, 4, ENGLISH) == label
    assert ranking_sentence(ranking, "3 offers", "4 years", ENGLISH, after_tax=False) == sentence


def test_after_tax_the_total_is_take_home() -> None:
    found = ranking_sentence(Ranking.TOTAL, "3 tawaran", "4 tahun", INDONESIAN, after_tax=True)
    assert found == "3 tawaran, diurutkan menurut gaji bersih selama 4 tahun"
    assert ranking_label(Ranking.TOTAL, 4, INDONESIAN) == "Total 4 tahun"
