from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from offercalc.application.files.resources import resource
from offercalc.interchange.tax_files.law_folder import LawFolders
from tests.approvals import approve
from tests.tax_laws import LAW
from tests.tools import GLOBEX, NUSANTARA, call


def answers(
    *questions: str | Mapping[str, object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[Any]:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in questions]
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("\n".join(lines).encode())))
    found = call(capsys, "tax", "compute", "-")
    assert (found.code, found.err) == (0, "")
    return [json.loads(line) for line in found.out.splitlines()]


def test_take_home_foots_as_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    question = {"place": "US-CA", "on": "2025-06-30", "wages": "555000", "person": {"filing_status": "single"}}
    (found,) = answers(question, monkeypatch=monkeypatch, capsys=capsys)
    assert found == {
        "currency": "USD",
        "laws": ["us-federal-2025", "us-fica-2025", "us-ca-2025"],
        "steps": {
            "us-federal-2025.income_tax": "155572.25",
            "us-fica-2025.fica": "22160.70",
            "us-ca-2025.income_tax": "50336.36",
            "us-ca-2025.sdi": "6660.00",
        },
        "tax": "205908.61",
        "social": "28820.70",
        "saving": "0.00",
        "take_home": "320270.69",
        "employer": {"social": "18965.70", "steps": {"us-fica-2025.employer_fica": "18965.70"}},
        "confidence": "engine",
    }


def test_seattle_keeps_more_of_less(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    seattle, san_francisco = answers(
        {"place": "US-WA", "on": "2026-06-30", "wages": "500000"},
        {"place": "US-CA", "on": "2026-06-30", "wages": "555000"},
        monkeypatch=monkeypatch,
        capsys=capsys,
    )
    assert float(seattle["take_home"]) > float(san_francisco["take_home"]) == 320637.89
    assert san_francisco["age"] == {"rules_of": 2025, "applied_to": 2026}
    assert san_francisco["confidence"] == "projected"


def test_payslips_are_answered_by_month(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    question = {"place": "ID", "year": 2026, "monthly_wage": "50000000", "thr_month": 3, "person": {"ptkp": "TK/0"}}
    (found,) = answers(question, monkeypatch=monkeypatch, capsys=capsys)
    assert found["laws"] == ["id-2026"]
    assert found["months"][2] == {
        "month": 3,
        "gross": "100000000.00",
        "tax": "24180000.00",
        "social": "1230863.00",
        "of_which_saving": "1000000.00",
        "net": "74589137.00",
    }


def test_every_line_is_answered_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = answers(
        "{",
        {"place": "KE", "wages": 1},
        {"place": "US", "wages": 1},
        {"place": "GB", "wages": "-5"},
        {"place": "GB", "wages": "1e300"},
        {"place": "GB", "wages": 1, "person": {"x": 1}},
        "x" * 10_001,
        {"place": "AE", "wages": 0},
        monkeypatch=monkeypatch,
        capsys=capsys,
    )
    assert [set(one) == {"error"} for one in found] == [True] * 7 + [False]
    assert found[1]["error"] == "there are no tax rules for KE: use your own rate"
    assert found[-1]["take_home"] == "0.00"
    assert "employer" not in found[-1]


def test_laws_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "tax", "list")
    assert "id-2026           Indonesia, 2026 (two-sources, checked November 29, 2026)\n" in listed.out
    found = json.loads(call(capsys, "tax", "list", "--json").out)
    assert {"id": "gb-2026", "place": "GB", "currency": "GBP", "expired": False}.items() <= next(
        one for one in found if one["id"] == "gb-2026"
    ).items()
    late = call(capsys, "tax", "list", today=date(2030, 1, 1))
    assert "too old for later years" in late.out


def test_a_law_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    shown = call(capsys, "tax", "show", "ID-2026")
    assert shown.code == 0
    for part in (
        "Left out: ",
        "ptkp: What is",
        "ter_category (K/3) = 3",
        "Withheld each month:",
        "https://",
        "5400000 0",
    ):
        assert part in shown.out
    unknown = call(capsys, "tax", "show", "xx-2026")
    assert (unknown.code, unknown.err) == (1, "There is no tax law xx-2026; offercalc tax list shows them all.\n")


def test_a_file_of_ones_own_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = resource("tax", "gb-2026.toml")
    assert call(capsys, "tax", "check", sound).out == f"{sound}: valid\n"
    path = tmp_path / "nz-2025.toml"
    path.write_text(LAW, encoding="utf-8")
    checked = call(capsys, "tax", "check", path, sound)
    assert (checked.code, checked.err) == (1, "nz-2025.toml: it has 1 golden results; add at least 3\n")
    path.write_text(LAW.replace("0.02", "0.03"), encoding="utf-8")
    assert "step levy_paid comes to 1800.00 instead of the golden 1200.00" in call(capsys, "tax", "check", path).err


def test_a_refused_law_is_named_where_it_would_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gb-2026.toml").write_text("format = 1", encoding="utf-8")
    tax_laws = LawFolders(resource("tax"), lambda: tmp_path)
    refused = call(capsys, "tax", "show", "gb-2026", tax_laws=tax_laws)
    assert refused.err == 'gb-2026.toml: this is not a tax law: it has no format = "offercalc.tax"\n'
    assert "gb-2026  gb-2026.toml: this is not" in call(capsys, "tax", "list", tax_laws=tax_laws).out
    assert {"id", "refused"} in [
        set(one) for one in json.loads(call(capsys, "tax", "list", "--json", tax_laws=tax_laws).out)
    ]


def test_payslips_of_an_offer_show_thr_and_settle_in_december(capsys: pytest.CaptureFixture[str]) -> None:
    """The sample: 185 million a month and THR in March; January, March and the year as published payslips of 2026."""
    found = json.loads(call(capsys, "tax", "payslip", NUSANTARA, "--tax-home", "ID", "--year", 2027, "--json").out)
    slips = found["months"]
    assert [slip["month"] for slip in slips] == list(range(1, 13))
    assert (slips[0]["tax"], slips[2]["tax"]) == ("50349330.00", "107728910.00")
    assert slips[2]["paid_beside"] == ["THR"]
    assert slips[4]["paid_beside"] == ["Target bonus"]
    answer = json.loads(call(capsys, "tax", "explain", NUSANTARA, "--tax-home", "ID", "--year", 2027, "--json").out)
    (year,) = answer["years"]
    assert sum(Decimal(slip["tax"]) for slip in slips) == Decimal(year["charges"]["id-2026.income_tax"]["likely"])
    assert sum(Decimal(slip["net"]) for slip in slips) == Decimal(year["take_home"]["likely"])


@pytest.mark.parametrize("locale", ["en_US", "id_ID"])
def test_explanation_and_payslips_are_as_approved(locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--tax-home", "ID", "--year", 2027, "--locale", locale)
    explained = call(capsys, "tax", "explain", NUSANTARA, *options)
    payslips = call(capsys, "tax", "payslip", NUSANTARA, *options)
    assert (explained.code, payslips.code) == (0, 0)
    approve(explained.out + payslips.out, f"cli/tax-explain-{locale}.txt")


def test_all_tax_years_are_explained_with_their_laws_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(call(capsys, "tax", "explain", GLOBEX, "--tax-home", "US-WA", "--json").out)
    assert [(year["year"], year["cut"]) for year in found["years"]] == [
        (2026, False), (2027, False), (2028, False), (2029, False), (2030, True),
    ]  # fmt: skip
    steps = {step["name"]: step["value"] for law in found["years"][0]["laws"] for step in law["steps"]}
    assert steps["social_security"] == "11439.00"  # 6.2 % of the wage base of 184,500
    assert all(law["sources"] for law in found["years"][0]["laws"])


HOMELESS = Path("homeless.json")
"""Stands for a sample without a tax home."""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain", HOMELESS), "the tax home is not known"),
        (("explain", GLOBEX, "--tax-home", "KE"), "there are no tax rules for KE: use your own rate"),
        (("explain", GLOBEX, "--tax-home", "US-WA", "--year", "1999"), "Nothing is paid in the tax year 1999."),
        (("explain", GLOBEX, "--own-tax", "38"), "Your own rate has no steps to explain"),
        (("payslip", HOMELESS), "The tax home is not known"),
        (("payslip", GLOBEX, "--tax-home", "GB"), "gb-2026 does not say what is withheld each month"),
        (("payslip", NUSANTARA, "--tax-home", "ID", "--year", "2150"), "nothing is paid in the tax year 2150"),
        (("payslip", NUSANTARA, "--tax-home", "ID", "--ptkp", "K/9"), '"K/9" is not an answer to "ptkp"'),
    ],
)
def test_what_cannot_be_explained_is_one_sentence(
    arguments: tuple[object, ...], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homeless = tmp_path / HOMELESS
    homeless.write_text(GLOBEX.read_text(encoding="utf-8").replace('  "tax_home": "US-WA",\n', ""), encoding="utf-8")
    given = (homeless if one is HOMELESS else one for one in arguments)
    found = call(capsys, "tax", *given)
    assert (found.code, found.out) == (1, "")
    assert message in found.err


@pytest.mark.parametrize("verb", ["explain", "payslip"])
def test_a_year_beyond_the_calendar_is_refused(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = call(capsys, "tax", verb, NUSANTARA, "--tax-home", "ID", "--year", 99_999)
    assert found.code == 2
    assert "1950<=x<=2200" in found.err
