import pytest

from offercalc.domain.values.paths import get_at, path_of, replace_at
from tests.builders import offer

OFFER = offer("100k USD/year + 20k USD once")


def test_a_path_is_read_from_its_text() -> None:
    assert path_of("$") == ()
    assert path_of("$.pay[0].amount") == ("pay", 0, "amount")
    assert path_of("$.pay[1].instalments[12].after_months") == ("pay", 1, "instalments", 12, "after_months")


def test_what_is_put_stands_at_its_path_and_nothing_else_changes() -> None:
    path = path_of("$.pay[1].instalments[0].after_months")
    changed = replace_at(OFFER, path, 6)
    assert get_at(changed, path) == 6
    assert get_at(OFFER, path) == 0
    assert replace_at(changed, path, 0) == OFFER


def test_the_empty_path_is_the_whole() -> None:
    assert get_at(OFFER, ()) is OFFER
    assert replace_at(7, (), 5) == 5


@pytest.mark.parametrize("path", [("pay", 7), ("play",), ("pay", 0, "colour")])
def test_a_path_that_is_not_there_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises((LookupError, AttributeError)):
        get_at(OFFER, path)
    with pytest.raises((LookupError, AttributeError)):
        replace_at(OFFER, (*path, "x"), 1)
