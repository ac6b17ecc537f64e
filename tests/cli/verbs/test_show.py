import json
from pathlib import Path

import pytest

from tests.approvals import approve
from tests.tools import GLOBEX, NO_DIRHAM, NUSANTARA, OPENAI, SAMPLES, call, offer_path

LOCALES = ("en_US", "id_ID")
SALARY = {"type": "salary", "amount": "100000"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_shown_as_approved(path: Path, locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "show", path, "--locale", locale)
    assert (shown.code, shown.err) == (0, "")
    approve(shown.out, f"cli/show-{path.stem}-{locale}.txt")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sample_by_calendar_years_in_another_currency_is_shown_as_approved(
    locale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = call(capsys, "show", GLOBEX, "--by", "calendar", "--currency", "IDR", "--locale", locale)
    assert (shown.code, shown.err) == (0, "")
    approve(shown.out, f"cli/show-calendar-{locale}.txt")


def test_the_horizon_is_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Total over 1 year: $744,000" in call(capsys, "show", GLOBEX, "--years", 1).out
    assert "Year 10" in call(capsys, "show", GLOBEX, "--years", 10).out


def test_rates_are_those_of_the_day_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "show", NUSANTARA, "--currency", "eur", "--on", "2026-08-16")
    assert "IDR = " not in shown.out.split("Exchange rates")[0]
    assert "ECB reference rate as of August 14, 2026" in shown.out


def test_a_users_offer_is_no_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "show", offer_path(tmp_path, pay=[SALARY]))
    assert shown.out.startswith("Acme — Engineer\nstarts February 2, 2026 · draft\n\n")
    assert "sample" not in shown.out
    assert "≥" not in shown.out


def test_a_currency_without_a_rate_is_a_fault_of_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = offer_path(tmp_path, currency="AED", pay=[SALARY])
    shown = call(capsys, "show", path, "--currency", "USD")
    assert (shown.code, shown.err) == (
        1,
        f"{path}: {NO_DIRHAM}\n",
    )
    assert "Total over 4 years: not known yet" in shown.out


def test_problems_are_lines_with_their_paths_and_nothing_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = offer_path(tmp_path, currency="XYZ", pay=[{**SALARY, "currency": "YYY"}])
    shown = call(capsys, "show", path)
    assert (shown.code, shown.out) == (1, "")
    assert [line.split(": ")[:2] for line in shown.err.splitlines()] == [
        [str(path), "$.currency"],
        [str(path), "$.pay[0].currency"],
    ]


def test_the_answer_in_json_is_one_offer(capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "show", OPENAI, "--json", "--currency", "IDR")
    answer = json.loads(shown.out)
    assert (shown.code, answer["company"], answer["currency"]) == (0, "OpenAI", "IDR")
    assert answer["totals"]["years"][0] == {"low": "10072251476.91", "likely": "10072251476.91", "high": None}


def test_the_answer_in_json_names_what_could_not_be_converted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = offer_path(tmp_path, currency="AED", pay=[SALARY])
    shown = call(capsys, "show", path, "--json", "--currency", "USD")
    assert shown.code == 1
    assert json.loads(shown.out)["problems"] == [{"path": "", "message": NO_DIRHAM}]


def test_the_tax_home_is_asked_for_and_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = offer_path(tmp_path, location="Jakarta", pay=[SALARY])
    asked = "Is this pay taxed in Indonesia? If so, enter ID as the tax home."
    assert asked in call(capsys, "show", path).out
    answer = json.loads(call(capsys, "show", path, "--json").out)
    assert (answer["tax_home"], answer["suggested_tax_home"]) == (None, "ID")
    stated = offer_path(tmp_path, location="Jakarta", tax_home="SG", pay=[SALARY])
    assert "To confirm" not in call(capsys, "show", stated).out
    assert json.loads(call(capsys, "show", stated, "--json").out)["tax_home"] == "SG"
