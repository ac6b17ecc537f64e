import re
from decimal import Decimal
from gettext import NullTranslations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from offercalc.domain.values.lazy_text import NO_TEXT, LazyText, lazy_join, lazy_plural
from offercalc.presentation.formats.employer_localizer import EmployerLocalizer
from offercalc.presentation.formats.localizer import N_, Localizer, is_locale, locale_of
from offercalc.presentation.formats.number_format import NumberFormat


class Shouting(NullTranslations):
    """A language that writes everything in capitals and uses the plural for every count."""

    @override
    def gettext(self, message: str) -> str:
        words = re.split(r"({\w+})", message)  # placeholder names stay unchanged
        return "".join(word if word.startswith("{") else word.upper() for word in words) if message else "a header"

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid2.upper().replace("{NUMBER}", "{number}")


ENGLISH = Localizer("en", NumberFormat(Locale("en", "US")), NullTranslations())
PRINTED = "\N{RIGHT SINGLE QUOTATION MARK}"
SHOUTING = Localizer("xx", NumberFormat(Locale("en", "US")), Shouting())


def test_a_message_is_translated_before_it_is_filled_in() -> None:
    assert SHOUTING.tr("ask {name}", name="Ann") == "ASK Ann"


def test_other_figures_keep_the_messages() -> None:
    swiss = SHOUTING.with_figures(NumberFormat(Locale("de", "CH")))
    assert (swiss.language, swiss.tr("ask"), swiss.figures.number(Decimal(1000))) == ("xx", "ASK", "1'000")
    assert SHOUTING.figures.number(Decimal(1000)) == "1,000"


def test_a_message_without_values_may_hold_braces() -> None:
    assert ENGLISH.tr("a {brace}") == "a {brace}"


def test_an_empty_message_stays_empty_though_catalogues_keep_their_header_there() -> None:
    assert SHOUTING.tr("") == ""


def test_things_are_counted_by_the_rules_of_the_language() -> None:
    assert ENGLISH.plural("{number} year", "{number} years", 1) == "1 year"
    assert ENGLISH.plural("{number} year", "{number} years", 4) == "4 years"
    assert SHOUTING.plural("{number} year", "{number} years", 1) == "1 YEARS"


def test_a_message_made_before_is_told_with_its_facts() -> None:
    said = LazyText("ask {name}", name="Ann")
    assert (ENGLISH.render(said), SHOUTING.render(said)) == ("ask Ann", "ASK Ann")


def test_facts_that_are_messages_are_told_in_the_same_language() -> None:
    said = LazyText("ask {name}", name=LazyText("for {name}", name=LazyText("help")))
    assert (ENGLISH.render(said), SHOUTING.render(said)) == ("ask for help", "ASK FOR HELP")


def test_counted_and_joined_messages_are_told() -> None:
    said = lazy_join([lazy_plural("{number} year", "{number} years", 1), LazyText("in all"), "{as it is}"], "; ")
    assert (ENGLISH.render(said), SHOUTING.render(said)) == (
        "1 year; in all; {as it is}",
        "1 YEARS; IN ALL; {as it is}",
    )


def test_words_and_nothing_are_told_as_they_stand() -> None:
    assert (SHOUTING.render("some {words}"), SHOUTING.render(NO_TEXT)) == ("some {words}", "")


def test_marking_a_message_leaves_it_alone() -> None:
    assert N_("Total") == "Total"


@pytest.mark.parametrize("text", ["en", "en_US", "id-ID", "zh_Hans_CN", "en_US.UTF-8"])
def test_a_locale_is_known(text: str) -> None:
    assert is_locale(text)


@pytest.mark.parametrize("text", ["", "C", "POSIX", "xx_YY", "12", "English", "../../etc"])
def test_other_text_is_no_locale(text: str) -> None:
    assert not is_locale(text)


@given(st.text())
def test_any_text_may_be_asked_whether_it_is_a_locale(text: str) -> None:
    assert is_locale(text) in {True, False}


@pytest.mark.parametrize(("language", "expected"), [("en", False), ("id", False), ("ar", True), ("he", True)])
def test_a_language_knows_its_direction(language: str, expected: bool) -> None:  # noqa: FBT001
    assert Localizer(language, NumberFormat(Locale.parse("en_US")), NullTranslations()).is_right_to_left is expected


def test_the_direction_of_what_the_program_speaks_needs_nothing_of_babel(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(Locale, "text_direction", property(read.append))
    formats = NumberFormat(Locale.parse("en_US"))
    assert not any(Localizer(language, formats, NullTranslations()).is_right_to_left for language in ("en", "id"))
    assert not read


def test_a_locale_is_one_object() -> None:
    assert locale_of("id-ID") is locale_of("id_ID")


def test_papers_have_the_apostrophe_of_print_but_leave_what_a_person_wrote() -> None:
    assert ENGLISH.on_paper().tr("at today's price") == f"at today{PRINTED}s price"
    assert ENGLISH.on_paper().tr("Dear {name},", name="Mr O'Brien") == "Dear Mr O'Brien,"
    assert ENGLISH.on_paper().plural("{number} day's pay", "{number} days' pay", 2) == f"2 days{PRINTED} pay"
    employer = EmployerLocalizer(ENGLISH).on_paper()
    assert (
        employer.tr("a number of months' salary not known yet") == f"a number of months{PRINTED} salary to be confirmed"
    )
