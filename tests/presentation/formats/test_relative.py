from decimal import Decimal
from fractions import Fraction

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.charts.chart_frame import Canvas, Values, frame_for
from offercalc.presentation.charts.drawing import Text
from offercalc.presentation.formats.masked import HIDDEN
from offercalc.presentation.formats.relative import in_percent

READER = in_percent(localizer_for("id_ID"), Fraction(3), {"IDR": Fraction(1), "USD": Fraction(16_000)})


def test_an_amount_is_a_part_of_the_base() -> None:
    figures = READER.figures
    assert [
        write(Decimal(1), "IDR") for write in (figures.money, figures.stated, figures.compact, figures.axis_mark)
    ] == ["33,3%"] * 4
    assert figures.money(Decimal(3), "IDR", 2) == "100%"


def test_an_amount_in_another_currency_is_converted_and_one_without_a_rate_is_hidden() -> None:
    assert READER.figures.money(Decimal("0.0003"), "USD") == "160%"
    assert READER.figures.money(Decimal(1), "SGD") == HIDDEN


def test_what_is_too_small_for_its_places_is_not_nothing() -> None:
    money = READER.figures.money
    assert [money(Decimal(amount), "IDR") for amount in ("0", "0.001", "-0.001")] == ["0%", "<0,1%", ">-0,1%"]


def test_tables_are_in_percent_and_axes_have_round_percentages() -> None:
    localizer = in_percent(localizer_for("en_US"), Fraction(777_777, 2), {"USD": Fraction(1)})
    assert (localizer.figures.measure("USD"), localizer_for("en_US").figures.measure("USD")) == ("%", "USD")
    _frame, shapes = frame_for(Canvas(400, 200), Values(Decimal(350_000), "USD", is_open=False), localizer)
    assert [one.text for one in shapes if isinstance(one, Text)] == ["0%", "20%", "40%", "60%", "80%", "100%"]


def test_the_unit_of_an_axis_is_never_nothing() -> None:
    assert in_percent(localizer_for("en_US"), Fraction(1, 10**12), {}).figures.unit("USD") == 1


def test_words_and_numbers_stay() -> None:
    assert READER.tr("Total") == localizer_for("id_ID").tr("Total")
    assert READER.figures.number(Decimal("1234.5")) == "1.234,5"
