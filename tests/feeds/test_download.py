import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from time import monotonic

import pytest
import requests

from offercalc import __version__
from offercalc.application.ports import OutsideError, StoppedError
from offercalc.application.watching import StopWatch
from offercalc.feeds.download import Download, Limits, download
from offercalc.feeds.line_watch import LineWatch
from offercalc.feeds.rate_store import Validators
from tests.publisher import CERTIFICATES, Answer, Publisher, bomb, gzipped, moved

QUICK = Limits(
    connect_seconds=1, read_seconds=0.4, whole_seconds=3, most_bytes=2**20, retries=2, back_off_seconds=0.005
)
STAY = "The rates from before stay in use."


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hurry, and ask this machine without the proxy of whoever runs the tests."""
    monkeypatch.setattr("offercalc.feeds.download.LIMITS", QUICK)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as publisher:
        yield publisher


def fetch(url: str, validators: Validators | None = None, watch: StopWatch | None = None) -> Download:
    return download("ECB", url, validators, watch or StopWatch())


def refusal(url: str) -> str:
    """Download in vain and give the reason, without what is said of every failure."""
    with pytest.raises(OutsideError) as caught:
        fetch(url)
    message = str(caught.value)
    start = f"ECB: the rates cannot be fetched from {url}: "
    assert message.startswith(start)
    assert message.endswith(f". {STAY}")
    return message.removeprefix(start).removesuffix(f". {STAY}")


def test_a_file_is_fetched_with_what_makes_the_next_request_conditional(publisher: Publisher) -> None:
    validators = (("ETag", '"1"'), ("Last-Modified", "Fri, 20 Nov 2026 15:00:00 GMT"))
    publisher.answers(Answer(body=b"rates", headers=(*validators, ("Date", "Mon, 23 Nov 2026 16:30:00 GMT"))))
    found = fetch(f"{publisher.origin}/daily.xml")
    assert found == Download(
        b"rates",
        Validators('"1"', "Fri, 20 Nov 2026 15:00:00 GMT"),
        datetime(2026, 11, 23, 16, 30, tzinfo=UTC),
    )
    (asked,) = publisher.asked
    assert (asked.path, asked.headers["User-Agent"]) == ("/daily.xml", f"offercalc/{__version__}")
    assert not {"If-None-Match", "If-Modified-Since", "Cookie"} & asked.headers.keys()


def test_a_file_that_has_not_changed_is_not_sent_again(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates", headers=(("ETag", '"1"'),)))
    known = Validators('"1"', "yesterday")
    found = fetch(publisher.origin, known)
    assert (found.content, found.validators) == (None, known)
    assert publisher.asked[0].headers["If-Modified-Since"] == "yesterday"


def test_a_packed_file_is_unpacked_and_its_progress_told(publisher: Publisher) -> None:
    publisher.answers(gzipped(b"rates" * 20_000))
    told: list[tuple[str, int]] = []
    found = fetch(publisher.origin, watch=StopWatch(lambda what, received: told.append((what, received))))
    assert found.content == b"rates" * 20_000
    assert told[0] == ("ECB", 0)
    assert told[-1] == ("ECB", 100_000)


@pytest.mark.parametrize(("header", "clock"), [("yesterday", None), ("", None)])
def test_a_server_may_not_know_what_time_it_is(publisher: Publisher, header: str, clock: None) -> None:
    publisher.answers(Answer(body=b"rates", headers=(("Date", header),)))
    assert fetch(publisher.origin).clock is clock


def test_a_file_that_is_gone_is_asked_for_once(publisher: Publisher) -> None:
    publisher.answers(Answer(status=404))
    assert refusal(publisher.origin) == "the server answers 404 Not Found"
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(publisher: Publisher, status: int) -> None:
    publisher.answers(Answer(status=status), Answer(status=status), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"
    assert len(publisher.asked) == 3


def test_a_server_that_stays_busy_is_left_alone(publisher: Publisher) -> None:
    publisher.answers(Answer(status=503))
    assert refusal(publisher.origin) == "the server answers 503 Service Unavailable"
    assert len(publisher.asked) == 3


def test_a_server_that_says_when_to_come_back_is_obeyed(publisher: Publisher) -> None:
    publisher.answers(Answer(status=429, headers=(("Retry-After", "1"),)), Answer(body=b"rates"))
    started = monotonic()
    assert fetch(publisher.origin).content == b"rates"
    assert monotonic() - started >= 1


@pytest.mark.parametrize("header", ["1200", "Mon, 23 Nov 2026 16:50:00 GMT", "Mon, 23 Nov 2026 16:50:00 -0000"])
def test_a_server_that_wants_to_be_left_alone_for_long_is(publisher: Publisher, header: str) -> None:
    date = ("Date", "Mon, 23 Nov 2026 16:30:00 GMT")
    publisher.answers(Answer(status=429, headers=(date, ("Retry-After", header))))
    reason = refusal(publisher.origin)
    assert reason == "the server answers 429 Too Many Requests; it asks to come back in 20 minutes"
    assert len(publisher.asked) == 1


def test_a_server_that_is_silent_is_asked_again_and_given_up(publisher: Publisher) -> None:
    publisher.answers(Answer(is_silent=True))
    assert refusal(publisher.origin) == "the server does not answer in time"
    assert len(publisher.asked) == 3


def test_a_server_that_is_silent_once_is_no_fault(publisher: Publisher) -> None:
    publisher.answers(Answer(is_silent=True), Answer(is_cut=True), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"


def test_a_machine_that_refuses_is_no_connection() -> None:
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{closed.getsockname()[1]}"
        assert refusal(origin) == "there is no connection"


def test_a_machine_that_lets_wait_for_a_connection_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait_in_vain(*_arguments: object, **_options: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr("urllib3.util.connection.create_connection", wait_in_vain)
    assert refusal("http://127.0.0.1:9/rates") == "the server does not answer in time"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(body=b"rates" * 100, drip=0.1), id="body"),
        pytest.param(Answer(body=b"rates", drip=0.1, drip_head=True), id="headers"),
    ],
)
def test_a_server_that_drips_is_cut_off_at_the_limit(
    publisher: Publisher, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offercalc.feeds.download.LIMITS", Limits(read_seconds=1, whole_seconds=0.6, retries=0))
    publisher.answers(answer)
    started = monotonic()
    assert refusal(publisher.origin) == "it takes longer than 0.6 seconds"
    assert monotonic() - started < 5


@pytest.mark.parametrize(
    "answer",
    [
        Answer(is_silent=True),
        Answer(body=b"rates" * 100, drip=0.1),
        Answer(status=503, headers=(("Retry-After", "2"),)),
    ],
)
def test_a_download_can_be_stopped_at_any_moment(publisher: Publisher, answer: Answer) -> None:
    publisher.answers(answer)
    watch = StopWatch()
    hand = threading.Timer(0.2, watch.stop)
    hand.start()
    started = monotonic()
    with pytest.raises(StoppedError, match=r"ECB: stopped\."):
        fetch(publisher.origin, watch=watch)
    assert monotonic() - started < 1.8
    hand.join()


def test_a_download_that_was_stopped_before_does_not_begin(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates"))
    watch = StopWatch()
    watch.stop()
    with pytest.raises(StoppedError):
        fetch(publisher.origin, watch=watch)


def test_a_file_that_has_moved_is_followed(publisher: Publisher) -> None:
    publisher.answers(moved("/new"), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"
    assert [asked.path for asked in publisher.asked] == ["/", "/new"]


def test_a_file_that_moves_without_end_is_not_followed(publisher: Publisher) -> None:
    publisher.answers(moved("/new"))
    assert refusal(publisher.origin) == "the server sends us round in circles"
    assert len(publisher.asked) == 4


@pytest.mark.parametrize("location", ["http://localhost:{port}/", "ftp://127.0.0.1/rates", "file:///etc/passwd"])
def test_a_file_that_has_moved_to_where_it_is_not_secure_is_not_followed(publisher: Publisher, location: str) -> None:
    publisher.answers(moved(location.format(port=publisher.server_port)))
    assert refusal(publisher.origin) == "the server leads to a connection that is not secure"
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("url", ["http://rates.example/daily.xml", "ftp://rates.example/daily.xml"])
def test_an_address_that_is_not_secure_is_not_asked(url: str) -> None:
    assert refusal(url) == "the server leads to a connection that is not secure"


def test_an_address_that_is_none_is_said_in_words() -> None:
    assert refusal("https://") == "the download broke off"


def test_half_a_file_is_refused(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rat", missing=2))
    assert refusal(publisher.origin) == "the download broke off"


def test_what_comes_after_the_announced_length_is_not_read(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates and more", missing=-9))
    assert fetch(publisher.origin).content == b"rates"


def test_content_that_is_not_packed_as_it_says_is_refused(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"no gzip", headers=(("Content-Encoding", "gzip"),)))
    assert refusal(publisher.origin) == "the download broke off"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(body=bytes(2**20 + 1)), id="large"),
        pytest.param(Answer(endless=bytes(2**16)), id="endless"),
        pytest.param(bomb(256), id="bomb"),
    ],
)
def test_a_file_that_is_too_large_is_not_read_to_its_end(publisher: Publisher, answer: Answer) -> None:
    publisher.answers(answer)
    assert refusal(publisher.origin) == "the file is larger than 1 MB"


def test_a_file_of_just_the_largest_size_is_read(publisher: Publisher) -> None:
    publisher.answers(Answer(body=bytes(2**20)))
    assert fetch(publisher.origin).content == bytes(2**20)


def test_an_expired_certificate_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "expired.pem"))
    with Publisher("expired") as publisher:
        publisher.answers(Answer(body=b"rates"))
        reason = refusal(publisher.origin)
        assert reason.startswith("the server's certificate cannot be trusted; check the date of this machine")
        assert publisher.asked == []


def test_a_certificate_of_ones_own_network_is_trusted_where_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with Publisher("sound") as publisher:
        publisher.answers(Answer(body=b"rates"))
        assert refusal(publisher.origin).startswith("the server's certificate cannot be trusted")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "sound.pem"))
        assert fetch(publisher.origin).content == b"rates"


def test_a_secure_connection_is_cut_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offercalc.feeds.download.LIMITS", Limits(read_seconds=5, whole_seconds=0.6, retries=0))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "sound.pem"))
    with Publisher("sound") as publisher:
        publisher.answers(Answer(body=b"rates" * 100, drip=0.1))
        assert refusal(publisher.origin) == "it takes longer than 0.6 seconds"


def test_the_proxy_of_the_network_is_asked(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    publisher.answers(Answer(status=407))
    monkeypatch.setenv("HTTPS_PROXY", publisher.origin)
    assert refusal("https://rates.example/") == "the proxy of this network does not let us through"


def test_a_line_that_comes_after_the_cut_is_shut_at_once() -> None:
    with closing(socket.socket()) as server, LineWatch() as lines:
        server.bind(("127.0.0.1", 0))
        server.listen()
        lines.cut()
        with closing(socket.create_connection(server.getsockname())) as late:
            lines.add(late)
            assert lines.is_cut
            assert late.recv(1) == b""


def test_only_this_machine_is_asked_without_a_secure_connection() -> None:
    from offercalc.feeds.download import _session

    with LineWatch() as lines:
        with _session("https://www.ecb.europa.eu/x", lines) as session:
            assert set(session.adapters) == {"https://"}
        with _session("http://localhost:1/x", lines) as session:
            assert set(session.adapters) == {"https://", "http://localhost:1/"}
        assert isinstance(session, requests.Session)
