"""Fetches one file over the network, politely and within limits: nothing a server does can hold the program up."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from math import ceil
from random import uniform
from threading import Event, Timer
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from offercalc import __version__
from offercalc.application.ports import OutsideError, StoppedError, Watch
from offercalc.feeds.rate_store import Validators

if TYPE_CHECKING:
    import requests

    from offercalc.feeds.line_watch import LineWatch

_BUSY = frozenset((429, 500, 502, 503, 504))
_NOT_MODIFIED = 304
_CHUNK = 16 * 2**10
_MOST_REDIRECTS = 3
_JITTER = (0.5, 1.5)
_MOST_DIGITS = 9
_TOO_SLOW = "it takes longer than {:g} seconds"
_TOO_LARGE = "the file is larger than {} MB"
_THIS_MACHINE = frozenset(("127.0.0.1", "localhost", "::1"))


class Limits(Struct, frozen=True):
    """How long and how much: seconds to connect, to wait for data and in all; bytes unpacked; further tries."""

    connect_seconds: float = 5
    read_seconds: float = 10
    whole_seconds: float = 60
    most_bytes: int = 16 * 2**20
    retries: int = 2
    back_off_seconds: float = 0.5


LIMITS = Limits()


class Download(Struct, frozen=True):
    """What came: the content, None where it has not changed; its validators; and what time the server says it is."""

    content: bytes | None
    validators: Validators
    clock: datetime | None


def download(publisher: str, url: str, validators: Validators | None, watch: Watch) -> Download:
    """Fetch a file; raises OutsideError with a sentence that names the publisher, StoppedError where it was stopped."""
    return _Download(publisher, url, watch).fetch(validators or Validators())


class _Busy(Exception):  # noqa: N818 - no fault of the program: the server wants to be asked again
    """The server does not want to answer now; it may say after how many seconds it will."""

    def __init__(self, reason: str, wait: float) -> None:
        super().__init__(reason)
        self.wait = wait


class _Download:
    """One download with all its tries."""

    def __init__(self, publisher: str, url: str, watch: Watch) -> None:
        self._publisher = publisher
        self._url = url
        self._watch = watch
        self._stopped = Event()
        self._ends = monotonic() + LIMITS.whole_seconds

    def fetch(self, validators: Validators) -> Download:
        """Ask while connections can be cut at the time limit or when a person stops it."""
        from offercalc.feeds.line_watch import LineWatch

        self._watch.on_stop(self._stopped.set)
        self._watch.say(self._publisher, 0)
        with LineWatch() as lines:
            self._watch.on_stop(lines.cut)
            timer = Timer(LIMITS.whole_seconds, lines.cut)
            timer.start()
            try:
                with _session(self._url, lines) as session:
                    return self._try(session, validators, lines)
            finally:
                timer.cancel()
                timer.join()

    def _try(self, session: requests.Session, validators: Validators, lines: LineWatch) -> Download:
        """Ask, and ask again where the server is busy or cannot be reached; whoever stops it does not wait."""
        import requests

        for attempt in count(1):
            wait = 0.0
            try:
                found = self._once(session, validators)
            except _Busy as busy:
                reason, is_hopeless, wait = str(busy), False, busy.wait
            except requests.RequestException as error:
                reason, is_hopeless = _reason(error), not _is_passing(error)
            else:
                reason, is_hopeless = "", True
            if self._watch.is_stopped:
                raise _stopped(self._publisher)
            if lines.is_cut:
                raise self._failed(_TOO_SLOW.format(LIMITS.whole_seconds))
            if not reason:
                return found
            pause = max(wait, LIMITS.back_off_seconds * 2**attempt * uniform(*_JITTER))  # noqa: S311 - spreads the load
            if is_hopeless or attempt > LIMITS.retries or monotonic() + pause > self._ends:
                later = f"; it asks to come back in {ceil(wait / 60)} minutes" if wait else ""
                raise self._failed(reason + later)
            self._stopped.wait(pause)
        raise AssertionError

    def _once(self, session: requests.Session, validators: Validators) -> Download:
        conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        limits = (LIMITS.connect_seconds, LIMITS.read_seconds)
        with session.get(self._url, headers=headers, timeout=limits, stream=True) as answer:
            clock = _moment(answer.headers.get("Date", ""))
            if answer.status_code in _BUSY:
                reason = f"the server answers {answer.status_code} {answer.reason}"
                raise _Busy(reason, _seconds(answer.headers.get("Retry-After", ""), clock))
            if answer.status_code == _NOT_MODIFIED:
                return Download(None, validators, clock)
            answer.raise_for_status()
            content = self._body(answer)
            found = Validators(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
            return Download(content, found, clock)

    def _body(self, answer: requests.Response) -> bytes:
        content = bytearray()
        for chunk in answer.iter_content(_CHUNK):
            content += chunk
            self._watch.say(self._publisher, len(content))
            if len(content) > LIMITS.most_bytes:
                raise self._failed(_TOO_LARGE.format(LIMITS.most_bytes >> 20))
        return bytes(content)

    def _failed(self, reason: str) -> OutsideError:
        message = f"{self._publisher}: the rates cannot be fetched from {self._url}: {reason}. "
        return OutsideError(f"{message}The rates from before stay in use.")


def _stopped(publisher: str) -> StoppedError:
    return StoppedError(f"{publisher}: stopped.")


def _session(url: str, lines: LineWatch) -> requests.Session:
    """Open a session that is never led away but over https; only this machine itself may be asked without."""
    import requests

    session = requests.Session()
    session.headers["User-Agent"] = f"offercalc/{__version__}"
    session.max_redirects = _MOST_REDIRECTS
    session.adapters.clear()
    session.mount("https://", lines.adapter())
    parts = urlsplit(url)
    if parts.hostname in _THIS_MACHINE:
        session.mount(f"{parts.scheme}://{parts.netloc}/", lines.adapter())
    return session


def _is_passing(error: requests.RequestException) -> bool:
    """Tell whether it is worth asking again."""
    import requests

    is_certificate = isinstance(error, requests.exceptions.SSLError)
    return isinstance(error, requests.ConnectionError | requests.Timeout) and not is_certificate


def _reason(error: requests.RequestException) -> str:
    """Say briefly why a request failed; the library's own words name sockets and pools."""
    import requests

    if isinstance(error, requests.exceptions.SSLError):
        return (
            "the server's certificate cannot be trusted; check the date of this machine, or name the certificates of "
            "your network in REQUESTS_CA_BUNDLE"
        )
    if isinstance(error, requests.TooManyRedirects):
        return "the server sends us round in circles"
    if isinstance(error, requests.exceptions.InvalidSchema):
        return "the server leads to a connection that is not secure"
    if isinstance(error, requests.exceptions.ProxyError):
        return "the proxy of this network does not let us through"
    if error.response is not None:
        return f"the server answers {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return "the server does not answer in time"
    if isinstance(error, requests.ConnectionError):
        return "there is no connection"
    return "the download broke off"


def _moment(text: str) -> datetime | None:
    """Read a date as servers write it."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _seconds(text: str, clock: datetime | None) -> float:
    """Read after how many seconds a server wants to be asked again; 0 where it does not say."""
    if text.isdecimal() and text.isascii():
        return float(text[:_MOST_DIGITS])
    later = _moment(text)
    return 0.0 if later is None else max(0.0, (later - (clock or datetime.now(UTC))).total_seconds())
