"""HTTP download of one file, with timeouts, a size limit, retries with back-off, and cancellation."""

from __future__ import annotations

import ssl
import zlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from math import ceil
from threading import Event, Timer
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from typing_extensions import override

from offercalc import __version__
from offercalc.application.ports.errors import ExternalError, StoppedError
from offercalc.application.ports.rates import ProgressMonitor
from offercalc.domain.values.lazy_text import LazyText, lazy_plural
from offercalc.feeds.store.rate_store import Validators
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    import requests
    from urllib3.util import Retry

    from offercalc.feeds.network.cancellable_http import CancellableConnections

_BUSY = frozenset((429, 500, 502, 503, 504))
_CHUNK = 16 * 2**10
_MOST_REDIRECTS = 3
_MOST_DIGITS = 9
_GZIP = 16 + zlib.MAX_WBITS
_PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}
_THIS_MACHINE = frozenset(("127.0.0.1", "localhost", "::1"))
_BROKE_OFF = N_("the download was interrupted")


class Limits(Struct, frozen=True):
    """Limits of a download: seconds to connect, to wait for data and in total; unpacked bytes; retries."""

    connect_seconds: float = 5
    read_seconds: float = 10
    whole_seconds: float = 60
    most_bytes: int = 16 * 2**20
    retries: int = 2
    back_off_seconds: float = 0.5


LIMITS = Limits()


class Download(Struct, frozen=True):
    """A response: the content (None if unchanged), its cache validators, and the server's clock."""

    content: bytes | None
    validators: Validators
    clock: datetime | None


def download(publisher: str, url: str, validators: Validators | None, watch: ProgressMonitor) -> Download:
    """Download a file; raise ExternalError with a message that names the publisher, or StoppedError if cancelled."""
    return _Download(publisher, url, watch).fetch(validators or Validators())


class _Fault(Exception):  # noqa: N818 - becomes an ExternalError, or another try
    """A failed attempt; it may be temporary, with the seconds after which the server asks to retry."""

    def __init__(self, reason: str, *, may_pass: bool = False, wait: float = 0) -> None:
        super().__init__(reason)
        self.reason = reason if isinstance(reason, LazyText) else LazyText(reason)
        self.may_pass = may_pass
        self.wait = wait


class _Download:
    """One download with all its attempts."""

    def __init__(self, publisher: str, url: str, watch: ProgressMonitor) -> None:
        self._publisher = publisher
        self._url = url
        self._watch = watch
        self._stopped = Event()
        self._ends = monotonic() + LIMITS.whole_seconds

    def fetch(self, validators: Validators) -> Download:
        """Return the download; its connections are shut down at the time limit or on cancellation."""
        from offercalc.feeds.network.cancellable_http import CancellableConnections

        self._watch.on_stop(self._stopped.set)
        self._watch.report(self._publisher, 0)
        with CancellableConnections() as lines:
            self._watch.on_stop(lines.cut)
            timer = Timer(LIMITS.whole_seconds, lines.cut)
            timer.start()
            try:
                with _session(lines) as session:
                    return self._try(session, validators, lines)
            finally:
                timer.cancel()
                timer.join()

    def _try(self, session: requests.Session, validators: Validators, lines: CancellableConnections) -> Download:
        """Return the download, with retries if the server is busy or unreachable; cancellation ends the waiting."""
        retry = _retries()
        while True:
            self._check(lines)
            found = self._outcome(session, validators)
            self._check(lines)
            if isinstance(found, Download):
                return found
            can_retry = found.may_pass and retry.total
            retry = retry.increment(url=self._url) if can_retry else retry
            pause = max(found.wait, retry.get_backoff_time())
            if not can_retry or monotonic() + pause > self._ends:
                raise self._failed(_later(found.reason, found.wait))
            self._stopped.wait(pause)

    def _check(self, lines: CancellableConnections) -> None:
        """Raise if the download was cancelled or the time limit has passed."""
        if self._watch.is_stopped:
            raise StoppedError(N_("{source}: canceled."), source=self._publisher)
        if lines.is_cut:
            seconds = f"{LIMITS.whole_seconds:g}"
            raise self._failed(LazyText(N_("the download takes longer than {seconds} seconds"), seconds=seconds))

    def _outcome(self, session: requests.Session, validators: Validators) -> Download | _Fault:
        """Return the result of one attempt; errors of the HTTP libraries become faults with a plain message."""
        from urllib3.exceptions import HTTPError

        try:
            return self._once(session, validators)
        except _Fault as fault:
            return fault
        except (OSError, HTTPError, ValueError, zlib.error) as error:  # the exceptions of requests are OSErrors
            return _fault(error)

    def _once(self, session: requests.Session, validators: Validators) -> Download:
        conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        with self._answer(session, headers) as answer:
            clock = _moment(answer.headers.get("Date", ""))
            if answer.status_code == HTTPStatus.NOT_MODIFIED and headers:
                return Download(None, validators, clock)
            if answer.status_code != HTTPStatus.OK:
                wait = _seconds(answer.headers.get("Retry-After", ""), clock)
                raise _Fault(_status(answer.status_code), may_pass=answer.status_code in _BUSY, wait=wait)
            content = self._body(answer)
            found = Validators(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
            return Download(content, found, clock)

    def _answer(self, session: requests.Session, headers: dict[str, str]) -> requests.Response:
        """Return the response, following redirects without reading their bodies."""
        url = self._url
        for _ in range(1 + _MOST_REDIRECTS):
            if not _is_secure(url, self._url):
                raise _Fault(N_("the server redirects to an insecure connection"))
            connect_seconds = min(LIMITS.connect_seconds, max(0.001, self._ends - monotonic()))
            answer = session.get(url, headers=headers, timeout=(connect_seconds, LIMITS.read_seconds), stream=True)
            if not answer.is_redirect:
                return answer
            answer.close()
            url = urljoin(url, answer.headers["Location"])
        raise _Fault(N_("too many redirects"))

    def _body(self, answer: requests.Response) -> bytes:
        """Return the body; raise a fault if its packed or unpacked size exceeds the limit."""
        is_packed = _PACKINGS.get(answer.headers.get("Content-Encoding", "").lower())
        if is_packed is None:
            raise _Fault(N_("the file has an unexpected compression format"))
        content, received = bytearray(), 0
        unpacker = _Unpacker() if is_packed else None
        for chunk in answer.raw.stream(_CHUNK, decode_content=False):
            received += len(chunk)
            room = LIMITS.most_bytes + 1 - len(content)
            content += chunk if unpacker is None else unpacker.unpack(chunk, room)
            self._watch.report(self._publisher, len(content))
            if max(received, len(content)) > LIMITS.most_bytes:
                raise _Fault(LazyText(N_("the file is larger than {size} MB"), size=LIMITS.most_bytes >> 20))
        if unpacker is not None and not unpacker.is_whole:
            raise _Fault(_BROKE_OFF)
        return bytes(content)

    def _failed(self, reason: LazyText) -> ExternalError:
        text = N_("{source}: can't download the rates from {address}: {reason}. The previous rates stay in use.")
        return ExternalError(text, source=self._publisher, address=self._url, reason=reason)


class _Unpacker:
    """Incremental gzip decompressor that detects truncation, which requests does not."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(_GZIP)

    def unpack(self, packed: bytes, room: int) -> bytes:
        """Return up to `room` (at least 1) decompressed bytes of a chunk; raise zlib.error for invalid data."""
        found = self._part.decompress(packed, room)
        while self._part.unused_data and len(found) < room:  # gzip files may have several members
            rest = self._part.unused_data
            self._part = zlib.decompressobj(_GZIP)
            found += self._part.decompress(rest, room - len(found))
        return found

    @property
    def is_whole(self) -> bool:
        """Whether the end of the file was reached."""
        return self._part.eof


def _retries() -> Retry:
    """Return how often to retry, and with which pauses.

    The waiting itself is ours, because that of urllib3 cannot be cancelled. An entry is added in advance, because
    urllib3 would not pause before the first retry.
    """
    from urllib3.util import Retry

    pause = LIMITS.back_off_seconds
    return Retry(1 + LIMITS.retries, backoff_factor=pause / 2, backoff_jitter=2 * pause).increment()


def _session(lines: CancellableConnections) -> requests.Session:
    """Return a session without cookies, credentials or automatic redirects."""
    import requests

    class Session(requests.Session):
        @override
        def get_redirect_target(self, resp: requests.Response) -> None:
            """Disable redirects: requests would first read the whole body of a redirect, however large."""

    session = Session()
    session.headers.update({"User-Agent": f"offercalc/{__version__}", "Accept-Encoding": "gzip"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    session.auth = _unsigned  # otherwise requests would look for credentials in ~/.netrc
    session.adapters.clear()
    for start in ("https://", "http://"):
        session.mount(start, lines.adapter())
    return session


def _unsigned(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Return a request without credentials: rates are public, and publishers must not learn who asks."""
    return request


def _is_secure(url: str, first: str) -> bool:
    """Whether an address may be requested: over https, or over http if the original address is this machine's."""
    parts, start = urlsplit(url), urlsplit(first)
    is_first = (parts.scheme, parts.netloc) == ("http", start.netloc) and start.scheme == "http"
    return parts.scheme == "https" or (is_first and start.hostname in _THIS_MACHINE)


def _status(status: int) -> LazyText:
    """Return a status with its standard phrase; the server's own phrase is not trusted."""
    words = {one.value: f" {one.phrase}" for one in HTTPStatus}
    return LazyText(N_("the server responded with {status}"), status=f"{status}{words.get(status, '')}")


def _later(reason: LazyText, wait: float) -> LazyText:
    """Return the reason, with the time after which the server asks to retry, if it does."""
    minutes = ceil(wait / 60)
    if not minutes:
        return reason
    time = lazy_plural("{number} minute", "{number} minutes", minutes)
    return LazyText(N_("{reason}; the server asks to retry in {time}"), reason=reason, time=time)


def _fault(error: Exception) -> _Fault:
    """Return the fault of an exception in plain words; those of the libraries are about sockets and pools."""
    import requests
    from requests import exceptions
    from urllib3.exceptions import ReadTimeoutError

    if _is_distrust(error):
        return _Fault(
            N_(
                "the server's certificate can't be trusted; check the date of this computer, or set "
                "REQUESTS_CA_BUNDLE to the certificates of your network"
            )
        )
    if isinstance(error, exceptions.SSLError):
        return _Fault(N_("can't establish a secure connection"), may_pass=True)
    if isinstance(error, exceptions.ProxyError | exceptions.InvalidProxyURL | exceptions.InvalidSchema):
        return _Fault(N_("can't connect through the proxy of this network"), may_pass=True)
    if isinstance(error, requests.Timeout | ReadTimeoutError) or "timed out" in str(error):
        return _Fault(N_("the server did not respond in time"), may_pass=True)
    if isinstance(error, requests.ConnectionError):
        return _Fault(N_("can't connect to the server"), may_pass=True)
    if isinstance(error, OSError) and not isinstance(error, requests.RequestException):
        return _Fault(N_("can't read the certificates set in REQUESTS_CA_BUNDLE or CURL_CA_BUNDLE"))
    return _Fault(_BROKE_OFF)


def _is_distrust(error: BaseException | None) -> bool:
    """Whether an error was caused by an untrusted certificate."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def _moment(text: str) -> datetime | None:
    """Parse an HTTP date, or return None."""
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _seconds(text: str, clock: datetime | None) -> float:
    """Return the seconds of a Retry-After header; 0 if there is none."""
    if text.isdecimal() and text.isascii():
        return float(text[:_MOST_DIGITS])
    later = _moment(text)
    return 0.0 if later is None else max(0.0, (later - (clock or datetime.now(UTC))).total_seconds())
