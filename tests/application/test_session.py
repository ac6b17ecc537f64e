from offercalc.application.ports import ConflictError, Kept, OutsideError
from offercalc.application.session import Session
from offercalc.domain.offer import Offer
from tests.tools import offer_from

A, B, C = (offer_from(company=name) for name in "ABC")


class MemoryLibrary:
    """Keeps revisions in memory, and refuses to where it has a fault."""

    def __init__(self, *offers: Kept) -> None:
        self.revisions = [(kept, "") for kept in offers]
        self.archived: set[str] = set()
        self.fault: OutsideError | None = None
        self.conflicts: set[str] = set()
        self.closed = False

    def offers(self) -> tuple[Kept, ...]:
        newest = {kept.document: kept for kept, _label in self.revisions}
        return tuple(kept for kept in newest.values() if kept.document not in self.archived)

    def add(self, kept: Kept, label: str) -> Kept:
        return self._append(kept, label)

    def save(self, kept: Kept, label: str) -> Kept:
        if kept.document in self.conflicts:
            message = "Somebody else has changed this offer."
            raise ConflictError(message)
        return self._append(kept, label)

    def archive(self, document: str) -> None:
        self._check()
        self.archived.add(document)

    def restore(self, document: str) -> None:
        self._check()
        self.archived.discard(document)

    def close(self) -> None:
        self.closed = True

    def _append(self, kept: Kept, label: str) -> Kept:
        self._check()
        written = Kept(kept.document, kept.revision + 1, kept.offer)
        self.revisions.append((written, label))
        return written

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault


def new(*offers: Offer) -> tuple[Kept, ...]:
    """Give offers that no library has seen yet."""
    return tuple(Kept(offer.company.lower(), 0, offer) for offer in offers)


def companies(session: Session) -> str:
    return "".join(kept.offer.company for kept in session.offers)


def opened(*offers: Offer) -> tuple[Session, MemoryLibrary]:
    session, library = Session(new(*offers)), MemoryLibrary()
    session.attach(library)
    return session, library


def test_a_library_without_offers_receives_those_at_hand() -> None:
    session, library = opened(A, B)
    assert library.offers() == session.offers
    assert [kept.revision for kept in session.offers] == [1, 1]
    assert session.is_kept


def test_a_library_with_offers_takes_over() -> None:
    session = Session(new(A))
    session.attach(MemoryLibrary(Kept("c", 4, C)))
    assert (companies(session), session.offers[0].revision) == ("C", 4)


def test_what_was_changed_before_the_library_opened_wins() -> None:
    session = Session((Kept("a", 2, A), Kept("b", 1, B)))
    session.replace("a", C, "Change company")
    assert not session.is_kept
    library = MemoryLibrary(Kept("a", 2, A), Kept("b", 1, B))
    session.attach(library)
    assert companies(session) == "CB"
    assert library.revisions[-1] == (Kept("a", 3, C), "Change company")


def test_what_was_added_before_the_library_opened_is_kept_too() -> None:
    session = Session((Kept("a", 1, A),))
    session.add(B, "New offer")
    session.attach(MemoryLibrary(Kept("a", 1, A)))
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
    library.fault = OutsideError("The disk is full.")
    session.replace("a", B, "Change company")
    assert (companies(session), session.fault, session.is_kept) == ("B", "The disk is full.", False)
    library.fault = None
    session.retry()
    assert (session.fault, session.is_kept, library.offers()[0].offer) == ("", True, B)


def test_a_conflict_is_shown_and_nothing_is_overwritten() -> None:
    session, library = opened(A)
    library.fault = ConflictError("Somebody else has changed this offer.")
    session.replace("a", B, "Change company")
    assert session.fault == "Somebody else has changed this offer."
    assert library.offers()[0].offer == A


def test_everything_that_failed_is_tried_again_in_its_order() -> None:
    session, library = opened(A, B)
    library.fault = OutsideError("The disk is full.")
    session.replace("a", C, "first")
    session.replace("b", C, "second")
    library.fault = None
    session.retry()
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
    session.attach(library)
    assert len(library.offers()) == 2


def test_archiving_what_is_not_there_does_nothing() -> None:
    session, _library = opened(A)
    assert session.archive("nowhere") is None
    assert session.find("nowhere") is None


def test_an_offer_archived_while_it_waits_to_be_kept_is_not_written() -> None:
    session, library = opened(A, B)
    library.fault = OutsideError("The disk is full.")
    session.replace("a", C, "Change company")
    library.fault = None
    session.archive("a")
    assert (session.is_kept, len(library.revisions)) == (True, 2)


def test_everybody_who_listens_is_told() -> None:
    session, _library = opened(A)
    told: list[str] = []
    session.subscribe(lambda: told.append(companies(session)))
    session.replace("a", B, "")
    session.add(C, "")
    session.archive("a")
    assert told == ["B", "BC", "C"]


def test_closing_lets_go_of_the_library_and_can_be_repeated() -> None:
    session, library = opened(A)
    session.close()
    session.close()
    assert (library.closed, session.is_kept) == (True, False)


def test_an_edit_that_could_not_be_kept_survives_being_put_away_and_back() -> None:
    session, library = opened(A)
    library.fault = OutsideError("The disk is full.")
    session.replace("a", B, "Change company")
    library.fault = None
    put_away = session.archive("a")
    assert put_away is not None
    session.restore(*put_away)
    assert (library.offers()[0].offer, session.is_kept) == (B, True)
    assert library.revisions[-1][1] == "Change company"


def test_a_conflict_of_one_offer_does_not_hold_back_another() -> None:
    session, library = opened(A, B)
    library.conflicts = {"a"}
    session.replace("a", C, "first")
    session.replace("b", C, "second")
    assert library.revisions[-1] == (Kept("b", 2, C), "second")
    assert (session.fault, session.is_kept) == ("Somebody else has changed this offer.", False)


def test_what_was_put_away_before_the_library_opened_stays_away() -> None:
    library = MemoryLibrary(Kept("a", 1, A), Kept("b", 1, B))
    session = Session(library.offers())
    session.archive("a")
    session.attach(library)
    assert (companies(session), library.archived, session.is_kept) == ("B", {"a"}, True)


def test_putting_away_is_tried_again() -> None:
    session, library = opened(A, B)
    library.fault = OutsideError("The disk is full.")
    session.archive("a")
    assert (session.is_kept, session.fault) == (False, "The disk is full.")
    library.fault = None
    session.retry()
    assert (session.is_kept, library.archived) == (True, {"a"})


def test_the_name_of_a_change_outlives_the_opening_of_the_library() -> None:
    session = Session(())
    document = session.add(A, "New offer")
    library = MemoryLibrary()
    session.attach(library)
    assert library.revisions == [(Kept(document, 1, A), "New offer")]


def test_replacing_what_is_not_there_leaves_nothing_to_keep() -> None:
    session, library = opened(A)
    session.replace("nowhere", B, "")
    assert (companies(session), session.is_kept, len(library.revisions)) == ("A", True, 1)
