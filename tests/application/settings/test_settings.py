from typing import Any

import msgspec
import pytest
from msgspec.structs import fields

from offercalc.analysis.yearly import By
from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.settings.settings import Settings
from offercalc.application.settings.window_place import WindowPlace
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON, SHORTEST_HORIZON
from offercalc.domain.scenario.scenario import Scenario


def test_a_person_who_has_set_nothing_sees_four_years_as_the_system_looks() -> None:
    assert msgspec.to_builtins(Settings()) == {
        "theme": "system",
        "take_home": False,
        "language": "",
        "number_format": "",
        "currency": "",
        "years": 4,
        "by": By.EMPLOYMENT.value,
        "paper": "a4",
        "daily_rates": False,
        "scale": 100,
        "author": "",
        "library": "",
        "sheet": msgspec.to_builtins(SheetSettings()),
        "recent": (),
        "compared": (),
        "baseline": "",
        "ranking": "total",
        "arranged": (),
        "hidden_rows": (),
        "folded_rows": (),
        "assumed": msgspec.to_builtins(Scenario()),
        "order": "added",
        "about_you": (),
        "window": msgspec.to_builtins(WindowPlace()),
        "perspective": "candidate",
    }


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("theme", ["system", "light", "dark"]),
        ("years", [SHORTEST_HORIZON, LONGEST_HORIZON]),
        ("by", ["employment", "calendar"]),
        ("paper", ["a4", "letter"]),
        ("perspective", ["candidate", "recruiter"]),
        ("scale", [100, 200]),
        ("ranking", ["total", "first year", "guaranteed", "as listed", "by hand"]),
    ],
)
def test_a_setting_has_these_values(name: str, values: list[Any]) -> None:
    found = [msgspec.to_builtins(msgspec.convert({name: value}, Settings))[name] for value in values]
    assert found == values


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("years", SHORTEST_HORIZON - 1),
        ("years", LONGEST_HORIZON + 1),
        ("by", "month"),
        ("paper", "a5"),
        ("perspective", "employer"),
        ("scale", 99),
        ("scale", 201),
        ("language", None),
    ],
)
def test_a_setting_has_no_other_value(name: str, value: object) -> None:
    with pytest.raises(msgspec.ValidationError, match=rf"`\$\.{name}`"):
        msgspec.convert({name: value}, Settings)


def test_every_setting_has_a_default() -> None:
    assert [field.name for field in fields(Settings) if field.required] == []
