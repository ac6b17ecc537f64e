import pytest
from msgspec.structs import replace

from offercalc.domain.offer.pay import LeavingPay
from offercalc.presentation.terms.leaving_pay_text import leaving_pay_words
from tests.builders import pay
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("text", "reasons", "words"),
    [
        ("1 wages/year on leaving", "", "due on leaving, monthly wages per year of service: 1"),
        (
            "0.7 to 5y, 1 wages/year on leaving after 12m",
            "",
            "due on leaving, monthly wages per year of service up to year 5: 0.7, per further year: 1, "
            "nothing before 12 months of service",
        ),
        (
            "? wages/year on leaving after 1m by days",
            "End of\ncontract",
            "due on leaving, monthly wages per year of service: not known yet, nothing before 1 month of service, "
            "partial years by days; paid on leaving for: End of contract",
        ),
    ],
)
def test_leaving_pay_in_words(text: str, reasons: str, words: str) -> None:
    part = pay(text)
    assert isinstance(part, LeavingPay)
    assert leaving_pay_words(replace(part, reasons=reasons), ENGLISH) == words


def test_leaving_pay_is_worded_in_indonesian() -> None:
    part = pay("1 wages/year on leaving after 1m")
    assert isinstance(part, LeavingPay)
    assert leaving_pay_words(part, INDONESIAN) == (
        "dibayar saat keluar, upah bulanan per tahun masa kerja: 1, tidak ada sebelum masa kerja 1 bulan"
    )
