from datetime import date

from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.desktop.editors.letters.letter_fields import LetterFields
from tests.application.letters.test_letter_draft import draft
from tests.tools import ENGLISH, offer_from

NAMED = ("pay-day", "closing")


def shown(qtbot: QtBot, details: LetterDetails) -> tuple[LetterFields, list[LetterDetails]]:
    fields, told = LetterFields(ENGLISH), list[LetterDetails]()
    qtbot.addWidget(fields)
    fields.show_values(details, draft(offer_from(), "US", clauses=NAMED), ENGLISH)
    fields.edited.connect(told.append)
    fields.show()
    return fields, told


def test_fields_are_those_of_the_head_and_of_the_clauses(qtbot: QtBot) -> None:
    fields, told = shown(qtbot, LetterDetails(number="17", equity_plan="Plan", appendix=False, anchors="adobe"))
    seen = [name for name, line in fields.lines.items() if not line.isHidden()]
    assert seen[:3] == ["number", "subject", "city"]
    assert {"payday", "equity_plan"} <= set(seen)
    assert "handbook" not in seen
    assert (fields.lines["number"].text(), fields.appendix.isChecked()) == ("17", False)
    assert fields.anchors.currentData() == "adobe"
    assert fields.lines["payday"].property("wanting")
    assert told == []


def test_what_is_entered_is_told(qtbot: QtBot) -> None:
    fields, told = shown(qtbot, LetterDetails())
    fields.lines["city"].setText("Jakarta")
    fields.lines["employee_address"].setText("Jl. Contoh\nJakarta")
    fields.lines["letter_date"].setText("2026-12-01")
    fields.anchors.setCurrentIndex(1)
    fields.anchors.activated.emit(1)
    fields.appendix.click()
    assert told[-1] == LetterDetails(
        city="Jakarta", employee_address="Jl. Contoh\nJakarta", letter_date=date(2026, 12, 1), anchors="docusign",
        appendix=False,
    )  # fmt: skip


def test_a_date_that_cannot_be_read_is_marked_and_the_last_one_stays(qtbot: QtBot) -> None:
    fields, told = shown(qtbot, LetterDetails(letter_date=date(2026, 12, 1)))
    fields.lines["letter_date"].setText("soon")
    assert told == []
    assert "isn't a date" in fields._complaint.text()
    fields.lines["letter_date"].setText("")
    assert (told, fields._complaint.text()) == ([LetterDetails()], "")


def test_a_missing_value_is_led_to(qtbot: QtBot) -> None:
    fields, _told = shown(qtbot, LetterDetails())
    assert (fields.lead_to("payday"), fields.lead_to("manager")) == (True, False)
