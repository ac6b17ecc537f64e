from decimal import Decimal
from fractions import Fraction

from offercalc.application.readers import reader_for
from offercalc.presentation.percent_figures import HIDDEN, in_percent

READER = in_percent(reader_for("id_ID"), Fraction(3), "IDR")


def test_an_amount_is_a_part_of_the_base() -> None:
    figures = READER.figures
    assert [write(Decimal(1), "IDR") for write in (figures.money, figures.stated, figures.compact)] == ["33,3%"] * 3
    assert figures.money(Decimal(3), "IDR", 2) == "100%"


def test_another_currency_is_hidden_since_its_rate_would_tell() -> None:
    assert READER.figures.money(Decimal(1), "USD") == HIDDEN


def test_words_and_numbers_stay() -> None:
    assert READER.say("Total") == reader_for("id_ID").say("Total")
    assert READER.figures.number(Decimal("1234.5")) == "1.234,5"
