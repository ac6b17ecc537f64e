from __future__ import annotations

from datetime import date

import pytest

from offercalc.domain.tax.law import Confidence, Law
from offercalc.domain.tax.law_choice import Age, RefusedLaw, is_expired, laws_for, tax_year
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import LazyText
from tests.tax_laws import LAW, law, shipped

TODAY = date(2026, 11, 30)
DAY = date(2025, 6, 1)


def nation(year: int = 2025, **changes: str) -> Law:
    text = LAW.replace("2025", str(year)).replace("2026-03", f"{year + 1}-03")
    for name, value in changes.items():
        text = f"{name} = {value}\n{text}"
    return law(text)


def region(**changes: str) -> Law:
    text = LAW.replace('"nz-2025"', '"nz-auk-2025"').replace('"NZ"', '"NZ-AUK"')
    for name, value in changes.items():
        text = f"{name} = {value}\n{text}"
    return law(text)


def ids(place: str, day: date, *known: Law | RefusedLaw) -> list[str]:
    return [one.id for one in laws_for(place, day, TODAY, known).laws]


def test_the_law_of_the_day_holds() -> None:
    known = nation(2024), nation(2025)
    assert ids("NZ", date(2025, 3, 31), *known) == ["nz-2024"]
    assert ids("NZ", date(2025, 4, 1), *known) == ["nz-2025"]
    assert laws_for("NZ", DAY, TODAY, known).age is None
    assert laws_for("NZ", DAY, TODAY, known).currency == "NZD"


def test_a_later_year_uses_the_newest_law_and_says_so() -> None:
    found = laws_for("NZ", date(2028, 1, 1), TODAY, (nation(2024), nation(2025)))
    assert found.age == Age(2025, 2027)


def test_rules_of_an_earlier_year_have_an_age_in_their_own_year() -> None:
    assert laws_for("NZ", DAY, TODAY, (nation(rules_of="2024"),)).age == Age(2024, 2025)


def test_a_law_switches_itself_off_18_months_after_its_year() -> None:
    known = (nation(2025),)
    later, last = date(2026, 5, 1), date(2027, 9, 30)
    assert laws_for("NZ", later, last, known).age == Age(2025, 2026)
    with pytest.raises(LawError, match="the tax rules nz-2025 ended on 2026-03-31 and are too old"):
        laws_for("NZ", later, date(2027, 10, 1), known)
    assert laws_for("NZ", DAY, date(2030, 1, 1), known).age is None
    assert is_expired(known[0], date(2027, 10, 1))


def test_the_tax_year_begins_on_its_day() -> None:
    assert [tax_year(nation(), day) for day in (date(2026, 3, 31), date(2026, 4, 1))] == [2025, 2026]


def test_a_region_comes_after_its_nation_or_instead_of_it() -> None:
    assert ids("NZ-AUK", DAY, nation(), region()) == ["nz-2025", "nz-auk-2025"]
    assert ids("NZ-AUK", DAY, nation(), region(replaces_nation="true")) == ["nz-auk-2025"]


def test_a_part_of_a_country_that_taxes_as_a_whole_has_its_law() -> None:
    assert ids("NZ-WGN", DAY, nation()) == ["nz-2025"]
    known = shipped().of_country("GB")
    assert [law.id for law in laws_for("GB-ENG", date(2026, 6, 1), TODAY, known).laws] == ["gb-2026"]
    with pytest.raises(LawError, match="US-OR"):
        laws_for("US-OR", date(2026, 6, 1), TODAY, shipped().of_country("US"))


def test_the_lowest_confidence_counts() -> None:
    weak = law(LAW.replace("nz-2025", "nz-auk-2025").replace('"NZ"', '"NZ-AUK"').replace("one-source", "projected"))
    assert laws_for("NZ-AUK", DAY, TODAY, (nation(), weak)).confidence is Confidence.PROJECTED


@pytest.mark.parametrize(
    ("place", "day", "known", "message"),
    [
        ("Jakarta", DAY, (), '"Jakarta" is not a place; write an ISO 3166 code, e.g. ID or US-CA'),
        ("KE", DAY, (nation(),), "there are no tax rules for KE: use your own rate"),
        ("NZ-AUK", DAY, (nation(needs_region="true"),), "there are no tax rules for NZ-AUK: use your own rate"),
        ("NZ", DAY, (nation(needs_region="true"),), "NZ taxes by state or province too; name it, as in NZ-CA"),
        ("NZ", date(2020, 1, 1), (nation(),), "the tax rules nz begin on 2025-04-01; choose a later day"),
        ("KE", DAY, (RefusedLaw("ke-2025", LazyText("no step")),), "ke-2025: no step"),
        ("NZ", DAY, (RefusedLaw("nz-2025", LazyText("no step"), nation()),), "nz-2025: no step"),
    ],
)
def test_why_there_are_no_laws(place: str, day: date, known: tuple[Law | RefusedLaw, ...], message: str) -> None:
    with pytest.raises(LawError) as refused:
        laws_for(place, day, TODAY, known)
    assert message in str(refused.value)
