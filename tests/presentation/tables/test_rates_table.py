from datetime import timedelta
from decimal import Decimal

from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates, RateBook
from offercalc.presentation.tables.rates_table import rates_table
from tests.tools import ENGLISH, INDONESIAN, TODAY, rate_book


def test_every_currency_is_listed_with_its_rate_day_and_source() -> None:
    table = rates_table(rate_book(), "USD", TODAY, INDONESIAN)
    rows = {row.label: [cell.text for cell in row.cells] for row in table.rows}
    assert table.caption == "Semua kurs: 1 USD"
    assert rows["IDR · Rupiah Indonesia"] == ["18.148,2", "30 Okt 2026", "ECB"]
    assert not any(label.startswith("USD") for label in rows)
    assert list(rows) == sorted(rows)


def test_what_is_old_is_muted() -> None:
    for day, is_muted in ((TODAY, False), (TODAY + timedelta(days=20), True)):
        rows = rates_table(rate_book(), "USD", day, ENGLISH).rows
        assert {cell.muted for row in rows for cell in row.cells} == {is_muted}


def test_a_custom_rate_says_so() -> None:
    own = OwnRates((OwnQuote(TODAY, "USD", "IDR", Decimal(16_500)),))
    book = RateBook((own, *rate_book().tables))
    cells = next(row.cells for row in rates_table(book, "USD", TODAY, ENGLISH).rows if row.label.startswith("IDR"))
    assert [cell.text for cell in cells] == ["16,500", "Oct 31, 2026", "your own"]
