import pytest
from babel import Locale, UnknownLocaleError

from offercalc.application.translations.readers import localizer_for


@pytest.mark.parametrize("written", ["id_ID", "id-ID"])
def test_a_locale_sets_the_figures(written: str) -> None:
    assert localizer_for(written).figures.locale == Locale("id", "ID")


def test_a_language_that_is_not_spoken_falls_back_to_english() -> None:
    german = localizer_for("de_DE")
    assert (german.language, german.tr("Total")) == ("en", "Total")
    assert german.figures.locale == Locale("de", "DE")


def test_words_and_figures_may_differ() -> None:
    localizer = localizer_for("id_ID", "en")
    assert (localizer.language, localizer.figures.locale.language) == ("en", "id")


def test_an_indonesian_reads_indonesian() -> None:
    assert localizer_for("id_ID").tr("Base salary") == "Gaji pokok"


@pytest.mark.parametrize("text", ["", "C", "xx_YY", "English"])
def test_what_is_no_locale_has_no_reader(text: str) -> None:
    with pytest.raises((UnknownLocaleError, ValueError)):
        localizer_for(text)
