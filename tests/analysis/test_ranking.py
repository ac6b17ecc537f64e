from fractions import Fraction

import pytest

from offercalc.analysis import ranking
from offercalc.analysis.comparison import compare
from offercalc.analysis.open_questions import Question
from offercalc.analysis.ranking import Openness
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from tests.builders import assumptions, book, component, offer, presets

VESTS = " / 4y 1y-cliff monthly"


def asked(terms: str, currency: str = "USD") -> list[str]:
    (appraisal,) = compare((offer(terms),), assumptions(currency), By.EMPLOYMENT, book(), presets()).offers
    return [question.path.removeprefix("$.") for question in appraisal.questions]


def test_the_answer_that_bounds_most_comes_first() -> None:
    assert asked("? USD/year + ? USD once") == ["pay[0].amount", "pay[1].instalments[0].amount"]
    assert asked("? USD once + ? USD/year") == ["pay[1].amount", "pay[0].instalments[0].amount"]


def test_the_wider_range_comes_before_the_narrower() -> None:
    assert asked("100k..110k..120k USD/year + 1k..2k..3k USD once") == ["pay[0].amount", "pay[1].instalments[0].amount"]
    assert asked("1k..2k..3k USD once + 100k..110k..120k USD/year") == ["pay[1].amount", "pay[0].instalments[0].amount"]


def test_widths_are_compared_in_one_currency() -> None:
    assert asked("1M..2M..3M IDR once + 1k..2k..3k USD once")[0] == "pay[1].instalments[0].amount"


def test_what_is_unknown_comes_before_what_is_roughly_known() -> None:
    assert asked("100k..110k..120k USD/year + ? USD once")[0] == "pay[1].instalments[0].amount"


def test_one_of_several_unknowns_of_a_grant_ranks_with_its_grant() -> None:
    assert asked(f"? USD once + ? options{VESTS}") == [
        "pay[0].instalments[0].amount",
        "equity[0].units",
        "equity[0].strike",
        "equity[0].fully_diluted_shares",
        "equity[0].price",
    ]


def test_a_salary_that_is_not_stated_at_all_can_be_ranked() -> None:
    assert asked("20% bonus + ? USD once") == ["pay[1].instalments[0].amount", "pay[0]"]


def test_unknown_vesting_can_be_ranked() -> None:
    assert asked("10..20..30 RSU @ 5 USD") == ["equity[0].vesting", "equity[0].units"]


def test_a_range_whose_currency_has_no_rate_has_no_width() -> None:
    assert asked("1..2..3 USD once + 1..2..3 USD/year", "HRK") == ["pay[0].instalments[0].amount", "pay[1].amount"]


def test_every_question_is_asked_once() -> None:
    found = asked(f"? USD/year + ?% bonus + ? RSU{VESTS} + 1..2..3 options @ 5 USD strike 1..2..3{VESTS}")
    assert len(found) == len(set(found)) == 7


def test_questions_about_an_enormous_offer_rank_by_their_part_without_answering_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ranking, "MOST_LINES_MEASURED", 10)
    measured: list[Offer] = []

    def measure(answered: Offer) -> Openness:
        measured.append(answered)
        first, second, third = (component(f"pay[{index}]") for index in range(3))
        return Openness({third: 4}, {first: Fraction(1), second: Fraction(3)}, 4)

    questions = tuple(Question(f"$.pay[{index}].amount", "What?") for index in range(3))
    asked_of = offer("1..2..3 USD/year + 1..2..9 USD/year + ? USD/year")
    found = ranking.ranked(questions, asked_of, measure)
    assert [question.path for question in found] == ["$.pay[2].amount", "$.pay[1].amount", "$.pay[0].amount"]
    assert measured == [asked_of]


def test_of_answers_that_bound_as_much_the_part_with_most_open_lines_comes_first() -> None:
    first, second = component("pay[0]"), component("pay[1]")

    def measure(_answered: Offer) -> Openness:
        return Openness({first: 1, second: 4}, {first: Fraction(9)}, 5)

    questions = tuple(Question(f"$.pay[{index}].amount", "What?") for index in range(2))
    found = ranking.ranked(questions, offer("? USD/year + ? USD/year"), measure)
    assert [question.path for question in found] == ["$.pay[1].amount", "$.pay[0].amount"]
