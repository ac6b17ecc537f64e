import time

import pytest

from offercalc.domain.values.currencies import CURRENT
from offercalc.interchange.spreadsheets.units import beside_of, scale_of


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("USD", "USD"), ("usd", "USD"), ("US$", "USD"), ("S$", "SGD"), ("A$", "AUD"), ("HK$", "HKD"), ("€", "EUR"),
        ("£", "GBP"), ("₹", "INR"), ("₩", "KRW"), ("฿", "THB"), ("RM", "MYR"), ("Rp", "IDR"), ("Rp.", "IDR"),
        ("R$", "BRL"), ("zł", "PLN"), ("CHF", "CHF"), ("rupiah", "IDR"), ("$", "USD"), ("¥", "JPY"), ("¥", "CNY"),
        ("kr", "SEK"), ("kr", "NOK"),
    ],
)  # fmt: skip
def test_a_currency_is_known_by_its_code_and_its_sign(text: str, currency: str) -> None:
    (found,) = beside_of(text)
    assert (found.kind, found.fits(currency)) == ("currency", True)


@pytest.mark.parametrize("currency", ["SGD", "AUD", "IDR", "EUR"])
def test_a_bare_dollar_is_that_of_the_united_states_alone(currency: str) -> None:
    assert not beside_of("$")[0].fits(currency)


@pytest.mark.parametrize("text", ["GBp", "GBX", "gbx", "p", "pence", "ZAc", "ZAC", "ILA", "¢", "cents", "sen"])
def test_hundredth_parts_are_no_currency(text: str) -> None:
    assert [one.kind for one in beside_of(text)] == ["minor"]


def test_a_code_in_mixed_case_is_none() -> None:
    for code in CURRENT:
        assert {one.kind for one in beside_of(code.title())} <= {"unknown", "minor"}, code


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("USD '000", ["currency", "scale"]),
        ("k$", ["scale", "currency"]),
        ("kUSD", ["scale", "currency"]),
        ("$k", ["currency", "scale"]),
        ("in thousands of USD", ["filler", "scale", "filler", "currency"]),
        ("USD/EUR", ["currency", "currency"]),
        ("%", ["percent"]),
        ("‰", ["unknown"]),
        ("juta", ["scale"]),
        ("hours", ["unit"]),
        ("gross", ["unknown"]),
        ("DD/MM/YYYY", ["order"]),
        ("d/d/y", ["unknown", "unknown", "unknown"]),
        ("", ["unknown"]),
    ],
)
def test_every_word_beside_a_number_is_told_apart(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in beside_of(text)] == (kinds if text else [])


@pytest.mark.parametrize(("text", "scale"), [("k", 3), ("'000", 3), ("Mio.", 6), ("juta", 6), ("USD", 0)])
def test_scales_are_powers_of_ten(text: str, scale: int) -> None:
    assert scale_of(text) == scale


@pytest.mark.parametrize(
    ("text", "order"), [("DD/MM/YYYY", "dmy"), ("mm-dd-yyyy", "mdy"), ("hh/bb/tttt", "dmy"), ("yyyy.mm.dd", "ymd")]
)
def test_the_order_of_days_is_read_in_both_languages(text: str, order: str) -> None:
    assert beside_of(text)[0].text == order


def test_a_long_word_is_nothing_and_takes_no_time() -> None:
    """It was cut in two at every letter, and each half looked up: half a minute for a header of 50,000 letters."""
    begun = time.process_time()
    (found,) = beside_of("[#" * 500_000)
    assert found.kind == "unknown"
    assert time.process_time() - begun < 5
    assert [one.kind for one in beside_of("millionsringgit")] == ["scale", "currency"]
