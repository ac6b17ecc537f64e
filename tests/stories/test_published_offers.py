"""Offers as they were published, or worked out by somebody else, give the figures of their source in the terminal."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.tools import call

OFFERS = Path(__file__).parent / "published"

Answer = Mapping[str, Any]


class Case(NamedTuple):
    """An offer, the options of `offercalc show`, the yearly totals of its source, and that source."""

    offer: str
    options: str
    years: tuple[str, ...]
    source: str


CASES = (
    Case(
        "01-openai-ppu-2m", "", ("800000",) * 4,
        "levels.fyi/blog/openai-compensation.html: 300k and $2M of PPUs evenly over 4 years are $800k a year",
    ),
    Case(
        "04-openai-retention-300b-500b", "--years 2", ("250000", "250000"),
        "obsidian-notes-b8t.pages.dev, OpenAI Bonus: $300k at the $300B price are $500k at the current $500B price",
    ),
    Case(
        "12-amazon-half-yearly", "", ("170000", "190000", "240000", "240000"),
        "r/dataisbeautiful nqa4wxa: 5 % after 1 year, 15 % after 2, then 20 % at 2.5, 3, 3.5 and 4 years",
    ),
    Case(
        "17-option-refresher-strike", "--target 2027-01-01=20", ("12000",) * 4,
        "secfi.app/learn: additional grants have the current price as their strike; granted at 20 they gain nothing",
    ),
    Case(
        "24-intersect-ent-kowalski", "", ("33750", "6000", "0", "0"),
        "10-K 2018 of Intersect ENT: $5,250 a month for 3 months, then $2,000 a month for 12 months",
    ),
    Case(
        "26-relocation-stepped", "--years 2", ("20000", "0"),
        "expertlaw.com 193305: owed back 100 % in months 1-12, 75 % in 13-16, 50 % in 17-20, 25 % in 21-24",
    ),
    Case(
        "33-uae-gratuity", "--years 7", ("182700",) * 7,
        "thenationalnews.com 1.713427: Dh7,000 for each of 5 years, then Dh10,000, at a basic of Dh10,000",
    ),
    Case(
        "35-thr-tono-allowances", "--years 1", ("86900000",),
        "karanganyar.inews.id 282106: 4.5M and fixed allowances of 0.5M and 0.3M, not 1.5M, are a THR of 5,300,000",
    ),
    Case("36-thr-tono-as-salaries", "--years 1", ("86900000",), "the same, with fixed allowances as salaries"),
    Case(
        "44-philippines-raise", "--years 1", ("292500",),
        "respicio.ph: 20,000 for 6 months and 25,000 for 6 are a thirteenth month of 270,000 / 12 = 22,500",
    ),
    Case(
        "56-posthog-acceleration", "--exit 2028-06-30", ("12000", "12000", "24000", "0"),
        "PostHog's handbook, share options: all vests at a sale; 2,900 of 4,800 options have vested on that day",
    ),
    Case(
        "57-vsop-germany", "", ("60000",) * 4,
        "lawsimple.co, VSOPs in Germany: cash only at a liquidity event",
    ),
    Case(
        "57-vsop-germany", "--exit 2029-12-31=12625000", ("60000", "60000", "60000", "60500"),
        "esop-direkt.de: with a base price of 100, a share at 101 pays 1 for each of 500",
    ),
    Case(
        "61-waterfall-participating", "--years 1 --exit 2026-06-30=20e6", ("10500000",),
        "github eyadsibai/worth_it, test_waterfall_participating_uncapped: of 20M, 5M first; common has 70 % of 15M",
    ),
    Case(
        "64-uk-day-rate", "--years 1", ("110000",),
        "como-calculator.com, annual salary to day rate: 220 billable days at 500 a day are 110,000",
    ),
    Case(
        "65-bonus-plan-year", "--years 1 --by calendar", ("55041.10", "50000"),
        "lumocalculator.com: joined on 1 July, 10,000 a calendar year pay 184/365 = 5,041.10",
    ),
)  # fmt: skip


def shown(capsys: pytest.CaptureFixture[str], name: str, options: str) -> Answer:
    """Return what `offercalc show --json` prints of an offer."""
    outcome = call(capsys, "show", OFFERS / f"{name}.json", *options.split(), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    answer: Answer = json.loads(outcome.out)
    return answer


def exact(spans: list[dict[str, str | None]]) -> list[Decimal]:
    """Return spans of which every bound is the same."""
    assert all(one["low"] == one["likely"] == one["high"] for one in spans)
    return [Decimal(one["likely"] or "") for one in spans]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.offer} {case.options}")
def test_a_published_offer_gives_the_figures_of_its_source(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    answer = shown(capsys, case.offer, case.options)
    assert case.source
    assert exact(answer["totals"]["years"]) == [Decimal(year) for year in case.years]
    assert answer["problems"] == []


def test_every_offer_here_is_a_case() -> None:
    assert {path.stem for path in OFFERS.glob("*.json")} == {case.offer for case in CASES} | {
        "40-indonesia-nett", "40-indonesia-gross",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "options", "figure", "by_month"),
    [
        ("12-amazon-half-yearly", "", "kept", {29: "426667", 30: "480000", 41: "666667", 42: "720000"}),
        ("26-relocation-stepped", "--years 2", "owed_back",
         {11: "20000", 12: "15000", 15: "15000", 16: "10000", 20: "5000", 23: "5000", 24: "0"}),
        ("33-uae-gratuity", "--years 7", "leaving_pay", {11: "0", 12: "7000", 60: "35000", 84: "55000"}),
        ("33-uae-gratuity", "--years 7", "kept", {84: "1333900"}),
        ("44-philippines-raise", "--years 1", "kept", {8: "184166.67"}),
        ("56-posthog-acceleration", "--exit 2028-06-30", "kept", {29: "29000", 30: "48000"}),
        ("57-vsop-germany", "--exit 2029-12-31=12625000", "kept", {47: "235000", 48: "240500"}),
        ("01-openai-ppu-2m", "", "locked", {11: "0", 12: "500000", 24: "1000000", 36: "1000000"}),
    ],
)  # fmt: skip
def test_leaving_a_published_offer_gives_the_figures_of_its_source(
    name: str, options: str, figure: str, by_month: dict[int, str], capsys: pytest.CaptureFixture[str]
) -> None:
    months = shown(capsys, name, options)["leaving"]["months"]
    found = exact([months[month][figure] for month in by_month])
    wanted = [Decimal(amount) for amount in by_month.values()]
    assert [abs(one - other) < 1 for one, other in zip(found, wanted, strict=True)] == [True] * len(wanted)


def test_pay_stated_net_is_asked_for_and_not_compared_with_gross_pay(capsys: pytest.CaptureFixture[str]) -> None:
    net = shown(capsys, "40-indonesia-nett", "--years 1")
    assert [question["path"] for question in net["open_questions"]] == ["$.pay[0].tax"]
    files = [OFFERS / f"40-indonesia-{one}.json" for one in ("nett", "gross")]
    outcome = call(capsys, "compare", *files, "--years", "1", "--json")
    assert outcome.code == 0
    assert "PT Nett states pay net of tax and PT Gros before tax" in json.loads(outcome.out)["headlines"][0]


def test_the_month_from_which_an_offer_is_ahead_is_that_of_its_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = {
        "format": "offercalc.offer", "version": 1, "company": "Flat", "role": "SDE", "currency": "USD",
        "start_date": "2026-01-01", "pay": [{"type": "salary", "amount": "200000", "per": "year"}],
    }  # fmt: skip
    flat = tmp_path / "flat.json"
    flat.write_text(json.dumps(other), encoding="utf-8")
    amazon = OFFERS / "12-amazon-half-yearly.json"
    answer = json.loads(call(capsys, "compare", amazon, flat, "--json", "--each-month").out)
    # 200 of 1,000 shares at $200 vest every half year from the 30th month on, when 80,000 have vested; the salary is
    # 40,000 a year lower. After 41 months 120,000 stand against 136,667, after 42 months 160,000 against 140,000.
    kept = [[Decimal(one["kept"]["likely"]) for one in offer["leaving"]["months"]] for offer in answer["offers"]]
    behind = [month for month, (ours, theirs) in enumerate(zip(*kept, strict=True)) if ours < theirs]
    assert behind[-1] + 1 == 42
    assert any("42 months" in headline for headline in answer["headlines"])
    assert not any("48 months" in headline for headline in answer["headlines"])
