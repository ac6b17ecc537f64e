from datetime import date
from decimal import Decimal

from offercalc.analysis.rate_history import RateHistory, rate_history
from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.pages.rate_history_page import rate_history_page
from tests.builders import table
from tests.tools import ENGLISH

DAYS = "2024-12-30 USD 1.25 IDR 20000; 2025-01-02 USD 1.25 IDR 20500; 2025-06-02 USD 1.25 IDR 21250"


def history(base: str = "USD", quote: str = "IDR", since: date = date(2024, 12, 30)) -> RateHistory:
    found = rate_history(table(DAYS), base, quote, since, date(2025, 6, 2))
    assert isinstance(found, RateHistory)
    return found


def test_what_the_rate_did_is_said() -> None:
    assert rate_history_page(history(), None, ENGLISH).summary == (
        "1 USD in IDR from December 30, 2024 to June 2, 2025, Small Bank reference rates",
        "Lowest: 16,000 on December 30, 2024",
        "Highest: 17,000 on June 2, 2025",
        "Average: 16,466.7",
        "No rates between January 2, 2025 and June 2, 2025",
    )


def test_a_history_says_when_a_currency_ended() -> None:
    ended = rate_history(table(f"{DAYS}; 2025-06-03 USD 1.25"), "USD", "IDR", date(2025, 6, 1), date(2025, 7, 1))
    assert isinstance(ended, RateHistory)
    assert rate_history_page(ended, None, ENGLISH).summary[-1] == "IDR was last published on June 2, 2025"


def test_too_few_days_say_nothing_of_swings() -> None:
    assert (
        len(rate_history_page(history(since=date(2025, 6, 1)), None, ENGLISH).summary) == 4
    )  # no sentence about volatility


def test_every_year_has_a_row_with_what_a_salary_was_worth() -> None:
    found = rate_history_page(history(), Decimal(555_000), ENGLISH).table
    assert found.columns == ("Average rate", "Days with a rate", "$555,000 per year")
    assert [[row.label, *(cell.text for cell in row.cells)] for row in found.rows] == [
        ["2024", "16,000", "1", "Rp\u00a08,880,000,000"],
        ["2025", "16,700", "2", "Rp\u00a09,268,500,000"],
    ]


def test_without_an_amount_there_is_no_worth() -> None:
    found = rate_history_page(history("IDR", "USD"), None, localizer_for("id_ID")).table
    assert found.columns == ("Kurs rata-rata", "Jumlah hari berkurs")
    assert found.rows[0].cells[0].text == "0,0000625"
