import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.feeds.publishers.frankfurter import Frankfurter
from offercalc.feeds.publishers.publication import UnreadableRatesError

ANSWERS = Path(__file__).parents[1].joinpath("answers")
ECB, BI = Frankfurter("ECB", "EUR"), Frankfurter("BI", "USD")
OF_ECB, OF_BI = ((ANSWERS / f"frankfurter-of-{name}.json").read_bytes() for name in ("ecb", "bi"))
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
ADDRESS = "https://api.frankfurter.dev/v2/rates?base=USD&providers=BI&from="


def rows(*found: str) -> bytes:
    """Return an answer with rows such as `2026-11-20 USD IDR 16500`."""
    listed = (one.split(maxsplit=3) for one in found)
    return (
        "["
        + ", ".join(f'{{"date":"{d}", "base":"{b}", "quote":"{q}", "rate": {rate} }}' for d, b, q, rate in listed)
        + "]"
    ).encode()


def why(content: bytes) -> str:
    with pytest.raises(UnreadableRatesError) as refused:
        BI.read(content)
    return str(refused.value)


def test_each_institution_is_a_source_of_its_own() -> None:
    assert (ECB.source, ECB.base) == ("Frankfurter (ECB)", "EUR")
    assert (BI.source, BI.base) == ("Frankfurter (BI)", "USD")
    assert BI.attribution == ""


@pytest.mark.parametrize(
    ("last_day", "first"),
    [
        (None, "2025-11-22"),
        (MONDAY, "2026-11-23"),
        (FRIDAY, "2026-11-20"),
        (date(2025, 11, 22), "2025-11-22"),
        (date(2025, 11, 21), "2025-11-22"),
        (date(1999, 1, 4), "2025-11-22"),
        (date(2026, 11, 24), "2026-11-23"),
    ],
)
def test_it_is_asked_from_the_last_known_day_on_and_at_most_for_366_days(last_day: date | None, first: str) -> None:
    assert BI.address(last_day, MONDAY) == ADDRESS + first


@given(st.none() | st.dates(), st.dates(date(1995, 1, 1), date(2100, 1, 1)))
def test_the_days_asked_for_end_today_and_are_never_too_many(last_day: date | None, today: date) -> None:
    first = date.fromisoformat(BI.address(last_day, today).removeprefix(ADDRESS))
    assert today - timedelta(days=366) <= first <= today


def test_the_rates_of_the_ecb_are_read() -> None:
    found = ECB.read(OF_ECB)
    assert [one.day for one in found.days] == [date(2026, 11, 19), FRIDAY]
    assert found.days[1].values["IDR"] == Decimal("20299.50")
    assert "EUR" not in found.days[1].values
    assert (found.base, found.refused, found.next_update) == ("EUR", (), None)


def test_the_rates_of_bank_indonesia_are_read() -> None:
    found = BI.read(OF_BI)
    assert [one.values["IDR"] for one in found.days] == [Decimal("16685.1"), Decimal("16718.5")]
    assert "CNH" not in found.days[0].values


def test_days_may_come_in_any_order_and_be_before_the_one_asked_for() -> None:
    found = BI.read(rows("2026-11-20 USD IDR 16500", "2026-11-13 USD JPY 150", "2026-11-20 USD JPY 1.5e2"))
    assert [(one.day.day, sorted(one.values)) for one in found.days] == [(13, ["JPY"]), (20, ["IDR", "JPY"])]


@pytest.mark.parametrize("written", ["6.1e-05", "16500.10", "16500"])
def test_a_number_is_taken_exactly_as_it_is_written(written: str) -> None:
    (day,) = BI.read(rows(f"2026-11-20 USD IDR {written}")).days
    assert str(day.values["IDR"]) == str(Decimal(written))


@pytest.mark.parametrize("written", ["0", "-1", "1e999999999", "1e99999999999999999999999", "null", '"1"', "[[1]]"])
def test_a_number_that_is_no_rate_is_left_out(written: str) -> None:
    found = BI.read(rows("2026-11-20 USD JPY 150", f"2026-11-20 USD IDR {written}"))
    assert found.days[0].values == {"JPY": Decimal(150)}
    assert len(found.refused) == 1
    assert found.refused[0].endswith("isn't a valid rate for IDR on 2026-11-20, and was skipped.")


def test_rows_of_another_base_are_refused() -> None:
    assert why(rows("2026-11-20 USD IDR 16500", "2026-11-20 EUR IDR 19000")) == (
        "Frankfurter (BI): the base currency is 'EUR' instead of USD; its format has changed"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"7",
        b"{}",
        b"[7]",
        b"[[]]",
        b'[{"date":"2026-11-20"}]',
        b'[{"date":1,"base":"USD","quote":"IDR","rate":1}]',
        b'[{"date":"2026-11-20","base":"\xff"}]',
        b'{"message":7}',
        b'{"message":"\xff"}',
        b"\xff\xfe",
        b"[" * 100_000,
        OF_BI[:-1],
        OF_BI[:-20],
        OF_BI + b"]",
    ],
)
def test_an_answer_of_another_form_is_refused(content: bytes) -> None:
    assert why(content) == (
        "Frankfurter (BI): the response isn't a JSON list of rates, or is incomplete; its format has changed"
    )


def test_a_row_of_no_day_is_refused() -> None:
    assert why(rows("20.11.2026 USD IDR 16500")) == (
        "Frankfurter (BI): '20.11.2026' isn't a valid day of publication; its format has changed"
    )


def test_two_rates_of_a_currency_on_a_day_are_refused_and_the_same_twice_is_not() -> None:
    assert why(rows("2026-11-20 USD IDR 16500", "2026-11-20 USD IDR 16501")) == (
        "Frankfurter (BI): 'IDR' is listed twice on 2026-11-20, with different rates; its format has changed"
    )
    assert BI.read(rows("2026-11-20 USD IDR 16500", "2026-11-20 USD IDR 16500.0")).days


def test_no_rows_are_said_to_be_none() -> None:
    assert why(b"[]") == "Frankfurter (BI): there are no rates for the requested days"


@pytest.mark.parametrize("status", [{}, {"status": 422}])
def test_a_refusal_is_handed_on(status: dict[str, int]) -> None:
    content = json.dumps({**status, "message": "invalid currency: XYZ"}).encode()
    assert why(content) == "Frankfurter (BI): no rates were returned; the response says 'invalid currency: XYZ'"


def test_a_web_page_is_refused_as_one() -> None:
    assert why(b"<!doctype html>").startswith("Frankfurter (BI): received a web page instead of the rates")


@given(st.binary(max_size=100), st.integers(0, len(OF_BI)), st.integers(0, 100))
def test_any_bytes_are_read_or_refused_with_a_sentence(put: bytes, at: int, over: int) -> None:
    try:
        found = BI.read(OF_BI[:at] + put + OF_BI[at + over :])
        sentence = f"Frankfurter (BI): {len(found.days)} days"
    except UnreadableRatesError as error:
        sentence = str(error)
    assert sentence.startswith("Frankfurter (BI): ")


def test_the_ecbs_own_rates_are_asked_for_only_where_the_bank_does_not_answer() -> None:
    assert Frankfurter("ECB", "EUR").stands_in_for == "ECB"
    assert Frankfurter("BI", "USD").stands_in_for == ""
