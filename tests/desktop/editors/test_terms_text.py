import pytest

from offercalc.desktop.editors.terms_text import terms_reader
from offercalc.domain.problems.problem import Fault
from offercalc.domain.vesting.schedule import Vesting, terms_of
from offercalc.interchange.offer_files.vesting_request_file import JsonVestingRequests
from offercalc.presentation.parsing.vesting import write_terms
from tests.tools import PRESETS

READ = terms_reader(JsonVestingRequests())


def test_full_terms_are_read_as_they_were_written() -> None:
    terms = terms_of(Vesting(preset="4y-1y-cliff-monthly"), PRESETS)
    assert READ(write_terms(terms)) == terms


@pytest.mark.parametrize(
    ("text", "path", "fault", "value"),
    [
        ("{\n}}", "", Fault.NOT_JSON, "2"),
        ("{} {}", "", Fault.NOT_JSON, "1"),
        ("four years", "", Fault.NOT_JSON, "1"),
        ('{"vesting_conditions": []}', "$.allocation_type", Fault.MISSING, "allocation_type"),
        ('{"allocation_type": "EVEN", "vesting_conditions": []}', "$.allocation_type", Fault.NOT_ALLOWED, "EVEN"),
        ("[]", "$", Fault.WRONG_TYPE, "list"),
    ],
)
def test_what_is_wrong_is_told_by_its_place_in_the_text(text: str, path: str, fault: Fault, value: str) -> None:
    found = READ(text)
    assert isinstance(found, tuple)
    assert (found[0].path, found[0].fault, found[0].value) == (path, fault, value)
