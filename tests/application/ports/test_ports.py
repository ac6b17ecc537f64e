from datetime import UTC, datetime

import pytest

from offercalc.application.ports.document_options import PrintOrder
from offercalc.application.ports.errors import ConflictError, OutsideError
from offercalc.application.ports.library import Kept
from offercalc.application.ports.renderer import Printed
from offercalc.presentation.formats.localizer import N_
from tests.tools import ENGLISH, INDONESIAN, offer_from


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (Kept("id", 1, offer_from()), "revision"),
        (PrintOrder("a4", datetime(2026, 10, 31, tzinfo=UTC)), "paper"),
        (Printed(b"%PDF"), "pdf"),
    ],
)
def test_what_is_handed_through_a_port_cannot_be_changed(value: object, field: str) -> None:
    before = getattr(value, field)
    with pytest.raises(AttributeError, match="immutable"):
        setattr(value, field, None)
    assert getattr(value, field) == before


def test_a_paper_is_fully_printed_in_our_own_fonts_unless_told() -> None:
    assert Printed(b"%PDF") == Printed(b"%PDF", unprintable="", used_system_fonts=False)


def test_a_conflict_is_a_fault_of_the_outside_world() -> None:
    assert issubclass(ConflictError, OutsideError)
    assert str(ConflictError("Ann has saved this offer.")) == "Ann has saved this offer."


def test_a_failure_is_told_in_the_language_of_who_reads_and_is_english_as_text() -> None:
    cause = OutsideError(N_("can't connect to the server"))
    failed = OutsideError(N_("{fault}. The previous rates stay in use."), fault=cause.message)
    assert str(failed) == failed.told(ENGLISH) == "can't connect to the server. The previous rates stay in use."
    assert failed.told(INDONESIAN) == "tidak dapat terhubung ke server. Kurs sebelumnya tetap dipakai."


def test_a_failure_without_facts_may_hold_braces() -> None:
    assert str(OutsideError("{path} is a strange name.")) == "{path} is a strange name."
