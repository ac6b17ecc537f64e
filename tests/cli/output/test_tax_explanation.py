from __future__ import annotations

from fractions import Fraction

from offercalc.analysis.take_home.payslip_year import PayslipYear, payslip_year
from offercalc.cli.output.tax_explanation import (
    explanation_answer,
    explanation_text,
    payslips_answer,
    payslips_text,
)
from tests.builders import assumptions, offer
from tests.tax_laws import TODAY, appraised, basis, kept_of
from tests.tools import ENGLISH

JAKARTA = offer("10M IDR/month + 1 wage in month 3", "2025-01-01")


def slips() -> PayslipYear:
    of = assumptions("IDR")
    return payslip_year(appraised(JAKARTA, of), of, basis("ID", of), 2026)


def test_steps_are_listed_with_their_values_and_what_is_kept() -> None:
    found = kept_of(offer("555k USD/year", "2025-01-01"), "US-CA", assumptions(years=1))
    answer = explanation_answer(found.taxed[0])
    assert answer["take_home"] == {"low": "320270.69", "likely": "320270.69", "high": "320270.69"}
    assert answer["kept"] == {"wages": f"{float(Fraction(32027069, 55500000)):.6f}"}
    text = explanation_text(found, found.taxed, TODAY, ENGLISH)
    assert text.startswith("Estimate, not tax advice. 2025 rules · ")
    assert "Tax year 2025, in USD" in text
    assert "Sources of us-ca-2025 (its formulas: offercalc tax show us-ca-2025):" in text


def test_a_year_of_payslips_foots() -> None:
    found = slips()
    text = payslips_text(found, JAKARTA, ENGLISH)
    assert text.startswith("Payslips of 2026, in IDR (estimate, not tax advice)")
    assert "March (Thirteenth-month pay)" in text
    answer = payslips_answer(found, JAKARTA, ENGLISH)
    assert answer["year"] == 2026
    assert answer["laws"] == ["id-2026"]
