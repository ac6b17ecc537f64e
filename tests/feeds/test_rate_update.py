from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typing_extensions import override

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.feeds.publishers.exchange_rate_api import ExchangeRateApi
from offercalc.feeds.rate_update import RatesAtHand, fetch
from offercalc.feeds.store.rate_store import RateStore
from tests.publisher import Answer, Publisher
from tests.tools import rates

CONTENT = (Path(__file__).parent / "answers" / "open-er-api-usd.json").read_bytes()
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
MONDAY = ("Date", "Mon, 23 Nov 2026 17:00:00 GMT")


class _Here(ExchangeRateApi):
    origin = ""

    @override
    def address(self, last_day: date | None, today: date) -> str:
        return f"{self.origin}/{last_day}/{today}"


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Publisher() as publisher:
        monkeypatch.setattr(_Here, "origin", publisher.origin)
        yield publisher


@pytest.fixture
def at_hand(tmp_path: Path) -> RatesAtHand:
    return RatesAtHand(RateBook((rates(),)), rates(), RateStore(tmp_path / "rates.sqlite"))


def test_a_publisher_is_asked_by_what_is_known_of_it(publisher: Publisher, at_hand: RatesAtHand) -> None:
    publisher.answers(Answer(body=CONTENT, headers=(MONDAY, ("ETag", '"7"'))))
    found = fetch(_Here(), at_hand, NOW, CancellationToken())
    assert (found.source, found.last_day, found.days) == ("ExchangeRate-API", date(2026, 11, 23), 1)
    assert publisher.asked[0].path == "/None/2026-11-23"
    visit = at_hand.store.last_visit("ExchangeRate-API")
    assert visit is not None
    assert (visit.at, visit.validators.etag) == (NOW, '"7"')
    assert visit.next_at == datetime(2026, 11, 24, 0, 11, 1, tzinfo=UTC)


def test_an_answer_that_has_not_changed_is_a_visit_as_well(publisher: Publisher, at_hand: RatesAtHand) -> None:
    publisher.answers(Answer(body=CONTENT.replace(b"1795479061", b"0"), headers=(MONDAY, ("ETag", '"7"'))))
    fetch(_Here(), at_hand, NOW, CancellationToken())
    later = NOW.replace(hour=18)
    assert fetch(_Here(), at_hand, later, CancellationToken()).days == 0
    visit = at_hand.store.last_visit("ExchangeRate-API")
    assert visit is not None
    assert (visit.at, visit.validators.etag) == (later, '"7"')


def test_a_day_may_differ_by_one_around_the_world_but_not_by_more(publisher: Publisher, at_hand: RatesAtHand) -> None:
    publisher.answers(Answer(body=CONTENT, headers=(("Date", "Sun, 22 Nov 2026 17:30:00 GMT"),)))
    assert fetch(_Here(), at_hand, NOW, CancellationToken()).days == 1
    publisher.answers(Answer(body=CONTENT, headers=(("Date", "Sun, 22 Nov 2026 16:30:00 GMT"),)))
    with pytest.raises(ExternalError, match="today is 2026-11-25 according to this computer, but 2026-11-22"):
        fetch(_Here(), at_hand, NOW.replace(month=11, day=25), CancellationToken())
