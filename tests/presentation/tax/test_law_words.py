from offercalc.domain.tax.law import Law
from offercalc.presentation.tax.law_words import WORDS, law_words
from tests.tax_laws import shipped
from tests.tools import ENGLISH, INDONESIAN


def laws() -> list[Law]:
    return [law for law in shipped().every() if isinstance(law, Law)]


def texts_of(laws: list[Law]) -> set[str]:
    return {
        text
        for law in laws
        for text in (*(step.label for step in law.steps), *law.left_out, *(source.what for source in law.sources))
    }


def test_every_word_is_that_of_a_law() -> None:
    assert set(WORDS) - texts_of(laws()) == set()
    assert len(set(WORDS)) == len(WORDS)


def test_the_laws_of_indonesia_are_read_in_indonesian() -> None:
    assert texts_of([law for law in laws() if law.place == "ID"]) - set(WORDS) == set()
    assert law_words("Gross income", INDONESIAN) == "Penghasilan bruto"
    assert law_words("Gross income", ENGLISH) == "Gross income"


def test_other_texts_stay_as_they_are_on_one_line() -> None:
    assert law_words("Tax of {somewhere}\nelse", INDONESIAN) == "Tax of {somewhere} else"
