"""On-call pay from a table of offers to the form, the figures, the questions, the changes and the paper."""

from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from offercalc.analysis.open_questions import open_questions
from offercalc.application.ports.offer_table import TableAsk
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.ledger.pay_lines import pay_lines
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import OnCall
from offercalc.domain.validate.offer import soundness
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from offercalc.presentation.forms.offer_form import offer_form
from offercalc.presentation.text.change_text import change_lines
from offercalc.presentation.text.question_text import question_text
from offercalc.sheets.text.pay_text import pay_words
from tests.builders import assumptions, span
from tests.tools import ENGLISH, FILES, PRESETS

DUTY = OnCall(amount=Decimal(150), days_per_year=Decimal(24))


def read(folder: Path) -> Offer:
    """Return the offer of a table with two columns for on-call pay."""
    path = folder / "offers.csv"
    path.write_text("Company;Role;Currency;Start date;On call;Hari siaga\nAcme;Nurse;USD;2026-02-02;150;24\n")
    (found,) = SheetTables(PRESETS).read(TableAsk(path=path), localizer_for("en_US")).offers
    return found.offer


def test_a_column_becomes_a_part_that_offer_files_keep(tmp_path: Path) -> None:
    offer = read(tmp_path)
    assert offer.pay == (DUTY,)
    assert FILES.decode(FILES.encode(offer)) == offer


def test_it_is_paid_evenly_and_checked(tmp_path: Path) -> None:
    offer = read(tmp_path)
    lines = list(pay_lines(offer, assumptions(years=1)))
    assert [line.amount for line in lines] == [span("300")] * 12
    (problem,) = soundness(replace(offer, pay=(replace(DUTY, days_per_year=Decimal(367)),)), PRESETS)
    assert problem.path == "$.pay[0].days_per_year"


def test_the_form_asks_for_it_and_so_do_the_questions(tmp_path: Path) -> None:
    offer = replace(read(tmp_path), pay=(OnCall(amount=None),))
    sections = [section for group in offer_form(offer, PRESETS, ENGLISH) for section in group.sections if section.path]
    shown = [field.label for field in sections[0].fields if not field.spare]
    assert (sections[0].title, shown) == ("On-call pay", ["Amount per day on call (USD)", "Days on call per year"])
    assert [question_text(question, offer, ENGLISH) for question in open_questions(offer)] == [
        "On-call pay: how much is paid per day on call?",
        "On-call pay: how many days per year?",
    ]


def test_papers_and_changes_word_it(tmp_path: Path) -> None:
    offer = read(tmp_path)
    assert pay_words(DUTY, "USD", ENGLISH).replace("\u00a0", " ") == "per day on call: $150, days per year: 24"
    more = replace(offer, pay=(replace(DUTY, amount=Decimal(180), days_per_year=Decimal(30)),))
    assert change_lines(offer, more, ENGLISH) == (
        "On-call pay up from $150 to $180 (+20%)",
        "On-call pay, days on call per year up from 24 to 30 (+25%)",
    )
