from offercalc.application.tax.person_facts import Fact, answers_in, with_fact

FACTS = (Fact("US", "filing_status", "single"), Fact("ID", "ptkp", "K/1"))


def test_answers_are_those_to_the_laws_of_a_country() -> None:
    assert answers_in(FACTS, "ID") == {"ptkp": "K/1"}
    assert answers_in(FACTS, "GB") == {}


def test_an_answer_replaces_the_one_before_and_an_empty_one_removes_it() -> None:
    changed = with_fact(FACTS, Fact("ID", "ptkp", "K/2"))
    assert answers_in(changed, "ID") == {"ptkp": "K/2"}
    assert len(changed) == 2
    assert with_fact(FACTS, Fact("ID", "ptkp", "")) == FACTS[:1]
