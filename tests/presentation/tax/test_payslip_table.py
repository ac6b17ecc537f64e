from __future__ import annotations

from offercalc.analysis.take_home.payslip_year import payslip_year
from offercalc.presentation.tax.payslip_table import payslip_table
from tests.builders import assumptions, offer
from tests.tax_laws import appraised, basis
from tests.tools import INDONESIAN


def test_a_month_says_what_is_paid_beside_the_wages_and_the_year_adds_up() -> None:
    """The worked year of 50 million a month, TK/0, with a whole THR in March of the second year."""
    one, of = offer("50M IDR/month + 1 wage in month 3", "2025-01-01"), assumptions("IDR", years=2, own_rates=())
    table = payslip_table(payslip_year(appraised(one, of), of, basis("ID", of), 2026), one, INDONESIAN)
    rows = {row.label: [cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows}
    assert [label for label in rows if label.startswith("Maret")] == ["Maret (Gaji ke-13)"]
    assert rows["Januari"][1] == "Rp 9.135.000"
    assert rows["Maret (Gaji ke-13)"][1] == "Rp 24.180.000"
    assert rows["Desember"] == ["Rp 50.000.000", "Rp 4.174.000", "Rp 230.863", "Rp 1.000.000", "Rp 44.595.137"]
    assert rows["Tahun"][1] == "Rp 119.704.000"
