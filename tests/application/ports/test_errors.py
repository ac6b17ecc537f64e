from offercalc.application.ports.errors import ConflictError, ExternalError
from offercalc.presentation.formats.localizer import N_
from tests.tools import ENGLISH, INDONESIAN


def test_a_conflict_is_an_external_error() -> None:
    assert issubclass(ConflictError, ExternalError)
    assert str(ConflictError("Ann has saved this offer.")) == "Ann has saved this offer."


def test_a_failure_is_english_as_text_and_translated_for_its_reader() -> None:
    cause = ExternalError(N_("can't connect to the server"))
    failed = ExternalError(N_("{fault}. The previous rates stay in use."), fault=cause.message)
    assert str(failed) == failed.text_for(ENGLISH) == "can't connect to the server. The previous rates stay in use."
    assert failed.text_for(INDONESIAN) == "tidak dapat terhubung ke server. Kurs sebelumnya tetap dipakai."


def test_a_failure_without_facts_may_hold_braces() -> None:
    assert str(ExternalError("{path} is a strange name.")) == "{path} is a strange name."
