from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.cli.output.clause_listing import clause_answer, clause_line, clause_text
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import CLAUSES, ENGLISH, INDONESIAN

REFUSED = RefusedClause("mine", LazyText("mine.toml: the file is not UTF-8 text"))


def clause(name: str) -> Clause:
    (found,) = (one for one in CLAUSES.every("en") if one.id == name)
    assert isinstance(found, Clause)
    return found


def test_a_clause_is_one_line() -> None:
    assert clause_line(clause("pay-day"), ENGLISH) == f"{'pay-day':<26}{'all places':<12}Pay day"
    assert clause_line(REFUSED, ENGLISH) == "mine  mine.toml: the file is not UTF-8 text"


def test_a_clause_is_shown_with_what_it_needs() -> None:
    text = clause_text(clause("repayment-pro-rata-days"), ENGLISH)
    assert "For: all places" in text
    assert (
        "  sign_on_repayment_months: Months within which one-time pay must be repaid (proposed only if stated)" in text
    )
    assert "  pay[one_time].clawback.by = days" in text
    assert "  pay[one_time].clawback.is_pro_rata = true" in text
    assert "not legal advice" in text
    assert "bukan nasihat hukum" in clause_text(clause("pay-day"), INDONESIAN)


def test_a_clause_as_values() -> None:
    answer = clause_answer(clause("pay-day"), ENGLISH)
    assert (answer["asks"], answer["places"], answer["own"]) == (["payday"], [], False)
    assert clause_answer(REFUSED, ENGLISH) == {"id": "mine", "refused": "mine.toml: the file is not UTF-8 text"}
