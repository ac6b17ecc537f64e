from decimal import Decimal

from offercalc.application.workbench.spreadsheets import comparison_spreadsheet, offer_spreadsheet
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.tables.table import Amount
from tests.tools import ENGLISH, OPENAI, PRESETS, SAMPLES, comparison_of, sample


def test_a_comparison_is_two_sheets() -> None:
    sheet = comparison_spreadsheet(comparison_of(*map(sample, SAMPLES)), ENGLISH)
    compared, leaving = sheet.make()
    assert (sheet.name, compared.name, leaving.name) == ("Comparison of offers.xlsx", "Comparison", "Leaving early")
    year = compared.table.rows[1]
    assert (year.label, *(cell.text for cell in year.cells)) == ("Year 1", "≥ $555,000", "$153,757", "$744,000")
    assert year.cells[1].value == Amount(Shown.exactly(Decimal(153_757)), "USD")
    assert len(leaving.table.rows) == 48


def test_the_spreadsheet_of_an_offer_is_named_after_it() -> None:
    sheet = offer_spreadsheet(comparison_of(sample(OPENAI)), PRESETS, ENGLISH)
    years, _leaving = sheet.make()
    assert sheet.name == "OpenAI - Head of Preparedness.xlsx"
    row = years.table.rows[0]
    assert (row.label, row.note, row.cells[0].text) == ("Base salary", "guaranteed", "$555,000")
