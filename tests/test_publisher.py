import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from time import monotonic

import pytest

from tests.publisher import CERTIFICATES, Answer, Publisher, bomb, gzipped, moved


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as publisher:
        yield publisher


def ask(publisher: Publisher, path: str = "/", headers: dict[str, str] | None = None) -> tuple[HTTPResponse, bytes]:
    with closing(HTTPConnection("127.0.0.1", publisher.server_port, timeout=5)) as line:
        line.request("GET", path, headers=headers or {})
        answer = line.getresponse()
        return answer, answer.read()


def test_answers_come_in_turn_and_the_last_for_ever(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"1"), Answer(body=b"2"))
    assert [ask(publisher)[1] for _ in range(3)] == [b"1", b"2", b"2"]


def test_each_path_has_answers_of_its_own(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"any"))
    publisher.answers(Answer(body=b"daily"), path="/daily")
    assert [ask(publisher, path)[1] for path in ("/daily?a=b", "/other")] == [b"daily", b"any"]
    assert [asked.path for asked in publisher.asked] == ["/daily?a=b", "/other"]


def test_what_nobody_told_it_is_not_found(publisher: Publisher) -> None:
    assert ask(publisher)[0].status == 404


def test_requests_are_remembered_with_their_headers(publisher: Publisher) -> None:
    ask(publisher, headers={"X-Asked": "yes"})
    assert publisher.asked[0].headers["X-Asked"] == "yes"


def test_its_date_is_its_own_or_that_of_the_answer(publisher: Publisher) -> None:
    publisher.answers(Answer(headers=(("Date", "yesterday"),)), Answer())
    dates = [ask(publisher)[0].headers.get_all("Date") for _ in range(2)]
    assert dates[0] == ["yesterday"]
    assert dates[1] is not None
    assert len(dates[1]) == 1


def test_what_is_known_is_not_sent_again(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rates", headers=(("ETag", '"1"'),)))
    found = [ask(publisher, headers={"If-None-Match": tag}) for tag in ('"1"', '"0"')]
    assert [(answer.status, body) for answer, body in found] == [(304, b""), (200, b"rates")]


def test_who_is_sent_elsewhere_is_told_where(publisher: Publisher) -> None:
    publisher.answers(moved("/new"))
    answer, _body = ask(publisher)
    assert (answer.status, answer.headers["Location"]) == (302, "/new")


def test_less_than_announced_can_be_sent(publisher: Publisher) -> None:
    publisher.answers(Answer(body=b"rat", missing=2))
    with pytest.raises(IncompleteRead):
        ask(publisher)


def test_it_can_hang_up(publisher: Publisher) -> None:
    publisher.answers(Answer(is_cut=True))
    with pytest.raises((HTTPException, ConnectionError)):
        ask(publisher)


def test_packed_content_can_be_cut(publisher: Publisher) -> None:
    publisher.answers(gzipped(b"rates"), gzipped(b"rates", cut=4))
    assert gzip.decompress(ask(publisher)[1]) == b"rates"
    with pytest.raises(EOFError):
        gzip.decompress(ask(publisher)[1])


def test_a_bomb_is_zeros_packed_a_thousandfold(publisher: Publisher) -> None:
    publisher.answers(bomb(3))
    packed = ask(publisher)[1]
    assert len(packed) < 4_000
    assert gzip.decompress(packed) == bytes(3 * 2**20)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(is_silent=True), id="silent"),
        pytest.param(Answer(body=b"rates" * 100, drip=5), id="body"),
        pytest.param(Answer(drip=5, drip_head=True), id="headers"),
        pytest.param(Answer(endless=b"rates"), id="endless"),
    ],
)
def test_it_closes_at_once_whatever_it_is_doing(answer: Answer) -> None:
    threads = threading.active_count()
    with Publisher() as publisher, closing(HTTPConnection("127.0.0.1", publisher.server_port, timeout=5)) as line:
        publisher.answers(answer)
        line.request("GET", "/")
        while not publisher.asked:
            threading.Event().wait(0.01)
        line.close()
        started = monotonic()
    assert monotonic() - started < 3
    assert threading.active_count() == threads


def ask_securely(certificate: str) -> bytes:
    context = ssl.create_default_context(cafile=CERTIFICATES / f"{certificate}.pem")
    with (
        Publisher(certificate) as publisher,
        closing(HTTPSConnection("127.0.0.1", publisher.server_port, timeout=5, context=context)) as line,
    ):
        publisher.answers(Answer(body=b"rates"))
        line.request("GET", "/")
        return line.getresponse().read()


def test_the_sound_certificate_can_be_trusted() -> None:
    assert ask_securely("sound") == b"rates"


@pytest.mark.parametrize(("certificate", "fault"), [("expired", "expired"), ("elsewhere", "IP address mismatch")])
def test_the_other_certificates_cannot(certificate: str, fault: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match=fault):
        ask_securely(certificate)


def test_a_guest_who_says_nothing_of_a_secure_line_keeps_nobody_waiting() -> None:
    with Publisher("sound") as publisher, closing(socket.create_connection(("127.0.0.1", publisher.server_port))):
        publisher.answers(Answer(body=b"rates"))
        context = ssl.create_default_context(cafile=CERTIFICATES / "sound.pem")
        with closing(HTTPSConnection("127.0.0.1", publisher.server_port, timeout=5, context=context)) as line:
            line.request("GET", "/")
            assert line.getresponse().read() == b"rates"
