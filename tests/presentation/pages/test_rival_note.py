import pytest

from offercalc.analysis.comparison import Comparison
from offercalc.presentation.pages.rival_note import RivalNote, rival_note
from tests.builders import offer
from tests.tools import ENGLISH
from tests.windows import workspace_of


def alone(text: str) -> Comparison:
    """Appraise one offer in dollars."""
    return workspace_of(offer(text)).appraised(offer(text))


@pytest.mark.parametrize(
    ("own", "other", "words", "is_ahead"),
    [
        ("100k USD/year", "90k USD/year", "$10,000 ahead of {company}", True),
        ("80k USD/year", "90k USD/year", "$10,000 behind {company}", False),
        ("90k USD/year", "90k USD/year", "level with {company}", False),
        ("100k USD/year + ? RSU", "90k USD/year", "at least $10,000 ahead of {company}", True),
        ("80k USD/year + ? RSU", "90k USD/year", "at most $10,000 behind {company}", False),
        ("100k USD/year", "90k USD/year + ? RSU", "at most $10,000 ahead of {company}", False),
        ("80k USD/year", "90k USD/year + ? RSU", "at least $10,000 behind {company}", False),
        ("80k USD/year + ? RSU", "90k USD/year + ? RSU", "distance to {company} not known yet", False),
        ("100k USD/year + 1k..2k..3k USD once", "90k USD/year", "$11,000 to $13,000 ahead of {company}", True),
        ("90k USD/year + 1k..2k..3k USD once", "92k USD/year", "too close to call against {company}", False),
    ],
)
def test_the_distance_is_told_as_far_as_it_is_known(own: str, other: str, words: str, is_ahead: bool) -> None:  # noqa: FBT001 - a parameter of the test
    rival = alone(other)
    expected = RivalNote(words.format(company=rival.offers[0].offer.company), is_ahead)
    assert rival_note(alone(own), rival, ENGLISH) == expected
