from datetime import date

import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.interchange.offer_tables.day_order import is_day_first_for, numbered_day


def test_a_day_in_numbers_may_mean_two_days() -> None:
    found = numbered_day("03/04/2026")
    assert found is not None
    assert found.may_mean_two
    assert found.days == (date(2026, 4, 3), date(2026, 3, 4))
    assert (found.day(is_day_first=True), found.day(is_day_first=False)) == found.days


@pytest.mark.parametrize("text", ["25/12/2026", "12-25-2026", "25.12.2026"])
def test_where_one_order_gives_no_day_the_other_one_is_meant(text: str) -> None:
    found = numbered_day(text)
    assert found is not None
    assert {found.day(is_day_first=True), found.day(is_day_first=False)} == {date(2026, 12, 25)}
    assert not found.may_mean_two


def test_the_same_number_twice_means_one_day() -> None:
    found = numbered_day("4/4/2026")
    assert found is not None
    assert (found.may_mean_two, found.days) == (False, (date(2026, 4, 4),))


def test_what_is_no_day_in_numbers_is_none() -> None:
    assert numbered_day("2026-04-03") is None
    found = numbered_day("31/31/2026")
    assert found is not None
    assert found.days == ()


@pytest.mark.parametrize(("locale", "is_first"), [("en_US", False), ("en_GB", True), ("id_ID", True), ("de_DE", True)])
def test_a_locale_has_an_order(locale: str, is_first: bool) -> None:  # noqa: FBT001
    assert is_day_first_for(localizer_for(locale)) == is_first
