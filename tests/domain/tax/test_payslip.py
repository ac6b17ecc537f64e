from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from offercalc.domain.tax.assessment import Income, assess
from offercalc.domain.tax.evaluator import ExactOperations
from offercalc.domain.tax.law import Kind, Law
from offercalc.domain.tax.law_choice import laws_for
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.payslip import PayMonth, payslips, payslips_of
from tests.tax_laws import law, shipped


def indonesia(year: int = 2026) -> tuple[Law, ...]:
    return laws_for("ID", date(year, 6, 1), date(2026, 11, 30), shipped().of_country("ID")).laws


@pytest.mark.parametrize(
    ("wage", "taxes", "nets"),
    [
        (10_000_000, (261_350, 1_840_860, 322_840, 4_777_200), (9_338_650, 9_277_160, 120_422_800)),
        (50_000_000, (9_135_000, 24_180_000, 4_174_000, 119_704_000), (39_639_526, 44_595_137, 515_536_422)),
        (
            185_000_000,
            (50_349_330, 107_728_910, 27_886_190, 639_108_400),
            (130_725_196, 153_182_947, 1_718_732_022),
        ),
    ],
)
def test_indonesian_payslips_with_thr_in_march(wage: int, taxes: tuple[int, ...], nets: tuple[int, ...]) -> None:
    slips = payslips(indonesia(), Fraction(wage), {3: Fraction(wage)}, {})
    assert [*(slips[month - 1].tax for month in (1, 3, 12)), sum(slip.tax for slip in slips)] == list(taxes)
    assert [slips[0].net, slips[11].net, sum(slip.net for slip in slips)] == list(nets)


@pytest.mark.parametrize("year", [2025, 2026])
def test_contributions_of_the_months_are_those_of_the_year(year: int) -> None:
    wage = Fraction(10_300_000)
    slips = payslips(indonesia(year), wage, {4: wage}, {"ptkp": "K/1"})
    whole = assess(indonesia(year), Income(wages=wage * 13, extra=wage), {"ptkp": "K/1"})
    assert sum(slip.social for slip in slips) == whole.total(Kind.SOCIAL)
    assert sum(slip.saving for slip in slips) == whole.total(Kind.SAVING)
    assert sum(slip.net for slip in slips) == whole.take_home


def test_nothing_is_withheld_where_the_government_bears_the_tax() -> None:
    slips = payslips(indonesia(), Fraction(10_000_000), {3: Fraction(10_000_000)}, {"dtp": True})
    assert {slip.tax for slip in slips} == {0}
    assert payslips(indonesia(), Fraction(10_000_001), {}, {"dtp": True})[0].tax > 0


def test_the_monthly_rates_are_those_of_the_annex() -> None:
    known = indonesia()[0].figures
    tables = [known[f"ter_{category}"][""] for category in "abc"]
    assert [len(table) for table in tables if isinstance(table, tuple)] == [44, 40, 41]
    for table in tables:
        assert isinstance(table, tuple)
        assert all(before[1] < after[1] for before, after in pairwise(table))
        assert [table[0][1], table[-1][1]] == [Fraction(0), Fraction("0.34")]
        for limit, rate in table[:-1]:
            assert ExactOperations().lookup("step", table, limit) == rate
            assert ExactOperations().lookup("step", table, limit + 1) > rate
    assert indonesia(2025)[0].figures["ter_a"] == known["ter_a"]
    assert known["ter_category"] == {
        "TK/0": 1, "TK/1": 1, "K/0": 1, "TK/2": 2, "TK/3": 2, "K/1": 2, "K/2": 2, "K/3": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("category", "limits", "weighted", "percent"),
    [
        ("a", 5_836_750_000, 222_436_550_000, "609.25"),
        ("b", 5_975_750_000, 204_491_600_000, "600.50"),
        ("c", 6_093_950_000, 213_946_900_000, "601.00"),
    ],
)
def test_no_row_of_the_annex_has_changed(category: str, limits: int, weighted: int, percent: str) -> None:
    table = indonesia()[0].figures[f"ter_{category}"][""]
    assert isinstance(table, tuple)
    assert sum(row[0] for row in table[:-1]) == limits
    assert sum(place * row[0] for place, row in enumerate(table[:-1], 1)) == weighted
    assert sum(row[1] for row in table) * 100 == Fraction(percent)


def test_a_law_without_withholding_has_no_payslips() -> None:
    with pytest.raises(LawError, match="nz-2025 does not say what is withheld each month"):
        payslips((law(),), Fraction(1000), {}, {})


def test_a_year_of_some_months_is_settled_in_the_last_of_them() -> None:
    wage = Fraction(50_000_000)
    months = {month: PayMonth(wage) for month in range(4, 13)}
    slips = payslips_of(indonesia(), months, {})
    year = assess(indonesia(), Income(wages=9 * wage, months=Fraction(9)), {})
    assert sum(slip.tax for slip in slips) == year.total(Kind.TAX)
    assert {slip.extra for slip in slips} == {0}
