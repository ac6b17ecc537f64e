from functools import partial

import pytest
from typing_extensions import override

from offercalc.application.library_work import Clash, Opened, Report, carry_out, look, open_library, shelter
from offercalc.application.ports import Authored, AwayError, Kept, News, OutsideError, Work, Write
from offercalc.domain.message import Message
from tests.memory_library import MOMENT, A, B, C, MemoryLibrary, MemoryOutbox

AWAY = AwayError("The server does not answer.")


def library_with(*held: Kept, fault: OutsideError | None = None) -> MemoryLibrary:
    library = MemoryLibrary(*held)
    library.fault = fault
    return library


def test_all_that_can_be_done_is_done() -> None:
    library, outbox = library_with(Kept("a", 1, A)), MemoryOutbox()
    work = Work((Write(Kept("a", 1, B), "first"), Write(Kept("c", 0, C), "new")), (("a", True),))
    report = carry_out(work, library, outbox, was_sheltered=False)
    assert report == Report(written=(Kept("a", 2, B), Kept("c", 1, C)), moved=(("a", True),))
    assert library.archived == {"a"}


def test_a_clash_keeps_both_and_a_retry_finds_them() -> None:
    library = library_with(Kept("a", 1, A))
    library.save(Kept("a", 1, B), "theirs")
    work = Work((Write(Kept("a", 1, C), "mine"),))
    (clash,) = carry_out(work, library, MemoryOutbox(), was_sheltered=False).clashes
    assert clash == Clash(Kept("a", 1, C), Kept(clash.copy.document, 1, C), Authored(Kept("a", 2, B), "rina", MOMENT))
    assert [kept.offer for kept in library.offers()] == [B, C]


def test_a_library_that_is_away_is_asked_once_and_the_rest_is_sheltered() -> None:
    library, outbox = library_with(Kept("a", 1, A), Kept("b", 1, B), fault=AWAY), MemoryOutbox()
    work = Work((Write(Kept("a", 1, C), "first"), Write(Kept("b", 1, C), "second")), (("a", True),))
    report = carry_out(work, library, outbox, was_sheltered=False)
    assert report == Report(left=work, faults=(AWAY.message,), is_sheltered=True)
    assert outbox.work == work


def test_what_was_sheltered_is_sheltered_before_the_library_is_asked_again() -> None:
    outbox = MemoryOutbox(Work((Write(Kept("a", 1, A), "first"),)))
    seen: list[Work] = []

    class Watching(MemoryLibrary):
        @override
        def save(self, kept: Kept, label: str) -> Kept:
            seen.append(outbox.work)
            return super().save(kept, label)

    work = Work((Write(Kept("a", 1, B), "first; second"),))
    report = carry_out(work, Watching(Kept("a", 1, A)), outbox, was_sheltered=True)
    assert (seen, outbox.work, report.is_sheltered) == ([work], Work(), False)


def test_an_offer_that_is_refused_does_not_hold_back_another_nor_is_it_put_away() -> None:
    class Choosy(MemoryLibrary):
        @override
        def add(self, kept: Kept, label: str) -> Kept:
            if kept.document == "a":
                message = "This offer cannot be stored."
                raise OutsideError(message)
            return super().add(kept, label)

    refused = Write(Kept("a", 0, A), "")
    work = Work((refused, Write(Kept("b", 0, B), "")), (("a", True), ("b", True)))
    report = carry_out(work, Choosy(), MemoryOutbox(is_full=True), was_sheltered=False)
    assert report.written == (Kept("b", 1, B),)
    assert report.left == Work((refused,), (("a", True),))
    assert (report.faults, report.is_sheltered) == (("This offer cannot be stored.",), False)


def test_a_library_is_opened_with_what_an_earlier_run_has_left() -> None:
    left = Work((Write(Kept("a", 1, B), ""),))
    library = library_with(Kept("a", 1, A))
    assert open_library(lambda: library, MemoryOutbox(left)) == Opened(library, (Kept("a", 1, A),), left)


@pytest.mark.parametrize(("fault", "may_work_later"), [(AWAY, True), (OutsideError("It is no library."), False)])
def test_a_library_that_cannot_be_opened_says_why(fault: OutsideError, *, may_work_later: bool) -> None:
    left = Work((Write(Kept("a", 1, B), ""),))
    opened = open_library(partial(_raise, fault), MemoryOutbox(left))
    assert opened == Opened(left=left, fault=fault.message, may_work_later=may_work_later)


def test_an_outbox_that_cannot_be_read_is_said_and_the_library_opens() -> None:
    class Broken(MemoryOutbox):
        @override
        def read(self) -> Work:
            message = "It cannot be read."
            raise OutsideError(message)

    library = library_with(Kept("a", 1, A))
    assert open_library(lambda: library, Broken()) == Opened(
        library, (Kept("a", 1, A),), fault=Message("It cannot be read.")
    )


def test_a_look_tells_what_is_new_or_why_it_cannot() -> None:
    library = library_with(Kept("a", 1, A))
    assert look(library, {"b": 1}) == News((Kept("a", 1, A),), ("b",))
    library.fault = AWAY
    assert look(library, {}) == str(AWAY)


def test_sheltering_says_whether_it_went_well() -> None:
    assert shelter(Work(), MemoryOutbox())
    assert not shelter(Work(), MemoryOutbox(is_full=True))


def _raise(fault: OutsideError) -> MemoryLibrary:
    raise fault
