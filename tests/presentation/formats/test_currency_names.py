from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.formats.currency_names import currency_choices
from tests.tools import ENGLISH, rates


def test_currencies_are_listed_by_code_with_their_names() -> None:
    assert currency_choices(["USD", "IDR", "EUR"], ENGLISH) == (
        ("EUR", "Euro"),
        ("IDR", "Indonesian Rupiah"),
        ("USD", "US Dollar"),
    )


def test_a_persons_own_currencies_are_first() -> None:
    found = currency_choices(["EUR", "IDR", "SGD", "USD"], ENGLISH, ["USD", "XTS", "IDR", "USD"])
    assert [code for code, _name in found] == ["USD", "IDR", "EUR", "SGD"]


def test_names_are_in_the_readers_language() -> None:
    assert currency_choices(["IDR"], localizer_for("de_DE", "id")) == (("IDR", "Rupiah Indonesia"),)


def test_currencies_that_are_gone_are_not_offered() -> None:
    codes = [code for code, _name in currency_choices(rates().currencies, ENGLISH)]
    assert "IDR" in codes
    assert "HRK" not in codes
