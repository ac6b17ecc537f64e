import pytest

from offercalc.application.ports.errors import ExternalError, UnavailableError
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.application.sync.session import CLOSING_SECONDS, Session
from tests.memory_library import (
    A,
    B,
    C,
    MemoryLibrary,
    MemoryOutbox,
    SlowLane,
    companies,
    far,
    new,
    opened,
    slow,
    unsent,
)


def test_a_library_without_offers_receives_those_at_hand() -> None:
    session, library = opened(A, B)
    assert library.offers() == session.offers
    assert [kept.revision for kept in session.offers] == [1, 1]
    assert session.is_kept


def test_a_library_with_offers_takes_over() -> None:
    session = Session(new(A))
    session.open(lambda: MemoryLibrary(StoredOffer("c", 4, C)))
    assert (companies(session), session.offers[0].revision) == ("C", 4)


def test_what_was_changed_before_the_library_opened_wins() -> None:
    session = Session((StoredOffer("a", 2, A), StoredOffer("b", 1, B)))
    session.replace("a", C, "Change company")
    assert not session.is_kept
    library = MemoryLibrary(StoredOffer("a", 2, A), StoredOffer("b", 1, B))
    session.open(lambda: library)
    assert companies(session) == "CB"
    assert library.revisions[-1] == (StoredOffer("a", 3, C), "Change company")


def test_what_was_added_before_the_library_opened_is_kept_too() -> None:
    session = Session((StoredOffer("a", 1, A),))
    session.add(B, "New offer")
    session.open(lambda: MemoryLibrary(StoredOffer("a", 1, A)))
    assert (companies(session), session.is_kept) == ("AB", True)


def test_every_change_is_a_revision_with_its_name() -> None:
    session, library = opened(A)
    session.replace("a", B, "Change company")
    session.replace("a", C, "Change company again")
    assert [label for _kept, label in library.revisions] == ["", "Change company", "Change company again"]
    found = session.find("a")
    assert found is not None
    assert found.revision == 3


def test_what_cannot_be_kept_stays_at_hand_and_says_why() -> None:
    session, library = opened(A)
    library.fault = ExternalError("The disk is full.")
    session.replace("a", B, "Change company")
    assert (companies(session), session.fault, session.is_kept) == ("B", "The disk is full.", False)
    library.fault = None
    session.catch_up()
    assert (session.fault, session.is_kept, library.offers()[0].offer) == ("", True, B)


def test_everything_that_failed_is_tried_again_in_its_order() -> None:
    session, library = opened(A, B)
    library.fault = ExternalError("The disk is full.")
    session.replace("a", C, "first")
    session.replace("b", C, "second")
    library.fault = None
    session.catch_up()
    assert [label for _kept, label in library.revisions[2:]] == ["first", "second"]


def test_an_archived_offer_comes_back_to_its_place() -> None:
    session, library = opened(A, B, C)
    put_away = session.archive("b")
    assert put_away is not None
    assert (companies(session), library.archived) == ("AC", {"b"})
    session.restore(*put_away)
    assert (companies(session), library.archived) == ("ABC", set())


def test_an_offer_that_was_never_kept_is_added_when_it_comes_back() -> None:
    session = Session(new(A, B))
    put_away = session.archive("b")
    assert put_away is not None
    session.restore(*put_away)
    library = MemoryLibrary()
    session.open(lambda: library)
    assert len(library.offers()) == 2


def test_what_is_not_there_is_neither_archived_nor_replaced() -> None:
    session, library = opened(A)
    assert (session.archive("nowhere"), session.find("nowhere")) == (None, None)
    session.replace("nowhere", B, "")
    assert (companies(session), session.is_kept, len(library.revisions)) == ("A", True, 1)


def test_an_offer_archived_while_waiting_to_be_saved_is_saved_and_archived() -> None:
    session, library = opened(A, B)
    library.fault = ExternalError("The disk is full.")
    session.replace("a", C, "Change company")
    library.fault = None
    session.archive("a")
    assert (session.is_kept, library.archived) == (True, {"a"})
    assert library.revisions[-1] == (StoredOffer("a", 2, C), "Change company")


def test_everybody_who_listens_is_told() -> None:
    session, _library = opened(A)
    told: list[str] = []
    session.subscribe(lambda: told.append(companies(session)))
    session.replace("a", B, "")
    session.add(C, "")
    session.archive("a")
    assert told == ["B", "B", "BC", "BC", "C", "C"]  # once when done, and once when saved


def test_closing_lets_go_of_the_library_and_can_be_repeated() -> None:
    session, library = opened(A)
    session.close()
    session.close()
    assert (library.closed, session.is_kept) == (True, False)


def test_an_unsaved_edit_survives_archiving_and_restoring() -> None:
    session, library = opened(A)
    library.fault = ExternalError("The disk is full.")
    session.replace("a", B, "Change company")
    library.fault = None
    put_away = session.archive("a")
    assert put_away is not None
    session.restore(*put_away)
    assert (library.offers()[0].offer, session.is_kept) == (B, True)
    assert library.revisions[-1][1] == "Change company"


def test_offers_archived_before_the_library_opened_stay_archived() -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A), StoredOffer("b", 1, B))
    session = Session(library.offers())
    session.archive("a")
    session.open(lambda: library)
    assert (companies(session), library.archived, session.is_kept) == ("B", {"a"}, True)


def test_an_archival_that_failed_is_tried_again_and_closing_before_that_loses_no_offer() -> None:
    session, library = opened(A, B)
    library.fault = ExternalError("The disk is full.")
    session.archive("a")
    assert (session.is_kept, session.fault) == (False, "The disk is full.")
    assert (session.secure(), session.is_sheltered) == (True, False)
    library.fault = None
    session.catch_up()
    assert (session.is_kept, library.archived) == (True, {"a"})


def test_the_name_of_a_change_outlives_the_opening_of_the_library() -> None:
    session = Session(())
    document = session.add(A, "New offer")
    library = MemoryLibrary()
    session.open(lambda: library)
    assert library.revisions == [(StoredOffer(document, 1, A), "New offer")]


def test_closing_keeps_what_was_changed_in_the_last_second() -> None:
    session, library, _lane = slow(A)
    session.replace("a", B, "last")
    session.close()
    assert (library.revisions[-1], library.closed) == ((StoredOffer("a", 2, B), "last"), True)


def test_a_fault_of_the_program_is_raised_and_the_change_is_tried_again() -> None:
    session, library = opened(A)
    broken = library.revisions
    library.revisions = None  # type: ignore[assignment]
    with pytest.raises(TypeError):
        session.replace("a", B, "Change company")
    library.revisions = broken
    session.catch_up()
    assert session.is_kept


def test_while_the_library_is_away_changes_wait_on_this_machine_and_are_sent_once() -> None:
    session, library, outbox = Session(new(A)), MemoryLibrary(), MemoryOutbox()
    session.open(lambda: library, outbox)
    library.fault = UnavailableError("The server does not answer.")
    session.replace("a", B, "first")
    assert (session.fault, session.is_sheltered) == ("The server does not answer.", True)
    assert unsent(outbox) == PendingChanges((PendingSave(StoredOffer("a", 1, B), "first"),))
    session.replace("a", C, "second")
    library.fault = None
    session.catch_up()
    assert (session.fault, session.is_sheltered, session.is_kept, outbox.work) == ("", False, True, PendingChanges())
    assert library.revisions[1:] == [(StoredOffer("a", 2, C), "first; second")]


def test_what_was_saved_but_still_waits_on_this_machine_is_cleared_with_the_next_change() -> None:
    session, library, outbox = Session(new(A)), MemoryLibrary(), MemoryOutbox()
    session.open(lambda: library, outbox)
    library.fault = UnavailableError("The server does not answer.")
    session.replace("a", B, "first")
    library.fault, outbox.is_full = None, True
    session.catch_up()
    assert (session.is_kept, unsent(outbox).writes[0].label) == (True, "first")
    outbox.is_full = False
    session.replace("a", C, "second")
    assert (session.is_kept, outbox.work) == (True, PendingChanges())


def test_what_an_earlier_run_could_not_keep_is_kept_by_the_next() -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A), StoredOffer("b", 1, B))
    outbox = MemoryOutbox(PendingChanges((PendingSave(StoredOffer("a", 1, C), "Change company"),), (("b", True),)))
    session = Session((StoredOffer("b", 1, B),))
    session.open(lambda: library, outbox)
    assert (companies(session), library.archived, outbox.work) == ("C", {"b"}, PendingChanges())
    assert library.revisions[-1] == (StoredOffer("a", 2, C), "Change company")


def test_a_library_that_is_away_at_the_start_is_opened_when_it_is_back() -> None:
    library = MemoryLibrary(StoredOffer("b", 1, B))
    faults = [UnavailableError("The server does not answer.")]

    def opener() -> Library:
        if faults:
            raise faults.pop()
        return library

    outbox = MemoryOutbox(PendingChanges((PendingSave(StoredOffer("a", 0, A), "New offer"),)))
    session = Session(())
    session.open(opener, outbox)
    assert (companies(session), session.fault, session.is_kept) == ("A", "The server does not answer.", False)
    session.replace("a", C, "Change company")
    assert outbox.work.writes[0].kept.offer == C
    session.catch_up()
    assert (companies(session), session.is_kept, outbox.work) == ("BC", True, PendingChanges())


def test_a_library_that_cannot_be_opened_is_not_tried_again() -> None:
    tried: list[int] = []

    def opener() -> Library:
        tried.append(1)
        message = "The library is no database."
        raise ExternalError(message)

    session, outbox = Session(new(A)), MemoryOutbox()
    session.open(opener, outbox)
    session.catch_up()
    session.replace("a", B, "Change company")
    outbox.is_full = True
    assert not session.secure()  # closing would lose it
    outbox.is_full = False
    session.close()
    assert (len(tried), session.fault) == (1, "The library is no database.")
    assert outbox.work.writes[0].kept.offer == B


def test_where_nothing_can_be_sheltered_it_is_not_said_to_be() -> None:
    session, library = Session(new(A)), MemoryLibrary()
    session.open(lambda: library, MemoryOutbox(is_full=True))
    assert (session.secure(), session.is_sheltered) == (True, True)
    library.fault = ExternalError("The disk is full.")
    session.replace("a", B, "Change company")
    assert (session.fault, session.is_sheltered) == ("The disk is full.", False)


def test_that_others_cannot_be_heard_is_said_once_and_taken_back() -> None:
    session, library = opened(A)
    told: list[str] = []
    session.subscribe(lambda: told.append(session.fault))
    library.fault = UnavailableError("The server does not answer.")
    session.catch_up()
    session.catch_up()
    library.fault = None
    session.catch_up()
    assert told == ["The server does not answer.", ""]


def test_closing_loses_nothing_where_changes_are_kept_or_wait_on_this_machine() -> None:
    session, library = opened(A)
    assert (session.secure(), session.unkept) == (True, ())
    outbox = MemoryOutbox()
    session = Session(new(A))
    session.open(lambda: library, outbox)
    library.fault = ExternalError("The server is away.")
    session.replace("a", B, "first")
    assert (session.secure(), session.is_sheltered, session.unkept) == (True, True, (B,))


def test_what_was_not_sent_yet_is_sent_before_closing_is_judged() -> None:
    session, library, lane = slow(A)
    session.replace("a", B, "first")
    assert (session.secure(), session.unkept, library.offers()[0].offer) == (True, (), B)
    library.fault = ExternalError("No space left on device.")
    session.replace("a", C, "second")
    assert (session.secure(), session.unkept) == (False, (C,))
    library.fault = None
    session.archive("a")
    lane.pass_time()
    assert session.secure()


def test_closing_would_lose_what_is_neither_kept_nor_waiting() -> None:
    session, library = opened(A)
    library.fault = ExternalError("No space left on device.")
    session.replace("a", B, "first")
    assert (session.secure(), session.unkept) == (False, (B,))
    library.fault = None
    session.flush()
    assert (session.secure(), session.unkept) == (True, ())


def test_what_a_server_is_to_keep_waits_on_this_machine_before_it_is_sent() -> None:
    session, _library, lane, outbox = far(A)
    session.replace("a", B, "first")
    session.flush()
    assert unsent(outbox) == PendingChanges((PendingSave(StoredOffer("a", 1, B), "first"),))
    session.replace("a", C, "second")  # the server has not responded yet
    session.flush()
    assert unsent(outbox) == PendingChanges((PendingSave(StoredOffer("a", 1, C), "first; second"),))
    lane.pass_time()
    lane.pass_time()
    assert (session.is_kept, session.is_sheltered, outbox.work) == (True, False, PendingChanges())


def test_what_is_changed_before_a_server_has_answered_at_all_waits_on_this_machine() -> None:
    left = PendingChanges((PendingSave(StoredOffer("b", 1, B), "earlier"),))
    lane, outbox = SlowLane(), MemoryOutbox(left)
    session = Session(new(A), lane)
    session.open(MemoryLibrary, outbox)
    session.replace("a", C, "before the outbox is read")
    session.flush()
    assert outbox.work == left
    lane.jobs.pop(0)()
    assert companies(session) == "CB"  # pending work is shown before the library has responded
    session.flush()
    assert [write.kept.offer for write in outbox.work.writes] == [C, B]


def test_a_server_that_kept_it_and_never_said_so_is_no_conflict() -> None:
    session, library, lane, outbox = far(A)
    session.replace("a", B, "first")
    session.flush()
    library.revisions.append((StoredOffer("a", 2, B), "first"))
    lane.jobs.clear()  # the program ends, and the next run finds the outbox
    session = Session(())
    session.open(lambda: library, outbox)
    session.replace("a", C, "second")
    assert (session.conflicts, [kept.offer for kept in library.offers()], session.is_kept) == ((), [C], True)


def test_closing_hurries_a_server_and_staying_does_not() -> None:
    session, library, _lane, outbox = far(A)
    session.replace("a", B, "first")
    library.fault, outbox.is_full = UnavailableError("The server does not answer."), True
    assert (session.secure(), library.patience) == (False, None)
    outbox.is_full = False
    assert (session.secure(), library.patience) == (True, CLOSING_SECONDS)
    session.close()
    assert unsent(outbox) == PendingChanges((PendingSave(StoredOffer("a", 1, B), "first"),))


def test_closing_amid_a_save_keeps_what_was_changed_meanwhile() -> None:
    session, library, _lane = slow(A)
    session.replace("a", B, "first")
    session.flush()
    session.replace("a", C, "second")
    session.close()
    assert [kept.offer for kept, _label in library.revisions] == [A, B, C]


def test_a_library_that_opens_after_the_end_is_closed_again() -> None:
    library, lane = MemoryLibrary(), SlowLane()
    session = Session(new(A), lane)
    session.open(lambda: library)
    session.close()
    lane.wait()
    assert (library.closed, library.revisions) == (True, [])


def test_a_colleagues_revision_that_cannot_be_read_stops_nobody() -> None:
    session, library = opened(A)
    library.revisions.append((StoredOffer("a", 2, A), ""))
    library.unreadable.add("a")
    session.replace("a", B, "mine")
    assert (companies(session), session.is_kept, session.conflicts) == ("B", True, ())
    assert session.fault.startswith("The newest revision of B, ")
    session.catch_up()
    assert session.fault == ""
