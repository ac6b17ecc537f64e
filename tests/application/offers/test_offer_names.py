import pytest

from offercalc.application.offers.offer_names import file_name
from tests.tools import offer_from


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("OpenAI", "OpenAI - Engineer.pdf"),
        ('a/b\\c:d*"?<>|', "abcd - Engineer.pdf"),
        ("x" * 200, f"{'x' * 80}.pdf"),
        ("\u0007", "- Engineer.pdf"),
    ],
)
def test_a_file_is_named_as_every_system_takes_it(company: str, name: str) -> None:
    assert file_name(offer_from(company=company), "pdf") == name


def test_a_name_in_letters_of_many_bytes_still_fits() -> None:
    name = file_name(offer_from(company="技" * 80, role="術"), "json")
    assert name == f"{'技' * 66}.json"
    assert len(name.encode()) < 255
