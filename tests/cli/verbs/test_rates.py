import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.domain.exchange.rate_book import OwnQuote, RateBook
from offercalc.domain.exchange.rate_update import QuestionedRate
from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.publishers.ecb_history import EcbHistory
from tests.approvals import approve
from tests.tools import StandInDesk, StandInServices, call

LOCALES = ("en_US", "id_ID")
UNREACHABLE = "ECB: the rates cannot be fetched."
FRIDAY, MONDAY = date(2026, 10, 30), date(2026, 11, 2)
DOUBT = QuestionedRate("ECB", "EUR", "IDR", MONDAY, Decimal("31000.5"), FRIDAY, Decimal("20685.3"))
FALL = QuestionedRate("ECB", "EUR", "USD", MONDAY, Decimal("0.55"), FRIDAY, Decimal("1.1"))


def book(*rows: str) -> RateBook:
    return RateBook((EcbHistory([f"{row}\n".encode() for row in rows], "an edition"),))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_rates_are_listed_as_approved(locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk(doubts=(DOUBT, FALL))
    desk.add_own((OwnQuote(FRIDAY, "USD", "IDR", Decimal("16500.5")),))
    listed = call(capsys, "rates", "--locale", locale, rate_repository=desk)
    assert (listed.code, listed.err) == (0, "")
    approve(listed.out, f"cli/rates-{locale}.txt")


def test_the_answer_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk(book("Date,USD,CYP", "2026-10-30,1.1,N/A", "2007-12-31,1.4,0.58"), doubts=(DOUBT,))
    desk.add_own((OwnQuote(FRIDAY, "USD", "IDR", Decimal("16500.5")),))
    listed = call(capsys, "rates", "--json", rate_repository=desk)
    assert listed.code == 0
    assert json.loads(listed.out) == {
        "sources": [
            {
                "source": "ECB",
                "edition": "an edition",
                "base": "EUR",
                "first_date": "2007-12-31",
                "last_date": "2026-10-30",
                "age_days": 1,
                "stale": False,
                "asked_at": None,
                "terms": "https://example.org/terms",
                "attribution": "",
                "currencies": [
                    {"code": "CYP", "first_date": "2007-12-31", "last_date": "2007-12-31"},
                    {"code": "EUR", "first_date": "2007-12-31", "last_date": "2026-10-30"},
                    {"code": "USD", "first_date": "2007-12-31", "last_date": "2026-10-30"},
                ],
            }
        ],
        "own": [{"date": "2026-10-30", "base": "USD", "quote": "IDR", "rate": "16500.5"}],
        "held_back": [
            {
                "source": "ECB",
                "base": "EUR",
                "quote": "IDR",
                "date": "2026-11-02",
                "rate": "31000.5",
                "known_date": "2026-10-30",
                "known_rate": "20685.3",
            }
        ],
        "update": [],
    }


@pytest.mark.parametrize(
    ("today", "age", "answer"), [(date(2026, 11, 6), "7 days old", False), (date(2026, 11, 7), "8 days old", True)]
)
def test_rates_older_than_a_week_are_stale(
    today: date, age: str, answer: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"Latest rates: October 30, 2026, {age}" in call(capsys, "rates", today=today).out
    assert json.loads(call(capsys, "rates", "--json", today=today).out)["sources"][0]["stale"] is answer


def test_a_currency_without_a_single_rate_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk(book("Date,USD,XAU", "2026-10-30,1.1,N/A"))
    assert "Currencies: EUR USD\n" in call(capsys, "rates", rate_repository=desk).out


def test_an_update_says_what_it_brought_and_lists_the_newer_rates(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--update")
    assert listed.code == 0
    assert listed.out.startswith(
        "ECB: 1 new day, latest October 31, 2026\n\n"
        "ECB reference rates against EUR, bundled with the program\nLatest rates: October 31, 2026, 0 days"
    )


def test_nothing_is_asked_for_without_an_update(capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk()
    call(capsys, "rates", rate_repository=desk)
    assert desk.asked == []


@pytest.mark.parametrize(
    ("arguments", "asked"), [((), ()), (("--source", "ecb"), ("ECB",)), (("--source", "e"), ("ECB",))]
)
def test_all_publishers_are_asked_or_the_named_one(
    arguments: tuple[str, ...], asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    desk = StandInDesk()
    assert call(capsys, "rates", "--update", *arguments, rate_repository=desk).code == 0
    assert desk.asked == [asked]


def test_a_publisher_nobody_knows_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("--update",), ()):
        listed = call(capsys, "rates", *arguments, "--source", "Nobody")
        assert listed.code == 2
        assert "'Nobody' doesn't match exactly one source of ECB." in listed.err


def test_an_update_that_fails_keeps_the_older_rates(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--update", rate_repository=StandInDesk(fault=UNREACHABLE))
    assert (listed.code, listed.err) == (1, f"{UNREACHABLE}\n")
    assert "Latest rates: October 30, 2026, 1 day old" in listed.out


def test_an_update_that_fails_still_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--update", "--json", rate_repository=StandInDesk(fault=UNREACHABLE))
    assert (listed.code, listed.err) == (1, f"{UNREACHABLE}\n")
    answer = json.loads(listed.out)
    assert answer["sources"][0]["last_date"] == "2026-10-30"
    assert answer["update"] == [{"source": "ECB", "new_days": 0, "fault": UNREACHABLE, "remarks": []}]


def test_kept_rates_that_cannot_be_read_are_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk()
    desk.fault = LazyText("rates.sqlite: can't use the stored exchange rates.")
    listed = call(capsys, "rates", rate_repository=desk)
    assert (listed.code, listed.err) == (1, f"{desk.fault}\n")
    assert "Latest rates: October 30, 2026" in listed.out


@pytest.mark.parametrize(("option", "is_true"), [("--accept", True), ("--refuse", False)])
def test_a_doubtful_rate_is_decided_on(option: str, *, is_true: bool, capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk(doubts=(DOUBT, FALL))
    listed = call(capsys, "rates", option, "idr", rate_repository=desk)
    assert (listed.code, desk.settled) == (0, [(DOUBT, is_true)])
    again = call(capsys, "rates", option, "IDR", rate_repository=desk)
    assert again.code == 2
    assert "no rate of IDR is held for review" in again.err


def test_custom_rates_are_read_from_a_file_and_win(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.csv"
    path.write_text("date,base,quote,rate\n2026-10-01,USD,IDR,16500.5\n", encoding="utf-8")
    tools = StandInServices()
    listed = call(capsys, "rates", "--own", path, tools=tools)
    assert (listed.code, listed.err) == (0, "")
    assert "Your own rates, which take precedence\n  · 1 USD = 16,500.5 IDR from October 1, 2026" in listed.out
    converted = json.loads(call(capsys, "convert", "2", "USD", "IDR", "--json", tools=tools).out)
    assert (converted["amount"], converted["kind"], converted["source"]) == ("33001.00", "manual", "own")
    published = json.loads(call(capsys, "convert", "2", "USD", "IDR", "--json", "--source", "ecb", tools=tools).out)
    assert published["source"] == "ECB"
    forgotten = call(capsys, "rates", "--forget", "idr", "usd", tools=tools)
    assert "Your own rates" not in forgotten.out
    assert "there is no own rate for IDR and USD" in call(capsys, "rates", "--forget", "idr", "usd", tools=tools).err


def test_a_file_of_own_rates_with_a_fault_is_not_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.csv"
    path.write_text("date,base,quote,rate\n2026-10-01,USD,IDR,16500.5\n2026-10-02,USD,IDR,-1\n", encoding="utf-8")
    desk = StandInDesk()
    listed = call(capsys, "rates", "--own", path, rate_repository=desk)
    assert (listed.code, listed.out, desk.own) == (1, "", ())
    assert str(path) in listed.err
    assert "-1" in listed.err


def test_own_rates_are_stated_from_today_on(capsys: pytest.CaptureFixture[str]) -> None:
    desk = StandInDesk()
    listed = call(capsys, "rates", "--set", "usd=idr=16500.5", "--set", "EUR=IDR=20000", rate_repository=desk)
    assert listed.code == 0
    assert desk.own == (
        OwnQuote(date(2026, 10, 31), "USD", "IDR", Decimal("16500.5")),
        OwnQuote(date(2026, 10, 31), "EUR", "IDR", Decimal(20_000)),
    )
    assert call(capsys, "rates", "--set", "USD=IDR=0").code == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--since", "2021-01-01"), "for --since, e.g. rates USD IDR."),
        (("--amount", "5", "--until", "2021-01-01"), "two currencies for --until and --amount"),
        (("--accept", "AED", "--refuse", "aed"), "AED can't be both accepted and rejected"),
        (("--forget", "GBp", "USD"), '"GBp" is pence, a hundredth of GBP'),
        (("--set", "USD=IDR=4=5"), "'USD=IDR=4=5' isn't a rate"),
        (("--set", "GBp=USD=1.3"), '"GBp" is pence, a hundredth of GBP'),
        (("GBp", "USD"), '"GBp" is pence, a hundredth of GBP'),
    ],
)
def test_nothing_that_is_asked_is_passed_over(
    arguments: tuple[str, ...], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = call(capsys, "rates", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert complaint in " ".join(refused.err.split())
