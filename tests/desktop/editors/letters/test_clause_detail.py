from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.letters.letter_draft import ClauseRow
from offercalc.desktop.editors.letters.clause_detail import ClauseDetail
from tests.application.letters.test_letter_edits import ONE_TIME, rows
from tests.tools import ENGLISH, offer_from

ROWS = {row.clause.id: row for row in rows(LetterDetails(), "US", offer_from(pay=[ONE_TIME]))}


def shown(qtbot: QtBot, row: ClauseRow, fault: str = "") -> tuple[ClauseDetail, list[tuple[str, str]]]:
    detail, told = ClauseDetail(), list[tuple[str, str]]()
    qtbot.addWidget(detail)
    detail.show_row(row, fault, ENGLISH)
    detail.show()
    detail.reworded.connect(lambda name, text: told.append((name, text)))
    return detail, told


def test_the_wording_is_changed_for_this_letter_and_taken_back(qtbot: QtBot) -> None:
    detail, told = shown(qtbot, ROWS["welcome"])
    assert detail.wording.isHidden()
    detail.change.click()
    assert detail.wording.text() == ROWS["welcome"].clause.text.strip()
    detail.wording.setText("Hi, {title}!")
    qtbot.waitUntil(lambda: told == [("welcome", "Hi, {title}!")])
    detail.restore.click()
    assert told[-1] == ("welcome", ROWS["welcome"].clause.text.strip())
    assert (detail.wording.isHidden(), detail.change.isHidden()) == (True, False)


def test_what_was_typed_last_is_taken_when_another_clause_is_selected(qtbot: QtBot) -> None:
    detail, told = shown(qtbot, ROWS["welcome"])
    detail.change.click()
    detail.wording.setText("Hi.")
    detail.show_row(ROWS["position"], "", ENGLISH)
    assert told == [("welcome", "Hi.")]
    assert detail.clause == "position"


def test_a_variant_is_chosen(qtbot: QtBot) -> None:
    detail, _told = shown(qtbot, ROWS["repayment-pro-rata"])
    chosen = list[str]()
    detail.varied.connect(chosen.append)
    assert detail.variants["repayment-pro-rata"].isChecked()
    detail.variants["repayment-in-full"].click()
    assert chosen == ["repayment-in-full"]


def test_what_is_wrong_is_said_and_the_text_stays(qtbot: QtBot) -> None:
    detail, _told = shown(qtbot, ROWS["welcome"])
    detail.change.click()
    detail.wording.setText("{titel}")
    row = replace(ROWS["welcome"], library_text=ROWS["welcome"].clause.text)
    detail.show_row(row, "There is no {titel}.", ENGLISH)
    assert (detail.wording.text(), detail.fault.text()) == ("{titel}", "There is no {titel}.")
    assert detail.wording.property("faulty")
    detail.settle()
