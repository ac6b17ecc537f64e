import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import ParagraphKind
from offercalc.application.letters import letter_text
from offercalc.application.letters.letter_text import Letter, LetterRequest, refuse_other_terms, write_letter
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import Localizer
from tests.sheets.papers import order
from tests.tools import CLAUSES, ENGLISH, GLOBEX, INDONESIAN, PRESETS, offer_from, sample

DETAILS = LetterDetails(employment_type="permanent")
ORDER = replace(order(), candidate="Dana Whitfield")


def letter(
    details: LetterDetails = DETAILS, place: str = "US-WA", localizer: Localizer = ENGLISH, **fields: Any
) -> Letter:
    offer = offer_from(**fields) if fields else sample(GLOBEX)
    library = tuple(one for one in CLAUSES.every(localizer.language) if isinstance(one, Clause))
    return write_letter(LetterRequest(offer, details, place, ORDER), library, PRESETS, localizer)


def said(found: Letter, name: str) -> str:
    (clause,) = (clause for clause in found.text.clauses if clause.id == name)
    return " ".join(line for part in clause.paragraphs for line in part.lines)


def test_the_head_of_a_letter() -> None:
    details = replace(DETAILS, number="17/2026", city="Seattle", employee_address="14 Sample Street\n\nPortland")
    text = letter(details).text
    assert (text.number, text.subject) == ("17/2026", "Offer of employment")
    assert text.place_and_date == "Seattle, November 23, 2026"
    assert text.addressee == ("Dana Whitfield", "14 Sample Street", "Portland")
    assert (text.salutation, text.closing) == ("Dear Dana Whitfield,", "Sincerely,")


def test_a_letter_states_the_offer() -> None:
    found = letter()
    assert "base salary will be $285,000 per year" in said(found, "salary")
    assert "within 12 months of a payment" in said(found, "repayment-pro-rata")
    assert said(found, "governing-law") == "This letter is governed by the law of the State of Washington."
    assert "by December 11, 2026" in said(found, "how-to-accept")


def test_equity_has_its_tables_in_place() -> None:
    (equity,) = (clause for clause in letter().text.clauses if clause.topic == "equity")
    assert [part.kind for part in equity.paragraphs] == [
        ParagraphKind.TEXT, ParagraphKind.ITEMS, ParagraphKind.TEXT, ParagraphKind.VESTING, ParagraphKind.TEXT,
        ParagraphKind.EQUITY,
    ]  # fmt: skip


def test_without_a_price_there_is_no_table_of_worth() -> None:
    equity = [{"type": "rsu", "units": "100", "vesting": {"percent_by_year": ["50", "50"]}}]
    with pytest.raises(ExternalError, match='states "Grants and purchase plans in words", of which something is not'):
        letter(equity=[{"type": "rsu"}])
    found = letter(equity=equity)
    (clause,) = (clause for clause in found.text.clauses if clause.topic == "equity")
    kinds = [part.kind for part in clause.paragraphs]
    assert (ParagraphKind.VESTING in kinds, ParagraphKind.EQUITY in kinds) == (True, False)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("pay-day",), 'Clause pay-day needs "When the salary is paid": add "payday" to the letter file'),
        (("notice",), 'Clause notice needs "Notice period in months": add "notice_months" to the letter file'),
        (("salary",), 'Clause salary needs "Base salary with its pay period": state it in the offer'),
    ],
)
def test_a_missing_value_is_named_with_its_place(names: tuple[str, ...], reason: str) -> None:
    with pytest.raises(ExternalError) as error:
        letter(replace(DETAILS, clauses=names), company="Acme")
    assert reason in str(error.value)


def test_a_draft_may_state_what_is_not_known_yet() -> None:
    library = tuple(one for one in CLAUSES.every("en") if isinstance(one, Clause))
    offer = offer_from(pay=[{"type": "salary", "amount": None}])
    request = LetterRequest(offer, DETAILS, "US", replace(ORDER, is_draft=True))
    assert "to be confirmed" in said(write_letter(request, library, PRESETS, ENGLISH), "salary")
    with pytest.raises(ExternalError, match="mark the letter as a draft"):
        write_letter(replace(request, order=ORDER), library, PRESETS, ENGLISH)


def test_the_sender_is_told_what_is_assumed_and_that_a_lawyer_should_look() -> None:
    notices = letter(LetterDetails()).notices
    assert notices[0] == 'The offer does not state "employment_type"; clause at-will stands for permanent.'
    assert notices[-1].startswith("The clauses are not legal advice. Have a lawyer in the United States review")
    assert "none of them is for the law of a particular place" in letter(place="").notices[-1]
    assert "nothing to sign" in letter(replace(DETAILS, without=("acceptance",))).notices[0]


@pytest.mark.parametrize(
    ("place", "localizer", "closing"),
    [("US-WA", ENGLISH, "Sincerely,"), ("GB", ENGLISH, "Yours sincerely,"), ("GB", INDONESIAN, "Hormat kami,")],
)
def test_a_letter_closes_as_is_usual_in_its_country(place: str, localizer: Localizer, closing: str) -> None:
    details = replace(DETAILS, leave_days=Decimal(28), clauses=("welcome",))
    assert letter(details, place, localizer).text.closing == closing


def test_the_sender_is_told_what_the_law_does_not_allow() -> None:
    details = LetterDetails(clauses=("welcome",), employment_type="permanent", letter_date=date(2026, 2, 3))
    found = letter(details, "DE", start_date="2026-02-02", probation_months="7").notices
    assert found[1].startswith("The probation is longer than the 6 months that Germany allows")
    assert found[2] == "The start date is before the date of the letter; check both."


def test_no_sentence_of_a_letter_names_an_option_of_the_terminal() -> None:
    modules = sorted(Path(letter_text.__file__).parent.glob("*.py"))
    assert len(modules) > 5
    assert [path.name for path in modules if re.search(r"[ \"(]--[a-z]", path.read_text(encoding="utf-8"))] == []


def test_the_place_of_work_is_named_without_the_code_of_the_country() -> None:
    details = replace(DETAILS, clauses=("work-place",))
    assert "Your place of work is Jakarta." in said(letter(details, "ID", location="Jakarta, ID", currency="IDR",
                                                           pay=[]), "work-place")  # fmt: skip


def test_an_indonesian_letter() -> None:
    details = LetterDetails(employment_type="fixed_term", end_date=date(2027, 1, 31), leave_days=Decimal(12))
    pay = [{"type": "salary", "amount": "32000000", "per": "month"}]
    found = letter(details, "ID", INDONESIAN, currency="IDR", pay=pay)
    assert "(terbilang: tiga puluh dua juta rupiah per bulan)" in said(found, "salary-id")
    assert "2 Februari 2026 sampai dengan 31 Januari 2027" in said(found, "pkwt")
    assert "cuti tahunan dengan upah penuh selama 12 hari per tahun" in said(found, "leave-id")
    assert (found.text.subject, found.text.closing) == ("Surat Penawaran Kerja", "Hormat kami,")


def test_a_letter_file_that_contradicts_the_offer_is_refused() -> None:
    details = LetterDetails(notice_months=Decimal(3))
    refuse_other_terms(offer_from(), details)
    refuse_other_terms(offer_from(notice_months="3"), details)
    with pytest.raises(ExternalError, match='The offer says 1 for "notice_months", but the letter file says 3'):
        refuse_other_terms(offer_from(notice_months="1"), details)


def test_the_candidate_of_the_offer_is_the_addressee() -> None:
    candidate = {"name": "Rizky Pratama", "address": "Jl. Contoh 14\nJakarta", "phone": "021"}
    library = tuple(one for one in CLAUSES.every("en") if isinstance(one, Clause))
    request = LetterRequest(offer_from(candidate=candidate), DETAILS, "US", order())
    text = write_letter(request, library, PRESETS, ENGLISH).text
    assert (text.candidate, text.addressee) == ("Rizky Pratama", ("Rizky Pratama", "Jl. Contoh 14", "Jakarta"))
