from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, side_by_side
from offercalc.analysis.leaving_schedule import leaving_schedule
from offercalc.analysis.take_home.assessor import Assessor
from offercalc.analysis.take_home.departures import LeftByMonth, left_after, left_on_leaving
from offercalc.analysis.take_home.net_pay import with_gross_pay
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, TakeHomeYear, take_home
from offercalc.analysis.yearly import By
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import LeavingPay, OneTime
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from offercalc.domain.values.months import add_months
from tests.builders import OFFERS, assumptions, is_ordered, offer
from tests.tax_laws import appraised, basis, kept_of, rounded, to_the_cent

RATES = (
    OwnRate(base="USD", quote="IDR", value=Decimal(16000)),
    *(OwnRate(base="USD", quote=code, value=Decimal(1)) for code in ("GBP", "INR", "SGD", "EUR")),
)


def left(one: Offer, place: str, of: Assumptions, own_percent: str = "") -> LeftByMonth:
    found = found_left(appraised(one, of), place, of, own_percent)
    assert not isinstance(found, NotKnown), found
    return found


def found_left(one: Appraisal, place: str, of: Assumptions, own_percent: str = "") -> LeftByMonth | NotKnown:
    alone = side_by_side((one,), of, By.EMPLOYMENT)
    return left_on_leaving(one, alone, basis(place, of, own_percent), Assessor({}))


def signed_on(start: str, *, net_of_tax: bool | None = False) -> Offer:
    """Return 120,000 dollars a year and 40,000 at the start, repaid pro rata on leaving within 12 months."""
    one = offer("120k USD/year + 40k USD once", start)
    bound = Clawback(months=Decimal(12), net_of_tax=net_of_tax)
    pay = tuple(replace(part, clawback=bound) if isinstance(part, OneTime) else part for part in one.pay)
    return replace(one, pay=pay)


def figures(one: TakeHomeYear) -> list[str]:
    return [to_the_cent(span) for span in (one.take_home, one.tax, one.social)]


def test_a_sign_on_repaid_in_the_year_of_payment_lowers_the_wages_of_that_year() -> None:
    """Nine months are 90,000, and 9/12 of the sign-on are 30,000: 120,000 are left before tax.

    Federal tax of 2026 on 120,000 - 16,100 = 103,900: 1,240 + 12% of 38,000 + 22% of 53,500; FICA is 7.65%.
    """
    one = left(signed_on("2026-01-01"), "US-TX", assumptions(years=2))[9]
    assert figures(one) == [f"{120_000 - 17_570 - 9_180}.00", f"{1_240 + 4_560 + 11_770}.00", "9180.00"]


def test_a_sign_on_repaid_in_a_later_tax_year_costs_its_tax_as_well() -> None:
    """In 2026 six months and the whole sign-on are 100,000: 83,900 taxable, 13,170. In 2027 30,000: 13,900, 1,420.

    The contributions are 7.65% of 130,000, of which 120,000 are kept.
    """
    start = "2026-07-01"
    one = left(signed_on(start), "US-TX", assumptions(years=2))[9]
    assert figures(one) == [f"{120_000 - 14_590 - 9_945}.00", "14590.00", "9945.00"]


def test_a_sign_on_repaid_after_tax_costs_only_the_tax_of_what_is_kept() -> None:
    """Of 2026 the sign-on bears 13,170 - 5,020 of tax and 3,060 of contributions; 9/12 of them fall on what is kept."""
    one = left(signed_on("2026-07-01", net_of_tax=True), "US-TX", assumptions(years=2))[9]
    assert figures(one) == ["98267.50", f"{5_020 + 6_112.5 + 1_420}0", f"{4_590 + 2_295 + 2_295}.00"]


def test_a_clawback_that_does_not_say_so_has_both_as_bounds() -> None:
    one = left(signed_on("2026-07-01", net_of_tax=None), "US-TX", assumptions(years=2))[9]
    assert rounded(one.take_home) == ("95465.00", "95465.00", "98267.50")


def test_half_a_year_in_germany_is_taxed_on_its_own() -> None:
    """30,000 euros: contributions of 9.3, 1.3, 8.75 and 2.4%; 22,689 taxable.

    Tariff of 2026: z = (22,689 - 17,799) / 10,000; (173.1 z + 2,397) z + 1,034.87 = 2,248.39.
    """
    one = left(offer("60k EUR/year"), "DE", assumptions("EUR", years=2, own_rates=()))[6]
    assert figures(one) == [f"{30_000 - 2_248 - 6_525}.00", "2248.00", "6525.00"]


def test_contributions_of_part_of_a_year_end_at_the_ceilings_of_its_months() -> None:
    """In euros 10.6% are due up to 50,700 and 11.15% up to 34,875; in pounds 8% from 6,285 to 25,135, then 2%."""
    german = left(offer("240k EUR/year"), "DE", assumptions("EUR", years=1, own_rates=()))[6]
    assert to_the_cent(german.social) == "9262.76"
    british = left(offer("108k GBP/year", "2026-04-06"), "GB", assumptions("GBP", years=1, own_rates=()))[6]
    assert to_the_cent(british.social) == f"{18_850 * 0.08 + 28_865 * 0.02:.2f}"


def test_net_pay_reaches_the_account_with_its_thr() -> None:
    """31 million net: six months, and in March three twelfths of a month as THR; what is borne grosses up."""
    one = offer("31M IDR/month + 1 wage in month 3")
    one = replace(one, pay=tuple(replace(part, tax="net") for part in one.pay))
    of = assumptions("IDR", years=2, own_rates=())
    grossed = with_gross_pay(appraised(one, of), of, (1, 2), basis("ID", of))
    found = found_left(grossed, "ID", of)
    assert not isinstance(found, NotKnown)
    promised = [point.kept.likely for point in leaving_schedule(appraised(one, of), of)]
    assert to_the_cent(found[6].take_home) == f"{6 * 31_000_000 + 7_750_000}.00"
    assert [one.take_home.likely for one in found] == promised
    assert all(one.tax.likely > 0 for one in found[3:])


def test_net_pay_of_a_horizon_that_ends_within_a_tax_year_is_what_was_promised() -> None:
    one = offer("31M IDR/month", "2026-02-02")
    one, of = replace(one, pay=(replace(one.pay[0], tax="net"),)), assumptions("IDR", years=2, own_rates=())
    grossed = with_gross_pay(appraised(one, of), of, (1, 2), basis("ID", of))
    found = found_left(grossed, "ID", of)
    assert not isinstance(found, NotKnown)
    assert [one.take_home.likely for one in found] == [31_000_000 * month for month in range(25)]


def test_an_own_rate_takes_the_same_part_of_each_month() -> None:
    one = left(offer("120k USD/year"), "US-CA", assumptions(years=1), own_percent="40")
    assert [to_the_cent(one[month].take_home) for month in (0, 5, 12)] == ["0.00", "30000.00", "72000.00"]


def test_leaving_pay_is_taxed_when_it_is_due() -> None:
    one = offer("120k USD/year")
    paid = replace(one, pay=(*one.pay, LeavingPay(tiers=(LeavingTier(months_of_wage_per_year=Decimal(1)),))))
    of = assumptions(years=2)
    found, plain = left(paid, "US-TX", of), left(one, "US-TX", of)
    gross = leaving_schedule(appraised(paid, of), of)[18].leaving_pay.likely
    assert gross == 15_000
    assert 0 < found[18].take_home.likely - plain[18].take_home.likely < gross


def test_after_the_end_of_a_fixed_term_nothing_changes() -> None:
    one = replace(offer("120k USD/year"), end_date=date(2026, 12, 31))
    of = assumptions(years=2)
    found = left(one, "US-TX", of)
    assert found[12] == found[24] == kept_of(one, "US-TX", of).total


def test_a_place_that_is_not_known_is_said() -> None:
    of = assumptions(years=1)
    for place in ("", "KE"):
        assert isinstance(found_left(appraised(offer("120k USD/year"), of), place, of), NotKnown)


@pytest.mark.parametrize("place", ["US-CA", "ID", "GB", "DE"])
def test_at_the_end_of_the_horizon_is_what_somebody_keeps_who_stays(place: str) -> None:
    one, of = offer("90k USD/year + 4000 RSU @ 25 USD / 4y 1y-cliff monthly", "2026-04-15"), assumptions(years=4)
    of = replace(of, own_rates=RATES)
    assert left(one, place, of)[-1] == kept_of(one, place, of).total


@given(OFFERS, st.sampled_from(["ID", "US-CA", "GB", "DE"]), st.integers(0, 24))
@example(offer("15k USD once owed back 24m", "2025-11-01"), "ID", 2)
@settings(max_examples=30)
def test_each_month_is_the_take_home_under_that_leaving_date(one: Offer, place: str, month: int) -> None:
    one = replace(one, start_date=max(one.start_date, date(2025, 4, 6)))
    of = assumptions("USD", years=2, own_rates=RATES)
    found = left(one, place, of)[month]
    leaving = replace(of, leaving_date=add_months(one.start_date, month))
    gross = appraised(one, leaving)
    labels = tuple(sorted(set(gross.earned)))
    kept = take_home(gross, leaving, labels, basis(place, leaving), Assessor({}))
    assert isinstance(kept, TakeHome)
    whole, point = kept.total, leaving_schedule(appraised(one, of), of)[month]
    assert (found.take_home.likely, found.tax.likely) == (whole.take_home.likely, whole.tax.likely)
    assert found.take_home.is_open == whole.take_home.is_open
    taken = (found.take_home, found.tax, found.social, found.saving)
    assert sum(span.likely for span in taken) == point.kept.likely
    assert found.take_home.likely <= point.kept.likely
    assert all(is_ordered(span) for span in taken[1:])  # taxes on what is repaid stay paid: less than nothing is left


def test_the_tax_years_of_a_month_explain_it() -> None:
    of = assumptions(years=2)
    one = appraised(signed_on("2026-07-01"), of)
    alone = side_by_side((one,), of, By.EMPLOYMENT)
    found = left_after(9, one, alone, basis("US-TX", of), Assessor({}))
    assert isinstance(found, TakeHome)
    assert [year.income.year for year in found.taxed] == [2026, 2027]
    assert to_the_cent(found.total.take_home) == "95465.00"
