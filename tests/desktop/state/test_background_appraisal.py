from threading import Event, get_ident

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.analysis.comparison import Appraisal, appraise
from offercalc.application.offers import appraisal
from offercalc.application.offers.appraisal import LargeAppraisal
from offercalc.application.settings.settings import Settings
from offercalc.desktop.state.background_appraisal import LateFigures
from offercalc.domain.offer.offer import Offer
from tests.large_offers import LARGE
from tests.tools import StandInServices, appraiser_with

SETTINGS = Settings()


class Place:
    """Late figures of an appraiser, and what has been worked out where."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.appraiser = appraiser_with(StandInServices())
        self.late = LateFigures(self.appraiser)
        self.ready: list[bool] = []
        self.late.ready.connect(lambda: self.ready.append(True))
        self.worked: list[str] = []
        self.threads: set[int] = set()
        self.go_on = Event()

        def watched(offer: Offer, *more: object) -> Appraisal:
            self.go_on.wait(30)
            self.worked.append(offer.company)
            self.threads.add(get_ident())
            return appraise(offer, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(appraisal, "appraise_offer", watched)

    def lacking(self, *companies: str) -> tuple[LargeAppraisal, ...]:
        asked = tuple(((replace(LARGE, company=company),), "USD") for company in companies)
        return self.appraiser.lacking(asked, SETTINGS)


def test_large_offers_are_worked_out_in_another_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place(monkeypatch)
    at.go_on.set()
    assert at.late.ask(at.lacking("Acme", "Globex"))
    qtbot.waitUntil(lambda: bool(at.ready), timeout=30_000)
    assert (at.worked, at.ready) == (["Acme", "Globex"], [True])
    assert at.threads.isdisjoint({get_ident()})
    assert at.lacking("Acme", "Globex") == ()
    assert not at.late.ask(())


def test_of_many_keys_that_are_typed_only_the_last_is_worked_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place(monkeypatch)
    for company in ("A", "Ac", "Acm", "Acme"):
        assert at.late.ask(at.lacking(company))
    at.go_on.set()
    qtbot.waitUntil(lambda: bool(at.ready), timeout=30_000)
    assert at.worked == ["A", "Acme"]  # the first had begun


def test_what_is_asked_for_twice_is_worked_out_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place(monkeypatch)
    jobs = at.lacking("Acme")
    assert at.late.ask(jobs)
    assert at.late.ask_also(jobs)
    assert at.late.ask(jobs)
    at.go_on.set()
    qtbot.waitUntil(lambda: bool(at.ready), timeout=30_000)
    assert at.worked == ["Acme"]


def test_a_page_does_not_wait_for_the_list(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place(monkeypatch)
    first, second = at.lacking("Page"), at.lacking("List")
    at.late.ask(first)
    at.late.ask_also(second)
    at.late.ready.connect(lambda: at.worked.append("ready"))
    at.go_on.set()
    qtbot.waitUntil(lambda: len(at.ready) == 2, timeout=30_000)
    assert at.worked.index("ready") <= 2
    assert at.worked[-1] == "ready"


def test_what_is_not_kept_is_not_waited_for_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all of it together is too much to keep, the window does not work for ever."""
    at = Place(monkeypatch)
    at.go_on.set()
    jobs = at.lacking("Acme")
    assert at.late.ask(jobs)
    qtbot.waitUntil(lambda: bool(at.ready), timeout=30_000)
    assert not at.late.ask(jobs)
    assert at.worked == ["Acme"]


def test_nothing_is_begun_after_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place(monkeypatch)
    at.late.ask(at.lacking("Acme", "Globex"))
    at.go_on.set()
    at.late.stop()
    assert at.worked == ["Acme"]


def test_a_fault_of_the_program_is_seen_where_it_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    at = Place(monkeypatch)
    monkeypatch.setattr(appraisal, "appraise_offer", lambda *_: 1 / 0)
    at.late.ask(at.lacking("Acme"))
    with pytest.raises(ZeroDivisionError):
        at.late._lane.wait()
