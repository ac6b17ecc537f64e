from functools import partial

import pytest
from typing_extensions import override

from offercalc.application.ports.errors import ExternalError, UnavailableError
from offercalc.application.ports.library import AttributedOffer, RemoteChanges, StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.application.sync.sync import (
    Clash,
    Left,
    Opened,
    Report,
    open_library,
    poll,
    push,
    read_outbox,
    sign_of,
    write_outbox,
)
from offercalc.domain.values.lazy_text import LazyText
from tests.memory_library import MOMENT, A, B, C, MemoryLibrary, MemoryOutbox

AWAY = UnavailableError("The server does not answer.")


def library_with(*held: StoredOffer, fault: ExternalError | None = None) -> MemoryLibrary:
    library = MemoryLibrary(*held)
    library.fault = fault
    return library


def test_all_that_can_be_done_is_done() -> None:
    library = library_with(StoredOffer("a", 1, A))
    work = PendingChanges(
        (PendingSave(StoredOffer("a", 1, B), "first"), PendingSave(StoredOffer("c", 0, C), "new")), (("a", True),)
    )
    report = push(work, library)
    assert report == Report(written=(StoredOffer("a", 2, B), StoredOffer("c", 1, C)), moved=(("a", True),))
    assert library.archived == {"a"}


def test_a_clash_keeps_both_and_a_retry_finds_them() -> None:
    library = library_with(StoredOffer("a", 1, A))
    library.save(StoredOffer("a", 1, B), "theirs")
    work = PendingChanges((PendingSave(StoredOffer("a", 1, C), "mine"),))
    (clash,) = push(work, library).clashes
    assert clash == Clash(
        StoredOffer("a", 1, C),
        StoredOffer(clash.copy.document, 1, C),
        AttributedOffer(StoredOffer("a", 2, B), "rina", MOMENT),
    )
    assert [kept.offer for kept in library.offers()] == [B, C]


def test_a_library_that_is_away_is_asked_once_and_the_rest_is_left() -> None:
    library = library_with(StoredOffer("a", 1, A), StoredOffer("b", 1, B), fault=AWAY)
    work = PendingChanges(
        (PendingSave(StoredOffer("a", 1, C), "first"), PendingSave(StoredOffer("b", 1, C), "second")), (("a", True),)
    )
    report = push(work, library)
    assert report == Report(left=work, faults=(AWAY.message,))


def test_what_a_silent_server_has_kept_nevertheless_is_no_clash_with_oneself() -> None:
    library = library_with(StoredOffer("a", 1, A))
    library.save(StoredOffer("a", 1, B), "first")  # no response arrived, and the user typed on
    report = push(PendingChanges((PendingSave(StoredOffer("a", 1, C), "first; second", (sign_of(B),)),)), library)
    assert report == Report(written=(StoredOffer("a", 3, C),))
    assert [kept.offer for kept, _label in library.revisions] == [A, B, C]


def test_what_a_colleague_has_made_of_it_since_is_a_clash() -> None:
    library = library_with(StoredOffer("a", 1, A))
    library.save(StoredOffer("a", 1, B), "first")
    library.save(StoredOffer("a", 2, A), "theirs")
    (clash,) = push(PendingChanges((PendingSave(StoredOffer("a", 1, C), "", (sign_of(B),)),)), library).clashes
    assert (clash.theirs, clash.copy.offer) == (AttributedOffer(StoredOffer("a", 3, A), "rina", MOMENT), C)


def test_a_clash_with_what_cannot_be_read_ends_too() -> None:
    library = library_with(StoredOffer("a", 2, A))
    library.unreadable.add("a")
    work = PendingChanges((PendingSave(StoredOffer("a", 1, C), "mine"),))
    for _turn in range(2):  # a retry finds the existing copy
        report = push(work, library)
        assert (report.left, [one.copy.offer for one in report.clashes]) == (PendingChanges(), [C])
        assert report.clashes[0].theirs is None
        assert report.faults[0].startswith("The newest revision of C, ")
    assert [kept.offer for kept in library.offers()] == [C]


def test_a_library_that_goes_away_amid_a_clash_is_tried_again() -> None:
    class Going(MemoryLibrary):
        @override
        def newest(self, document: str) -> AttributedOffer:
            raise AWAY

    work = PendingChanges((PendingSave(StoredOffer("a", 1, C), "mine"),))
    assert push(work, Going(StoredOffer("a", 2, A))).left == work


def test_a_refused_offer_does_not_hold_back_another_nor_is_it_archived() -> None:
    class Choosy(MemoryLibrary):
        @override
        def add(self, kept: StoredOffer, label: str) -> StoredOffer:
            if kept.document == "a":
                message = "This offer cannot be stored."
                raise ExternalError(message)
            return super().add(kept, label)

    refused = PendingSave(StoredOffer("a", 0, A), "")
    work = PendingChanges((refused, PendingSave(StoredOffer("b", 0, B), "")), (("a", True), ("b", True)))
    report = push(work, Choosy())
    assert report.written == (StoredOffer("b", 1, B),)
    assert report.left == PendingChanges((refused,), (("a", True),))
    assert report.faults == ("This offer cannot be stored.",)


def test_a_library_is_opened_with_its_offers() -> None:
    library = library_with(StoredOffer("a", 1, A))
    assert open_library(lambda: library) == Opened(library, (StoredOffer("a", 1, A),))


@pytest.mark.parametrize(("fault", "may_work_later"), [(AWAY, True), (ExternalError("It is no library."), False)])
def test_a_library_that_cannot_be_opened_says_why(fault: ExternalError, *, may_work_later: bool) -> None:
    assert open_library(partial(_raise, fault)) == Opened(fault=fault.message, may_work_later=may_work_later)


def test_an_outbox_says_what_is_left_and_what_cannot_be_read() -> None:
    left = PendingChanges((PendingSave(StoredOffer("a", 1, B), ""),))
    outbox = MemoryOutbox(left)
    assert read_outbox(outbox) == Left(left)
    outbox.problem = LazyText("One cannot be read.")
    assert read_outbox(outbox) == Left(left, LazyText("One cannot be read."))


def test_an_outbox_that_may_not_be_read_says_so() -> None:
    class Broken(MemoryOutbox):
        @override
        def read(self) -> PendingChanges:
            message = "It cannot be read."
            raise ExternalError(message)

    assert read_outbox(Broken()) == Left(fault=LazyText("It cannot be read."))


def test_a_look_tells_what_is_new_or_why_it_cannot() -> None:
    library = library_with(StoredOffer("a", 1, A))
    assert poll(library, {"b": 1}) == RemoteChanges((StoredOffer("a", 1, A),), ("b",))
    library.fault = AWAY
    assert poll(library, {}) == str(AWAY)


def test_sheltering_says_whether_it_went_well() -> None:
    assert write_outbox(PendingChanges(), MemoryOutbox())
    assert not write_outbox(PendingChanges(), MemoryOutbox(is_full=True))


def _raise(fault: ExternalError) -> MemoryLibrary:
    raise fault
