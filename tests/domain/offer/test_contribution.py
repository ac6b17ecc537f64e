import msgspec
import pytest

from offercalc.domain.offer.contribution import CONTRIBUTION_BASES, ContributionBase
from offercalc.domain.offer.pay import EmployerContribution, PayPart
from tests.builders import pay


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12% contribution", {"type": "employer_contribution", "percent": "12"}),
        (
            "17% contribution on bonus up to 8k/month vesting after 6m",
            {
                "type": "employer_contribution",
                "percent": "17",
                "of": ("salary", "bonus"),
                "ceiling": "8000",
                "ceiling_per": "month",
                "vests_after_months": 6,
            },
        ),
    ],
)
def test_a_contribution_is_written_by_its_type_and_read_back(text: str, written: dict[str, object]) -> None:
    part = msgspec.convert(written, PayPart)
    assert part == pay(text)
    assert msgspec.to_builtins(part) == written


def test_every_base_has_a_name() -> None:
    assert tuple(base for base, _name in CONTRIBUTION_BASES) == ContributionBase.__args__  # type: ignore[attr-defined]
    assert EmployerContribution(percent=None).of == ("salary",)
