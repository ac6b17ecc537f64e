import msgspec
import pytest

from offercalc.domain.offer.refreshers import Refreshers


def test_refreshers_state_only_how_many_there_are() -> None:
    assert msgspec.to_builtins(Refreshers(years=2)) == {"years": 2}


def test_the_number_of_refreshers_is_required() -> None:
    with pytest.raises(msgspec.ValidationError, match="years"):
        msgspec.convert({"units": "5"}, Refreshers)
