from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.pending_changes import Conflict
from offercalc.application.sync.session import Session
from offercalc.domain.offer.offer import Offer
from tests.memory_library import MOMENT, A, B, C, MemoryLibrary, SlowLane, companies, slow
from tests.tools import offer_from


def shared(*offers: Offer) -> tuple[Session, Session, MemoryLibrary]:
    """Return two programs' views of one library."""
    library = MemoryLibrary(*(StoredOffer(offer.company.lower(), 1, offer) for offer in offers))
    mine, theirs = Session(()), Session(())
    mine.open(lambda: library)
    theirs.open(lambda: library)
    return mine, theirs, library


def test_two_programs_see_what_the_other_has_done() -> None:
    mine, theirs, _library = shared(A, B)
    told: list[str] = []
    mine.subscribe(lambda: told.append(companies(mine)))
    theirs.replace("a", C, "")
    theirs.add(A, "")
    theirs.archive("b")
    mine.catch_up()
    assert told == [companies(mine)] == ["CA"]
    mine.catch_up()
    assert len(told) == 1  # nothing new, so no notification


def test_what_somebody_else_brings_back_is_there_again() -> None:
    mine, theirs, library = shared(A)
    mine.archive("a")
    theirs.catch_up()
    assert theirs.offers == ()
    library.restore("a")
    mine.catch_up()
    theirs.catch_up()
    assert companies(mine) == companies(theirs) == "A"


def test_of_two_changes_to_one_offer_both_are_kept_and_shown() -> None:
    mine, theirs, library = shared(A)
    theirs.replace("a", B, "theirs")
    mine.replace("a", C, "mine")
    assert companies(mine) == "BC"
    copy = mine.offers[1].document
    assert mine.conflicts == (Conflict("a", copy, "rina", MOMENT),)
    assert (mine.is_kept, mine.fault) == (True, "")
    assert library.revisions[1:] == [(StoredOffer("a", 2, B), "theirs"), (StoredOffer(copy, 1, C), "mine")]
    mine.settle(mine.conflicts[0])
    assert not mine.conflicts


def test_two_who_have_the_same_idea_have_no_conflict() -> None:
    mine, theirs, library = shared(A)
    theirs.replace("a", B, "theirs")
    mine.replace("a", B, "mine")
    assert (mine.conflicts, mine.offers, len(library.revisions)) == ((), theirs.offers, 2)


def test_a_pending_change_in_a_conflict_goes_to_the_users_version() -> None:
    library = MemoryLibrary(StoredOffer("a", 1, A))
    lane = SlowLane()
    session = Session((StoredOffer("a", 1, A),), lane)
    session.open(lambda: library)
    lane.pass_time()
    library.save(StoredOffer("a", 1, B), "theirs")
    session.replace("a", C, "mine")
    lane.acts.pop(0)()
    session.replace("a", offer_from(company="D"), "more of mine")
    lane.pass_time()
    lane.pass_time()
    assert companies(session) == "BD"
    copy = session.offers[1].document
    assert library.revisions[2:] == [
        (StoredOffer(copy, 1, C), "mine"), (StoredOffer(copy, 2, offer_from(company="D")), "more of mine"),
    ]  # fmt: skip


def test_changes_within_a_second_are_one_revision() -> None:
    session, library, lane = slow(A)
    session.replace("a", B, "Change company")
    session.replace("a", C, "Change company")
    session.replace("a", offer_from(company="C", role="Lead"), "Change role")
    assert not session.is_kept
    lane.pass_time()
    assert [label for _kept, label in library.revisions] == ["", "Change company; Change role"]
    assert session.is_kept


def test_a_change_made_while_another_is_on_its_way_is_the_next_revision() -> None:
    session, library, lane = slow(A)
    session.replace("a", B, "first")
    lane.acts.pop(0)()
    session.replace("a", C, "second")
    lane.wait()
    assert (companies(session), session.is_kept) == ("C", False)
    lane.pass_time()
    assert library.revisions[1:] == [(StoredOffer("a", 2, B), "first"), (StoredOffer("a", 3, C), "second")]
    assert session.is_kept


def test_an_offer_archived_while_it_is_added_is_archived_in_the_library_too() -> None:
    session, library, lane = slow()
    document = session.add(A, "New offer")
    lane.acts.pop(0)()
    session.archive(document)
    lane.pass_time()
    lane.pass_time()
    assert (library.archived, session.is_kept) == ({document}, True)


def test_an_offer_that_comes_back_goes_on_after_the_revision_that_was_made_meanwhile() -> None:
    session, library, lane = slow(A)
    session.replace("a", B, "first")
    put_away = session.archive("a")
    lane.pass_time()
    assert put_away is not None
    session.restore(*put_away)
    session.replace("a", C, "second")
    lane.pass_time()
    assert (library.revisions[-1], session.conflicts) == ((StoredOffer("a", 3, C), "second"), ())


def test_what_others_do_to_an_offer_that_is_being_changed_waits_for_the_clash() -> None:
    session, library, lane = slow(A, B)
    session.catch_up()
    session.replace("a", C, "mine")
    session.archive("b")
    library.save(StoredOffer("a", 1, B), "theirs")
    lane.wait()
    assert companies(session) == "C"
