from decimal import Decimal

import pytest

from offercalc.domain.vesting.schedule import Even, Vesting
from offercalc.interchange.offer_tables.vesting_cells import vesting_of
from tests.tools import PRESETS


@pytest.mark.parametrize("text", ["40/30/20/10", "40-30-20-10", "40% / 30% / 20% / 10%", "40, 30, 20, 10"])
def test_percentages_that_make_a_whole_are_those_of_years(text: str) -> None:
    assert vesting_of(text, PRESETS) == Vesting(percent_by_year=(Decimal(40), Decimal(30), Decimal(20), Decimal(10)))


def test_fractions_of_a_percent_are_kept() -> None:
    assert vesting_of("33.3/33.3/33.4", PRESETS) == Vesting(
        percent_by_year=tuple(map(Decimal, ("33.3", "33.3", "33.4")))
    )


def test_a_preset_is_found_by_its_id_and_its_name() -> None:
    preset = next(iter(PRESETS.values()))
    assert vesting_of(preset.id.upper(), PRESETS) == vesting_of(preset.name, PRESETS) == Vesting(preset=preset.id)


def test_even_instalments_are_read_in_words() -> None:
    assert vesting_of("4 years, 1 year cliff", PRESETS) == Vesting(even=Even(48, 12, 1))


@pytest.mark.parametrize("text", ["40/30/20", "60/60", "100", "at the board's discretion"])
def test_what_is_not_understood_is_kept_to_be_told(text: str) -> None:
    assert vesting_of(text, PRESETS) == Vesting(preset=text)


def test_without_a_text_vesting_is_not_known() -> None:
    assert vesting_of("", PRESETS) is None
