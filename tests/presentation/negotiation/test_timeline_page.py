from datetime import date

from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.offer import Contact
from offercalc.presentation.negotiation.timeline_page import timeline_calendar, timeline_page
from tests.builders import assumptions, book, offer, presets

TODAY = date(2026, 11, 30)
ENGLISH = localizer_for("en_US")
OFFERS = (
    replace(offer("100k USD/year"), company="Acme", start_date=date(2027, 1, 4), expiry_date=date(2026, 12, 11),
            notes="They will pay 120k", contacts=(Contact(name="Ada Lovelace", email="ada@acme.example"),)),
    replace(offer("90k USD/year"), company="Globex", start_date=date(2026, 11, 2), expiry_date=date(2026, 12, 14)),
)  # fmt: skip
APPRAISED = compare(OFFERS, assumptions("USD"), By.EMPLOYMENT, book(), presets()).offers


def test_the_dates_to_come_are_listed_with_the_days_until_then() -> None:
    page = timeline_page(APPRAISED, TODAY, ENGLISH)
    assert [(row.label, *(cell.text for cell in row.cells)) for row in page.table.rows] == [
        ("Dec 11, 2026", "11 days", "Acme", "Answer due"),
        ("Dec 14, 2026", "14 days", "Globex", "Answer due"),
        ("Jan 4, 2027", "35 days", "Acme", "First day"),
    ]
    assert page.sentences == ("Acme must be answered 3 days before Globex.",)


def test_the_calendar_holds_no_notes_and_no_amounts() -> None:
    page = timeline_page(APPRAISED, TODAY, ENGLISH)
    text = timeline_calendar(page, APPRAISED, TODAY, ENGLISH)
    assert text.count("BEGIN:VEVENT") == 3
    assert "120k" not in text
    assert "Lovelace" not in text
    assert "100" not in text.replace("SEQUENCE:20261130", "")


def test_the_dates_are_worded_in_indonesian() -> None:
    page = timeline_page(APPRAISED, TODAY, localizer_for("id_ID"))
    assert page.table.rows[0].cells[2].text == "Batas menjawab"
    assert page.sentences == ("Acme harus dijawab 3 hari sebelum Globex.",)


def test_an_answer_by_yesterday_is_said() -> None:
    late = replace(OFFERS[0], expiry_date=date(2026, 11, 29))
    appraised = compare((late,), assumptions("USD"), By.EMPLOYMENT, book(), presets()).offers
    assert timeline_page(appraised, TODAY, ENGLISH).sentences == (
        "Acme wanted an answer by November 29, 2026, which has passed: ask for more time, or set its status.",
    )
