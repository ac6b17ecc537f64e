from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace

from offercalc.analysis.open_questions import open_questions
from offercalc.analysis.yearly import By
from offercalc.domain.equity import Grant, Option, Rsu
from offercalc.domain.line import Category, Certainty
from offercalc.domain.offer import Status
from offercalc.domain.pay import Bonus, OneTime, PayPart, Period, Salary, ThirteenthMonth
from offercalc.domain.soundness import soundness
from offercalc.domain.vesting import Preset, Schedule, Vesting
from offercalc.presentation.labels import (
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
from offercalc.presentation.reader import reader_for
from tests.tools import ENGLISH, GLOBEX, PRESETS, offer_from, sample


@pytest.mark.parametrize(
    ("part", "label"),
    [
        (Salary(amount=None), "Base salary"),
        (Bonus(), "Target bonus"),
        (OneTime(instalments=()), "One-time pay"),
        (ThirteenthMonth(), "Thirteenth-month pay"),
        (Option(), "Stock options"),
        (Rsu(), "Restricted stock units"),
        (ThirteenthMonth(label="THR"), "THR"),
    ],
)
def test_a_part_is_named_by_its_own_label_or_by_what_it_is(part: PayPart | Grant, label: str) -> None:
    assert part_label(part, ENGLISH) == label


@pytest.mark.parametrize(
    ("component", "label"),
    [("pay[0]", "Base salary"), ("pay[1]", "Sign-on"), ("equity[0]", "Restricted stock units")],
)
def test_a_component_is_found_by_its_path(component: str, label: str) -> None:
    assert component_label(sample(GLOBEX), component, ENGLISH) == label


def test_every_part_that_can_be_added_is_named_and_leaves_something_to_ask() -> None:
    parts = dict(new_parts(ENGLISH))
    assert {type(part) for part in parts.values()} == {*get_args(PayPart), *get_args(Grant)}
    assert parts["Stock options"] == Option()
    for part in parts.values():
        pay, equity = ((), (part,)) if isinstance(part, Rsu | Option) else ((part,), ())
        offer = replace(offer_from(), pay=pay, equity=equity)
        assert soundness(offer, PRESETS) == ()
        assert open_questions(offer) or isinstance(part, ThirteenthMonth)


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
    expected = ["a year", "a month", "twice a month", "every two weeks", "a week", "a day", "an hour"]
    assert names == expected


def test_every_status_has_a_name() -> None:
    names = [status_label(status, ENGLISH).lower() for status in get_args(Status)]
    assert names == list(get_args(Status))


def test_shipped_presets_keep_their_names_in_english() -> None:
    names = {preset: preset_label(preset, PRESETS, ENGLISH) for preset in PRESETS}
    assert names["4y-1y-cliff-monthly"] == "4 years, 1-year cliff, monthly"
    assert names["5-15-40-40"] == "5 / 15 / 40 / 40 % by year"
    assert all(names.values())
    assert len(set(names.values())) == len(names)


def test_a_preset_of_ones_own_keeps_its_name() -> None:
    own = Preset(id="own", name="As I like it", source="me", as_of=date(2026, 1, 1), schedule=Schedule())
    assert preset_label("own", {"own": own}, ENGLISH) == "As I like it"


@pytest.mark.parametrize(
    ("vesting", "label"),
    [
        (None, "vesting not known yet"),
        (Vesting(preset="3y-even"), "3 years, a third each year"),
        (Vesting(percent_by_year=(Decimal("33.5"), Decimal(20))), "33.5 / 20 % by year"),
    ],
)
def test_vesting_is_said_in_words(vesting: Vesting | None, label: str) -> None:
    assert vesting_label(vesting, PRESETS, ENGLISH) == label


def test_percents_are_written_as_the_reader_writes_numbers() -> None:
    vesting = Vesting(percent_by_year=(Decimal("33.5"), Decimal(20)))
    assert vesting_label(vesting, PRESETS, reader_for("de_DE")).startswith("33,5 / 20")
