from decimal import Decimal

from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.tables.spreadsheet_table import SheetRow, sheet_table
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, OPENAI, comparison_of, sample

COMPARISON = comparison_of(sample(OPENAI), sample(GLOBEX), currency="IDR")


def test_amounts_that_are_known_are_numbers_and_others_are_words() -> None:
    table = sheet_table("Compare", lambda localizer: comparison_page(COMPARISON, localizer).table, INDONESIAN)
    assert (table.name, table.headings) == ("Compare", ("", "OpenAI", "Globex Sample Corporation"))
    assert table.rows[1] == SheetRow(("Tahun 1", "≥ Rp\u00a010.072.251.477", Decimal(13502261440)))


def test_headings_and_totals_stand_out() -> None:
    table = sheet_table("Compare", lambda localizer: comparison_page(COMPARISON, localizer).table, ENGLISH)
    loud = [row.cells[0] for row in table.rows if row.stands_out]
    assert loud == ["Year by year", "Total", "By kind of compensation", "By certainty"]
