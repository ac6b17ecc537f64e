import json
import re
from pathlib import Path

import pytest

from offercalc.application.tax.person_facts import Fact
from tests.approvals import approve
from tests.tools import GLOBEX, NUSANTARA, OPENAI, SAMPLES, StandInServices, call

PLACES = ("OpenAI=US-CA", "Nusantara Contoh=ID", "Globex Sample Corporation=US-WA")
HOMES = tuple(word for place in PLACES for word in ("--tax-home", place))


@pytest.mark.parametrize("locale", ["en_US", "id_ID"])
def test_the_samples_after_tax_are_compared_as_approved(locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = call(capsys, "compare", *SAMPLES, "--take-home", *HOMES, "--currency", "IDR", "--locale", locale)
    assert (found.code, found.err) == (0, "")
    heading = {"en_US": "\n\nExchange rates", "id_ID": "\n\nKurs"}[locale]
    approve(found.out.partition(heading)[2], f"cli/take-home-{locale}.txt")


def test_take_home_is_only_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert "tax advice" not in call(capsys, "compare", *SAMPLES, *HOMES).out
    assert "take_home" not in call(capsys, "compare", *SAMPLES, *HOMES, "--json").out


def test_json_adds_take_home_to_the_totals(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(call(capsys, "compare", *SAMPLES, "--take-home", *HOMES, "--json", "--currency", "USD").out)
    totals = [one["totals"]["take_home"] for one in found["offers"]]
    assert [one["laws"] for one in totals] == [
        ["us-federal-2026", "us-fica-2026", "us-ca-2026"],
        ["id-2026"],
        ["us-federal-2026", "us-fica-2026", "us-wa-2026"],
    ]
    openai = totals[0]
    assert openai["years"][1] == {"low": "320637.89", "likely": "320637.89", "high": None}
    assert openai["age"] == {"rules_of": 2025, "applied_to": 2030}
    assert openai["confidence"] == "projected"
    assert set(openai) == {
        "years", "total", "tax", "social", "saving", "untaxed", "place", "laws", "confidence", "age",
    }  # fmt: skip
    assert found["take_home_headlines"][0].startswith("After tax, Globex Sample Corporation leads OpenAI by ")
    shown = json.loads(call(capsys, "show", OPENAI, "--take-home", "--tax-home", "US-CA", "--json").out)
    assert shown["totals"]["take_home"] == openai
    after_two_years = shown["leaving"]["months"][24]
    assert after_two_years["kept"]["likely"] == "1110000.00"
    assert after_two_years["take_home"] == {"low": "668392.65", "likely": "668392.65", "high": None}
    options = ("--take-home", "--tax-home", "US-CA", "--leaving", after_two_years["leaving"], "--json")
    total = json.loads(call(capsys, "show", OPENAI, *options).out)["totals"]["take_home"]["total"]
    assert float(total["likely"]) == pytest.approx(668392.65, abs=0.02)


def test_an_own_rate_wins_over_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--take-home", "--tax-home", "US-CA", "--own-tax", "38", "--json")
    found = json.loads(call(capsys, "show", OPENAI, *options).out)["totals"]["take_home"]
    assert found["total"]["likely"] == "1376400.00"
    assert (found["laws"], found["own_percent"], found["age"]) == ([], "38", None)


def test_an_unknown_place_is_a_sentence_and_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    found = call(capsys, "show", GLOBEX, "--take-home", "--tax-home", "KE")
    assert found.code == 1
    assert "there are no tax rules for KE: use your own rate" in found.err
    assert re.search(r"Total take-home +\?\n", found.out)
    answer = json.loads(call(capsys, "show", GLOBEX, "--take-home", "--tax-home", "KE", "--json").out)
    assert answer["totals"]["take_home"] == {"error": "there are no tax rules for KE: use your own rate"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--tax-home", "Acme=ID"), "no offer is from 'Acme'"),
        (("--own-tax", "Acme=3"), "no offer is from 'Acme'"),
        (("--about", "shoe_size=43"), 'no law asks for "shoe_size"'),
    ],
)
def test_options_name_what_there_is(options: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = call(capsys, "show", GLOBEX, "--take-home", *options)
    assert found.code == 2
    assert message in found.err


def test_facts_of_the_settings_are_used_and_not_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    options: tuple[str | Path, ...] = ("show", NUSANTARA, "--take-home", "--tax-home", "ID", "--json")
    plain = call(capsys, *options).out
    taxation = StandInServices().taxation._replace(facts=lambda: (Fact("ID", "ptkp", "K/3"),))
    married = call(capsys, *options, taxation=taxation).out
    assert plain != married
    assert "K/3" not in married
