"""A local HTTP server that plays a publisher of rates, with scripted answers and misbehavior."""

from __future__ import annotations

import gzip
import ssl
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from msgspec import Struct
from typing_extensions import override

CERTIFICATES = Path(__file__).parent / "certificates"
_LONGEST_SILENCE = 20
_ANYTHING = "*"


class Answer(Struct, frozen=True, kw_only=True):
    """An answer of the publisher.

    `missing` bytes are announced but not sent (if negative: sent but not announced). With `drip`, bytes are sent one at
    a time with a pause of that many seconds; with `drip_head`, also those of the headers. `endless` pieces are sent
    after the body without end. A silent answer sends nothing, and one that is cut closes the connection.
    """

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    missing: int = 0
    is_silent: bool = False
    is_cut: bool = False
    drip: float = 0
    drip_head: bool = False
    endless: bytes = b""


def gzipped(content: bytes, *, cut: int = 0) -> Answer:
    """Return an answer with gzipped content, without its last `cut` bytes."""
    packed = gzip.compress(content)
    return Answer(body=packed[: len(packed) - cut], headers=(("Content-Encoding", "gzip"),))


def bomb(megabytes: int) -> Answer:
    """Return an answer of zeros compressed a thousandfold, made in chunks so that they are never held uncompressed."""
    return Answer(body=gzip.compress(bytes(2**20)) * megabytes, headers=(("Content-Encoding", "gzip"),))


def ecb_xml(*days: str, day: str = "2026-11-23") -> bytes:
    """Return a file of the ECB for a day and the days before it, e.g. `ecb_xml("USD 1.15 IDR 20000")`."""
    first = date.fromisoformat(day)
    cubes = []
    for number, text in enumerate(days):
        cells = text.split()
        rates = "".join(
            f"<Cube currency='{code}' rate='{value}'/>" for code, value in zip(cells[::2], cells[1::2], strict=True)
        )
        cubes.append(f"<Cube time='{first - timedelta(days=number)}'>{rates}</Cube>")
    return (
        "<gesmes:Envelope xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01' xmlns='http://www.ecb.int/vocabulary'>"
        f"<Cube>{''.join(cubes)}</Cube></gesmes:Envelope>"
    ).encode()


def zipped_table(table: bytes) -> bytes:
    """Return a table of rates as a zip file like the ECB's."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", table)
    return packed.getvalue()


def moved(location: str) -> Answer:
    """Return a redirect."""
    return Answer(status=302, headers=(("Location", location),))


class Asked(Struct, frozen=True):
    """A received request."""

    path: str
    headers: dict[str, str]


class Publisher(ThreadingHTTPServer):
    """Sends the answers of a path in turn, repeating the last one, and records all requests."""

    daemon_threads = False

    def __init__(self, certificate: str = "") -> None:
        """Serve over HTTPS if a certificate is given, else over HTTP."""
        super().__init__(("127.0.0.1", 0), _Desk)
        self.asked: list[Asked] = []
        self.closing_time = Event()
        self._answers: dict[str, list[Answer]] = {}
        scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / f"{certificate}-server.pem")
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.origin = f"{scheme}://127.0.0.1:{self.server_port}"
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    def answers(self, *answers: Answer, path: str = _ANYTHING) -> None:
        """Set the answers for a path, or for all paths without their own."""
        self._answers[path] = list(answers)

    def next_answer(self, path: str) -> Answer:
        """Return the next answer for a path."""
        left = self._answers.get(path.partition("?")[0]) or self._answers.get(_ANYTHING) or [Answer(status=404)]
        return left.pop(0) if len(left) > 1 else left[0]

    @override
    def __enter__(self) -> Self:
        self._thread.start()
        return self

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving and drop open connections."""
        self.closing_time.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore clients that disconnect."""


class _Desk(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.path, dict(self.headers)))
        answer = self.server.next_answer(self.path)
        if answer.is_silent:
            self.server.closing_time.wait(_LONGEST_SILENCE)
            return
        if answer.is_cut:
            return
        with suppress(OSError):  # the client may have disconnected
            self._head(answer)
            self._body(answer)

    def do_CONNECT(self) -> None:
        """Answer like a proxy asked to tunnel."""
        self.do_GET()

    @override
    def log_message(self, format: str, *arguments: object) -> None:
        """Log nothing; the tests read `asked`."""

    @override
    def send_header(self, keyword: str, value: str) -> None:
        """Send a header, except a date if the answer has its own."""
        if keyword != "Date" or not self._has_date:
            super().send_header(keyword, value)

    def _head(self, answer: Answer) -> None:
        self._has_date = any(name == "Date" for name, _value in answer.headers)
        etags = [value for name, value in answer.headers if name == "ETag"]
        is_known = bool(etags) and self.headers.get("If-None-Match") == etags[0]
        self.send_response(304 if is_known else answer.status)
        self._has_date = False
        if not answer.endless:
            self.send_header("Content-Length", "0" if is_known else str(len(answer.body) + answer.missing))
        for name, value in answer.headers:
            self.send_header(name, value)
        self._is_known = is_known
        if answer.drip_head:
            self._drip(b"X-Dripping: " + b"drip" * 10_000, answer.drip)
        self.end_headers()

    def _body(self, answer: Answer) -> None:
        if self._is_known:
            return
        if answer.drip:
            self._drip(answer.body, answer.drip)
        else:
            self.wfile.write(answer.body)
        while answer.endless and not self.server.closing_time.is_set():
            self.wfile.write(answer.endless)

    def _drip(self, content: bytes, pause: float) -> None:
        self.flush_headers()
        for byte in content:
            self.wfile.write(bytes((byte,)))
            if self.server.closing_time.wait(pause):
                return
