import msgspec
import pytest

from offercalc.application.settings.window_place import WindowPlace


def test_a_place_is_written_and_read_again() -> None:
    place = WindowPlace(x=-10, y=5, width=900, height=700, page="compare", document="a", paper="report", tab=1)
    assert msgspec.json.decode(msgspec.json.encode(place), type=WindowPlace) == place


def test_a_size_beyond_any_screen_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"width": 1000000}', type=WindowPlace)
