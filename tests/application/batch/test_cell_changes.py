from pathlib import Path

from offercalc.application.batch.cell_changes import (
    changed_line,
    changes_of_row,
    stored_text,
    with_value,
    without_answers,
    without_changes,
)
from offercalc.application.ports.offer_table import Column, Mapping, OfferTable, Reading, TableAsk, TableLine
from tests.tools import ENGLISH, INDONESIAN

COLUMNS = (Column("A", "Who", "Candidate", "candidate"), Column("B", "Pay", "Base salary", "salary"))
LINES = (TableLine(2, ("Ann", "lots")), TableLine(3, ("Bo",)))
TABLE = OfferTable(Mapping(COLUMNS), lines=LINES)
ASK = TableAsk(path=Path("offers.csv"), readings=(Reading(3, "A", "15%"),))
CHANGED = Reading(2, "B", "120000", is_changed=True)


def test_a_value_is_put_in_place_of_another_and_taken_back_with_that_of_the_file() -> None:
    first = with_value(ASK, TABLE, Reading(2, "B", "120000"))
    assert first.readings == (*ASK.readings, CHANGED)
    second = with_value(first, TABLE, Reading(2, "B", "130000"))
    assert [one.text for one in second.readings] == ["15%", "130000"]
    assert with_value(second, TABLE, Reading(2, "B", "lots")) == ASK


def test_changes_and_answers_are_taken_back_apart() -> None:
    ask = with_value(ASK, TABLE, CHANGED)
    assert without_changes(ask) == ASK
    assert without_answers(ask).readings == (CHANGED,)


def test_a_cell_that_a_row_does_not_have_is_empty() -> None:
    assert [stored_text(TABLE, 3, "B"), stored_text(TABLE, 9, "A"), stored_text(TABLE, 2, "Z")] == ["", "", ""]
    assert with_value(ASK, TABLE, Reading(3, "B", "1")).readings[-1] == Reading(3, "B", "1", is_changed=True)


def test_the_changed_cells_are_named() -> None:
    ask = TableAsk(path=Path("x"), readings=(Reading(12, "B", "1", is_changed=True), CHANGED, Reading(2, "A", "2")))
    assert changed_line(ask, ENGLISH) == "2 values changed here: B2, B12. The file stays as it is."
    assert changed_line(ask, INDONESIAN) == "2 nilai diubah di sini: B2, B12. Berkasnya tidak berubah."
    assert changed_line(ASK, ENGLISH) == ""


def test_a_row_tells_its_changed_values() -> None:
    table = OfferTable(Mapping(COLUMNS), lines=LINES, readings=(CHANGED, Reading(2, "A", "Anna", is_changed=True)))
    assert changes_of_row(table, 2) == "B Pay: 120000; A Who: Anna"
    assert changes_of_row(table, 3) == ""
