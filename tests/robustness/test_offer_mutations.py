"""Offers with every term, mutated: reading and working out each ends in an offer or in problems, and soon.

OFFERCALC_EXAMPLES times ten inputs are tried; the proof is 500,000. `mutated_offer(number)` creates one again.
"""

from __future__ import annotations

import time
from collections import Counter
from datetime import date

from offercalc.analysis.open_questions import open_questions
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from tests.conftest import EXAMPLES
from tests.robustness.offer_mutations import mutated_offer
from tests.robustness.readings import check_problems
from tests.robustness.rich_offers import SCENARIOS
from tests.robustness.watchdog import HangError, last_frame, within
from tests.tools import FILES, PRESETS, TODAY

INPUTS = EXAMPLES * 10
HANGS = 2.0
"""Seconds of computing after which an input counts as one that hangs; others may use the machine meanwhile."""
EVERY = 10_000
"""Inputs between two lines about the progress."""
ASSUMED = tuple(
    Assumptions(currency="USD", exchange_day=TODAY, **assumed)
    for assumed in ({}, *SCENARIOS, {"years": 2, "leaving_date": date(2027, 12, 31)})
)


def tried(content: bytes, assumed: Assumptions) -> str:
    """Read an offer, and return what came of it: "read", "refused", or what is wrong."""
    try:
        with within(HANGS, computing=True):
            return _outcome(content, assumed)
    except (Exception, HangError) as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]} ({last_frame(error)})"


def _outcome(content: bytes, assumed: Assumptions) -> str:
    found = FILES.decode(content)
    if not isinstance(found, Offer):
        check_problems(found)
        return "refused"
    for line in ledger(found, assumed, PRESETS):
        amount = line.amount
        assert amount.low is None or amount.low <= amount.likely, line
        assert amount.high is None or amount.likely <= amount.high, line
    assert all(question.text for question in open_questions(found))
    return "read"


def test_a_mutated_offer_is_an_offer_or_problems_in_time() -> None:
    outcomes: Counter[str] = Counter()
    first: dict[str, int] = {}
    slowest, begun = (0.0, 0), time.perf_counter()
    for number in range(INPUTS):
        content = mutated_offer(number)
        before = time.process_time()
        outcome = tried(content, ASSUMED[number % len(ASSUMED)])
        slowest = max(slowest, (time.process_time() - before, number))
        outcomes[outcome] += 1
        first.setdefault(outcome, number)
        if (number + 1) % EVERY == 0 or number + 1 == INPUTS:
            told = {one: (count, first[one]) for one, count in outcomes.items()}
            minutes = (time.perf_counter() - begun) / 60
            print(f"{number + 1} in {minutes:.1f} min, slowest {slowest}: {told}", flush=True)  # noqa: T201 - the proof
    assert {number: outcome for outcome, number in first.items() if outcome not in {"read", "refused"}} == {}
    assert outcomes["read"] * 10 > INPUTS, "too few of the inputs are worked out"
