from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.employer.contributions import contributed
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.offer.contribution import CeilingOn, CeilingPer
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, EmployerContribution
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Range, Span, exactly, total
from tests.builders import assumptions, component, offer, pay, presets, span


def contribution(text: str) -> EmployerContribution:
    part = pay(text)
    assert isinstance(part, EmployerContribution)
    return part


def over_years(part: EmployerContribution, base: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the contributions to what was earned in each month of whole years."""
    return tuple(amount for amount, _of_bonus in contributed(part, base, (ZERO,) * len(base)))


def lines_of(of: Offer, index: int = 1, years: int = 1) -> list[Line]:
    """Return the lines of one part of the pay."""
    return [
        line for line in ledger(of, assumptions(years=years), presets()) if line.component == component(f"pay[{index}]")
    ]


@pytest.mark.parametrize(
    ("terms", "a_year"),
    [
        ("100k USD/year + 12% contribution", 12_000),
        ("300k USD/year + 12% contribution up to 250k/year", 30_000),
        ("72k USD/year + 17% contribution up to 8k/month", 12_240),
        ("120k USD/year + 17% contribution up to 8k/month", 16_320),
        ("60k USD/year + 8% contribution", 4800),
    ],
)
def test_published_contributions_for_a_year(terms: str, a_year: int) -> None:
    """Superannuation: 12% to a maximum base of 62,500 a quarter in 2025-26, 30,000 a year (Australian Taxation Office).

    CPF: 17% of a monthly wage of at most 8,000 from 2026 (CPF Board). FGTS: 8% of the wage (Law 8.036/1990, art. 15).
    """
    assert total(tuple(line.amount for line in lines_of(offer(terms)))) == exactly(a_year)


def test_a_contribution_is_guaranteed_and_paid_month_by_month() -> None:
    found = lines_of(offer("120k USD/year then 240k on 2026-07-01 + 10% contribution"))
    assert [line.amount.likely for line in found] == [1000] * 6 + [2000] * 6
    assert {(line.certainty, line.category) for line in found} == {(Certainty.GUARANTEED, Category.BENEFIT)}


def test_one_that_needs_its_own_is_expected() -> None:
    of = offer("120k USD/year")
    of = replace(of, pay=(*of.pay, replace(contribution("10% contribution"), needs_own=True)))
    assert {line.certainty for line in lines_of(of)} == {Certainty.EXPECTED}


def test_what_follows_a_bonus_is_expected() -> None:
    found = lines_of(offer("120k USD/year + 10% bonus + 10% contribution on bonus"), 2)
    by_certainty = {
        certainty: total(tuple(line.amount for line in found if line.certainty is certainty))
        for certainty in (Certainty.GUARANTEED, Certainty.EXPECTED)
    }
    assert by_certainty == {Certainty.GUARANTEED: exactly(12_000), Certainty.EXPECTED: exactly(1200)}
    capped = lines_of(offer("120k USD/year + 10% bonus + 10% contribution on bonus up to 125k/year"), 2)
    assert total(tuple(line.amount for line in capped)) == exactly(12_500)


def test_a_ceiling_per_year_is_met_as_the_pay_is_earned() -> None:
    # CPF on additional wages: 17% of at most 6,000; the wage of December and the bonus of the year's end, not of June
    of = offer("10k SGD/month + 1 wage in month 12 + 15% bonus")
    part = replace(contribution("17% contribution up to 6000/year"), of=("thirteenth_month", "bonus"))
    capped = [line for line in lines_of(replace(of, pay=(*of.pay, part)), 3) if line.amount != ZERO]
    assert [(line.earned_on.isoformat(), line.amount.likely) for line in capped] == [("2026-12-31", Fraction(1020))]
    free = lines_of(replace(of, pay=(*of.pay, replace(part, ceiling=Decimal(15_000)))), 3)
    due = [(line.earned_on.month, line.amount.likely, line.certainty) for line in free if line.amount != ZERO]
    assert due == [(12, Fraction(1700), Certainty.GUARANTEED), (12, Fraction(850), Certainty.EXPECTED)]


def test_counted_allowances_and_extra_wages_are_contributed_to() -> None:
    of = offer("120k USD/year + 1 wage in month 12")
    part = replace(contribution("10% contribution"), of=("salary", "counted_allowances", "thirteenth_month"))
    of = replace(of, pay=(*of.pay, Allowance(amount=Decimal(1000), counts_as_wage=True), part))
    found = lines_of(of, 3)
    assert [line.amount.likely for line in found] == [1100] * 11 + [2200]


@pytest.mark.parametrize(
    ("per", "applies", "each"),
    [
        (None, None, Fraction(500, 12)),
        ("year", "wage", Fraction(500, 12)),
        ("month", "wage", Fraction(1000)),
        ("year", "contribution", Fraction(5000, 12)),
        ("month", "contribution", Fraction(1000)),
    ],
)
def test_a_ceiling_limits_the_wage_or_the_contribution(
    per: CeilingPer | None, applies: CeilingOn | None, each: Fraction
) -> None:
    part = replace(contribution("10% contribution"), ceiling=Decimal(5000), ceiling_per=per, ceiling_applies_to=applies)
    wage = (exactly(10_000),) * 12
    limit = Fraction(500) if (per, applies) == ("month", "wage") else each
    assert over_years(part, wage) == (exactly(limit),) * 12


@pytest.mark.parametrize(
    ("salary", "percent", "floor", "ceiling", "due"),
    [
        # United Kingdom, automatic enrolment in 2025-26: 3% of earnings from 6,240 to 50,270 (Pensions Act 2008, 13)
        (60_000, 3, 6_240, 50_270, Fraction("1320.9")),
        (30_000, 3, 6_240, 50_270, Fraction("712.8")),
        (6_000, 3, 6_240, 50_270, Fraction(0)),
        # Switzerland, BVG 2025: half of 10% of the coordinated wage, 90,720 less 26,460
        (120_000, 5, 26_460, 90_720, Fraction(3213)),
        # Canada, CPP 2025: 5.95% from 3,500 to 71,300 (Canada Revenue Agency: 4,034.10 at most)
        (80_000, "5.95", 3_500, 71_300, Fraction("4034.1")),
    ],
)
def test_pay_up_to_a_floor_does_not_count(
    salary: int, percent: int | str, floor: int, ceiling: int, due: Fraction
) -> None:
    part = EmployerContribution(percent=Decimal(percent), floor=Decimal(floor), ceiling=Decimal(ceiling))
    of = offer(f"{salary} GBP/year")
    lines = lines_of(replace(of, pay=(*of.pay, part)))
    assert total(tuple(line.amount for line in lines)) == exactly(due)
    month = replace(part, ceiling_per="month", floor=Decimal(1000), ceiling=None)
    assert over_years(month, (exactly(3000), exactly(500))) == (exactly(Fraction(percent) * 20), ZERO)


def test_what_is_not_known_opens_the_contribution() -> None:
    assert over_years(contribution("? contribution".replace("?", "?%")), (exactly(10),)) == (UNKNOWN,)
    assert over_years(contribution("5..8..12% contribution"), (exactly(100),)) == (span("5..8..12"),)


@given(
    st.lists(st.integers(0, 1000), min_size=12, max_size=12),
    st.integers(0, 100),
    st.none() | st.integers(0, 12_000).map(Decimal),
    st.sampled_from(["month", "year"]),
)
def test_a_ceiling_never_raises_and_knowing_less_never_narrows(
    earned: list[int], percent: int, ceiling: Decimal | None, per: CeilingPer
) -> None:
    base = tuple(exactly(amount) for amount in earned)
    part = EmployerContribution(percent=Decimal(percent))
    free, capped = total(over_years(part, base)), over_years(replace(part, ceiling=ceiling, ceiling_per=per), base)
    assert total(capped).least <= free.least
    wider = replace(part, ceiling=ceiling, ceiling_per=per, percent=Range(Decimal(0), Decimal(percent), Decimal(100)))
    for now, less in zip(capped, over_years(wider, base), strict=True):
        assert less.least <= now.least
        assert less.high is not None
        assert now.likely <= less.high
