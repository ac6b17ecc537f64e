import pytest

from offercalc.analysis.comparison import Comparison
from offercalc.presentation.pages.edit_effect import EffectLine, edit_effect
from tests.builders import offer
from tests.tools import ENGLISH
from tests.windows import workspace_of


def alone(text: str) -> Comparison:
    """Appraise one offer over four years in dollars."""
    workspace = workspace_of(offer(text))
    return workspace.appraised(offer(text))


def distance(own: str, other: str) -> str:
    """Return the distance after an edit."""
    return edit_effect(alone("1k USD/year"), alone(own), alone(other), ENGLISH)[1].after


def test_the_total_is_told_before_and_after() -> None:
    lines = edit_effect(alone("100k USD/year"), alone("110k USD/year"), None, ENGLISH)
    assert lines == (EffectLine("4-year total", "$400,000", "$440,000"),)


def test_what_is_at_least_so_much_says_what_is_likely() -> None:
    (line,) = edit_effect(
        alone("100k USD/year"), alone("100k USD/year + 10k..20k..30k USD once + ? RSU"), None, ENGLISH
    )
    assert line.after == "≥ $410,000, likely $420,000"


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("110k USD/year", "100k USD/year", "$40,000 ahead"),
        ("100k USD/year", "110k USD/year", "$40,000 behind"),
        ("100k USD/year", "100k USD/year", "equal"),
        ("110k..115k..120k USD/year", "100k USD/year", "$40,000 to $80,000 ahead"),
        ("100k USD/year", "110k..115k..120k USD/year", "$40,000 to $80,000 behind"),
        ("90k..100k..120k USD/year", "100k USD/year", "too close to call"),
        ("110k USD/year + ? RSU", "100k USD/year", "at least $40,000 ahead"),
        ("90k USD/year + ? RSU", "100k USD/year", "at most $40,000 behind"),
        ("110k USD/year", "100k USD/year + ? RSU", "at most $40,000 ahead"),
        ("1k USD/year + ? RSU", "1k USD/year + ? RSU", "not known yet"),
    ],
)
def test_the_distance_to_a_rival_says_what_is_known_of_it(own: str, other: str, expected: str) -> None:
    """Over four years ten thousand a year are 40,000."""
    assert distance(own, other) == expected
