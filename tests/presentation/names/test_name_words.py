from offercalc.domain.values.currencies import CURRENT
from offercalc.presentation.names import name_words
from offercalc.presentation.names.name_forms import letters_of


def test_words_are_as_folded_text_has_them() -> None:
    for words in (name_words.LEGAL_FORMS, name_words.SMALL_WORDS, name_words.COMMON_WORDS, name_words.FIELD_TERMS):
        assert {word for word in words if word != word.casefold()} == set()
    assert all(letters_of(word) == word for word in name_words.LEGAL_FORMS | name_words.EVERYDAY_WORDS)


def test_the_endings_are_legal_forms_and_common_currencies_are_terms_of_the_field() -> None:
    assert set(name_words.ENDINGS) <= name_words.LEGAL_FORMS
    assert {code for code in ("USD", "EUR", "IDR") if code in CURRENT and code.casefold() in name_words.FIELD_TERMS}
