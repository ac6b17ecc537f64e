from decimal import Decimal

import pytest

from offercalc.domain.offer.clawback import Clawback, ClawbackStep
from offercalc.presentation.terms.clawback_text import clawback_words
from tests.builders import estimate
from tests.tools import ENGLISH, INDONESIAN


def stepped(*steps: tuple[str, str]) -> Clawback:
    return Clawback(
        schedule=tuple(ClawbackStep(within_months=Decimal(months), percent=estimate(part)) for months, part in steps)
    )


@pytest.mark.parametrize(
    ("clawback", "words"),
    [
        (None, []),
        (Clawback(months=Decimal(12)), ["repayable pro rata if you leave within 12 months"]),
        (
            Clawback(months=Decimal(12), by="days", net_of_tax=True),
            ["repayable pro rata if you leave within 12 months, counted in days, of the amount after tax"],
        ),
        (
            Clawback(months=Decimal(12), method="in_full", net_of_tax=False),
            ["repayable in full if you leave within 12 months, of the amount before tax"],
        ),
        (
            stepped(("12", "100"), ("18", "50"), ("18.5", "?")),
            ["repayable if you leave: 100% within 12 months, 50% within 18 months, "
             "an unknown percentage within 18.5 months"],
        ),
        (stepped(("1", "100")), ["repayable if you leave: 100% within 1 month"]),
    ],
)  # fmt: skip
def test_a_clawback_in_words(clawback: Clawback | None, words: list[str]) -> None:
    assert clawback_words(clawback, ENGLISH) == words


def test_steps_are_worded_in_indonesian() -> None:
    assert clawback_words(stepped(("12", "100"), ("24", "50")), INDONESIAN) == [
        "wajib dikembalikan bila keluar: 100% dalam 12 bulan, 50% dalam 24 bulan"
    ]
