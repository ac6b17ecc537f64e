import json
from datetime import date

import pytest

from offercalc.feeds.ecb_history import EcbHistory
from tests.approvals import approve
from tests.tools import StandInTools, call, no_newer_rates

LOCALES = ("en_US", "id_ID")
UNREACHABLE = "The rates could not be fetched.\n"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_rates_are_listed_as_approved(locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--locale", locale)
    assert (listed.code, listed.err) == (0, "")
    approve(listed.out, f"cli/rates-{locale}.txt")


def test_the_answer_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    table = EcbHistory("Date,USD,CYP\n2026-10-30,1.1,N/A\n2007-12-31,1.4,0.58\n", "an edition")
    listed = call(capsys, "rates", "--json", tools=StandInTools(table=table))
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
                "currencies": [
                    {"code": "CYP", "first_date": "2007-12-31", "last_date": "2007-12-31"},
                    {"code": "EUR", "first_date": "2007-12-31", "last_date": "2026-10-30"},
                    {"code": "USD", "first_date": "2007-12-31", "last_date": "2026-10-30"},
                ],
            }
        ]
    }


@pytest.mark.parametrize(
    ("today", "age", "answer"), [(date(2026, 11, 6), "7 days old", False), (date(2026, 11, 7), "8 days old", True)]
)
def test_rates_older_than_a_week_are_stale(
    today: date, age: str, answer: object, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = StandInTools(today=today)
    assert f"Newest day: October 30, 2026, {age}" in call(capsys, "rates", tools=tools).out
    assert json.loads(call(capsys, "rates", "--json", tools=tools).out)["sources"][0]["stale"] is answer


def test_a_currency_without_a_single_rate_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    tools = StandInTools(table=EcbHistory("Date,USD,XAU\n2026-10-30,1.1,N/A\n", "an edition"))
    assert "Currencies: EUR USD\n" in call(capsys, "rates", tools=tools).out


def test_an_update_lists_the_newer_rates(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--update")
    assert listed.code == 0
    assert listed.out.startswith("ECB reference rates against EUR, from download\nNewest day: October 31, 2026, 0 days")


def test_an_update_that_fails_keeps_the_older_rates(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--update", tools=StandInTools(update_rates=no_newer_rates))
    assert (listed.code, listed.err) == (1, UNREACHABLE)
    assert "Newest day: October 30, 2026, 1 day old" in listed.out


def test_an_update_that_fails_still_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rates", "--update", "--json", tools=StandInTools(update_rates=no_newer_rates))
    assert (listed.code, listed.err) == (1, UNREACHABLE)
    assert json.loads(listed.out)["sources"][0]["last_date"] == "2026-10-30"
