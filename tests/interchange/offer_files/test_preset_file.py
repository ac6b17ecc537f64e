from datetime import date
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from offercalc.domain.problems.problem import Problem
from offercalc.domain.vesting.schedule import Preset, Vesting, parts, plan, terms_of
from offercalc.interchange.offer_files.preset_file import read_presets
from tests.tools import PRESETS

PRESET = '{"id": "x", "name": "x", "source": "x", "as_of": "2026-11-01", "schedule": {}}'


def test_presets_are_found_by_their_id() -> None:
    assert all(preset.id == key for key, preset in PRESETS.items())
    assert {"4y-1y-cliff-monthly", "4y-yearly", "at-once"} <= set(PRESETS)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_shipped_preset_vests_all_and_says_where_it_was_seen(preset: Preset) -> None:
    path = plan(terms_of(Vesting(preset=preset.id), PRESETS), date(2026, 1, 31))
    assert not isinstance(path, Problem)
    assert sum(tranche.units.likely for tranche in parts(path)) == Fraction(1)
    assert preset.source
    assert preset.as_of <= date(2026, 12, 31)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '[{"id": "x"}]',
        f"[{PRESET}, {PRESET}]",
        f"[{PRESET[:-1]}, {PRESET[1:]}]",
        '[{"id": "x", "name": "x", "source": "x", "as_of": "2026-11-01", "schedule": {"weeks": 3}}]',
    ],
)
def test_a_damaged_file_of_ours_is_an_exception(content: str, tmp_path: Path) -> None:
    path = tmp_path / "vesting.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(msgspec.DecodeError):
        read_presets(path)
