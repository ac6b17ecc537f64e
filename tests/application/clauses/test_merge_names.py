from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.merge_names import LETTER_NAMES, MERGE_NAMES, TABLES, Source
from tests.tools import INDONESIAN

ANGELLIST = {"company_legal_name", "employee_name", "title", "annual_salary", "expiry_date", "start_date"}


def test_the_names_that_recruiters_know_are_there() -> None:
    assert set(MERGE_NAMES) >= ANGELLIST


def test_every_name_of_the_letter_is_a_field_of_the_letter_file() -> None:
    fields = set(LetterDetails.__struct_fields__)
    assert [name for name in LETTER_NAMES if name not in fields] == []


def test_tables_are_names_of_the_offer() -> None:
    assert all(MERGE_NAMES[name].source is Source.OFFER for name in TABLES)


def test_every_name_is_explained_in_both_languages() -> None:
    assert [name for name, one in MERGE_NAMES.items() if INDONESIAN.tr(one.about) == one.about] == []
