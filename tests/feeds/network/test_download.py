import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from time import monotonic

import pytest

from offercalc import __version__
from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.ports.errors import ExternalError, StoppedError
from offercalc.feeds.network.download import Download, Limits, _is_secure, _retries, download
from offercalc.feeds.store.rate_store import Validators
from tests.publisher import CERTIFICATES, Answer, Publisher, bomb, gzipped, moved

QUICK = Limits(
    connect_seconds=1, read_seconds=0.4, whole_seconds=3, most_bytes=2**20, retries=2, back_off_seconds=0.005
)
NOTHING = gzipped(b"")
STAY = "The previous rates stay in use."
DISTRUST = (
    "the server's certificate can't be trusted; check the date of this computer, or set "
    "REQUESTS_CA_BUNDLE to the certificates of your network"
)


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the time limits, and ignore the user's proxy and certificates."""
    monkeypatch.setattr("offercalc.feeds.network.download.LIMITS", QUICK)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as publisher:
        yield publisher


def fetch(url: str, validators: Validators | None = None, watch: CancellationToken | None = None) -> Download:
    return download("ECB", url, validators, watch or CancellationToken())


def refusal(url: str) -> str:
    """Return the reason why a download fails, without the common part of the message."""
    with pytest.raises(ExternalError) as caught:
        fetch(url)
    message = str(caught.value)
    start = f"ECB: can't download the rates from {url}: "
    assert message.startswith(start)
    assert message.endswith(f". {STAY}")
    return message.removeprefix(start).removesuffix(f". {STAY}")


def test_a_file_is_fetched_with_what_makes_the_next_request_conditional(publisher: Publisher) -> None:
    validators = (("ETag", '"1"'), ("Last-Modified", "Fri, 20 Nov 2026 15:00:00 GMT"))
    publisher.answers(Answer(body=b"rates", headers=(*validators, ("Date", "Mon, 23 Nov 2026 16:30:00 GMT"))))
    found = fetch(f"{publisher.origin}/daily.xml")
    known, clock = Validators('"1"', "Fri, 20 Nov 2026 15:00:00 GMT"), datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    assert found == Download(b"rates", known, clock)
    (asked,) = publisher.asked
    assert (asked.path, asked.headers["User-Agent"]) == ("/daily.xml", f"offercalc/{__version__}")
    assert asked.headers["Accept-Encoding"] == "gzip"
    assert not {"If-None-Match", "If-Modified-Since", "Cookie"} & asked.headers.keys()


def test_a_file_that_has_not_changed_is_not_sent_again(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates", headers=(("ETag", '"1"'),)))
    known = Validators('"1"', "yesterday")
    found = fetch(publisher.origin, known)
    assert (found.content, found.validators) == (None, known)
    assert publisher.asked[0].headers["If-Modified-Since"] == "yesterday"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=304), "the server responded with 304 Not Modified"),
        (Answer(status=204), "the server responded with 204 No Content"),
        (Answer(status=206, body=b"rat"), "the server responded with 206 Partial Content"),
        (Answer(status=302, body=b"elsewhere"), "the server responded with 302 Found"),
        (Answer(status=299, body=b"rates"), "the server responded with 299"),
        (Answer(status=404), "the server responded with 404 Not Found"),
        (Answer(body=b"rates", headers=(("Content-Encoding", "br"),)), "the file has an unexpected compression format"),
    ],
)
def test_only_a_whole_file_that_was_asked_for_is_taken(publisher: Publisher, answer: Answer, reason: str) -> None:
    publisher.answers(answer)
    assert refusal(publisher.origin) == reason
    assert len(publisher.asked) == 1


def test_a_packed_file_is_unpacked_and_its_progress_told(publisher: Publisher) -> None:
    publisher.answers(gzipped(b"rates" * 20_000))
    told: list[tuple[str, int]] = []
    found = fetch(publisher.origin, watch=CancellationToken(lambda what, received: told.append((what, received))))
    assert found.content == b"rates" * 20_000
    assert told[0] == ("ECB", 0)
    assert told[-1] == ("ECB", 100_000)


def test_a_file_packed_in_several_parts_is_unpacked_to_its_end(publisher: Publisher) -> None:
    publisher.answers(bomb(1))
    assert fetch(publisher.origin).content == bytes(2**20)
    publisher.answers(Answer(body=gzipped(b"rates ").body + gzipped(b"and more").body, headers=NOTHING.headers))
    assert fetch(publisher.origin).content == b"rates and more"


@pytest.mark.parametrize("header", ["yesterday", "", "Fri, 31 Dec 9999 23:59:59 -2300", "1 Nov 99999999999 15:00:00"])
def test_a_server_may_not_know_what_time_it_is(publisher: Publisher, header: str) -> None:
    publisher.answers(Answer(body=b"rates", headers=(("Date", header),)))
    assert fetch(publisher.origin).clock is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(publisher: Publisher, status: int) -> None:
    publisher.answers(Answer(status=status), Answer(status=status), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"
    assert len(publisher.asked) == 3


def test_a_server_that_stays_busy_is_left_alone(publisher: Publisher) -> None:
    publisher.answers(Answer(status=503))
    assert refusal(publisher.origin) == "the server responded with 503 Service Unavailable"
    assert len(publisher.asked) == 3


def test_pauses_before_retries_grow_and_are_partly_random() -> None:
    first = _retries().increment()
    pauses = {first.get_backoff_time() for _ in range(20)}
    assert 0.005 <= min(pauses) < max(pauses) <= 0.015
    assert 0.01 <= first.increment().get_backoff_time() <= 0.02


def test_a_server_that_says_when_to_come_back_is_obeyed(publisher: Publisher) -> None:
    publisher.answers(Answer(status=429, headers=(("Retry-After", "1"),)), Answer(body=b"rates"))
    started = monotonic()
    assert fetch(publisher.origin).content == b"rates"
    assert monotonic() - started >= 1


@pytest.mark.parametrize(
    ("header", "minutes"),
    [
        ("1200", "20 minutes"),
        ("60", "1 minute"),
        ("Mon, 23 Nov 2026 16:50:00 GMT", "20 minutes"),
        ("Mon, 23 Nov 2026 16:50:00 -0000", "20 minutes"),
    ],
)
def test_a_server_that_wants_to_be_left_alone_for_long_is(publisher: Publisher, header: str, minutes: str) -> None:
    date = ("Date", "Mon, 23 Nov 2026 16:30:00 GMT")
    publisher.answers(Answer(status=429, headers=(date, ("Retry-After", header))))
    reason = refusal(publisher.origin)
    assert reason == f"the server responded with 429 Too Many Requests; the server asks to retry in {minutes}"
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("header", ["-5", "soon", "Fri, 31 Dec 9999 23:59:59 -2300"])
def test_a_server_that_mumbles_when_to_come_back_is_asked_as_any(publisher: Publisher, header: str) -> None:
    publisher.answers(Answer(status=503, headers=(("Retry-After", header),)), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"


def test_a_server_that_is_silent_is_asked_again_and_given_up(publisher: Publisher) -> None:
    publisher.answers(Answer(is_silent=True))
    assert refusal(publisher.origin) == "the server did not respond in time"
    assert len(publisher.asked) == 3


def test_a_server_that_is_silent_once_is_no_fault(publisher: Publisher) -> None:
    publisher.answers(Answer(is_silent=True), Answer(is_cut=True), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"


def test_a_machine_that_refuses_is_no_connection() -> None:
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{closed.getsockname()[1]}"
        assert refusal(origin) == "can't connect to the server"


def test_a_machine_that_lets_wait_for_a_connection_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait_in_vain(*_arguments: object, **_options: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr("urllib3.util.connection.create_connection", wait_in_vain)
    assert refusal("http://127.0.0.1:9/rates") == "the server did not respond in time"


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
    monkeypatch.setattr("offercalc.feeds.network.download.LIMITS", Limits(read_seconds=1, whole_seconds=0.6, retries=0))
    publisher.answers(answer)
    started = monotonic()
    assert refusal(publisher.origin) == "the download takes longer than 0.6 seconds"
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
    watch = CancellationToken()
    hand = threading.Timer(0.2, watch.stop)
    hand.start()
    started = monotonic()
    with pytest.raises(StoppedError, match=r"ECB: canceled\."):
        fetch(publisher.origin, watch=watch)
    assert monotonic() - started < 1.8
    hand.join()
    assert len(publisher.asked) == 1


def test_a_download_that_was_stopped_before_does_not_begin(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates"))
    watch = CancellationToken()
    watch.stop()
    with pytest.raises(StoppedError):
        fetch(publisher.origin, watch=watch)
    assert publisher.asked == []


def test_a_file_that_has_moved_is_followed(publisher: Publisher) -> None:
    publisher.answers(moved("/new"), Answer(body=b"rates"))
    assert fetch(publisher.origin).content == b"rates"
    assert [asked.path for asked in publisher.asked] == ["/", "/new"]


def test_a_server_plants_no_cookies(publisher: Publisher) -> None:
    planted = Answer(status=302, headers=(("Location", "/new"), ("Set-Cookie", "who=you")))
    publisher.answers(planted, Answer(body=b"rates"))
    fetch(publisher.origin)
    assert "Cookie" not in publisher.asked[1].headers


def test_what_comes_with_a_redirect_is_not_read(publisher: Publisher) -> None:
    publisher.answers(Answer(status=302, headers=(("Location", "/new"),), endless=bytes(2**16)))
    publisher.answers(Answer(body=b"rates"), path="/new")
    assert fetch(publisher.origin).content == b"rates"


def test_a_file_that_moves_without_end_is_not_followed(publisher: Publisher) -> None:
    publisher.answers(moved("/new"))
    assert refusal(publisher.origin) == "too many redirects"
    assert len(publisher.asked) == 4


@pytest.mark.parametrize("location", ["http://localhost:{port}/", "ftp://127.0.0.1/rates", "file:///rates"])
def test_a_file_that_has_moved_to_where_it_is_not_secure_is_not_followed(publisher: Publisher, location: str) -> None:
    publisher.answers(moved(location.format(port=publisher.server_port)))
    assert refusal(publisher.origin) == "the server redirects to an insecure connection"
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("url", ["http://rates.example/daily.xml", "ftp://rates.example/daily.xml", "ftp://127.0.0.1/"])
def test_an_address_that_is_not_secure_is_not_asked(url: str) -> None:
    assert refusal(url) == "the server redirects to an insecure connection"


@pytest.mark.parametrize("url", ["https://", "https://[::1", f"https://{'a' * 70}.example/"])
def test_an_address_that_is_none_is_said_in_words(url: str) -> None:
    assert refusal(url) == "the download was interrupted"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(body=b"rat", missing=2), id="half"),
        pytest.param(gzipped(b"rates", cut=1), id="packed, almost whole"),
        pytest.param(gzipped(bytes(range(256)) * 4, cut=20), id="packed, half"),
        pytest.param(Answer(headers=(("Content-Encoding", "gzip"),)), id="packed, nothing"),
        pytest.param(Answer(body=b"no gzip", headers=(("Content-Encoding", "gzip"),)), id="not packed"),
        pytest.param(moved("https://[::1"), id="moved to nowhere"),
    ],
)
def test_a_file_that_does_not_come_whole_is_refused(publisher: Publisher, answer: Answer) -> None:
    publisher.answers(answer)
    assert refusal(publisher.origin) == "the download was interrupted"
    assert len(publisher.asked) == 1


def test_what_comes_after_the_announced_length_is_not_read(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates and more", missing=-9))
    assert fetch(publisher.origin).content == b"rates"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(body=bytes(2**20 + 1)), id="large"),
        pytest.param(Answer(endless=bytes(2**16)), id="endless"),
        pytest.param(bomb(1024), id="bomb"),
        pytest.param(Answer(endless=NOTHING.body * 1000, headers=NOTHING.headers), id="nothing, packed without end"),
    ],
)
def test_a_file_that_is_too_large_is_not_read_to_its_end(publisher: Publisher, answer: Answer) -> None:
    publisher.answers(answer)
    assert refusal(publisher.origin) == "the file is larger than 1 MB"


def test_a_file_of_just_the_largest_size_is_read(publisher: Publisher) -> None:
    publisher.answers(Answer(body=bytes(2**20)))
    assert fetch(publisher.origin).content == bytes(2**20)


@pytest.mark.parametrize("certificate", ["expired", "elsewhere"])
def test_a_certificate_that_is_expired_or_of_another_host_is_not_trusted(
    certificate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / f"{certificate}.pem"))
    with Publisher(certificate) as publisher:
        assert refusal(publisher.origin) == DISTRUST
        assert publisher.asked == []


def test_certificates_that_are_not_there_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "nowhere.pem"))
    reason = refusal("https://127.0.0.1:9/")
    assert reason == "can't read the certificates set in REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE"


def test_a_server_that_does_not_speak_securely_has_no_certificate_to_check(publisher: Publisher) -> None:
    assert refusal(publisher.origin.replace("http:", "https:")) == "can't establish a secure connection"


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_certificate_of_a_local_network_is_trusted_if_it_is_named(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Publisher("sound") as publisher:
        publisher.answers(Answer(body=b"rates"))
        assert refusal(publisher.origin) == DISTRUST
        monkeypatch.setenv(variable, str(CERTIFICATES / "sound.pem"))
        assert fetch(publisher.origin).content == b"rates"


def test_a_secure_connection_is_cut_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offercalc.feeds.network.download.LIMITS", Limits(read_seconds=5, whole_seconds=0.6, retries=0))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "sound.pem"))
    with Publisher("sound") as publisher:
        publisher.answers(Answer(body=b"rates" * 100, drip=0.1))
        assert refusal(publisher.origin) == "the download takes longer than 0.6 seconds"


def test_the_proxy_of_the_network_is_asked(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    publisher.answers(Answer(status=407))
    monkeypatch.setenv("HTTPS_PROXY", publisher.origin)
    assert refusal("https://rates.example/") == "can't connect through the proxy of this network"
    assert {asked.path for asked in publisher.asked} == {"rates.example:443"}


@pytest.mark.parametrize("proxy", ["http://", "socks5://127.0.0.1:9"])
def test_a_proxy_that_cannot_be_used_is_said_to_be(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    assert refusal("https://rates.example/") == "can't connect through the proxy of this network"


def test_a_host_that_needs_no_proxy_is_asked_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATES / "sound.pem"))
    with Publisher("sound") as publisher:
        publisher.answers(Answer(body=b"rates"))
        assert fetch(publisher.origin).content == b"rates"


@pytest.mark.parametrize(
    ("url", "first", "is_secure"),
    [
        ("https://www.ecb.europa.eu/x", "https://www.ecb.europa.eu/", True),
        ("http://127.0.0.1:8/x", "http://127.0.0.1:8/", True),
        ("http://127.0.0.1:9/x", "http://127.0.0.1:8/", False),
        ("http://127.0.0.1:8/x", "https://127.0.0.1:8/", False),
        ("http://127.0.0.1:8@rates.example/x", "http://127.0.0.1:8/", False),
        ("http://rates.example/x", "http://rates.example/", False),
        ("", "", False),
    ],
)
def test_only_this_machine_is_asked_without_a_secure_connection(url: str, first: str, *, is_secure: bool) -> None:
    assert _is_secure(url, first) is is_secure
