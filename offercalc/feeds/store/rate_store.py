"""The append-only SQLite store of downloaded rates and the user's own rates."""

# A publication that is downloaded again with different figures becomes a further revision of its day; the newest one is
# used. Rates held back for review are stored beside the rates of their day. SQLite keeps the file readable after
# concurrent writes, a full disk or a killed process.

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, json

from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

_SCHEMA = 1
_BUSY_SECONDS = 10
_TABLES = """
CREATE TABLE source (name TEXT PRIMARY KEY, base TEXT NOT NULL);
CREATE TABLE publication (
    source TEXT NOT NULL, day TEXT NOT NULL, revision INTEGER NOT NULL, base TEXT NOT NULL, fetched_at TEXT NOT NULL,
    rates TEXT NOT NULL, held TEXT NOT NULL, PRIMARY KEY (source, day, revision)
) WITHOUT ROWID;
CREATE TABLE currency (
    source TEXT NOT NULL, code TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
    PRIMARY KEY (source, code)
) WITHOUT ROWID;
CREATE INDEX held_back ON publication (source, day) WHERE held <> '{}';
CREATE TABLE own_rate (
    number INTEGER PRIMARY KEY, day TEXT NOT NULL, base TEXT NOT NULL, quote TEXT NOT NULL, value TEXT NOT NULL,
    added_at TEXT NOT NULL, removed_at TEXT
);
CREATE TABLE visit (
    number INTEGER PRIMARY KEY, source TEXT NOT NULL, address TEXT NOT NULL, at TEXT NOT NULL, etag TEXT NOT NULL,
    last_modified TEXT NOT NULL, next_at TEXT
);
"""
_SPAN = """
INSERT INTO currency VALUES (?1, ?2, ?3, ?3)
ON CONFLICT DO UPDATE SET first_day = min(first_day, ?3), last_day = max(last_day, ?3)
"""
_NEWEST = """
SELECT source, day, base, fetched_at, rates, held, revision FROM publication AS one
WHERE revision = (SELECT max(revision) FROM publication WHERE source = one.source AND day = one.day)
"""


class Held(Struct, frozen=True):
    """A rate held back for review: its value, the last known one with its day, and whether the user has rejected it."""

    value: Decimal
    known: Decimal
    known_day: date
    is_refused: bool = False


class Kept(Struct, frozen=True, kw_only=True):
    """A stored day of a source: the prices of one unit of `base`, and the rates held back."""

    source: str
    day: date
    base: str
    rates: dict[str, Decimal]
    held: dict[str, Held] = {}
    fetched: datetime | None = None
    revision: int = 0


class Validators(Struct, frozen=True):
    """The HTTP cache validators of a file: ETag and Last-Modified, "" for none."""

    etag: str = ""
    last_modified: str = ""


class Visit(Struct, frozen=True):
    """A successful request: its time, the validators for the next one, and the time of the next update."""

    at: datetime
    validators: Validators = Validators()
    next_at: datetime | None = None


_RATES = JsonDecoder[dict[str, Decimal]](dict[str, Decimal])
_HELD = JsonDecoder[dict[str, Held]](dict[str, Held])
_MOST_DIGITS = 30
"""The maximum magnitude of a rate, in digits before the point or zeros after it; real rates have at most twelve."""


class RateStore:
    """Stores rates in one file; each call opens and closes it, so any thread may call. Raises ExternalError.

    Rows that can't be read are skipped, and `fault` is set.
    """

    def __init__(self, path: Path) -> None:
        """Take the path of the file; it is created on the first write."""
        self._path = path
        self.fault: LazyText = NO_TEXT

    def sources(self) -> tuple[tuple[str, str], ...]:
        """Return every source that has a publication, with its base."""
        return tuple(self._read(_source, "SELECT name, base FROM source ORDER BY name"))

    def publications(self, source: str, before: date, most: int) -> tuple[Kept, ...]:
        """Return at most `most` days of a source before a day, newest first."""
        query = f"{_NEWEST} AND source = ? AND day < ? ORDER BY day DESC LIMIT ?"
        return tuple(self._read(_kept, query, source, before.isoformat(), most))

    def spans(self, source: str) -> dict[str, tuple[date, date]]:
        """Return the first and last day of each currency of a source, including days on which it was held back."""
        return dict(self._read(_span, "SELECT code, first_day, last_day FROM currency WHERE source = ?", source))

    def publication(self, source: str, day: date) -> Kept | None:
        """Return a day of a source, or None if it is not stored."""
        found = self._read(_kept, f"{_NEWEST} AND source = ? AND day = ?", source, day.isoformat())
        return found[0] if found else None

    def held(self) -> tuple[Kept, ...]:
        """Return every day with rates held back, oldest first."""
        return tuple(self._read(_kept, f"{_NEWEST} AND held <> '{{}}' ORDER BY day, source"))

    def keep(self, days: tuple[Kept, ...], source: str = "", address: str = "", visit: Visit | None = None) -> None:
        """Add days as the newest revisions, and the visit they came from, in one transaction."""
        with self._writing() as connection:
            for kept in days:
                day = kept.day.isoformat()
                connection.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (kept.source, kept.base))
                connection.executemany(_SPAN, [(kept.source, code, day) for code in (*kept.rates, *kept.held)])
                connection.execute(
                    "INSERT INTO publication SELECT ?1, ?2, 1 + coalesce(max(revision), 0), ?3, ?4, ?5, ?6 "
                    "FROM publication WHERE source = ?1 AND day = ?2",
                    (
                        kept.source, day, kept.base, _moment(kept.fetched),
                        json.encode(kept.rates).decode(), json.encode(kept.held).decode(),
                    ),
                )  # fmt: skip
            if visit is not None:
                next_at = None if visit.next_at is None else _moment(visit.next_at)
                connection.execute(
                    "INSERT INTO visit (source, address, at, etag, last_modified, next_at) VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        source,
                        address,
                        _moment(visit.at),
                        visit.validators.etag,
                        visit.validators.last_modified,
                        next_at,
                    ),
                )

    def last_visit(self, source: str, address: str = "") -> Visit | None:
        """Return the last visit to a source, or to one of its addresses, or None."""
        query = (
            "SELECT at, etag, last_modified, next_at FROM visit WHERE source = ? AND (? = '' OR address = ?) "
            "ORDER BY number DESC LIMIT 1"
        )
        found = self._read(_visit, query, source, address, address)
        return found[0] if found else None

    def own(self) -> tuple[OwnQuote, ...]:
        """Return the user's own rates that are not removed, in the order in which they were added."""
        query = "SELECT day, base, quote, value FROM own_rate WHERE removed_at IS NULL ORDER BY number"
        return tuple(self._read(_own, query))

    def add_own(self, quotes: tuple[OwnQuote, ...], at: datetime) -> None:
        """Add the user's own rates; each replaces the previous one for its pair and day."""
        with self._writing() as connection:
            for one in quotes:
                self._remove(connection, one, at)
                connection.execute(
                    "INSERT INTO own_rate (day, base, quote, value, added_at) VALUES (?, ?, ?, ?, ?)",
                    (one.day.isoformat(), one.base, one.quote, str(one.value), _moment(at)),
                )

    def remove_own(self, quote: OwnQuote, at: datetime) -> None:
        """Mark one of the user's own rates as removed; it stays in the file."""
        with self._writing() as connection:
            self._remove(connection, quote, at)

    @staticmethod
    def _remove(connection: sqlite3.Connection, quote: OwnQuote, at: datetime) -> None:
        connection.execute(
            "UPDATE own_rate SET removed_at = ?1 WHERE removed_at IS NULL AND day = ?2 AND (base, quote) IN "
            "(VALUES (?3, ?4), (?4, ?3))",
            (_moment(at), quote.day.isoformat(), quote.base, quote.quote),
        )

    def set_aside(self) -> Path | None:
        """Rename a damaged file so that a new one can be created. Return the new path, or None if it is not damaged.

        Raises ExternalError if the file can't be renamed.
        """
        if not self._is_damaged():
            return None
        aside = self._path.with_name(f"{self._path.name}.damaged-{datetime.now(UTC):%Y%m%d%H%M%S}")
        try:
            self._path.replace(aside)
        except OSError as denied:
            reason = denied.strerror or denied
            raise ExternalError(N_("{path}: {reason}"), path=self._path, reason=reason) from denied
        return aside

    def _is_damaged(self) -> bool:
        """Whether the file is no database, or a damaged one."""
        import sqlite3

        try:
            with closing(sqlite3.connect(self._path, timeout=_BUSY_SECONDS)) as connection:
                return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
        except UnicodeDecodeError:  # SQLite's message about a damaged file may not be text
            return True

    def _read(self, make: Callable[[tuple[Any, ...]], T], query: str, *values: object) -> list[T]:
        """Return the values built from the rows of a query; unreadable rows are skipped; a missing file has none."""
        try:
            if not self._path.exists():
                return []
        except OSError as error:
            reason = error.strerror or error
            raise ExternalError(N_("{path}: {reason}"), path=self._path, reason=reason) from error
        with self._connection() as connection:
            rows = connection.execute(query, values).fetchall() if _version(connection) else []
        made = []
        for row in rows:
            try:
                made.append(make(row))
            except (UnreadableError, ValueError, TypeError, ArithmeticError):
                text = N_("{path}: some of the stored exchange rates can't be read and were skipped.")
                self.fault = LazyText(text, path=self._path)
        return made

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction, creating it if it does not exist."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise ExternalError(N_("{path}: {reason}"), path=self._path.parent, reason=reason) from error
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            if not _version(connection):
                for statement in _TABLES.split(";")[:-1]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_SCHEMA}")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """Open and close the file; raise ExternalError with a message for SQLite errors."""
        import sqlite3

        try:
            with closing(sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
                connection.text_factory = _text_of
                yield connection
        except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite's message about a damaged file may not be text
            text = N_("{path}: can't use the stored exchange rates: {reason}.")
            raise ExternalError(text, path=self._path, reason=error) from error


def _text_of(stored: bytes) -> str:
    """Decode text leniently: damaged text is detected later, so that it does not affect other rows."""
    return stored.decode(errors="surrogateescape")


def _version(connection: sqlite3.Connection) -> int:
    """Return the version of the file, 0 for a new one; raise ExternalError if it is from a newer program."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > _SCHEMA:
        raise ExternalError(
            N_(
                "The stored exchange rates were written by a newer version of OfferCalc. Install that version to "
                "use them."
            )
        )
    return int(version)


def _kept(row: tuple[Any, ...]) -> Kept:
    source, day, base, fetched, rates, held, revision = row
    return Kept(
        source=_text(source),
        day=date.fromisoformat(day),
        base=_text(base),
        rates=_published(rates),
        held=_held_back(held),
        fetched=_when(fetched),
        revision=revision,
    )


def _source(row: tuple[Any, ...]) -> tuple[str, str]:
    name, base = row
    return _text(name), _text(base)


def _span(row: tuple[Any, ...]) -> tuple[str, tuple[date, date]]:
    code, first, last = row
    return _text(code), (date.fromisoformat(first), date.fromisoformat(last))


def _visit(row: tuple[Any, ...]) -> Visit:
    at, etag, last_modified, next_at = row
    later = None if next_at is None else _when(next_at)
    return Visit(_when(at), Validators(_text(etag), _text(last_modified)), later)


def _own(row: tuple[Any, ...]) -> OwnQuote:
    day, base, quote, value = row
    return OwnQuote(date.fromisoformat(day), _text(base), _text(quote), _rate(Decimal(value)))


def _published(content: str) -> dict[str, Decimal]:
    """Parse the rates of a day; raise UnreadableError, or ValueError if one is not a plausible rate."""
    return {code: _rate(value) for code, value in _RATES.decode(content).items()}


def _held_back(content: str) -> dict[str, Held]:
    """Parse the rates held back on a day; raise as `_published`."""
    found = _HELD.decode(content)
    for one in found.values():
        _rate(one.value)
        _rate(one.known)
    return found


def _rate(value: Decimal) -> Decimal:
    if not value.is_finite() or value <= 0 or abs(value.adjusted()) > _MOST_DIGITS:
        message = f"{value} is no exchange rate"
        raise ValueError(message)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    value.encode()
    return value


def _when(text: str) -> datetime:
    """Parse a time; raise ValueError if it has no time zone, since it could not be compared with others."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        message = f"{text} has no time zone"
        raise ValueError(message)
    return moment


def _moment(moment: datetime | None) -> str:
    return (moment or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
