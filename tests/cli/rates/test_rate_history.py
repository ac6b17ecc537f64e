import json
from datetime import date
from decimal import Decimal

import pytest

from offercalc.domain.exchange.rate_book import OwnQuote
from tests.approvals import approve
from tests.tools import StandInDesk, call


@pytest.mark.parametrize("locale", ["en_US", "id_ID"])
def test_a_history_is_shown_as_approved(locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "rates", "usd", "idr", "--since", "2021-01-01", "--amount", "555000", "--locale", locale)
    assert (shown.code, shown.err) == (0, "")
    approve(shown.out, f"cli/rates-history-{locale}.txt")


def test_the_answer_in_json_has_every_point(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("rates", "USD", "IDR", "--since", "2026-10-28", "--until", "2026-10-31", "--amount", "100", "--json")
    answer = json.loads(call(capsys, *asked).out)
    assert [point["date"] for point in answer["points"]] == ["2026-10-28", "2026-10-29", "2026-10-30"]
    assert answer["low"] == min(answer["points"], key=lambda point: Decimal(point["rate"]))
    assert answer["high"] == max(answer["points"], key=lambda point: Decimal(point["rate"]))
    (year,) = answer["years"]
    assert (year["year"], year["publications"], year["last_date"]) == (2026, 3, "2026-10-30")
    assert abs(Decimal(year["amount"]) - 100 * Decimal(year["average"])) < 1
    assert answer["volatility"] > 0


def test_of_a_single_day_no_volatility_and_without_an_amount_no_worth_is_answered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("rates", "USD", "IDR", "--since", "2026-10-30", "--json")
    answer = json.loads(call(capsys, *asked).out)
    assert (answer["volatility"], answer["years"][0]["amount"]) == (None, None)


def test_unless_said_it_is_the_last_year(capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "rates", "USD", "IDR")
    assert shown.out.startswith("1 USD in IDR from October 31, 2025 to October 30, 2026, ECB reference rates")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("USD",), 2, "a history needs two currencies, e.g. rates USD IDR --since 2021-01-01."),
        (("USD", "XYZ"), 2, "'XYZ' isn't a current currency code"),
        (("USD", "IDR", "--since", "2026-02-01", "--until", "2026-01-01"), 2, "is before --since 2026-02-01"),
        (("USD", "IDR", "--amount", "-1"), 2, "isn't a number from 0"),
        (("USD", "usd"), 2, "a history needs two different currencies"),
        (
            ("ISK", "EUR", "--since", "2012-01-01", "--until", "2012-12-31"),
            1,
            "between December 9, 2008 and February 1, 2018",
        ),
        (("USD", "AED"), 1, "ECB publishes no rate for AED."),
        (("USD", "IDR", "--until", "1999-05-05"), 1, "ECB has no rate for IDR on May 5, 1999: its first is as of"),
    ],
)
def test_what_has_no_history_is_refused(
    arguments: tuple[str, ...], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = call(capsys, "rates", *arguments)
    assert (refused.code, refused.out) == (code, "")
    assert message in refused.err


def test_the_history_is_that_of_publishers_unless_own_rates_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk()
    desk.add_own((OwnQuote(date(2026, 10, 1), "USD", "IDR", Decimal(16_500)),))
    asked = ("rates", "USD", "IDR", "--since", "2026-10-01")
    assert call(capsys, *asked, rate_repository=desk).out.startswith(
        "1 USD in IDR from October 1, 2026 to October 30, 2026, ECB reference rates\n"
    )
    own = call(capsys, *asked, "--source", "own", rate_repository=desk).out.splitlines()[0]
    assert own == "1 USD in IDR from October 1, 2026 to October 1, 2026, your own rates"


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("HRK", "December 30, 2021", "December 30, 2022"),
        ("RUB", "March 1, 2021", "March 1, 2022"),
        ("TRL", "December 31, 2003", "December 31, 2004"),
    ],
)
def test_the_history_of_an_ended_currency_is_its_last_year_and_says_when_it_ended(
    code: str, first: str, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = call(capsys, "rates", code, "EUR").out
    assert shown.startswith(f"1 {code} in EUR from {first} to {last}, ECB reference rates\n")
    assert f"\n{code} was last published on {last}\n" in shown


def test_pauses_and_ends_are_answered_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("rates", "ISK", "HRK", "--since", "2008-12-01", "--json")
    answer = json.loads(call(capsys, *asked).out)
    assert answer["pauses"] == [{"last_date": "2008-12-09", "next_date": "2018-02-01"}]
    assert answer["ended"] == [{"currency": "HRK", "last_date": "2022-12-30"}]
