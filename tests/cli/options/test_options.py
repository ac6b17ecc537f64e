from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from offercalc.analysis.yearly import By
from offercalc.cli.options.options import View, compare_for, read_offers, view_from
from tests.tools import ENGLISH, FILES, GLOBEX, NUSANTARA, OPENAI, StandInServices, call, sample

ASKED: dict[str, Any] = {
    "currency": None, "by": "employment", "on": None, "localizer": ENGLISH, "as_json": False,
    "years": 4, "discount": None, "attainment": None, "growth": {}, "targets": {}, "exits": {}, "dilution": None,
    "liquidity": None, "own_rates": (), "drifts": (), "average_months": None, "leaving": None,
    "volatility": None, "risk_free": None, "term": None,
    "dividend_yield": Decimal(0),
}  # fmt: skip


def view(**asked: object) -> View:
    return view_from({**ASKED, **asked})


def test_options_become_a_view() -> None:
    assert view() == View(currency=None, by=By.EMPLOYMENT, on=None, localizer=ENGLISH, as_json=False, assumed=ASKED)
    assert view(on=datetime(2026, 10, 30), by="calendar").on == date(2026, 10, 30)  # noqa: DTZ001 - as click gives it


def test_the_first_offers_currency_and_today_hold_unless_others_are_named() -> None:
    offers = (sample(NUSANTARA), sample(GLOBEX))
    silent = compare_for(view(), offers, StandInServices().sources).assumptions
    named = compare_for(view(currency="EUR", years=2, on=datetime(2020, 1, 2)), offers, StandInServices().sources)  # noqa: DTZ001
    assert (silent.currency, silent.years, silent.exchange_day) == ("IDR", 4, date(2026, 10, 31))
    assert (named.assumptions.currency, named.assumptions.years) == ("EUR", 2)
    assert named.assumptions.exchange_day == date(2020, 1, 2)


def test_sound_files_are_read_in_their_order() -> None:
    offers = read_offers((NUSANTARA, OPENAI), FILES, ENGLISH)
    assert [offer.company for offer in offers] == ["Nusantara Contoh", "OpenAI"]


def test_a_faulty_file_ends_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        read_offers((OPENAI, tmp_path / "missing.json"), FILES, ENGLISH)
    assert end.value.code == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'missing.json'}: The file cannot be read: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--currency", "XYZ"), "'XYZ' isn't a current currency code; write an ISO 4217 code, e.g. USD or IDR."),
        (("--currency", ""), "'' isn't a current currency code"),
        (("--years", "0"), "0 is not in the range 1<=x<=10"),
        (("--years", "11"), "11 is not in the range 1<=x<=10"),
        (("--years", "four"), "'four' is not a valid integer range"),
        (("--by", "month"), "'month' is not one of 'employment', 'calendar'"),
        (("--on", "2026-02-30"), "'2026-02-30' does not match the format '%Y-%m-%d'"),
        (("--locale", "xx_YY"), "'xx_YY' isn't a locale; write e.g. en_US or id_ID."),
        (("--colour",), "No such option"),
    ],
)
def test_a_wrong_option_is_a_wrong_command(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = call(capsys, "show", OPENAI, *arguments)
    assert (shown.code, shown.out) == (2, "")
    assert message in shown.err


def test_a_currency_may_be_written_small(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Total compensation by year, in EUR" in call(capsys, "show", OPENAI, "--currency", "eur").out


def test_the_systems_locale_holds_unless_another_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "$2,220,000" in call(capsys, "show", OPENAI).out
    assert "2.220.000\u00a0$" in call(capsys, "show", OPENAI, "--locale", "de-DE").out
