from offercalc.application.clauses.merge_names import TABLES
from offercalc.application.clauses.written_letter import ANCHORS, ParagraphKind


def test_every_table_is_a_kind_of_paragraph() -> None:
    assert {ParagraphKind(name) for name in TABLES} == {ParagraphKind.VESTING, ParagraphKind.EQUITY}


def test_no_anchors_are_no_choice() -> None:
    assert ANCHORS == ("docusign", "adobe")
