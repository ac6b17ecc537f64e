import json
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from tests.tools import NO_DIRHAM, call

KEYS = {
    "amount",
    "base",
    "quote",
    "rate",
    "requested_date",
    "used_date",
    "source",
    "kind",
    "edition",
    "fetched_at",
    "age_days",
    "stale",
}
LINE = '{"amount": "555000", "from": "USD", "to": "IDR", "on": "2026-10-31"}'


def answers(
    lines: str | bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> list[Any]:
    content = lines if isinstance(lines, bytes) else lines.encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
    converted = call(capsys, "convert", "-", *options)
    assert (converted.code, converted.err) == (0, "")
    return [json.loads(line) for line in converted.out.splitlines()]


def test_money_is_converted_with_the_rates_day_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    converted = call(capsys, "convert", "555000", "USD", "IDR", "--on", "2026-10-30")
    assert (converted.code, converted.err) == (0, "")
    first, second = converted.out.splitlines()
    assert first == "USD 555,000.00 = IDR 10,072,251,476.91"
    assert second == "1 USD = 18,148.2 IDR, ECB reference rate as of October 30, 2026 (cross rate via EUR)"


def test_today_is_the_day_unless_another_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(call(capsys, "convert", "1", "USD", "IDR", "--json").out)
    assert (answer["requested_date"], answer["used_date"]) == ("2026-10-31", "2026-10-30")


def test_the_answer_in_json_has_these_keys(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(call(capsys, "convert", "555000", "usd", "idr", "--json").out)
    assert set(answer) == KEYS
    assert (answer["amount"], answer["kind"], answer["source"]) == ("10072251476.91", "cross", "ECB")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("1.005", "JPY", "EUR", "--locale", "de_DE"), "JPY 1,005 = EUR 0,01"),
        (("0.5", "USD", "USD"), "USD 0.50 = USD 0.50"),
        (("1e3", "EUR", "JPY", "--on", "1999-01-04"), "EUR 1,000.00 = JPY 133,730"),
        (("0", "USD", "IDR"), "USD 0.00 = IDR 0.00"),
    ],
)
def test_amounts_keep_their_places_and_results_the_minor_unit(
    arguments: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "convert", *arguments).out.splitlines()[0] == line


@pytest.mark.parametrize(
    "amount",
    [
        "-5",
        "1.000,00,0",
        "1_000",
        "\u0665",
        "\uff11",
        "+5",
        ".5",
        "inf",
        "0x10",
        "NaN",
        "sNaN",
        "Infinity",
        "1e30",
        "1e-30",
        "",
    ],
)
def test_what_is_no_amount_is_a_wrong_command(amount: str, capsys: pytest.CaptureFixture[str]) -> None:
    converted = call(capsys, "convert", amount, "USD", "IDR")
    assert (converted.code, converted.out) == (2, "")
    assert f"{amount!r} isn't an amount" in converted.err


@pytest.mark.parametrize("arguments", [("5",), ("5", "USD")])
def test_an_amount_without_two_currencies_is_a_wrong_command(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    converted = call(capsys, "convert", *arguments)
    assert converted.code == 2
    assert "convert needs an amount and two currencies" in converted.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("5", "XYZ", "USD"), '"XYZ" isn\'t a currency code; enter an ISO 4217 code, e.g. USD or IDR.\n'),
        (("5", "USD", "AED"), f"{NO_DIRHAM}\n"),
        (
            ("5", "HRK", "EUR"),
            (
                "ECB has no rate for HRK on October 31, 2026: its last is as of December 30, 2022. "
                "Choose an earlier date. HRK was replaced by EUR at 7.53450 HRK to 1 EUR.\n"
            ),
        ),
        (
            ("5", "USD", "EUR", "--on", "1998-12-31"),
            "ECB has no rate for USD on December 31, 1998: its first is as of January 4, 1999. Choose a later date.\n",
        ),
    ],
)
def test_a_missing_rate_is_a_fault_of_the_data(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "convert", *arguments) == (1, "", message)


def test_lines_are_answered_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = f'{LINE}\n\n{{"amount": 10, "from": "EUR", "to": "USD", "on": "1999-01-04"}}\n'
    first, second = answers(lines, monkeypatch, capsys)
    assert set(first) == set(second) == KEYS
    assert (first["amount"], first["used_date"], first["kind"]) == ("10072251476.91", "2026-10-30", "cross")
    assert (second["amount"], second["rate"], second["kind"]) == ("11.79", "1.1789", "published")


def test_a_line_without_a_day_means_today(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = answers('{"amount": "1", "from": "USD", "to": "IDR"}', monkeypatch, capsys)
    assert answer["requested_date"] == "2026-10-31"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("hello", "This isn't valid JSON"),
        ("[]", "it must be object"),
        ('{"amount": "1", "from": "USD"}', '$.to: The field "to" is missing; add it.'),
        ('{"amount": "x", "from": "USD", "to": "IDR"}', "$.amount"),
        ('{"amount": "1", "from": "USD", "to": "IDR", "on": "2026-02-30"}', "$.on"),
        ('{"amount": "-1", "from": "USD", "to": "IDR"}', "$.amount: -1 is negative"),
        ('{"amount": "NaN", "from": "USD", "to": "IDR"}', '$.amount: "NaN" isn\'t a number'),
        ('{"amount": " 5", "from": "USD", "to": "IDR"}', '$.amount: " 5" isn\'t a number'),
        ('{"amount": "1_0", "from": "USD", "to": "IDR"}', '$.amount: "1_0" isn\'t a number'),
        (
            '{"amount": "1", "from": "Usd", "to": "IDR"}',
            '"Usd" isn\'t a currency code; enter USD if that is what you mean.',
        ),
        ('{"amount": "2417", "from": "GBp", "to": "IDR"}', '"GBp" is pence, a hundredth of GBP'),
        ('{"amount": 1, "from": "USD", "to": "IDR", "date": "2020-01-02"}', '$: There is no field "date" here'),
        ('{"amount": 1, "from": "USD", "from": "EUR", "to": "IDR"}', '$: The field "from" occurs here more than once'),
        (
            '{"amount": "1", "from": "USD", "to": "AED"}',
            NO_DIRHAM,
        ),
        ('{"amount": ' + "[" * 5000, ""),
        ('{"amount": "1", "note": "' + "x" * 10_000 + '"}', "more than 10000 bytes"),
        (b'{"amount": "1", "from": "\xff", "to": "IDR"}', ""),
    ],
)
def test_a_line_at_fault_is_answered_by_an_error_and_the_next_goes_on(
    line: str | bytes, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = line if isinstance(line, bytes) else line.encode()
    fault, sound = answers(content + b"\n" + LINE.encode(), monkeypatch, capsys)
    assert set(fault) == {"error"}
    assert message in fault["error"]
    assert sound["amount"] == "10072251476.91"


def test_no_lines_have_no_answers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert answers("", monkeypatch, capsys) == []


@pytest.mark.parametrize(
    ("amount", "code", "more"),
    [("1000", "KWD", ()), ("100", "USD", ("--on", "1980-01-01")), ("5", "HRK", ()), ("5", "USD", ("--source", "ECB"))],
)
def test_a_currency_in_itself_names_no_source_and_no_day(
    amount: str, code: str, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = call(capsys, "convert", amount, code, code, *more).out.splitlines()
    assert lines[1:] == [f"1 {code} = 1 {code}, the same currency"]
    answer = json.loads(call(capsys, "convert", amount, code, code, *more, "--json").out)
    assert set(answer) == KEYS
    assert (answer["kind"], answer["rate"], answer["edition"], answer["stale"]) == ("identity", "1", "", False)
    assert [answer[name] for name in ("source", "used_date", "fetched_at", "age_days")] == [None] * 4


def test_a_line_of_one_currency_in_itself_names_no_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = answers('{"amount": "1000", "from": "KWD", "to": "KWD", "on": "1980-01-01"}', monkeypatch, capsys)
    assert (answer["amount"], answer["source"], answer["used_date"]) == ("1000.000", None, None)


@pytest.mark.parametrize("day", ["2008-12-10", "2012-06-01", "2018-01-31"])
def test_a_rate_from_before_a_pause_in_publication_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused = call(capsys, "convert", "100", "ISK", "EUR", "--on", day)
    assert (refused.code, refused.out) == (1, "")
    assert "there is none between December 9, 2008 and February 1, 2018." in refused.err


def test_a_figure_at_a_stale_rate_is_marked_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = call(capsys, "convert", "1", "USD", "IDR", "--on", "2026-11-29").out.splitlines()
    assert first == "USD 1.00 = IDR 18,148.20 (rate 30 days old)"
    assert second.endswith("reference rate as of October 30, 2026 (cross rate via EUR, 30 days old: stale)")


def test_the_day_beside_the_lines_holds_for_those_that_state_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = '{"amount": 1, "from": "usd", "to": "IDR"}\n{"amount": 1, "from": "USD", "to": "IDR", "on": "2026-10-30"}\n'
    first, second = answers(lines, monkeypatch, capsys, "--on", "2020-01-02")
    assert (first["amount"], first["requested_date"]) == ("13884.50", "2020-01-02")
    assert (second["amount"], second["requested_date"]) == ("18148.20", "2026-10-30")


@pytest.mark.parametrize("arguments", [("USD",), ("USD", "IDR")])
def test_currencies_beside_the_lines_are_a_wrong_command(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    converted = call(capsys, "convert", "-", *arguments)
    assert converted.code == 2
    assert f"with - each line states its currencies; remove '{' '.join(arguments)}'." in converted.err


@pytest.mark.parametrize("code", ["GBp", "GBX", "gbx"])
def test_pence_are_no_pounds(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    converted = call(capsys, "convert", "2417", code, "EUR", "--on", "2026-10-30")
    sentence = f'"{code}" is pence, a hundredth of GBP; enter the amount in GBP: 24.17 for 2417.\n'
    assert converted == (1, "", sentence)


def test_minus_zero_is_zero(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "convert", "-0", "USD", "IDR").out.splitlines()[0] == "USD 0.00 = IDR 0.00"
    line = '{"amount": "-0", "from": "USD", "to": "IDR"}\n{"amount": -0.0, "from": "USD", "to": "IDR"}'
    assert [answer["amount"] for answer in answers(line, monkeypatch, capsys)] == ["0.00", "0.00"]


@pytest.mark.parametrize(
    ("arguments", "lead"),
    [
        (("85jt", "IDR", "USD"), "IDR 85,000,000.00 = "),
        (("Rp. 85.000.000,-", "USD"), "IDR 85,000,000.00 = "),
        (("240k USD", "USD", "IDR"), "USD 240,000.00 = "),
        (("USD 1.5M", "IDR"), "USD 1,500,000.00 = "),
    ],
)
def test_an_amount_is_typed_as_in_the_window(
    arguments: tuple[str, ...], lead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "convert", *arguments).out.startswith(lead)


def test_a_typed_currency_that_differs_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    made = call(capsys, "convert", "Rp 85jt", "USD", "SGD")
    assert made.code == 2
    assert '"Rp 85jt" is in IDR, but this field is in USD' in made.err
