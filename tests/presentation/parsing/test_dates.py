from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.dates import day_hint, next_day, read_day, read_optional_day, write_day
from tests.tools import ENGLISH

LOCALES = ("en_US", "en_GB", "id_ID", "de_DE", "fr_FR", "ja_JP", "ar_EG")
READERS = [localizer_for(locale, language) for locale in LOCALES for language in ("en", "id")]


@pytest.mark.parametrize(
    "text",
    [
        " 2027-02-01 ", "1 Feb 2027", "1 February 2027", "February 1, 2027", "feb. 1st, 2027", "1 of FEB 2027",
        "2027/2/1", "2027 Feb 1",
    ],
)  # fmt: skip
def test_a_day_is_read_in_words_and_in_numbers(text: str) -> None:
    assert read_day(text, ENGLISH) == date(2027, 2, 1)


def test_months_are_known_in_the_language_of_figures_and_words_and_in_english() -> None:
    indonesian = localizer_for("id_ID")
    days = [read_day(text, indonesian) for text in ("17 Agustus 2027", "17 Agt 2027", "17 August 2027")]
    assert days[::2] == [date(2027, 8, 17)] * 2
    assert read_day("17 Mei 2027", localizer_for("en_US", "id")) == date(2027, 5, 17)
    assert read_day("17 Mei 2027", ENGLISH) == date(2027, 5, 17)
    assert isinstance(read_day("17 Juin 2027", ENGLISH), InputError)


def test_a_day_is_read_as_spreadsheets_show_it() -> None:
    assert read_day("1-Apr-27", ENGLISH) == read_day("01-April-27", ENGLISH) == date(2027, 4, 1)
    assert isinstance(read_day("1-4-27", ENGLISH), InputError)


@pytest.mark.parametrize(("text", "day"), [("13/04/2027", date(2027, 4, 13)), ("4/4/2027", date(2027, 4, 4))])
def test_numbers_that_can_mean_one_day_alone_are_read(text: str, day: date) -> None:
    assert read_day(text, ENGLISH) == day


def test_numbers_that_may_mean_two_days_are_questioned() -> None:
    assert read_day("03/04/2027", ENGLISH) == InputError('"03/04/2027" is ambiguous; enter e.g. Mar 4, 2027.')


@pytest.mark.parametrize(
    "text", ["", "soon", "30 February 2027", "2027", "1 2 3 2027", "1 Feb", "Feb Mar 2027", "1/2/27"]
)
def test_what_is_no_day_is_said_so(text: str) -> None:
    assert read_day(text, ENGLISH) == InputError(f'"{text}" isn\'t a date; enter e.g. Feb 1, 2027.')


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dec 15", date(2026, 12, 15)),
        ("15 desember", date(2026, 12, 15)),
        ("12/15", date(2026, 12, 15)),
        ("Dec 1", date(2026, 12, 1)),  # today
        ("30 Nov", date(2027, 11, 30)),  # yesterday's day is next year's
        ("Feb 29", date(2028, 2, 29)),
        ("12/10", None),  # December 10, or October 12
        ("Dec 15, 2025", None),
        ("Dec", None),
        ("15", None),
        ("soon", None),
    ],
)
def test_a_day_without_a_year_is_the_next_one(text: str, day: date | None) -> None:
    assert next_day(text, date(2026, 12, 1), ENGLISH) == day


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 12, 31)), st.integers(0, 364), st.sampled_from(READERS)
)
def test_a_day_of_the_coming_year_is_found_without_its_year(today: date, later: int, localizer: object) -> None:
    day = today + timedelta(days=later)
    assert next_day(f"{day.day} {day:%B}", today, localizer) == day  # type: ignore[arg-type]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2200, 12, 31)), st.sampled_from(READERS))
def test_what_is_written_is_read_as_it_was(day: date, localizer: object) -> None:
    assert read_day(write_day(day, localizer), localizer) == day  # type: ignore[arg-type]


@pytest.mark.parametrize("locale", ["ko_KR", "ru_RU", "he_IL", "th_TH", "vi_VN"])
def test_where_the_words_of_a_date_are_not_understood_it_is_written_in_numbers(locale: str) -> None:
    localizer, day = localizer_for(locale), date(2027, 5, 3)
    assert read_day(write_day(day, localizer), localizer) == day


def test_september_is_shortened_in_two_ways() -> None:
    assert read_day("Sept 1, 2027", ENGLISH) == read_day("Sep 1, 2027", ENGLISH) == date(2027, 9, 1)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    assert isinstance(read_day(text, ENGLISH), date | InputError)


@pytest.mark.parametrize("text", ["", " ", "?", "-", "n/a"])
def test_a_day_that_need_not_be_there_may_be_left_empty(text: str) -> None:
    assert read_optional_day(text, ENGLISH) is None
    assert write_day(None, ENGLISH) == ""


def test_a_day_that_need_not_be_there_is_read_where_it_is() -> None:
    assert read_optional_day("1 Feb 2027", ENGLISH) == date(2027, 2, 1)
    assert isinstance(read_optional_day("soon", ENGLISH), InputError)


def test_an_empty_field_shows_how_a_day_may_be_written() -> None:
    assert [day_hint(localizer_for(locale)) for locale in ("en_US", "id_ID")] == ["e.g. Feb 1, 2027", "mis. 1 Feb 2027"]
