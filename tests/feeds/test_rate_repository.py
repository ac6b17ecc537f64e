from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate import Rate, RateKind
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.exchange.rate_update import UpdateResult
from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.network.download import Limits
from offercalc.feeds.publishers.ecb import Ecb
from offercalc.feeds.publishers.exchange_rate_api import ExchangeRateApi
from offercalc.feeds.publishers.frankfurter import Frankfurter
from offercalc.feeds.rate_repository import StoredRateRepository
from offercalc.feeds.store.rate_store import RateStore
from tests.publisher import Answer, Publisher, bomb, ecb_xml, gzipped, moved, zipped_table
from tests.tools import rates

ANSWERS = Path(__file__).parent / "answers"
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 20)
DATE = ("Date", "Mon, 23 Nov 2026 17:00:00 GMT")
DAILY = (ANSWERS / "ecb-daily.xml").read_bytes()
STAY = "The previous rates stay in use."


def good(body: bytes, *headers: tuple[str, str]) -> Answer:
    return Answer(body=body, headers=(DATE, *headers))


class Here:
    """Redirects a publisher to this machine."""

    def __init__(self, publisher: Ecb | ExchangeRateApi | Frankfurter, origin: str) -> None:
        self._publisher = publisher
        self._origin = origin
        self.source, self.base = publisher.source, publisher.base
        self.terms, self.attribution = publisher.terms, publisher.attribution
        self.stands_in_for = publisher.stands_in_for
        self.read = publisher.read

    def address(self, last_day: date | None, today: date) -> str:
        return self._origin + "/" + self._publisher.address(last_day, today).split("/", 3)[3]


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Limits(
        connect_seconds=1, read_seconds=0.4, whole_seconds=1.5, most_bytes=2**20, retries=1, back_off_seconds=0.005
    )
    monkeypatch.setattr("offercalc.feeds.network.download.LIMITS", quick)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as publisher:
        yield publisher


@pytest.fixture
def store(tmp_path: Path) -> RateStore:
    return RateStore(tmp_path / "rates.sqlite")


def desk(
    store: RateStore, publisher: Publisher, *others: ExchangeRateApi | Frankfurter, now: datetime = NOW
) -> StoredRateRepository:
    moved = tuple(Here(one, publisher.origin) for one in (Ecb(), *others))
    return StoredRateRepository(rates(), store, lambda: moved, lambda: now)


def update(found: StoredRateRepository, *sources: str) -> tuple[UpdateResult, ...]:
    return found.update(sources, CancellationToken())


def rate(found: StoredRateRepository, base: str, quote: str, on: date = TODAY) -> Rate:
    rate = found.book.rate(base, quote, on)
    assert isinstance(rate, Rate)
    return rate


def test_newer_rates_are_merged_with_those_that_came_with_the_program(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(
        good(ecb_xml("USD 1.1402 IDR 20702.15", "USD 1.1388 IDR 20690.4", "USD 1.1391 IDR 20688.12")),
        path="/stats/eurofxref/eurofxref-hist-90d.xml",
    )
    found = desk(store, publisher)
    assert update(found) == (UpdateResult(source="ECB", last_day=TODAY, days=3),)
    newest = rate(found, "USD", "IDR")
    assert newest.value == Fraction("20702.15") / Fraction("1.1402")
    assert (newest.used, newest.kind, newest.edition, newest.fetched) == (TODAY, RateKind.CROSS, "", NOW)
    old = rate(found, "USD", "IDR", date(2026, 10, 30))
    assert (old.edition, old.fetched) == (rates().edition, None)
    assert rate(found, "EUR", "USD", date(1999, 1, 4)).value == Fraction("1.1789")


def test_fetched_rates_are_there_at_the_next_start(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 20700", "USD 1.14 IDR 20690")))
    update(desk(store, publisher))
    again = desk(store, publisher)
    assert (again.book.leading(TODAY).last_day, again.fault) == (TODAY, "")
    assert rate(again, "EUR", "IDR").value == 20_700


def test_a_currency_that_ended_before_is_still_refused(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 20700")))
    found = desk(store, publisher)
    update(found)
    assert not isinstance(found.book.rate("HRK", "USD", TODAY), Rate)
    assert rate(found, "HRK", "EUR", date(2022, 12, 30)).value


def test_the_next_request_is_conditional_and_nothing_new_is_no_fault(publisher: Publisher, store: RateStore) -> None:
    etag = ("ETag", '"1"')
    publisher.answers(good(ecb_xml("USD 1.15"), etag))
    found = desk(store, publisher, now=NOW)
    update(found)
    update(found)
    assert update(found) == (UpdateResult(source="ECB", last_day=TODAY),)
    assert [asked.path.rpartition("/")[2] for asked in publisher.asked] == [
        "eurofxref-hist-90d.xml", "eurofxref-daily.xml", "eurofxref-daily.xml",
    ]  # fmt: skip
    assert [asked.headers.get("If-None-Match") for asked in publisher.asked] == [None, None, '"1"']


def test_what_is_known_already_is_not_kept_again(publisher: Publisher, store: RateStore) -> None:
    day = rates().last_day
    table = "Date,USD,IDR\n" + f"{day},{rates().on_day(day)['USD']},{rates().on_day(day)['IDR']}\n"
    publisher.answers(good(zipped_table(table.encode())))
    found = desk(store, publisher, now=NOW + timedelta(days=400))
    publisher.answers(Answer(body=zipped_table(table.encode()), headers=(("Date", "Tue, 28 Dec 2027 17:00:00 GMT"),)))
    assert update(found) == (UpdateResult(source="ECB", last_day=day),)
    assert store.sources() == ()


def test_a_corrected_rate_is_used(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 20700")), good(ecb_xml("USD 1.16")))
    found = desk(store, publisher)
    update(found)
    assert update(found) == (UpdateResult(source="ECB", last_day=TODAY, days=1),)
    assert rate(found, "USD", "IDR").value == 20_700 / Fraction("1.16")


def test_currencies_that_the_ecb_lacks_come_from_another_publisher(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 20700")))
    publisher.answers(good((ANSWERS / "open-er-api-usd.json").read_bytes()), path="/v6/latest/USD")
    publisher.answers(good((ANSWERS / "frankfurter-of-bi.json").read_bytes()), path="/v2/rates")
    found = desk(store, publisher, Frankfurter("BI", "USD"), ExchangeRateApi())
    assert [(one.source, one.days, one.fault) for one in update(found)] == [
        ("ECB", 1, ""), ("Frankfurter (BI)", 2, ""), ("ExchangeRate-API", 1, ""),
    ]  # fmt: skip
    dong = rate(found, "USD", "VND")
    assert (dong.source, dong.value, dong.kind) == ("Frankfurter (BI)", Fraction(26_363), RateKind.PUBLISHED)
    naira = rate(found, "NGN", "IDR")
    assert (naira.source, naira.through, naira.value) == (
        "ExchangeRate-API", "USD", Fraction("16698.4471") / Fraction("1456.3371"),
    )  # fmt: skip
    assert rate(found, "USD", "IDR").source == "ECB"


def test_a_publisher_that_has_said_when_it_has_more_is_not_asked_before(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good((ANSWERS / "open-er-api-usd.json").read_bytes()))
    found = desk(store, publisher, ExchangeRateApi())
    update(found, "ExchangeRate-API")
    assert update(found, "ExchangeRate-API") == (UpdateResult(source="ExchangeRate-API", last_day=TODAY),)
    assert len(publisher.asked) == 1


def test_the_publishers_are_named_with_their_terms_and_last_answer(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15")))
    found = desk(store, publisher, ExchangeRateApi())
    assert [one.asked for one in found.publishers] == [None, None]
    update(found, "ECB")
    ecb, other = found.publishers
    assert (ecb.asked, other.asked) == (NOW, None)
    assert "www.exchangerate-api.com" in other.attribution
    assert ecb.terms.startswith("https://www.ecb.europa.eu/")


MISBEHAVIOUR = {
    "silent": (Answer(is_silent=True), "the server did not respond in time"),
    "hangs up": (Answer(is_cut=True), "can't connect to the server"),
    "drips": (Answer(body=DAILY, drip=0.05), "the download takes longer than 1.5 seconds"),
    "gone": (Answer(status=404), "the server responded with 404 Not Found"),
    "too many": (
        Answer(status=429, headers=(("Retry-After", "1200"),)),
        "the server responded with 429 Too Many Requests; the server asks to retry in 20 minutes",
    ),
    "broken": (Answer(status=500), "the server responded with 500 Internal Server Error"),
    "round": (moved("/elsewhere"), "too many redirects"),
    "insecure": (moved("http://rates.example/"), "the server redirects to an insecure connection"),
    "half": (Answer(body=DAILY, missing=5), "the download was interrupted"),
    "endless": (Answer(endless=bytes(2**16)), "the file is larger than 1 MB"),
    "bomb": (bomb(64), "the file is larger than 1 MB"),
    "page": (Answer(body=b"<html><body>Sign in to this network</body></html>"), "ECB: received a web page"),
    "cut packed": (gzipped(DAILY, cut=60), "ECB: "),
    "billion laughs": (
        Answer(body=b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>"),
        "ECB: the table declares",
    ),
    "external": (
        Answer(body=b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"),
        "ECB: the table declares",
    ),
    "no rates": (Answer(body=ecb_xml()), "ECB: the table has no rates; its format has changed"),
    "short length": (Answer(body=DAILY, missing=-100), "ECB: "),
    "zip": (Answer(body=b"PK\x03\x04torn"), "ECB: the download isn't a zip file"),
    "clock behind": (
        Answer(body=DAILY, headers=(("Date", "Tue, 23 Nov 2027 17:00:00 GMT"),)),
        "ECB: today is 2026-11-23 according to this computer, but 2027-11-23 according to the publisher. Set the",
    ),
    "clock ahead": (
        Answer(body=DAILY, headers=(("Date", "Sun, 23 Nov 2025 17:00:00 GMT"),)),
        "ECB: today is 2026-11-23 according to this computer, but 2025-11-23 according to the publisher",
    ),
    "from the future": (
        good(ecb_xml("USD 1.15", day="2026-11-25")),
        "ECB: the rates are as of 2026-11-25, but today is",
    ),
    "most wrong": (good(ecb_xml("USD 0 IDR -1 JPY 3")), "its format has changed"),
}


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_whatever_a_publisher_does_the_older_rates_stay_in_use(
    name: str, publisher: Publisher, store: RateStore
) -> None:
    answer, reason = MISBEHAVIOUR[name]
    found = desk(store, publisher)
    before = rate(found, "USD", "IDR")
    headers = answer.headers if any(header == "Date" for header, _value in answer.headers) else (*answer.headers, DATE)
    publisher.answers(Answer(**{**{f: getattr(answer, f) for f in answer.__struct_fields__}, "headers": headers}))
    (outcome,) = update(found)
    assert reason in outcome.fault
    assert outcome.fault.startswith("ECB: ")
    assert outcome.fault.endswith(STAY)
    assert "\n" not in outcome.fault
    assert rate(found, "USD", "IDR") == before
    assert store.sources() == ()


def test_a_refused_connection_leaves_the_older_rates(store: RateStore) -> None:
    with Publisher() as publisher:
        found = desk(store, publisher)
    (outcome,) = update(found)
    assert outcome.fault.endswith(f": can't connect to the server. {STAY}")
    assert rate(found, "USD", "IDR").used == rates().last_day


def test_a_fault_of_one_publisher_does_not_keep_back_another(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(Answer(status=404))
    publisher.answers(good((ANSWERS / "open-er-api-usd.json").read_bytes()), path="/v6/latest/USD")
    found = desk(store, publisher, ExchangeRateApi())
    ecb, other = update(found)
    assert "404" in ecb.fault
    assert (other.days, other.fault) == (1, "")
    assert rate(found, "USD", "NGN").source == "ExchangeRate-API"


def test_a_stand_in_is_asked_only_where_the_publisher_itself_has_failed(publisher: Publisher, store: RateStore) -> None:
    found = desk(store, publisher, Frankfurter("ECB", "EUR"))
    publisher.answers(good((ANSWERS / "frankfurter-of-ecb.json").read_bytes()), path="/v2/rates")
    publisher.answers(good(ecb_xml("USD 1.15")), Answer(status=404))
    assert [one.source for one in update(found)] == ["ECB"]
    assert [one.source for one in update(found)] == ["ECB", "Frankfurter (ECB)"]
    assert [one.source for one in update(found, "Frankfurter (ECB)")] == ["Frankfurter (ECB)"]


def test_yesterdays_file_again_is_no_fault_and_an_older_one_is_said_so(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15")), good(ecb_xml("USD 1.15")), good(ecb_xml("USD 1.14", day="2026-11-20")))
    found = desk(store, publisher)
    update(found)
    assert update(found) == (UpdateResult(source="ECB", last_day=TODAY),)
    (outcome,) = update(found)
    older = LazyText(
        "ECB: the latest available rates are as of 2026-11-20, older than those you already have, as of 2026-11-23."
    )
    assert outcome == UpdateResult(source="ECB", last_day=TODAY, days=1, remarks=(older,))
    assert rate(found, "EUR", "USD").value == Fraction("1.15")
    assert rate(found, "EUR", "USD", FRIDAY).value == Fraction("1.14")


def test_a_rate_far_from_the_last_known_one_is_a_question(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 30000")))
    found = desk(store, publisher)
    update(found)
    (doubt,) = found.doubts
    assert (doubt.source, doubt.currency, doubt.day, doubt.value) == ("ECB", "IDR", TODAY, Decimal(30_000))
    assert (doubt.known_day, doubt.known) == (rates().last_day, Decimal("20275.17"))
    assert round(doubt.change, 2) == Fraction("0.48")
    assert rate(found, "EUR", "USD").used == TODAY
    assert rate(found, "USD", "IDR").used == rates().last_day


@pytest.mark.parametrize("is_true", [True, False])
def test_a_question_is_decided_once(publisher: Publisher, store: RateStore, *, is_true: bool) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 30000")))
    found = desk(store, publisher)
    update(found)
    found.settle(found.doubts[0], is_true=is_true)
    assert found.doubts == ()
    assert rate(found, "EUR", "IDR").used == (TODAY if is_true else rates().last_day)
    publisher.answers(good(ecb_xml("USD 1.15 IDR 30000")))
    assert update(found) == (UpdateResult(source="ECB", last_day=TODAY),)
    assert (found.doubts, desk(store, publisher).doubts) == ((), ())


def test_accepting_a_later_rate_revives_no_refused_day(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15 IDR 30000", day=FRIDAY.isoformat())))
    found = desk(store, publisher)
    update(found)
    found.settle(found.doubts[0], is_true=False)
    publisher.answers(good(ecb_xml("USD 1.15 IDR 31000")))
    update(found)
    found.settle(found.doubts[0], is_true=True)
    assert rate(found, "EUR", "IDR").value == 31_000
    assert rate(found, "EUR", "IDR", FRIDAY).used == rates().last_day


def test_a_publisher_seen_first_is_compared_with_the_others(publisher: Publisher, store: RateStore) -> None:
    content = (ANSWERS / "open-er-api-usd.json").read_bytes().replace(b'"IDR":16698.4471', b'"IDR":1815.66')
    publisher.answers(good(content))
    found = desk(store, publisher, ExchangeRateApi())
    update(found, "ExchangeRate-API")
    assert [doubt.currency for doubt in found.doubts] == ["IDR"]
    assert rate(found, "USD", "VND").source == "ExchangeRate-API"


def test_own_rates_win_and_stay(publisher: Publisher, store: RateStore) -> None:
    found = desk(store, publisher)
    own = OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_500))
    found.add_own((own,))
    assert (found.own, desk(store, publisher).own) == ((own,), (own,))
    assert (rate(found, "USD", "IDR").value, rate(found, "USD", "IDR").kind) == (Fraction(16_500), RateKind.MANUAL)
    found.remove_own(own)
    assert rate(found, "USD", "IDR").source == "ECB"
    assert publisher.asked == []


def test_own_rates_are_read_from_a_file(publisher: Publisher, store: RateStore, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("date,base,quote,rate\n2026-11-20,USD,IDR,16500\n", encoding="utf-8")
    found = desk(store, publisher)
    assert found.read_own(path) == (OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_500)),)
    with pytest.raises(ExternalError, match=r"missing\.csv: No such file"):
        found.read_own(tmp_path / "missing.csv")


def test_a_person_can_stop_it_and_no_other_publisher_is_asked(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15")))
    found = desk(store, publisher, ExchangeRateApi())
    watch = CancellationToken()
    watch.stop()
    assert found.update((), watch) == (UpdateResult(source="ECB", fault=LazyText("ECB: canceled.")),)
    assert publisher.asked == [] or len(publisher.asked) == 1


@pytest.mark.parametrize("act", ["update", "own"])
def test_a_damaged_store_is_set_aside_and_recreated(
    publisher: Publisher, store: RateStore, tmp_path: Path, act: str
) -> None:
    (tmp_path / "rates.sqlite").write_bytes(b"no database" * 200)
    publisher.answers(good(ecb_xml("USD 1.15")))
    found = desk(store, publisher)
    assert "can't use the stored exchange rates" in found.fault
    assert rate(found, "USD", "IDR").used == rates().last_day
    if act == "update":
        assert update(found)[0].fault == ""
    else:
        found.add_own((OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_500)),))
    assert found.fault == ""
    assert [path.name for path in sorted(tmp_path.iterdir())][1].startswith("rates.sqlite.damaged-")


def test_a_disk_that_is_full_keeps_the_older_rates(
    publisher: Publisher, store: RateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        message = "rates.sqlite: can't use the stored exchange rates: database or disk is full."
        raise ExternalError(message)

    publisher.answers(good(ecb_xml("USD 1.15")))
    found = desk(store, publisher)
    monkeypatch.setattr(store, "keep", full)
    assert "disk is full" in update(found)[0].fault
    assert rate(found, "EUR", "USD").used == rates().last_day


def test_progress_is_told_for_each_publisher(publisher: Publisher, store: RateStore) -> None:
    publisher.answers(good(ecb_xml("USD 1.15")))
    told: list[str] = []
    desk(store, publisher).update((), CancellationToken(lambda what, _received: told.append(what)))
    assert set(told) == {"ECB"}
