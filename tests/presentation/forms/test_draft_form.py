import pytest

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.draft_form import missing_fields, missing_sentence, without_start
from offercalc.presentation.forms.offer_form import offer_form
from tests.tools import ENGLISH, INDONESIAN, PRESETS, offer_from


@pytest.mark.parametrize(
    ("missing", "localizer", "sentence"),
    [
        ((), ENGLISH, ""),
        (("start_date",), ENGLISH, "Not saved yet: start date is missing"),
        (("company", "start_date"), ENGLISH, "Not saved yet: company and start date are missing"),
        (("company", "role", "start_date"), ENGLISH, "Not saved yet: company, role, and start date are missing"),
        (("role",), INDONESIAN, "Belum disimpan: jabatan belum diisi"),
        (("company", "role"), INDONESIAN, "Belum disimpan: perusahaan dan jabatan belum diisi"),
    ],
)
def test_what_is_missing_is_said(missing: tuple[str, ...], localizer: Localizer, sentence: str) -> None:
    assert missing_sentence(missing, localizer) == sentence


def test_missing_fields_are_listed_by_their_labels() -> None:
    assert missing_fields(("company", "start_date"), ENGLISH) == "company and start date"
    assert missing_fields(("company", "start_date"), INDONESIAN) == "perusahaan dan tanggal mulai kerja"


def test_only_the_start_date_is_left_empty() -> None:
    form = offer_form(offer_from(end_date="2027-03-01"), PRESETS, ENGLISH)
    emptied = without_start(form, ENGLISH)
    before = {field.path: field.text for group in form for section in group.sections for field in section.fields}
    after = {field.path: field.text for group in emptied for section in group.sections for field in section.fields}
    assert before.pop(("start_date",)) == "Feb 2, 2026"
    assert after.pop(("start_date",)) == ""
    assert after == before
