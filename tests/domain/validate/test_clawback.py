from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.offer.clawback import Clawback, ClawbackStep
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.clawback import clawback_problems
from offercalc.domain.validate.offer import soundness
from tests.builders import estimate
from tests.tools import FILES, PRESETS, offer_fields

PATH = "$.pay[0].clawback"


def steps(*pairs: tuple[int, str]) -> tuple[ClawbackStep, ...]:
    """Return steps of a schedule, each a number of months and the percentage repaid within them."""
    return tuple(ClawbackStep(within_months=Decimal(months), percent=estimate(percent)) for months, percent in pairs)


def problems(clawback: dict[str, object]) -> tuple[Problem, ...]:
    """Return the problems of one-time pay with a clawback, as read from a file."""
    fields = offer_fields(pay=[{"type": "one_time", "instalments": [{"amount": "5000"}], "clawback": clawback}])
    found = FILES.decode(msgspec.json.encode(fields))
    return soundness(found, PRESETS) if isinstance(found, Offer) else found


@pytest.mark.parametrize(
    "pairs",
    [
        [(12, "100"), (16, "75"), (20, "50"), (24, "25")],
        [(12, "100"), (24, "100")],
        [(12, "?"), (24, "50")],
        [(12, "40..50..60"), (24, "50..60..70")],
    ],
)
def test_a_schedule_that_falls_has_no_problems(pairs: list[tuple[int, str]]) -> None:
    assert list(clawback_problems(Clawback(schedule=steps(*pairs)), PATH)) == []


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([(12, "100"), (12, "50")], Problem(f"{PATH}.schedule[1].within_months", Fault.NOT_ABOVE, "12", "12")),
        ([(12, "9"), (16, "8"), (6, "7")], Problem(f"{PATH}.schedule[2].within_months", Fault.NOT_ABOVE, "6", "16")),
        ([(12, "50"), (24, "75")], Problem(f"{PATH}.schedule[1].percent", Fault.REPAID_MORE, "75", "50")),
        (
            [(12, "40..45..50"), (24, "51..60..70")],
            Problem(f"{PATH}.schedule[1].percent", Fault.REPAID_MORE, "51", "50"),
        ),
    ],
)
def test_a_schedule_out_of_order_is_refused_where_it_stands(pairs: list[tuple[int, str]], found: Problem) -> None:
    assert list(clawback_problems(Clawback(schedule=steps(*pairs)), PATH)) == [found]


STEP = {"within_months": 12, "percent": 100}


@pytest.mark.parametrize(
    ("clawback", "found"),
    [
        ({"schedule": [STEP], "months": "12"}, Problem(PATH, Fault.ONE_OF, "months, schedule")),
        ({"schedule": [STEP], "method": "pro_rata"}, Problem(PATH, Fault.ONE_OF, "method, schedule")),
        (
            {"schedule": [STEP | {"within_months": 0}]},
            Problem(f"{PATH}.schedule[0].within_months", Fault.TOO_SMALL, "0", "1"),
        ),
        (
            {"schedule": [STEP | {"percent": "101"}]},
            Problem(f"{PATH}.schedule[0].percent", Fault.TOO_LARGE, "101", "100"),
        ),
        ({"months": 12, "by": "weeks"}, Problem(f"{PATH}.by", Fault.NOT_ALLOWED, "weeks", "months, days")),
    ],
)
def test_a_clawback_that_cannot_be_true_is_refused(clawback: dict[str, object], found: Problem) -> None:
    assert problems(clawback) == (found,)


@pytest.mark.parametrize("clawback", [{"schedule": [STEP]}, {}, {"months": None}, {"months": "12", "by": "days"}])
def test_a_clawback_may_leave_things_open(clawback: dict[str, object]) -> None:
    assert problems(clawback) == ()
