from msgspec.structs import replace

from offercalc.presentation.tables.leaving_table import departure_table, kept_table
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, assuming, comparison_of, offer_from, sample


def test_leaving_is_laid_out_by_half_years_and_without_columns_of_nothing() -> None:
    table = departure_table(comparison_of(sample(GLOBEX)), 0, ENGLISH)
    assert table.caption == "If you leave early, in USD"
    assert table.columns == ("Kept", "Clawback", "Unvested (forfeited)")
    assert [row.label for row in table.rows] == [f"{months} months" for months in range(6, 49, 6)]
    assert [cell.text for cell in table.rows[0].cells] == ["$172,500", "$30,000", "$900,000"]


def test_each_month_is_laid_out_where_it_is_asked_for() -> None:
    table = departure_table(comparison_of(sample(NUSANTARA), currency="IDR"), 0, ENGLISH, every=1)
    assert [row.label for row in table.rows][:2] == ["1 month", "2 months"]
    assert table.columns == ("Kept", "Earned but unpaid")
    assert len(table.rows) == 48


def test_options_say_what_they_cost_and_for_how_long_they_may_be_exercised() -> None:
    table = departure_table(comparison_of(sample(OPENAI)), 0, ENGLISH)
    assert table.columns == ("Kept", "Unvested (forfeited)", "Cost to exercise within 90 days")
    assert table.rows[1].cells[2].text == "not known"
    assert table.rows[1].cells[2].muted
    grant = replace(sample(OPENAI).equity[0], days_to_exercise=3650)
    table = departure_table(comparison_of(replace(sample(OPENAI), equity=(grant,))), 0, ENGLISH)
    assert table.columns[-1] == "Cost to exercise within 10 years"


def test_what_is_kept_of_several_offers_stands_side_by_side() -> None:
    table = kept_table(comparison_of(sample(OPENAI), sample(GLOBEX)), ENGLISH, every=12)
    assert table.columns == ("OpenAI", "Globex Sample Corporation")
    assert [[cell.text for cell in row.cells] for row in table.rows[:2]] == [
        ["≥ $555,000", "$744,000"], ["≥ $1,110,000", "$1,410,667"],
    ]  # fmt: skip


def test_an_offer_of_nothing_has_rows_without_figures() -> None:
    table = departure_table(assuming(offer_from()), 0, ENGLISH)
    assert table.columns == ()
    assert len(table.rows) == 8
