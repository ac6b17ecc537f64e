import pytest

from offercalc.application.documents.signatories import signatories_in, signatory_line
from offercalc.application.ports.document_options import Signatory


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ada, Head of People", Signatory("Ada", "Head of People")),
        (" Ada ,Head, People ", Signatory("Ada", "Head, People")),
        ("Ada", Signatory("Ada")),
        ("Ada,", Signatory("Ada")),
    ],
)
def test_a_line_is_a_name_and_a_role(line: str, found: Signatory) -> None:
    assert signatories_in((line,)) == (found,)
    assert signatories_in((signatory_line(found),)) == (found,)


def test_every_line_is_a_signatory_in_order() -> None:
    assert [one.name for one in signatories_in(("Ada", "Budi, CEO"))] == ["Ada", "Budi"]
