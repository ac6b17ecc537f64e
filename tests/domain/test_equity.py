from datetime import date
from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.equity import Grant, Option, Rsu
from offercalc.domain.vesting import Vesting


@pytest.mark.parametrize("kind", [Rsu, Option])
def test_a_grant_of_which_nothing_is_known_fills_nothing_in(kind: type[Grant]) -> None:
    nothing = kind()
    stated = {name: value for name, value in msgspec.structs.asdict(nothing).items() if value is not None}
    assert stated == ({"label": ""} if kind is Rsu else {"label": "", "style": "unspecified"})


def test_a_grant_names_its_type_and_leaves_out_what_is_not_stated() -> None:
    assert msgspec.json.encode(Rsu()) == b'{"type":"rsu"}'
    assert msgspec.json.encode(Option(strike=Decimal(5))) == b'{"type":"option","strike":"5"}'


def test_a_grant_is_read_by_its_type() -> None:
    fields = {
        "type": "option",
        "style": "iso",
        "units": "10",
        "vesting": {"preset": "at-once"},
        "grant_date": "2026-02-01",
    }
    assert msgspec.convert(fields, Grant) == Option(
        style="iso", units=Decimal(10), vesting=Vesting(preset="at-once"), grant_date=date(2026, 2, 1)
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "rsu", "strike": "5"},
        {"type": "option", "style": "warrant"},
        {"type": "warrant"},
        {"units": "10"},
    ],
)
def test_a_grant_with_anything_else_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, Grant)


def test_a_grant_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Rsu().units = Decimal(1)  # type: ignore[misc] # that is the test
