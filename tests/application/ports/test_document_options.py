from typing import get_args

import msgspec
import pytest

from offercalc.application.ports.document_options import SECTIONS, Letterhead, Redaction, Section


def test_every_section_has_its_place() -> None:
    assert set(get_args(Section)) == set(SECTIONS)
    assert len(SECTIONS) == len(set(SECTIONS))


@pytest.mark.parametrize("accent", ["red", "#12345", "#1234567", "0f766e"])
def test_an_accent_is_a_colour_in_six_digits(accent: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"accent": accent}, Letterhead)


def test_keeping_nothing_back_is_no_redaction() -> None:
    assert not Redaction()
    assert Redaction(hides_names=True)
    assert Redaction(hides_others=True)
    assert Redaction(in_percent=True)
