"""Fetches the European Central Bank's newest rate history and keeps it for the next start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from offercalc import __version__
from offercalc.application.ports import OutsideError
from offercalc.application.whole_files import keep
from offercalc.feeds.ecb_history import EcbHistory, UnreadableRatesError, read_zip
from offercalc.feeds.stored import STORED_FILE, newest_history, stored_history

if TYPE_CHECKING:
    import requests

URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
LARGEST_DOWNLOAD = 16 * 2**20
_CONNECT_SECONDS, _READ_SECONDS = 5, 15
_RETRIES = 2
_BACK_OFF_SECONDS = 0.3
_CHUNK = 64 * 2**10
_BUSY = (429, 500, 502, 503, 504)


class EcbUpdate:
    """Asks the bank for its history when called; the only request that the program makes."""

    def __init__(self, folder: Path, url: str = URL, timeouts: tuple[float, float] | None = None) -> None:
        """Take the folder to keep the download in, the address, and the seconds to connect and to wait for data."""
        self._folder = folder
        self._url = url
        self._timeouts = timeouts or (_CONNECT_SECONDS, _READ_SECONDS)

    def __call__(self) -> EcbHistory:
        """Fetch, check, keep and return the newest history; raises OutsideError, and the older rates stay."""
        content = self._fetch()
        try:
            history = EcbHistory(read_zip(content), "")
        except UnreadableRatesError as error:
            message = f"{error}. The rates from before stay in use."
            raise OutsideError(message) from error
        before = newest_history(self._folder)
        if history.last_day < before.last_day:
            message = f"The rates offered at {self._url} are older than those already here, which stay in use."
            raise OutsideError(message)
        keep(content, self._folder / STORED_FILE)
        return stored_history(self._folder) or history

    def _fetch(self) -> bytes:
        import requests

        try:
            with self._connection() as connection:
                return self._download(connection)
        except requests.RequestException as error:
            message = f"The newest rates cannot be fetched from {self._url}: {_reason(error)}."
            raise OutsideError(message) from error

    def _connection(self) -> requests.Session:
        """Open a connection that tries again, with growing pauses of its own, where the bank is busy.

        It is never led away but over https; only the address itself may be another, as in tests.
        """
        import requests
        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry

        connection = requests.Session()
        connection.headers["User-Agent"] = f"offercalc/{__version__}"
        connection.max_redirects = 3
        retries = Retry(
            _RETRIES,
            backoff_factor=_BACK_OFF_SECONDS,
            status_forcelist=_BUSY,
            respect_retry_after_header=False,  # it may ask for hours
        )
        connection.adapters.clear()
        for start in ("https://", _origin(self._url)):
            connection.mount(start, HTTPAdapter(max_retries=retries))
        return connection

    def _download(self, connection: requests.Session) -> bytes:
        with connection.get(self._url, timeout=self._timeouts, stream=True) as answer:
            answer.raise_for_status()
            content = bytearray()
            for chunk in answer.iter_content(_CHUNK):
                content += chunk
                if len(content) > LARGEST_DOWNLOAD:
                    message = f"The file at {self._url} is larger than {LARGEST_DOWNLOAD >> 20} MB; it is not used."
                    raise OutsideError(message)
            return bytes(content)


def _origin(url: str) -> str:
    """Give the scheme and the host of an address."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/"


def _reason(error: requests.RequestException) -> str:
    """Say briefly why a request failed; the library's own words name sockets and pools."""
    import requests

    if isinstance(error, requests.TooManyRedirects):
        return "the server sends us round in circles"
    if isinstance(error, requests.exceptions.InvalidSchema):
        return "the server leads to a connection that is not secure"
    if error.response is not None:
        return f"the server answers {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return "the server does not answer in time"
    if isinstance(error, requests.exceptions.RetryError):
        return "the server is too busy to answer"
    if isinstance(error, requests.ConnectionError):
        return "there is no connection"
    return "the download broke off"
