from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from offercalc.domain.offer.equity import Espp, Grant, Rsu
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import Vesting
from offercalc.domain.vesting.terms import VestingEvent
from offercalc.presentation.pages.vesting_plan import MOST_ROWS, VestingPlan, vesting_plans, vesting_years
from tests.tools import ENGLISH, PRESETS, offer_from

YEARLY = Vesting(preset="4y-yearly")
MONTHLY = Vesting(preset="4y-1y-cliff-monthly")


def plans(*grants: Grant | Espp) -> tuple[VestingPlan, ...]:
    return vesting_plans(replace(offer_from(start_date="2026-02-02"), equity=grants), PRESETS, ENGLISH)


def rows(plan: VestingPlan) -> list[tuple[str, str, str]]:
    return [(row.label, row.cells[0].text, row.cells[1].text) for row in plan.table.rows]


def test_known_units_vest_as_units() -> None:
    (plan,) = plans(Rsu(units=Decimal(1000), vesting=YEARLY))
    assert rows(plan) == [
        ("Feb 2, 2027", "250", "250"), ("Feb 2, 2028", "250", "500"), ("Feb 2, 2029", "250", "750"),
        ("Feb 2, 2030", "250", "1,000"), ("Total", "1,000", "1,000"),
    ]  # fmt: skip
    assert plan.table.columns == ("Units vesting", "Vested so far")


def test_without_a_number_of_units_parts_vest() -> None:
    for grant in (Rsu(value=Decimal(100), vesting=YEARLY), Rsu(units=None, vesting=YEARLY),
                  Rsu(units=Range(low=Decimal(1), likely=Decimal(2), high=Decimal(3)), vesting=YEARLY)):  # fmt: skip
        (plan,) = plans(grant)
        assert rows(plan)[0] == ("Feb 2, 2027", "25%", "25%")
        assert plan.table.columns == ("Vesting", "Vested so far")


def test_a_long_schedule_is_told_year_by_year() -> None:
    (plan,) = plans(Rsu(units=Decimal(4800), vesting=MONTHLY))
    assert rows(plan) == [
        ("Feb 2, 2027", "1,200", "1,200"), ("Feb 2, 2028", "1,200", "2,400"), ("Feb 2, 2029", "1,200", "3,600"),
        ("Feb 2, 2030", "1,200", "4,800"), ("Total", "4,800", "4,800"),
    ]  # fmt: skip
    assert len(plan.chart(ENGLISH).targets) == 37 > MOST_ROWS


def test_vesting_may_begin_before_or_after_the_start() -> None:
    (plan,) = plans(Rsu(units=Decimal(4), vesting=YEARLY, vesting_commencement_date=date(2025, 7, 1)))
    assert rows(plan)[0][0] == "Jul 1, 2026"


def test_units_that_wait_for_a_sale_say_so() -> None:
    (plan,) = plans(Rsu(units=Decimal(4), vesting=YEARLY, trigger="double"))
    assert plan.note == "Vested units are paid once the company is sold or listed."


def test_what_has_no_schedule_has_no_plan() -> None:
    never = Vesting(preset="4y-yearly", events=(VestingEvent(condition_id="x", date=date(2026, 1, 1)),))
    assert plans(Rsu(units=Decimal(4)), Espp()) == ()
    assert len(plans(Rsu(units=Decimal(4), vesting=never))) == 1


def test_a_schedule_that_cannot_be_dated_or_holds_nothing_has_no_plan() -> None:
    assert plans(Rsu(units=Decimal(4), vesting=YEARLY, vesting_commencement_date=date(9990, 1, 1))) == ()
    assert plans(Rsu(units=Decimal(0), vesting=YEARLY)) == ()


def test_a_value_is_told_in_the_units_that_it_buys() -> None:
    (plan,) = plans(Rsu(value=Decimal(1000), price=Decimal(250), vesting=YEARLY))
    assert [row[1] for row in rows(plan)] == ["1", "1", "1", "1", "4"]


def test_every_grant_has_its_own_plan() -> None:
    assert [plan.name for plan in plans(Rsu(label="One", vesting=YEARLY), Rsu(label="Two", vesting=MONTHLY))] == [
        "One", "Two",
    ]  # fmt: skip


def test_a_grant_is_summed_up_by_year_with_its_units_if_they_are_known() -> None:
    whole = offer_from(start_date="2026-02-02")
    years = vesting_years(Rsu(units=Decimal(1000), vesting=MONTHLY), whole, PRESETS, ENGLISH)
    assert [(year.percent, year.when) for year in years] == [
        ("25%", "Feb 2027 · 250"), ("25%", "Feb 2028 · 250"), ("25%", "Feb 2029 · 250"), ("25%", "Feb 2030 · 250"),
    ]  # fmt: skip
    assert [year.share for year in years] == [0.25] * 4
    open_years = vesting_years(Rsu(units=None, vesting=YEARLY), whole, PRESETS, ENGLISH)
    assert [year.when for year in open_years] == ["Feb 2027", "Feb 2028", "Feb 2029", "Feb 2030"]
    assert vesting_years(Rsu(units=None), whole, PRESETS, ENGLISH) == ()
