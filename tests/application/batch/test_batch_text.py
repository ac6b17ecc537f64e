from datetime import date
from pathlib import Path

from msgspec.structs import replace

from offercalc.application.batch.batch_text import (
    MOST_SHOWN,
    decided_line,
    fault_line,
    fault_lines,
    notice_lines,
    result_lines,
    row_faults,
    standing_lines,
)
from offercalc.application.batch.sheet_batch import BatchResult, RowResult
from offercalc.application.ports.offer_table import RowFault, RowOffer
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import ENGLISH, INDONESIAN, offer_from

ROW = RowOffer(2, offer_from())


def test_a_fault_names_its_row_and_column() -> None:
    assert (
        fault_line(RowFault(7, "C", "Gaji", "It is no\namount."), ENGLISH) == "Row 7, column C Gaji: It is no amount."
    )
    assert fault_line(RowFault(7, "", "", "It is empty."), INDONESIAN).startswith("Baris 7: ")
    assert fault_line(RowFault(7, "", "", "It is empty.", "Ann"), ENGLISH) == "Row 7 (Ann): It is empty."


def test_a_notice_of_every_paper_is_told_once() -> None:
    other = RowOffer(3, offer_from(), "Ann")
    told = (
        RowResult(ROW, "a.pdf", notices=("No advice.", "It is over.")),
        RowResult(other, "b.pdf", notices=("No advice.",)),
    )
    assert notice_lines(BatchResult(told), ENGLISH) == ("No advice.", "Row 2: It is over.")
    assert notice_lines(BatchResult(told[1:]), ENGLISH) == ("Row 3 (Ann): No advice.",)


def test_of_many_faults_the_first_are_told() -> None:
    faults = tuple(RowFault(row, "", "", "x") for row in range(MOST_SHOWN + 3))
    assert len(fault_lines(faults, ENGLISH)) == MOST_SHOWN + 1
    assert fault_lines(faults, ENGLISH)[-1] == "And 3 more."
    assert fault_lines(faults[:2], ENGLISH) == ("Row 0: x", "Row 1: x")


def test_what_has_become_of_a_batch_is_said() -> None:
    rows = (RowResult(ROW, "a.pdf"), RowResult(ROW, "b.pdf", was_there=True), RowResult(ROW, fault=LazyText("No.")))
    assert result_lines(BatchResult(rows, is_stopped=True), Path("out"), ENGLISH) == (
        "1 file saved.", "1 file already existed.", "Saved: out",
        "Stopped. Print to the same folder to continue from here.",
    )  # fmt: skip
    assert result_lines(BatchResult(()), Path("out"), ENGLISH) == ("0 files saved.", "Saved: out")


def test_rows_that_failed_are_told_in_the_language_of_who_reads() -> None:
    rows = (RowResult(ROW, "a.pdf"), RowResult(ROW, fault=LazyText("The logo is a PNG without a size.")))
    assert [one.sentence for one in row_faults(BatchResult(rows), ENGLISH)] == ["The logo is a PNG without a size."]
    assert [one.sentence for one in row_faults(BatchResult(rows), INDONESIAN)] == ["Logo adalah PNG tanpa ukuran."]


def test_what_is_to_be_known_of_a_sheet_stands_with_its_row() -> None:
    result = BatchResult((RowResult(ROW, "a.pdf", notices=("It is over.",)), RowResult(ROW, "b.pdf")))
    assert notice_lines(result, ENGLISH) == (f"Row {ROW.row}: It is over.",)


def test_offers_that_do_not_stand_are_told_before_anything_is_printed() -> None:
    over = RowOffer(7, replace(ROW.offer, sample=False, expiry_date=date(2026, 1, 2)))
    assert standing_lines((over,), date(2026, 1, 3), ENGLISH) == (
        "Row 7: This offer expired on January 2, 2026; the sheet shows that date.",
    )  # fmt: skip


def test_rows_left_out_on_purpose_are_named_in_order() -> None:
    assert decided_line(0, frozenset({12, 3}), ENGLISH) == "Skipped rows: 3, 12."
    assert decided_line(1, (), ENGLISH) == "1 cell answered."
    assert decided_line(2, (4,), ENGLISH) == "2 cells answered. Skipped rows: 4."
    assert decided_line(0, (), ENGLISH) == ""
