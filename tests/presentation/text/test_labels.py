from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace

from offercalc.analysis.open_questions import open_questions
from offercalc.analysis.yearly import By
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.equity import (
    STAKES,
    Espp,
    Option,
    Phantom,
    ProfitUnit,
    RestrictedStock,
    Rsu,
    Sar,
    Stake,
)
from offercalc.domain.offer.offer import Status
from offercalc.domain.offer.pay import (
    PAY_PARTS,
    Allowance,
    Benefit,
    Bonus,
    Commission,
    MatchTier,
    OneTime,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.validate.offer import soundness
from offercalc.domain.vesting.schedule import DatedPercent, Preset, Schedule, Vesting
from offercalc.domain.vesting.terms import Portion, StartTrigger, VestingCondition, VestingTerms
from offercalc.presentation.text.labels import (
    candidate_name,
    category_label,
    certainty_label,
    component_label,
    new_parts,
    part_label,
    period_label,
    preset_label,
    status_label,
    vesting_label,
    year_label,
)
from tests.builders import component
from tests.tools import ENGLISH, GLOBEX, PRESETS, offer_from, sample


@pytest.mark.parametrize(
    ("part", "label"),
    [
        (Salary(amount=None), "Base salary"),
        (Bonus(), "Target bonus"),
        (OneTime(instalments=()), "One-time pay"),
        (ThirteenthMonth(), "Thirteenth-month pay"),
        (Commission(on_target_amount=None), "Commission"),
        (Allowance(amount=None), "Allowance"),
        (RetirementMatch(tiers=()), "Employer match"),
        (Benefit(yearly_value=None), "Benefit in kind"),
        (Rsu(), "Restricted stock units"),
        (RestrictedStock(), "Restricted stock"),
        (Option(), "Stock options"),
        (Sar(), "Stock appreciation rights"),
        (Phantom(), "Phantom shares"),
        (ProfitUnit(), "Profit participation units"),
        (Espp(), "Employee stock purchase plan"),
        (ThirteenthMonth(label="THR"), "THR"),
    ],
)
def test_a_part_is_named_by_its_own_label_or_by_what_it_is(part: PayPart | Stake, label: str) -> None:
    assert part_label(part, ENGLISH) == label


@pytest.mark.parametrize(
    ("path", "label"),
    [("pay[0]", "Base salary"), ("pay[1]", "Sign-on"), ("equity[0]", "Restricted stock units")],
)
def test_a_component_has_the_label_of_its_part(path: str, label: str) -> None:
    assert component_label(sample(GLOBEX), component(path), ENGLISH) == label


def test_refreshers_are_named_by_their_grant() -> None:
    grants = (Rsu(refreshers=Refreshers(years=2)), Option(label="Founder's options", refreshers=Refreshers(years=1)))
    offer = replace(offer_from(), equity=grants)
    first, second = (component(f"equity[{index}].refreshers") for index in range(2))
    assert component_label(offer, first, ENGLISH) == "Restricted stock units: annual refresh grants"
    assert component_label(offer, second, ENGLISH) == "Founder's options: annual refresh grants"


def test_every_part_that_can_be_added_is_named_and_leaves_something_to_ask() -> None:
    parts = dict(new_parts(ENGLISH))
    assert [type(part) for part in parts.values()] == [*PAY_PARTS, *STAKES]
    assert parts["Stock options"] == Option()
    assert parts["Employer match"] == RetirementMatch(tiers=(MatchTier(rate_percent=None, of_salary_percent=None),))
    for part in parts.values():
        pay, equity = ((), (part,)) if isinstance(part, Stake) else ((part,), ())
        offer = replace(offer_from(), pay=pay, equity=equity)
        assert soundness(offer, PRESETS) == ()
        assert open_questions(offer)


def test_every_kind_of_compensation_has_a_name_of_its_own() -> None:
    names = [category_label(category, ENGLISH) for category in Category]
    assert names == ["Base salary", "Bonus", "One-time pay", "Equity", "Benefits"]


def test_every_certainty_has_a_name() -> None:
    assert [certainty_label(value, ENGLISH) for value in Certainty] == ["guaranteed", "expected", "contingent"]


def test_years_are_counted_or_named() -> None:
    assert year_label(2, By.EMPLOYMENT, ENGLISH) == "Year 2"
    assert year_label(2027, By.CALENDAR, ENGLISH) == "2027"


def test_every_period_follows_an_amount() -> None:
    names = [period_label(period, ENGLISH) for period in get_args(Period)]
    expected = ["per year", "per month", "twice a month", "every two weeks", "per week", "per day", "per hour"]
    assert names == expected


def test_every_status_has_a_name() -> None:
    names = [status_label(status, ENGLISH).lower() for status in get_args(Status)]
    assert names == list(get_args(Status))


def test_shipped_presets_keep_their_names_in_english() -> None:
    names = {preset: preset_label(preset, PRESETS, ENGLISH) for preset in PRESETS}
    assert names["4y-1y-cliff-monthly"] == "4 years, 1-year cliff, monthly"
    assert names["5-15-40-40"] == "5% / 15% / 40% / 40% per year, vesting every 6 months from year 3"
    assert all(names.values())
    assert len(set(names.values())) == len(names)


def test_shares_by_year_are_named_in_every_language() -> None:
    assert preset_label("5-15-40-40", PRESETS, localizer_for("id_ID")) == (
        "5% / 15% / 40% / 40% per tahun, merata setiap 6 bulan mulai tahun ke-3"
    )


def test_a_custom_preset_keeps_its_name() -> None:
    own = Preset(id="own", name="As I like it", source="me", as_of=date(2026, 1, 1), schedule=Schedule())
    assert preset_label("own", {"own": own}, ENGLISH) == "As I like it"


@pytest.mark.parametrize(
    ("vesting", "label"),
    [
        (None, "vesting not known yet"),
        (Vesting(preset="3y-even"), "3 years, a third each year"),
        (Vesting(percent_by_year=(Decimal("33.5"), Decimal(20))), "33.5% / 20% per year"),
        (Vesting(percent_by_year=(Decimal(50), Decimal(50)), every_months=12), "50% / 50% per year"),
        (
            Vesting(percent_by_year=(Decimal(50), Decimal(50)), every_months=3),
            "50% / 50% per year, vesting every 3 months",
        ),
        (Vesting(percent_by_year=(Decimal(100),), every_months=1), "100% per year, vesting every month"),
    ],
)
def test_vesting_is_said_in_words(vesting: Vesting | None, label: str) -> None:
    assert vesting_label(vesting, PRESETS, ENGLISH) == label


def test_percents_are_written_as_the_reader_writes_numbers() -> None:
    vesting = Vesting(percent_by_year=(Decimal("33.5"), Decimal(20)))
    assert vesting_label(vesting, PRESETS, localizer_for("de_DE")).startswith("33,5% / 20%")


def dated(*percents: int) -> Vesting:
    """Return vesting of percentages on the first days of 2031, 2030 and so on."""
    return Vesting(
        on_dates=tuple(
            DatedPercent(on=date(2031 - index, 1, 1), percent=Decimal(percent))
            for index, percent in enumerate(percents)
        )
    )


def test_dates_are_named_in_their_order() -> None:
    assert vesting_label(dated(40, 60), PRESETS, ENGLISH) == "60% on Jan 1, 2030; 40% on Jan 1, 2031"
    assert vesting_label(dated(25, 25, 25, 25), PRESETS, ENGLISH).count("25% on") == 4


def test_of_many_dates_the_first_are_named() -> None:
    assert vesting_label(dated(10, 20, 30, 25, 15), PRESETS, ENGLISH) == (
        "15% on Jan 1, 2027; 25% on Jan 1, 2028; 30% on Jan 1, 2029; and 2 later dates"
    )


@pytest.mark.parametrize(
    ("name", "conditions", "label"),
    [
        ("Four years\nmonthly", 2, "Four years monthly"),
        (" ", 1, "custom vesting schedule (1 condition)"),
        ("", 3, "custom vesting schedule (3 conditions)"),
    ],
)
def test_full_terms_have_their_name_or_their_number_of_conditions(name: str, conditions: int, label: str) -> None:
    portion = Portion(numerator=Decimal(1), denominator=Decimal(conditions))
    terms = VestingTerms(
        allocation_type="CUMULATIVE_ROUNDING",
        vesting_conditions=tuple(
            VestingCondition(id=str(number), trigger=StartTrigger(), portion=portion) for number in range(conditions)
        ),
        name=name,
    )
    assert vesting_label(Vesting(ocf=terms), PRESETS, ENGLISH) == label


def test_the_candidate_is_named_on_one_line() -> None:
    assert candidate_name(offer_from(candidate={"name": "Rina\nPutri"})) == "Rina Putri"
    assert candidate_name(offer_from()) == ""
