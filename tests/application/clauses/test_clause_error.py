from offercalc.application.clauses.clause_error import ClauseError
from tests.tools import INDONESIAN


def test_the_fault_is_told_in_the_language_of_the_reader() -> None:
    error = ClauseError("there is no field {field}; remove it or correct its name", field="titel")
    assert str(error) == "there is no field titel; remove it or correct its name"
    assert INDONESIAN.render(error.message) == "tidak ada isian titel; hapus atau perbaiki namanya"
