from decimal import Decimal

from offercalc.application.workbench.spreadsheets import comparison_spreadsheet, offer_spreadsheet
from tests.tools import ENGLISH, OPENAI, PRESETS, SAMPLES, comparison_of, sample


def test_a_comparison_is_two_sheets() -> None:
    name, (compared, leaving) = comparison_spreadsheet(comparison_of(*map(sample, SAMPLES)), ENGLISH)
    assert (name, compared.name, leaving.name) == ("Comparison of offers.xlsx", "Compare", "Leaving early")
    assert compared.rows[1].cells == ("Year 1", "≥ $555,000", Decimal(153_757), Decimal(744_000))
    assert len(leaving.rows) == 48


def test_the_spreadsheet_of_an_offer_is_named_after_it() -> None:
    name, (years, _leaving) = offer_spreadsheet(comparison_of(sample(OPENAI)), PRESETS, ENGLISH)
    assert name == "OpenAI - Head of Preparedness.xlsx"
    assert years.rows[0].cells[:2] == ("Base salary · guaranteed", Decimal(555_000))
