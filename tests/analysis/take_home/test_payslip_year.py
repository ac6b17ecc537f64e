from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.analysis.take_home.net_pay import with_gross_pay
from offercalc.analysis.take_home.payslip_year import PayslipYear, payslip_year
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from offercalc.domain.tax.law_error import LawError
from tests.builders import assumptions, offer
from tests.tax_laws import appraised, basis


def slips(one: Offer, year: int, of: Assumptions | None = None) -> PayslipYear:
    assumed = of or assumptions("IDR", years=2)
    return payslip_year(appraised(one, assumed), assumed, basis("ID", assumed), year)


@pytest.mark.parametrize(
    ("wage", "taxes", "nets"),
    [
        ("10M", (261_350, 1_840_860, 322_840), (9_338_650, 9_277_160)),
        ("50M", (9_135_000, 24_180_000, 4_174_000), (39_639_526, 44_595_137)),
        ("185M", (50_349_330, 107_728_910, 27_886_190), (130_725_196, 153_182_947)),
    ],
)
def test_payslips_of_2026_with_thr_in_march(wage: str, taxes: tuple[int, ...], nets: tuple[int, ...]) -> None:
    """The worked payslips of TK/0 that the withholding of the law is tested with, here from the ledger of an offer."""
    found = slips(offer(f"{wage} IDR/month + 1 wage in month 3", "2025-01-01"), 2026)
    assert [found.slips[month - 1].tax for month in (1, 3, 12)] == list(taxes)
    assert [found.slips[month - 1].net for month in (1, 12)] == list(nets)
    assert list(found.extras) == [3]


def test_a_year_that_begins_or_ends_early_has_its_months_alone() -> None:
    one = offer("50M IDR/month", "2026-04-01")
    first = slips(one, 2026)
    assert [slip.month for slip in first.slips] == list(range(4, 13))
    leaving = assumptions("IDR", years=2, leaving_date=date(2027, 6, 30))
    last = slips(one, 2027, leaving)
    assert [slip.month for slip in last.slips] == list(range(1, 7))
    assert last.slips[-1].tax < 0  # the rates of a whole year were withheld: June refunds what was too much


def test_a_cut_year_goes_on_to_its_end() -> None:
    found = slips(offer("50M IDR/month", "2025-07-01"), 2027)
    assert len(found.slips) == 12


def test_dollars_are_converted_at_the_rate_of_the_basis() -> None:
    of = assumptions("USD", years=2, own_rates=(OwnRate(base="USD", quote="IDR", value=Decimal(16000)),))
    dollars = payslip_year(appraised(offer("1000 USD/month", "2026-01-01"), of), of, basis("ID", of), 2026)
    rupiah = slips(offer("16M IDR/month", "2026-01-01"), 2026)
    assert [slip.net for slip in dollars.slips] == [slip.net for slip in rupiah.slips]
    with pytest.raises(LawError, match="HRK"):
        payslip_year(appraised(offer("1000 HRK/month", "2026-01-01"), of), of, basis("ID", of), 2026)


def test_net_pay_is_paid_out_as_promised_over_the_year() -> None:
    of = assumptions("IDR", years=1)
    one = offer("31M IDR/month", "2026-01-01")
    one = replace(one, pay=(replace(one.pay[0], tax="net"),))
    grossed = with_gross_pay(appraised(one, of), of, (1,), basis("ID", of))
    found = payslip_year(grossed, of, basis("ID", of), 2026)
    assert sum(slip.net for slip in found.slips) == 372_000_000


def test_a_year_without_pay_and_laws_without_withholding_are_refused() -> None:
    with pytest.raises(LawError, match="nothing is paid in the tax year 2040"):
        slips(offer("50M IDR/month", "2026-01-01"), 2040)
    of = assumptions("USD")
    with pytest.raises(LawError, match="does not say what is withheld each month"):
        payslip_year(appraised(offer("50k USD/year"), of), of, basis("US-TX", of), 2026)
