import pytest

from offercalc.sheets.content.written_amounts import without_amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sign-on bonus $25,000", "Sign-on bonus •••"),
        ("US$ 5 an hour", "••• an hour"),
        ("Rp 85.000.000 per bulan", "••• per bulan"),
        ("Gaji Rp32.000.000, rp 5 juta", "Gaji •••, •••"),
        ("EUR 50.000 or usd 500 or 50 GBP", "••• or ••• or •••"),
        ("€1m, 120k, 1,5jt, 85 juta", "•••, •••, •••, •••"),
        ("4,000 RSUs and 500 options and 70 saham", "••• and ••• and •••"),
        ("185000", "•••"),
    ],
)
def test_amounts_and_numbers_of_shares_are_hidden(text: str, found: str) -> None:
    assert without_amounts(text, "•••") == found


@pytest.mark.parametrize(
    "text",
    ["401(k) match, 401k, 403b", "Top 10, all 3, L5, Series B units", "2026, 24/7, 12 months, Stage 3 of 4",
     "20%, 12.5%, 1,5 %, 1,000%", "2 kroner"],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert without_amounts(text, "•••") == text
