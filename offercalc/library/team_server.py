"""Connection to a team's library on PostgreSQL: timeouts and encryption."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from typing_extensions import override

from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.abc import PQGen

T = TypeVar("T")

USUAL_SECONDS = 10.0
"""A server that does not respond for this long is unreachable: a hanging one keeps its connections open forever."""
_CONNECT_SECONDS = 4
_LEAST_CONNECT_SECONDS = 2
"""The shortest timeout that libpq accepts."""
_LOOK_SECONDS = 0.1
LOCK_MILLISECONDS = 5000
_STATEMENT_MILLISECONDS = 9000
"""The server cancels a statement before the client gives up on it."""
_IDLE_MILLISECONDS = 300_000
"""A program that died during a transaction blocks others no longer than this."""
_ASK_A_SERVER = {
    "client_encoding": "utf8",
    "connect_timeout": str(_CONNECT_SECONDS),
    "keepalives": "1",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""Every character of an offer survives whatever the server's settings, and a broken connection is noticed."""
_VERIFIED = "verify-full"
_KNOWS_THE_SYSTEM = 160_000
"""From this version on, libpq supports `sslrootcert=system`."""


class Patience:
    """How many seconds to wait for a response of a server; it can be reduced while waiting."""

    def __init__(self) -> None:
        self.seconds = USUAL_SECONDS


def team_engine(url: URL, patience: Patience) -> Engine:
    """Return the engine for a server; it replaces lost connections and abandons hanging ones."""
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    asked = {name: value for name, value in {**_ASK_A_SERVER, **_secured(url)}.items() if name not in url.query}
    engine = create_engine(url, connect_args=asked, pool_pre_ping=True, isolation_level="READ COMMITTED")

    def connect(_dialect: object, _record: object, _arguments: object, options: dict[str, Any]) -> Connection[Any]:
        if patience.seconds < USUAL_SECONDS:
            options = {**options, "connect_timeout": str(_LEAST_CONNECT_SECONDS)}
        return _connected(patience, options)

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "connect", _set_up)
    return engine


def weakness_of(url: URL) -> LazyText:
    """Return a warning about an insecure connection; empty if the certificate is verified or the server is local."""
    mode = url.query.get("sslmode", _VERIFIED)
    if _is_local(url) or mode == _VERIFIED:
        return NO_TEXT
    text = N_(
        "The connection to the library on {host} could be intercepted, or the server impersonated: its "
        "address sets sslmode={mode}. Remove that from the address, or use sslmode=verify-full."
    )
    return LazyText(text, host=url.host or "", mode=mode if isinstance(mode, str) else ", ".join(mode))


def _secured(url: URL) -> dict[str, str]:
    """Return the options that verify the certificate of a server; none for a server on this machine."""
    if _is_local(url):
        return {}
    import psycopg

    own = Path.home() / ".postgresql" / "root.crt"
    is_stated = "sslrootcert" in url.query or os.environ.get("PGSSLROOTCERT") or own.exists()
    mode = url.query.get("sslmode", _VERIFIED)
    if is_stated or mode != _VERIFIED or psycopg.pq.version() < _KNOWS_THE_SYSTEM:
        return {"sslmode": _VERIFIED}
    return {"sslmode": _VERIFIED, "sslrootcert": "system"}


def _is_local(url: URL, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether every host in an address is this machine; Unix sockets are."""
    if "service" in url.query:
        return False
    stated = [url.host or "", *(_texts(url.query.get(name, "")) for name in ("host", "hostaddr"))]
    hosts = [host for one in stated for host in one.split(",") if host]
    hosts = hosts or [environment.get("PGHOST", ""), environment.get("PGHOSTADDR", "")]
    return all(map(_is_loopback, hosts))


def _texts(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ",".join(value)


def _is_loopback(host: str) -> bool:
    if host in {"", "localhost"} or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _connected(patience: Patience, options: dict[str, Any]) -> Connection[Any]:
    """Connect to a server without waiting forever if it stops responding later."""
    import psycopg

    class PatientConnection(psycopg.Connection[Any]):
        @override
        def wait(self, gen: PQGen[T], interval: float = _LOOK_SECONDS, timeout: float | None = None) -> T:
            watched = _until_silent(gen, patience)
            try:
                return super().wait(watched, interval) if timeout is None else super().wait(watched, interval, timeout)
            except TimeoutError as error:
                self.close()
                raise psycopg.OperationalError(str(error)) from error

    return PatientConnection.connect(**options)


def _until_silent(answers: PQGen[T], patience: Patience) -> PQGen[T]:
    """Yield what a connection waits for, and raise TimeoutError once the server has not responded for too long."""
    try:
        wanted = next(answers)
        heard = monotonic()
        while True:
            is_ready = yield wanted
            if is_ready:
                heard = monotonic()
            elif monotonic() - heard > patience.seconds:
                message = f"no answer for {patience.seconds:g} seconds"
                raise TimeoutError(message)
            wanted = answers.send(is_ready)
    except StopIteration as end:
        result: T = end.value
        return result


def _set_up(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Limit the waiting time for locks and slow statements."""
    limits = {
        "lock_timeout": LOCK_MILLISECONDS,
        "statement_timeout": _STATEMENT_MILLISECONDS,
        "idle_in_transaction_session_timeout": _IDLE_MILLISECONDS,
    }
    cursor = connection.cursor()
    cursor.execute("; ".join(f"SET {name} = {value}" for name, value in limits.items()))
    cursor.close()
    connection.commit()
