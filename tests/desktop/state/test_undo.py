from PySide6.QtGui import QUndoStack

from offercalc.application.sync.session import Session
from offercalc.desktop.state.undo import AddOffer, ArchiveOffer, ReplaceOffer, Together
from tests.tools import offer_from
from tests.windows import kept

A, B, C = (offer_from(company=name) for name in "ABC")


def companies(session: Session) -> str:
    return "".join(one.offer.company for one in session.offers)


def test_an_offer_is_replaced_and_comes_back() -> None:
    session, stack = Session(kept(A, B)), QUndoStack()
    stack.push(ReplaceOffer(session, "document-0", (A, C), "Change company"))
    assert (companies(session), stack.undoText()) == ("CB", "Change company")
    stack.undo()
    assert companies(session) == "AB"
    stack.redo()
    assert companies(session) == "CB"


def test_what_was_done_before_the_start_is_not_done_again_but_can_be_taken_back() -> None:
    session, stack = Session(kept(B)), QUndoStack()
    stack.push(ReplaceOffer(session, "document-0", (A, B), "Change company", is_done=True))
    assert companies(session) == "B"
    stack.undo()
    assert companies(session) == "A"
    stack.redo()
    assert companies(session) == "B"


def test_what_somebody_else_has_changed_since_is_not_taken_back() -> None:
    session, stack = Session(kept(A)), QUndoStack()
    stack.push(ReplaceOffer(session, "document-0", (A, B), "Change company"))
    session.replace("document-0", C, "theirs")
    stack.undo()
    assert (companies(session), stack.count()) == ("C", 0)


def test_an_added_offer_goes_and_comes_back_as_the_same_document() -> None:
    session, stack = Session(kept(A)), QUndoStack()
    command = AddOffer(session, B, "New offer")
    stack.push(command)
    assert companies(session) == "AB"
    stack.undo()
    assert companies(session) == "A"
    stack.redo()
    assert [one.document for one in session.offers] == ["document-0", command.document]


def test_a_removed_offer_comes_back_to_its_place() -> None:
    session, stack = Session(kept(A, B, C)), QUndoStack()
    stack.push(ArchiveOffer(session, "document-1", "Archive offer"))
    assert companies(session) == "AC"
    stack.undo()
    assert companies(session) == "ABC"


def test_removing_what_is_gone_can_be_taken_back_to_nothing() -> None:
    session, stack = Session(kept(A)), QUndoStack()
    stack.push(ArchiveOffer(session, "nowhere", "Archive offer"))
    stack.undo()
    assert companies(session) == "A"


def test_several_changes_are_one_step_of_which_listeners_are_told_once() -> None:
    session, stack, told = Session(kept(A, B, C)), QUndoStack(), list[str]()
    session.subscribe(lambda: told.append(companies(session)))
    stack.push(Together(session, [ArchiveOffer(session, f"document-{place}", "x") for place in (0, 2)], "Archive"))
    assert (stack.undoText(), companies(session)) == ("Archive", "B")
    stack.undo()
    stack.redo()
    assert told == ["B", "ABC", "B"]
