from datetime import datetime

import pytest
from msgspec.structs import replace

from offercalc.application.ports.history import Revision
from offercalc.application.sync.history_text import revision_note, revision_title
from offercalc.application.translations.readers import localizer_for
from tests.tools import ENGLISH

MADE = Revision(3, datetime(2026, 11, 23, 14, 5).astimezone(), "rina", "Change Base salary")


@pytest.mark.parametrize(("name", "title"), [("", "Version 3"), ("counter", "counter (Version 3)")])
def test_a_version_is_called_by_its_name_as_a_round_or_by_its_number(name: str, title: str) -> None:
    assert revision_title(replace(MADE, round=name), ENGLISH) == title


def test_a_version_says_when_by_whom_and_what() -> None:
    assert revision_note(MADE, localizer_for("id_ID")) == "23 Nov 2026, 14.05 · rina · Change Base salary"
    assert revision_note(replace(MADE, author="", label=""), localizer_for("id_ID")) == "23 Nov 2026, 14.05"
