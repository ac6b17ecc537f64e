from offercalc.presentation.tables.ledger_table import ledger_table
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, comparison_of, sample


def test_lines_are_laid_out_by_the_day_they_are_earned() -> None:
    table = ledger_table(comparison_of(sample(GLOBEX)), 0, ENGLISH)
    assert table.columns == ("Component", "Paid on", "Units", "Share price", "Amount")
    assert [cell.text for cell in table.rows[0].cells] == ["Sign-on (guaranteed)", "Feb 2, 2026", "", "", "$60,000.00"]
    shares = next(row for row in table.rows if row.cells[2].text)
    assert shares.label == "Feb 2, 2027"
    assert [cell.text for cell in shares.cells[1:]] == ["Feb 2, 2027", "2,280", "$150.00", "$342,000.00"]
    assert len(table.rows) == 48 + 2 + 4 + 4


def test_a_line_is_in_its_own_currency() -> None:
    table = ledger_table(comparison_of(sample(NUSANTARA), currency="USD"), 0, ENGLISH)
    assert table.rows[0].cells[4].text == "Rp\u00a0185,000,000.00"
