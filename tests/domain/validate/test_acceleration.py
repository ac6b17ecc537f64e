import msgspec
import pytest

from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.offer import soundness
from tests.tools import FILES, PRESETS, offer_fields

PATH = "$.equity[0].accelerate"
SALE = {"percent": "50", "on": "sale"}
LEAVING = {"percent": "100", "on": "leaving_after_sale", "within_months": 12}


def problems(*accelerate: dict[str, object]) -> tuple[Problem, ...]:
    """Return the problems of a grant that vests early, as read from a file."""
    grant = {"type": "rsu", "units": "100", "vesting": {"preset": "at-once"}, "accelerate": accelerate}
    found = FILES.decode(msgspec.json.encode(offer_fields(equity=[grant])))
    return soundness(found, PRESETS) if isinstance(found, Offer) else found


@pytest.mark.parametrize(
    "accelerate",
    [
        [],
        [SALE],
        [SALE, LEAVING, LEAVING | {"within_months": 24}, {"percent": 0, "on": "leaving_after_sale"}],
    ],
)
def test_early_vesting_may_have_several_causes(accelerate: list[dict[str, object]]) -> None:
    assert problems(*accelerate) == ()


@pytest.mark.parametrize(
    ("accelerate", "found"),
    [
        ([SALE | {"percent": "100.5"}], Problem(f"{PATH}[0].percent", Fault.TOO_LARGE, "100.5", "100")),
        ([SALE | {"percent": "-1"}], Problem(f"{PATH}[0].percent", Fault.NEGATIVE, "-1")),
        (
            [SALE | {"within_months": 12}],
            Problem(f"{PATH}[0].within_months", Fault.BELONGS_TO, "on: leaving_after_sale"),
        ),
        ([LEAVING | {"within_months": 0}], Problem(f"{PATH}[0].within_months", Fault.TOO_SMALL, "0", "1")),
        ([SALE, SALE | {"percent": "60"}], Problem(f"{PATH}[1].on", Fault.DUPLICATE_ID, "sale")),
        ([LEAVING, SALE, LEAVING], Problem(f"{PATH}[2].on", Fault.DUPLICATE_ID, "leaving_after_sale")),
        (
            [SALE | {"on": "ipo"}],
            Problem(f"{PATH}[0].on", Fault.NOT_ALLOWED, "ipo", "sale, leaving_after_sale"),
        ),
        ([{"on": "sale"}], Problem(f"{PATH}[0].percent", Fault.MISSING, "percent")),
    ],
)
def test_early_vesting_that_cannot_be_true_is_refused(accelerate: list[dict[str, object]], found: Problem) -> None:
    assert found in problems(*accelerate)
