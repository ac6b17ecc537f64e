from __future__ import annotations

from fractions import Fraction

from offercalc.analysis.take_home.tax_year import tax_year_of
from offercalc.analysis.take_home.treatment import Layer
from tests.builders import assumptions, offer
from tests.tax_laws import kept_of, to_the_cent


def test_the_account_of_a_year_names_each_charge_of_each_law() -> None:
    found = kept_of(offer("555k USD/year", "2025-01-01"), "US-CA", assumptions(years=1))
    account = tax_year_of(found.taxed[0])
    assert {f"{one.law.id}.{one.step.name}": to_the_cent(one.amount) for one in account.charges} == {
        "us-federal-2025.income_tax": "155572.25",
        "us-fica-2025.fica": "22160.70",
        "us-ca-2025.income_tax": "50336.36",
        "us-ca-2025.sdi": "6660.00",
    }
    assert (to_the_cent(account.gross), to_the_cent(account.take_home)) == ("555000.00", "320270.69")
    assert account.kept == {Layer.WAGES: account.take_home.likely / 555_000}


def test_a_cut_year_has_its_part_of_the_charges() -> None:
    found = kept_of(offer("120k USD/year", "2026-07-01"), "US-TX", assumptions(years=1))
    whole = kept_of(offer("120k USD/year", "2027-01-01"), "US-TX", assumptions(years=1))
    cut, full = tax_year_of(found.taxed[-1]), tax_year_of(whole.taxed[0])
    assert cut.gross.likely == 60_000
    assert [one.amount.likely for one in cut.charges] == [one.amount.likely / 2 for one in full.charges]
    assert cut.kept == full.kept


def test_the_first_extra_dollar_of_a_bonus_keeps_less_than_wages() -> None:
    """In Texas, 2026, single: 100,000 + 10,000 are in the bracket of 22 %, and pay 7.65 % of contributions."""
    year = kept_of(offer("100k USD/year + 10k USD bonus", "2026-01-01"), "US-TX", assumptions(years=1)).taxed[0]
    assert tax_year_of(year).kept[Layer.BONUS] == 1 - Fraction("0.22") - Fraction("0.0765")
