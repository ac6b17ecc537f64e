import pytest

from offercalc.presentation.terms.acceleration_text import acceleration_words
from offercalc.presentation.terms.equity_text import equity_sentences
from offercalc.presentation.terms.grant_text import grant_words
from tests.builders import grant, offer
from tests.tools import ENGLISH, PRESETS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("50% at sale", "50% of unvested units vest if the company is sold"),
        ("100% leaving", "100% of unvested units vest if employment ends after a sale of the company"),
        (
            "100% leaving in 1m",
            "100% of unvested units vest if employment ends within 1 month after a sale of the company",
        ),
        (
            "100% leaving in 12m",
            "100% of unvested units vest if employment ends within 12 months after a sale of the company",
        ),
    ],
)
def test_early_vesting_says_how_much_and_when(text: str, words: str) -> None:
    (stated,) = grant(f"5 RSU accelerating {text} / at once").accelerate
    assert acceleration_words(stated, ENGLISH) == words


def test_a_grant_says_its_early_vesting_after_its_schedule() -> None:
    assert grant_words(grant("5 RSU accelerating 50% at sale / 3y even"), "USD", PRESETS, ENGLISH) == (
        "5 units; 3 years, a third each year; 50% of unvested units vest if the company is sold"
    )


def test_what_vests_on_leaving_is_not_said_to_be_forfeited() -> None:
    kept = "Units that vest early on leaving after a sale of the company are not forfeited."
    found = {
        text: equity_sentences(offer(text), ENGLISH)[0].endswith(f"forfeited when you leave. {kept}")
        for text in (
            "5 RSU / at once",
            "5 RSU accelerating 9% at sale / 3y even",
            "5 RSU accelerating 9% leaving / 3y even",
        )
    }
    assert [*found.values()] == [False, False, True]
