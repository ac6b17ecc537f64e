import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.feeds.publishers.exchange_rate_api import ExchangeRateApi
from offercalc.feeds.publishers.publication import UnreadableRatesError

SAMPLE = Path(__file__).parents[1].joinpath("answers").joinpath("open-er-api-usd.json").read_bytes()
MONDAY = date(2026, 11, 23)
UPDATED = 1_795_392_151
DAY = 86_400


def answer(rates: str = '{"USD":1,"IDR":16500}', **changes: object) -> bytes:
    """Return an answer; fields set to None are left out."""
    fields = {"result": "success", "time_last_update_unix": UPDATED, "base_code": "USD"} | changes
    head = json.dumps({name: value for name, value in fields.items() if value is not None})
    return f'{head[:-1]}, "rates": {rates}}}'.encode()


def why(content: bytes) -> str:
    with pytest.raises(UnreadableRatesError) as refused:
        ExchangeRateApi().read(content)
    return str(refused.value)


def test_it_says_who_it_is_and_what_its_terms_ask_for() -> None:
    one = ExchangeRateApi()
    assert (one.source, one.base) == ("ExchangeRate-API", "USD")
    assert one.attribution == "Rates By Exchange Rate API (https://www.exchangerate-api.com)"


@pytest.mark.parametrize("last_day", [None, date(2020, 1, 1), MONDAY])
def test_there_is_one_address(last_day: date | None) -> None:
    assert ExchangeRateApi().address(last_day, MONDAY) == "https://open.er-api.com/v6/latest/USD"


def test_its_answer_is_read() -> None:
    found = ExchangeRateApi().read(SAMPLE)
    (day,) = found.days
    assert (found.base, day.day, found.refused) == ("USD", MONDAY, ())
    assert found.next_update == datetime(2026, 11, 24, 0, 11, 1, tzinfo=UTC)
    assert day.values["IDR"] == Decimal("16698.4471")
    assert len(day.values) == 153


def test_currencies_that_are_none_of_iso_are_passed_over() -> None:
    (day,) = ExchangeRateApi().read(SAMPLE).days
    assert not {"FOK", "GGP", "IMP", "JEP", "KID", "TVD", "XDR", "CNH", "USD"} & day.values.keys()


@pytest.mark.parametrize("written", ["16500", "16500.10", "1.65e4", "1650000E-2", "0.000000001", "999999999.999999999"])
def test_a_number_is_taken_exactly_as_it_is_written(written: str) -> None:
    (day,) = ExchangeRateApi().read(answer(f'{{"USD":1,"IDR" : {written} }}')).days
    assert str(day.values["IDR"]) == str(Decimal(written))


@pytest.mark.parametrize(
    "written", ["0", "-1", "1e999999999", "1e-999999999", "1e99999999999999999999999", "null", "true", "9" * 6000]
)
def test_a_number_that_is_no_rate_is_left_out(written: str) -> None:
    found = ExchangeRateApi().read(answer(f'{{"USD":1,"JPY":150,"IDR":{written}}}'))
    assert found.days[0].values == {"JPY": Decimal(150)}
    (sentence,) = found.refused
    assert sentence.startswith("ExchangeRate-API: '")
    assert sentence.endswith("' isn't a valid rate for IDR on 2026-11-23, and was skipped.")
    assert len(sentence) < 130


@pytest.mark.parametrize(
    "rates", ['{"IDR":1', '{"IDR":01}', '{"IDR":NaN}', '{"IDR":.5}', "[" * 100_000, '{"IDR":1}}', "{IDR:1}"]
)
def test_broken_json_is_refused(rates: str) -> None:
    assert why(answer(rates)) == (
        "ExchangeRate-API: the response isn't a JSON table of rates, or is incomplete; its format has changed"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff",
        b'{"result":"\xff"}',
        b'{"result":7}',
        b'{"result":"success","time_eol_unix":1%b}' % (b"0" * 5000),
        SAMPLE[:100],
        SAMPLE[:-40],
        answer(time_last_update_unix="today"),
    ],
)
def test_json_of_another_form_is_refused(content: bytes) -> None:
    assert why(content).endswith("the response isn't a JSON table of rates, or is incomplete; its format has changed")


@pytest.mark.parametrize(
    "rates",
    ['{"IDR":"16500"}', '{"IDR":[16500]}', '{"IDR":{"JPY":1}}', '{"IDR":{}}', "[1]", "7", "null", r'{"\u0049DR":1}'],
)
def test_rates_that_are_not_one_number_each_are_refused(rates: str) -> None:
    assert why(answer(rates)) == (
        "ExchangeRate-API: the table does not have exactly one number for each currency; its format has changed"
    )


def test_no_rates_are_refused() -> None:
    assert why(answer("{}")) == "ExchangeRate-API: the table has no rates; its format has changed"
    assert why(answer('{"USD":1}')) == "ExchangeRate-API: the table has no rates; its format has changed"


def test_one_currency_with_two_rates_is_refused() -> None:
    assert why(answer('{"IDR":16500,"IDR":1.65}')) == (
        "ExchangeRate-API: 'IDR' is listed twice on 2026-11-23, with different rates; its format has changed"
    )
    assert ExchangeRateApi().read(answer('{"IDR":16500,"IDR":16500}')).days[0].values == {"IDR": Decimal(16500)}


@pytest.mark.parametrize(
    "changes",
    [
        {"base_code": "EUR"},
        {"base_code": None},
        {"result": "partial"},
        {"time_last_update_unix": 0},
        {"time_last_update_unix": None},
        {"time_last_update_unix": -1},
        {"time_last_update_unix": UPDATED * 1000},
        {"time_last_update_unix": 10**30},
    ],
)
def test_an_answer_of_no_day_or_for_another_currency_is_refused(changes: dict[str, Any]) -> None:
    assert why(answer(**changes)) == (
        "ExchangeRate-API: the response does not state its day, or USD as its base currency; its format has changed"
    )


def test_a_dollar_that_is_not_one_dollar_is_refused() -> None:
    assert why(answer('{"USD":1.1,"IDR":16500}')) == (
        "ExchangeRate-API: the rate of USD in USD isn't 1 on 2026-11-23; its format has changed"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"result":"error","error-type":"unsupported-code"}', "unsupported code"),
        (b'{"result":"error","error-type":"quota-reached","base_code":"USD"}', "quota reached"),
        (b'{"result":"error"}', "nothing more"),
    ],
)
def test_a_refusal_is_handed_on_in_words(content: bytes, said: str) -> None:
    assert why(content) == f"ExchangeRate-API: no rates were returned; the response says '{said}'"


@pytest.mark.parametrize(
    ("seconds", "believed"),
    [
        (None, False),
        (-5, False),
        (0, False),
        (UPDATED - DAY, False),
        (UPDATED, False),
        (UPDATED + 1, True),
        (UPDATED + 7 * DAY, True),
        (UPDATED + 7 * DAY + 1, False),
        (10**30, False),
    ],
)
def test_a_next_update_is_believed_within_a_week(seconds: int | None, *, believed: bool) -> None:
    found = ExchangeRateApi().read(answer(time_next_update_unix=seconds)).next_update
    assert found == (datetime.fromtimestamp(seconds or 0, UTC) if believed else None)


@pytest.mark.parametrize(
    ("seconds", "when"),
    [
        (1_798_761_600, "on 2027-01-01"),
        (-1, "on an unspecified day"),
        (10**30, "on an unspecified day"),
    ],
)
def test_an_address_that_is_to_be_closed_is_said(seconds: int, when: str) -> None:
    found = ExchangeRateApi().read(answer(time_eol_unix=seconds))
    assert found.refused == (
        f"ExchangeRate-API: the address of its rates will be shut down {when}. "
        "Look for a newer version of OfferCalc by then.",
    )
    assert found.days


def test_a_web_page_is_refused_as_one() -> None:
    assert why(b"<html></html>").startswith("ExchangeRate-API: received a web page instead of the rates")


@given(st.binary(max_size=100), st.integers(0, len(SAMPLE)), st.integers(0, 100))
def test_any_bytes_are_read_or_refused_with_a_sentence(put: bytes, at: int, over: int) -> None:
    try:
        found = ExchangeRateApi().read(SAMPLE[:at] + put + SAMPLE[at + over :])
        sentence = f"ExchangeRate-API: {len(found.days)} day"
    except UnreadableRatesError as error:
        sentence = str(error)
    assert sentence.startswith("ExchangeRate-API: ")
