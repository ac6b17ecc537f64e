from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.application.ports.offer_table import OfferTable, Reading, TableAsk
from offercalc.domain.offer.pay import Bonus
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from tests.tools import ENGLISH, PRESETS

HEAD = "Company;Role;Currency;Start date;Salary per year;Bonus %"


def table(folder: Path, *readings: Reading) -> OfferTable:
    path = folder / "offers.csv"
    rows = ("Globex;Cook;USD;2027-02-01;100000;0.15", "Globex;Chef;USD;2027-02-01;100000;12")
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return SheetTables(PRESETS).read(TableAsk(path=path, readings=readings), ENGLISH)


def test_a_cell_that_may_mean_two_things_names_both(tmp_path: Path) -> None:
    (fault,) = table(tmp_path).faults
    assert (fault.row, fault.letter, fault.readings) == (2, "F", ("15%", "0.15%"))


@pytest.mark.parametrize(("text", "percent"), [("15%", "15"), ("0.15%", "0.15")])
def test_an_answer_is_read_in_place_of_the_cell_which_stays_as_stored(text: str, percent: str, tmp_path: Path) -> None:
    found = table(tmp_path, Reading(2, "F", text))
    assert found.faults == ()
    (bonus,) = (part for part in found.offers[0].offer.pay if isinstance(part, Bonus))
    assert bonus.percent_of_salary == Decimal(percent)
    assert (found.lines[0].cells[5], found.lines[0].shown[5]) == ("0.15", text)
    assert found.lines[1].cells[5] == "12"
