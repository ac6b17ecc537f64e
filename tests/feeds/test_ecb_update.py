import socket
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

import pytest
from typing_extensions import override

from offercalc import __version__
from offercalc.application.ports import OutsideError
from offercalc.feeds.bundled import bundled_history
from offercalc.feeds.ecb_history import EcbHistory
from offercalc.feeds.ecb_update import URL, EcbUpdate
from offercalc.feeds.stored import STORED_FILE, newest_history

MODULE = "offercalc.feeds.ecb_update"


def packed(*days: str) -> bytes:
    """Pack a table of rates as the bank does, the newest day first."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", "Date,USD,IDR\n" + "".join(f"{day},1.25,20000\n" for day in days))
    return content.getvalue()


OLD = packed("2020-01-03", "2020-01-02")
NEW = packed("2027-01-04", "2027-01-01")
NEWER = packed("2027-01-05", "2027-01-04")


class Answer(NamedTuple):
    """What the publisher sends; `missing` bytes are announced and not sent, a silent one sends nothing at all."""

    body: bytes = b""
    status: int = 200
    missing: int = 0
    is_silent: bool = False
    location: str = ""
    retry_after: str = ""


class Publisher(ThreadingHTTPServer):
    """Gives its answers in turn, the last one for ever, and remembers who asked for what."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.answers = [Answer(status=404)]
        self.asked: list[tuple[str, str]] = []
        self.closing_time = Event()
        self.url = f"http://127.0.0.1:{self.server_port}/eurofxref-hist.zip"

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Desk(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answer = self.server.next_answer()
        if answer.is_silent:
            self.server.closing_time.wait(10)
            return
        with suppress(OSError):  # whoever asked may be gone
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(answer.body) + answer.missing))
            for name, value in (("Location", answer.location), ("Retry-After", answer.retry_after)):
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

    @override
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the tests look at `asked`."""


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """Play the bank on this machine."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(f"{MODULE}._BACK_OFF_SECONDS", 0.01)
    with Publisher() as publisher:
        thread = Thread(target=publisher.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield publisher
        publisher.closing_time.set()
        publisher.shutdown()
        thread.join()


@pytest.fixture
def update(publisher: Publisher, tmp_path: Path) -> EcbUpdate:
    return EcbUpdate(tmp_path / "rates", publisher.url, timeouts=(5, 5))


def refusal(update: Callable[[], EcbHistory]) -> str:
    """Update in vain and return the one line that says why."""
    with pytest.raises(OutsideError) as caught:
        update()
    message = str(caught.value)
    assert message.strip() == message
    assert len(message.splitlines()) == 1
    return message


def assert_bundled_rates_stay(folder: Path) -> None:
    assert newest_history(folder).edition == bundled_history().edition
    assert not (folder / STORED_FILE).exists()


def test_a_newer_history_is_kept_and_used_from_then_on(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(NEW)]
    found = update()
    assert (found.last_day, found.edition) == (date(2027, 1, 4), "download up to 2027-01-04")
    assert newest_history(tmp_path / "rates").last_day == date(2027, 1, 4)
    assert (tmp_path / "rates" / STORED_FILE).read_bytes() == NEW


def test_it_asks_once_and_says_who_asks(publisher: Publisher, update: EcbUpdate) -> None:
    publisher.answers = [Answer(NEW)]
    update()
    assert publisher.asked == [("/eurofxref-hist.zip", f"offercalc/{__version__}")]


def test_nothing_is_asked_before_it_is_called(publisher: Publisher, update: EcbUpdate) -> None:
    assert isinstance(update, EcbUpdate)
    assert publisher.asked == []


def test_a_download_follows_a_download(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(NEW), Answer(NEWER)]
    update()
    assert update().last_day == newest_history(tmp_path / "rates").last_day == date(2027, 1, 5)
    assert [path.name for path in (tmp_path / "rates").iterdir()] == [STORED_FILE]


def test_the_same_day_again_is_no_fault(publisher: Publisher, update: EcbUpdate) -> None:
    publisher.answers = [Answer(NEW)]
    assert update().last_day == update().last_day == date(2027, 1, 4)


def test_rates_that_are_older_than_the_bundled_ones_are_refused(
    publisher: Publisher, update: EcbUpdate, tmp_path: Path
) -> None:
    publisher.answers = [Answer(OLD)]
    assert refusal(update) == (
        f"The rates offered at {publisher.url} are older than those already here, which stay in use."
    )
    assert_bundled_rates_stay(tmp_path / "rates")


def test_rates_that_are_older_than_the_last_download_are_refused(
    publisher: Publisher, update: EcbUpdate, tmp_path: Path
) -> None:
    publisher.answers = [Answer(NEWER), Answer(NEW)]
    update()
    assert "are older than those already here" in refusal(update)
    assert newest_history(tmp_path / "rates").last_day == date(2027, 1, 5)


def test_a_download_that_cannot_be_opened_again_is_used_until_the_program_ends(
    publisher: Publisher, update: EcbUpdate, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.answers = [Answer(NEW)]
    monkeypatch.setattr(f"{MODULE}.stored_history", lambda _folder: None)
    assert update().last_day == date(2027, 1, 4)


def test_a_file_that_is_gone_is_said_in_words(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(status=404)]
    assert refusal(update) == (
        f"The newest rates cannot be fetched from {publisher.url}: the server answers 404 Not Found."
    )
    assert_bundled_rates_stay(tmp_path / "rates")
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_bank_is_asked_again(publisher: Publisher, update: EcbUpdate, status: int) -> None:
    publisher.answers = [Answer(status=status), Answer(status=status), Answer(NEW)]
    assert update().last_day == date(2027, 1, 4)
    assert len(publisher.asked) == 3


def test_a_busy_bank_does_not_say_how_long_to_wait(publisher: Publisher, update: EcbUpdate) -> None:
    publisher.answers = [Answer(status=503, retry_after="60"), Answer(NEW)]
    started = monotonic()
    assert update().last_day == date(2027, 1, 4)
    assert monotonic() - started < 30


def test_a_bank_that_stays_busy_is_left_alone(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(status=503)]
    assert refusal(update).endswith(": the server is too busy to answer.")
    assert len(publisher.asked) == 3
    assert_bundled_rates_stay(tmp_path / "rates")


def test_a_file_that_has_moved_is_followed(publisher: Publisher, update: EcbUpdate) -> None:
    publisher.answers = [Answer(status=302, location="/new.zip"), Answer(NEW)]
    assert update().last_day == date(2027, 1, 4)
    assert [path for path, _agent in publisher.asked] == ["/eurofxref-hist.zip", "/new.zip"]


def test_a_file_that_has_moved_to_where_anybody_may_change_it_is_not_followed(
    publisher: Publisher, update: EcbUpdate, tmp_path: Path
) -> None:
    publisher.answers = [Answer(status=302, location=publisher.url.replace("127.0.0.1", "localhost")), Answer(NEW)]
    assert refusal(update).endswith(": the server leads to a connection that is not secure.")
    assert len(publisher.asked) == 1
    assert_bundled_rates_stay(tmp_path / "rates")


def test_the_bank_is_not_left_for_an_open_connection(tmp_path: Path) -> None:
    with EcbUpdate(tmp_path)._connection() as connection:
        assert set(connection.adapters) == {"https://", "https://www.ecb.europa.eu/"}


def test_a_file_that_moves_without_end_is_not_followed(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(status=302, location="/new.zip")]
    assert refusal(update).endswith(": the server sends us round in circles.")
    assert len(publisher.asked) == 4
    assert_bundled_rates_stay(tmp_path / "rates")


def test_half_a_file_is_refused(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(NEW[:100], missing=len(NEW) - 100)]
    assert refusal(update).endswith(": the download broke off.")
    assert_bundled_rates_stay(tmp_path / "rates")


@pytest.mark.parametrize("body", [b"<html>Sign in to the hotel's network</html>", b"", NEW[:-20]])
def test_what_is_no_zip_file_is_refused(publisher: Publisher, update: EcbUpdate, tmp_path: Path, body: bytes) -> None:
    publisher.answers = [Answer(body)]
    assert refusal(update) == (
        "ECB: the download is no zip file with a table of rates. The rates from before stay in use."
    )
    assert_bundled_rates_stay(tmp_path / "rates")


def test_a_zip_file_of_something_else_is_refused(publisher: Publisher, update: EcbUpdate, tmp_path: Path) -> None:
    publisher.answers = [Answer(packed("no day"))]
    assert refusal(update).endswith("the table's format has changed. The rates from before stay in use.")
    assert_bundled_rates_stay(tmp_path / "rates")


def test_a_file_that_is_too_large_is_not_loaded_to_its_end(
    publisher: Publisher, update: EcbUpdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MODULE}.LARGEST_DOWNLOAD", 2**20)
    publisher.answers = [Answer(b"\x00" * (2**20 + 2**17), missing=2**30)]
    assert refusal(update) == f"The file at {publisher.url} is larger than 1 MB; it is not used."
    assert_bundled_rates_stay(tmp_path / "rates")


def test_a_file_of_just_the_largest_size_is_read(
    publisher: Publisher, update: EcbUpdate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MODULE}.LARGEST_DOWNLOAD", len(NEW))
    publisher.answers = [Answer(NEW)]
    assert update().last_day == date(2027, 1, 4)


def test_a_silent_bank_is_not_waited_for(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [Answer(is_silent=True)]
    impatient = EcbUpdate(tmp_path / "rates", publisher.url, timeouts=(0.2, 0.2))
    assert refusal(impatient).endswith(": the server does not answer in time.")
    assert_bundled_rates_stay(tmp_path / "rates")


def test_a_bank_that_is_silent_once_is_asked_again(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [Answer(is_silent=True), Answer(NEW)]
    impatient = EcbUpdate(tmp_path / "rates", publisher.url, timeouts=(0.2, 0.2))
    assert impatient().last_day == date(2027, 1, 4)


def test_a_machine_that_refuses_is_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(f"{MODULE}._BACK_OFF_SECONDS", 0.01)
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/eurofxref-hist.zip"
        assert refusal(EcbUpdate(tmp_path, url)) == (
            f"The newest rates cannot be fetched from {url}: there is no connection."
        )
    assert_bundled_rates_stay(tmp_path)


def test_a_machine_that_lets_wait_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait_in_vain(*_arguments: object, **_options: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(f"{MODULE}._BACK_OFF_SECONDS", 0.01)
    monkeypatch.setattr("urllib3.util.connection.create_connection", wait_in_vain)
    assert refusal(EcbUpdate(tmp_path, "http://127.0.0.1/rates.zip")) == (
        "The newest rates cannot be fetched from http://127.0.0.1/rates.zip: the server does not answer in time."
    )
    assert_bundled_rates_stay(tmp_path)


@pytest.mark.parametrize("before", [None, NEW], ids=["nothing", "a download"])
def test_a_full_disk_leaves_what_was_there(
    publisher: Publisher, update: EcbUpdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    if before is not None:
        (tmp_path / "rates").mkdir()
        (tmp_path / "rates" / STORED_FILE).write_bytes(before)
    publisher.answers = [Answer(NEWER)]
    monkeypatch.setattr("os.fsync", full)
    assert refusal(update) == f"{tmp_path / 'rates' / STORED_FILE}: No space left on device"
    left = [path.read_bytes() for path in (tmp_path / "rates").iterdir()]
    assert left == ([] if before is None else [before])


def test_a_folder_that_cannot_be_made_is_said_in_words(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    publisher.answers = [Answer(NEW)]
    assert str(tmp_path / "file") in refusal(EcbUpdate(tmp_path / "file" / "rates", publisher.url))


def test_an_address_of_no_kind_is_said_in_words(tmp_path: Path) -> None:
    assert refusal(EcbUpdate(tmp_path, "http://")).startswith("The newest rates cannot be fetched from http://: ")


def test_the_bank_is_asked_over_a_secure_connection() -> None:
    assert URL.startswith("https://www.ecb.europa.eu/")
