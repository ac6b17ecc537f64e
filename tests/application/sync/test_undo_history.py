from offercalc.application.ports.history import RevisionDelta
from offercalc.application.sync.undo_history import PastEdit, past_edits
from offercalc.domain.offer.offer import Offer
from tests.memory_library import A, B, C


def step(document: str, before: Offer, after: Offer, label: str, author: str = "me") -> RevisionDelta:
    return RevisionDelta(document, before, after, label, is_mine=author == "me")


def test_own_edits_can_be_taken_back_in_their_order() -> None:
    steps = (step("a", A, B, "first"), step("x", A, C, "other"), step("a", B, C, "second"))
    assert past_edits(steps) == (
        PastEdit("a", A, B, "first"), PastEdit("x", A, C, "other"), PastEdit("a", B, C, "second"),
    )  # fmt: skip


def test_what_was_taken_back_already_is_not_taken_back_again() -> None:
    steps = (
        step("a", A, B, "first"), step("a", B, C, "second"), step("x", A, B, "other"),
        step("a", C, B, "second"),
    )  # fmt: skip
    assert past_edits(steps) == (PastEdit("a", A, B, "first"), PastEdit("x", A, B, "other"))


def test_what_lies_before_a_change_of_somebody_else_stays() -> None:
    steps = (step("a", A, B, "mine"), step("a", B, C, "theirs", "rina"), step("a", C, A, "mine again"))
    assert past_edits(steps) == (PastEdit("a", C, A, "mine again"),)
