from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.take_home.assessor import Assessor
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, take_home
from offercalc.analysis.take_home.treatment import Untaxed
from offercalc.analysis.yearly import By
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.exchange.rate import Drift
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import OneTime
from offercalc.domain.scenario.assumptions import CompanyPrice, Exit, OwnRate
from offercalc.domain.tax.law import Confidence
from offercalc.domain.values.estimate import Span
from tests.builders import OFFERS, assumptions, is_ordered, offer
from tests.tax_laws import appraised, basis, kept_of, rounded, to_the_cent

RUPIAH = OwnRate(base="USD", quote="IDR", value=Decimal(16000))


def not_known(one: Offer, place: str, currency: str = "USD") -> str:
    of = assumptions(currency)
    found = take_home(appraised(one, of), of, (1,), basis(place, of), Assessor({}))
    assert isinstance(found, NotKnown)
    return localizer_for("en").render(found.reason)


@pytest.mark.parametrize(
    ("place", "pay", "start", "figures"),
    [
        # taxsim-py 0.4.1 and policyengine-us 2.68.0, single, 2025
        ("US-CA", "555k USD/year", "2025-01-01", ("205908.61", "28820.70", "0.00", "320270.69")),
        # CIOT, 13 January 2026: income tax on 45,000 and 50,000 in 2026/27; National Insurance 8 % above 12,570
        ("GB", "45k GBP/year", "2026-04-06", ("6486.00", "2594.40", "0.00", "35919.60")),
        ("GB", "50k GBP/year", "2026-04-06", ("7486.00", "2994.40", "0.00", "39519.60")),
        # IRAS: 21,150 on 200,000, less 18 % of 1,000
        ("SG", "200k SGD/year", "2025-01-01", ("20970.00", "0.00", "0.00", "179030.00")),
    ],
)
def test_a_whole_tax_year_has_the_published_figures(
    place: str, pay: str, start: str, figures: tuple[str, str, str, str]
) -> None:
    one = offer(pay, start)
    of = assumptions(one.currency, years=1, own_rates=())
    total = kept_of(one, place, replace(of, currency=one.currency)).total
    assert [to_the_cent(span) for span in (total.tax, total.social, total.saving, total.take_home)] == list(figures)


def test_a_year_in_indonesia_with_thr() -> None:
    one = offer("10M IDR/month + 1 wage in month 3", "2026-01-01")
    one = replace(one, pay=(one.pay[0], replace(one.pay[1], prorate="none")))
    total = kept_of(one, "ID", assumptions("IDR", years=1)).total
    assert to_the_cent(total.tax) == "4777200.00"
    assert to_the_cent(total.take_home) == "120422800.00"


def test_a_year_that_the_horizon_cuts_is_taxed_as_if_the_employment_went_on() -> None:
    whole = kept_of(offer("120k USD/year", "2027-01-01"), "US-TX", assumptions(years=1)).total
    found = kept_of(offer("120k USD/year", "2026-07-01"), "US-TX", assumptions(years=1))
    half, rest = found.taxed
    assert (half.income.is_cut, rest.income.is_cut) == (False, True)
    assert (half.income.months, rest.income.months) == (6, 12)
    first = kept_of(replace(offer("60k USD/year", "2026-01-01")), "US-TX", assumptions(years=1)).total
    assert found.total.take_home.likely == first.take_home.likely + whole.take_home.likely / 2


def test_each_kind_of_income_bears_what_it_adds() -> None:
    """175,000 of salary are below the wage base of 2025 (176,100): the bonus bears the rest of it, and Medicare."""
    one = offer("175k USD/year + 10k USD bonus + 1000 RSU @ 10 USD / 100", "2025-01-01")
    found = kept_of(one, "US-TX", assumptions(years=1))
    first = next(year for year in found.taxed if year.income.year == 2025)
    social = {layer.value: one.taken[1] for layer, one in first.bounds[1].items()}
    assert social == {
        "wages": Fraction("0.0765") * 175_000,
        "bonus": Fraction("0.062") * 1_100 + Fraction("0.0145") * 10_000,
        "one-time": 0,
        "equity": 0,
    }
    later = next(year for year in found.taxed if year.income.year == 2026)
    assert later.bounds[1][next(layer for layer in later.bounds[1] if layer.value == "equity")].amount == 10_000


@given(OFFERS, st.sampled_from(["ID", "US-CA", "GB", "IN"]), st.sampled_from(By))
@settings(max_examples=30)
def test_what_is_taken_and_what_is_left_is_the_gross(one: Offer, place: str, by: By) -> None:
    one = replace(one, start_date=max(one.start_date, date(2025, 4, 6)))
    of = assumptions(
        "USD",
        own_rates=(RUPIAH, *(OwnRate(base="USD", quote=code, value=Decimal(1)) for code in ("GBP", "INR", "SGD"))),
    )
    found = appraised(one, of, by)
    labels = tuple(sorted(set(found.earned)))
    kept = take_home(found, of, labels, basis(place, of), Assessor({}))
    assert isinstance(kept, TakeHome)
    total = kept.total
    assert sum(span.likely for span in (total.take_home, total.tax, total.social, total.saving)) == found.total.likely
    assert all(is_ordered(span) for year in kept.years for span in (year.take_home, year.tax, year.social, year.saving))
    assert total.tax.likely >= 0
    assert total.take_home.is_open == found.total.is_open


def test_a_range_of_wages_gives_a_range_of_take_home() -> None:
    low, likely, high = (
        kept_of(offer(f"{amount}k USD/year", "2026-01-01"), "US-WA", assumptions(years=1)).total.take_home.likely
        for amount in (100, 120, 150)
    )
    found = kept_of(offer("100k..120k..150k USD/year", "2026-01-01"), "US-WA", assumptions(years=1)).total.take_home
    assert found == Span(low, likely, high)


def test_unknown_equity_leaves_the_cash_known() -> None:
    one = offer("100k USD/year + ? RSU @ 10 USD / 100", "2026-01-01")
    cash = kept_of(offer("100k USD/year", "2026-01-01"), "US-TX", assumptions(years=1)).total
    found = kept_of(one, "US-TX", assumptions(years=1)).total
    assert found.take_home == replace(cash.take_home, high=None)
    assert found.tax == replace(cash.tax, high=None)


def test_what_the_law_leaves_out_is_kept_whole_and_told_apart() -> None:
    pay = "120k USD/year + 500 USD/month allowance untaxed + 3k USD/year benefit + 10% contribution"
    found = kept_of(offer(pay, "2026-01-01"), "US-TX", assumptions(years=1))
    plain = kept_of(offer("120k USD/year", "2026-01-01"), "US-TX", assumptions(years=1)).total
    assert found.total.tax == plain.tax
    assert found.total.take_home.likely == plain.take_home.likely + 6_000 + 3_000 + 12_000
    assert {why: span.likely for why, span in found.untaxed.items()} == {Untaxed.FREE: 21_000}


def test_taxable_allowances_are_wages() -> None:
    with_allowance = kept_of(offer("114k USD/year + 500 USD/month allowance", "2026-01-01"), "US-TX", assumptions())
    assert with_allowance.total == kept_of(offer("120k USD/year", "2026-01-01"), "US-TX", assumptions()).total


def test_options_are_taxed_only_on_a_day_on_which_they_are_sold() -> None:
    held = offer("120k USD/year + 1000 options @ 30 USD strike 10 / 100", "2026-01-01")
    found = kept_of(held, "US-TX", assumptions(years=1))
    plain = kept_of(offer("120k USD/year", "2026-01-01"), "US-TX", assumptions(years=1)).total
    assert found.total.tax == plain.tax
    assert {why: span.likely for why, span in found.untaxed.items()} == {Untaxed.LATER: 20_000}
    exits = (CompanyPrice("", Exit(on=date(2026, 12, 31))),)
    sold = kept_of(held, "US-TX", replace(assumptions(years=1), prices=exits))
    assert not sold.untaxed
    assert sold.total.tax.likely > plain.tax.likely


def test_the_minimum_tax_of_incentive_options_that_are_held() -> None:
    """2025, single: 26 % of 100,000 + 200,000 - 88,100 is 55,094; the regular tax on 84,250 is 13,449."""
    one = offer("100k USD/year + 10000 options @ 30 USD strike 10 / 100% on 2025-06-30", "2025-01-01")
    one = replace(one, equity=(replace(one.equity[0], style="iso"),))
    year = kept_of(one, "US-TX", assumptions(years=1)).taxed[0]
    assert to_the_cent(year.minimum_tax) == "41645.00"
    assert year.bounds[1][next(iter(year.bounds[1]))].charges["us-federal-2025", "income_tax"] == 13_449


@pytest.mark.parametrize(
    ("net_of_tax", "bears"),
    [(False, (1, 1, 1)), (True, (Fraction(1, 2),) * 3), (None, (1, 1, Fraction(1, 2)))],
)
def test_what_is_repaid_in_a_later_year_before_tax_leaves_its_tax(
    net_of_tax: bool | None,  # noqa: FBT001 - one of three
    bears: tuple[Fraction, ...],
) -> None:
    """Half of 24,000, paid in 2025, is repaid on leaving in 2026: before tax 12,000, after tax half of the net."""
    one = offer("120k USD/year + 24k USD once owed back 24m", "2025-01-01")
    bonus = one.pay[1]
    assert isinstance(bonus, OneTime)
    one = replace(one, pay=(one.pay[0], replace(bonus, clawback=Clawback(months=Decimal(24), net_of_tax=net_of_tax))))
    of = assumptions(years=2, leaving_date=date(2026, 1, 1))
    found = kept_of(one, "US-TX", of)
    plain = kept_of(offer("120k USD/year", "2025-01-01"), "US-TX", of).total.take_home.likely
    stacked = found.taxed[0].bounds[1]
    tax = next(sum(layer.taken) for kind, layer in stacked.items() if kind.value == "one-time")
    low, likely, high = (plain + 12_000 - part * tax for part in bears)
    assert found.total.take_home == Span(low, likely, high)
    assert tax == (Fraction("0.24") + Fraction("0.0765")) * 24_000


def test_what_is_repaid_in_its_own_year_lowers_the_wages() -> None:
    one = offer("120k USD/year + 24k USD once owed back 24m", "2025-01-01")
    of = assumptions(years=2, leaving_date=date(2025, 7, 1))
    half = kept_of(offer("120k USD/year + 6k USD once", "2025-01-01"), "US-TX", of)
    assert kept_of(one, "US-TX", of).total == half.total


def test_dollars_paid_in_jakarta_are_taxed_in_rupiah() -> None:
    of = assumptions("USD", years=1, own_rates=(RUPIAH,))
    found = kept_of(offer("1000 USD/month", "2026-01-01"), "ID", of)
    rupiah = kept_of(offer("16M IDR/month", "2026-01-01"), "ID", assumptions("IDR", years=1))
    assert found.total.take_home.likely == rupiah.total.take_home.likely / 16000
    assert found.rate is not None
    assert found.rate.value == Fraction(1, 16000)


def test_a_drift_of_the_rate_changes_what_is_taxed_by_payday() -> None:
    of = assumptions("USD", years=1, own_rates=(RUPIAH,), drifts=(Drift("USD", "IDR", Decimal(10)),))
    found = kept_of(offer("1000 USD/month", "2026-01-01"), "ID", of).taxed[0]
    assert sum(share.taxed.likely for share in found.income.shares) > 12 * 16_000_000
    rupiah = kept_of(offer("16M IDR/month", "2026-01-01"), "ID", of).taxed[0]
    assert sum(share.taxed.likely for share in rupiah.income.shares) == 12 * 16_000_000


def test_an_own_rate_always_wins() -> None:
    one = offer("100k USD/year + 10k USD bonus + 3k USD/year benefit", "2026-01-01")
    for place in ("US-CA", "KE", ""):
        found = kept_of(one, place, assumptions(years=1), own_percent="38")
        assert [to_the_cent(span) for span in (found.total.take_home, found.total.tax)] == ["71200.00", "41800.00"]
        assert (found.laws, found.confidence, found.age) == ((), None, None)


def test_unknown_places_are_a_sentence() -> None:
    one = offer("100k USD/year", "2026-01-01")
    assert not_known(one, "KE") == "there are no tax rules for KE: use your own rate"
    assert not_known(one, "") == "the tax home is not known: name a place, or use your own rate"
    assert not_known(one, "GB") == ("there is no exchange rate between GBP, in which taxes are paid, and USD")


def test_income_from_elsewhere_raises_the_tax_of_the_first_year_alone() -> None:
    """50,000 before the start: the 24,000 of December 2025 are taxed at 22 %, of January to November as ever."""
    one = offer("24k USD/month", "2025-12-01")
    person = {"other_income": Fraction(50_000)}
    plain, found = (kept_of(one, "US-TX", assumptions(years=1), person=answers) for answers in ({}, person))
    assert [year.bounds for year in plain.taxed[1:]] == [year.bounds for year in found.taxed[1:]]
    first = next(iter(found.taxed[0].bounds[1].values()))
    assert first.charges["us-federal-2025", "income_tax"] == Fraction("0.12") * (48_475 - 34_250) + Fraction("0.22") * (
        24_000 - 14_225
    )


def test_age_and_confidence_are_those_of_the_worst_law() -> None:
    found = kept_of(offer("100k USD/year", "2026-01-01"), "US-CA", assumptions())
    assert found.confidence is Confidence.PROJECTED
    assert found.age is not None
    assert (found.age.rules_of, found.age.applied_to) == (2025, 2029)
    assert [law.id for law in found.laws] == ["us-federal-2026", "us-fica-2026", "us-ca-2026"]


def test_the_bounds_of_open_amounts_are_written_out() -> None:
    found = kept_of(offer("? USD/year", "2026-01-01"), "US-TX", assumptions(years=1))
    assert rounded(found.total.take_home) == ("0.00", "0.00", "")
