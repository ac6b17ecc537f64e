from datetime import date
from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.vesting.schedule import DatedPercent, Even, Vesting, even_terms, terms_of
from offercalc.domain.vesting.terms import VestingEvent, VestingTerms
from offercalc.presentation.forms.field import Field, FieldKind, FieldWriter
from offercalc.presentation.forms.vesting_form import vesting_fields, vesting_name
from offercalc.presentation.parsing.vesting import write_terms
from tests.presentation.parsing.test_vesting import TERMS
from tests.tools import ENGLISH, PRESETS

SALE = VestingEvent(condition_id="sale", date=date(2026, 11, 30))
OWN = Vesting(even=Even(36, 12, 3))
IN_FULL = Vesting(ocf=even_terms(Even(36, 12, 3)))
"""The same terms as older offer files have them."""
PERCENTS = Vesting(percent_by_year=(Decimal(60), Decimal(40)))
DATED = Vesting(on_dates=(DatedPercent(on=date(2027, 6, 30), percent=Decimal(50)),))
EVENT = Vesting(ocf=TERMS, events=(SALE,))


def fields(vesting: Vesting | None) -> dict[str, Field]:
    """Return the fields of a schedule by name."""
    words = "Vesting schedule", "vesting not known yet"
    found = vesting_fields(vesting, FieldWriter((), "USD", ENGLISH), PRESETS, words)
    return {".".join(map(str, field.path[1:])): field for field in found}


def stated(vesting: Vesting | None) -> dict[str, str]:
    """Return the texts of the active fields, without the choice of the schedule."""
    return {name: field.text for name, field in fields(vesting).items() if name and not field.spare}


@pytest.mark.parametrize(
    ("vesting", "texts"),
    [
        (None, {}),
        (Vesting(preset="4y-1y-cliff-monthly"), {}),
        (OWN, {"even.months": "36", "even.cliff_months": "12", "even.every_months": "3"}),
        (IN_FULL, {"even.months": "36", "even.cliff_months": "12", "even.every_months": "3"}),
        (PERCENTS, {"percent_by_year": "60 / 40", "every_months": ""}),
        (DATED, {"on_dates": "Jun 30, 2027 50"}),
        (EVENT, {"ocf": write_terms(TERMS), "events.sale": "Nov 30, 2026"}),
    ],
)
def test_terms_that_are_in_force_are_shown(vesting: Vesting | None, texts: dict[str, str]) -> None:
    assert stated(vesting) == texts


def test_a_preset_opens_into_its_terms() -> None:
    monthly = fields(Vesting(preset="4y-1y-cliff-monthly"))
    assert [monthly[f"even.{name}"].text for name in ("months", "cliff_months", "every_months")] == ["48", "12", "1"]
    assert monthly["even.months"].base == Even(48, 12, 1)
    preset = Vesting(preset="38-32-20-10")
    by_year = fields(preset)
    assert (by_year["percent_by_year"].text, by_year["even.months"].text) == ("38 / 32 / 20 / 10", "")
    assert msgspec.json.decode(by_year["ocf"].text, type=VestingTerms) == terms_of(preset, PRESETS)


def test_nothing_is_filled_in_where_nothing_is_known() -> None:
    assert {field.text for field in fields(None).values()} == {""}
    assert fields(None)["percent_by_year"].hint == "40 / 30 / 20 / 10"
    assert fields(None)["on_dates"].hint == "Feb 1, 2027 25"


@pytest.mark.parametrize(("every", "chosen"), [(None, "12"), (12, "12"), (3, "3"), (1, "1")])
def test_the_parts_of_a_year_are_chosen(every: int | None, chosen: str) -> None:
    field = fields(Vesting(percent_by_year=(Decimal(100),), every_months=every))["every_months"]
    assert field.kind is FieldKind.CHOICE
    assert field.choices[field.chosen].label == chosen
    assert [choice.label for choice in field.choices] == ["1", "2", "3", "4", "6", "12"]


def test_an_event_that_has_not_happened_has_an_empty_day() -> None:
    field = fields(Vesting(ocf=TERMS))["events.sale"]
    assert (field.label, field.text, field.target) == (
        'Date of "sale", if it happens',
        "",
        ("vesting", "events"),
    )


def test_terms_of_its_own_are_named_and_stay_to_be_chosen() -> None:
    field = fields(OWN)[""]
    assert (field.chosen, field.choices[0].label) == (0, "36 months, vesting every 3 months, cliff after 12 months")
    assert vesting_name(IN_FULL, PRESETS, ENGLISH) == field.choices[0].label
    assert vesting_name(EVENT, PRESETS, ENGLISH) == "custom vesting schedule (2 conditions)"
    assert vesting_name(Vesting(preset="3y-even"), PRESETS, ENGLISH) == "3 years, a third each year"


def choices(vesting: Vesting | None, start: date | None = None) -> dict[str, object]:
    """Return the values that can be chosen for a schedule, by label."""
    found = vesting_fields(vesting, FieldWriter((), "USD", ENGLISH), PRESETS, ("", "not known"), start)
    return {choice.label: choice.value for choice in found[0].choices}


def test_other_notations_begin_with_what_is_known_of_the_schedule() -> None:
    monthly = choices(Vesting(preset="4y-1y-cliff-monthly"))
    assert monthly["Even installments…"] == Vesting(even=Even(48, 12, 1))
    assert monthly["Percentage by year…"] == Vesting(percent_by_year=(Decimal(25),) * 4)
    assert "On dates…" not in monthly
    assert "Even installments…" not in choices(OWN)
    assert choices(PERCENTS)["Even installments…"] == Vesting(even=Even(48, 12, 1))
    assert "Percentage by year…" not in choices(PERCENTS)


def test_dates_begin_a_year_after_the_start() -> None:
    dated = choices(None, date(2026, 2, 2))["On dates…"]
    assert isinstance(dated, Vesting)
    assert dated.on_dates is not None
    assert [(one.on, one.percent) for one in dated.on_dates] == [
        (date(year, 2, 2), Decimal(25)) for year in (2027, 2028, 2029, 2030)
    ]
    assert "On dates…" not in choices(DATED, date(2026, 2, 2))


def test_only_the_fields_of_the_chosen_notation_are_offered() -> None:
    offered = {name for name, field in fields(OWN).items() if not field.other}
    assert offered == {"", "even.months", "even.cliff_months", "even.every_months", "ocf"}
    assert {name for name, field in fields(None).items() if not field.other} == {"", "ocf"}
