"""A PostgreSQL server for tests, started if PostgreSQL is installed and removed at the end."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, NullPool, create_engine
from sqlalchemy.exc import OperationalError

NEEDED = "OFFERCALC_NEEDS_POSTGRES"
"""If this variable is 1, a missing server fails the tests instead of skipping them."""
INSTALLED = Path("/usr/lib/postgresql")
OWNER = "offercalc"
STRANGER = "ann"
"""The only user whom the server asks for a password."""
PATIENCE_SECONDS = 30.0


def folder_of_programs(installed: Path = INSTALLED) -> Path | None:
    """Return the folder of `initdb` and `postgres`: of the newest installed version, or on PATH."""
    folders = [path.parent for path in installed.glob("*/bin/postgres") if (path.parent / "initdb").is_file()]
    if folders:
        return max(folders, key=lambda folder: [int(part) for part in folder.parent.name.split(".") if part.isdigit()])
    found = shutil.which("initdb")
    folder = Path(found).resolve().parent if found else None
    return folder if folder is not None and (folder / "postgres").is_file() else None


def what_is_missing() -> str:
    """Return why no server can be started here, "" if one can."""
    if folder_of_programs() is None:
        return "no PostgreSQL server is installed"
    if find_spec("psycopg") is None:
        return "psycopg, which talks to PostgreSQL, is not installed"
    return ""


def skip_without_postgres() -> None:
    """Skip the test if no server can be started, or fail it if one is required."""
    missing = what_is_missing()
    if missing and os.environ.get(NEEDED) == "1":
        pytest.fail(f"{NEEDED} is 1, but {missing}", pytrace=False)
    if missing:
        pytest.skip(missing)


def run_as() -> dict[str, Any]:
    """Return the user of the server process, because PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def free_port() -> int:
    """Return a free port of this machine."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """A PostgreSQL server on the loopback interface with trusted users, in the given folder."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        self._data = folder / "data"
        self._port = free_port()
        self._numbers = count(1)
        self._emptied: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._as = run_as()
        if self._as:
            os.chown(folder, self._as["user"], self._as["group"])
        self._make()

    def url(self, database: str = "postgres", **parts: Any) -> URL:
        """Return the URL of a database; `parts` overrides the user, password and port."""
        asked = {"username": OWNER, "host": "127.0.0.1", "port": self._port, **parts}
        return URL.create("postgresql+psycopg", database=database, **asked)

    def run(self, *statements: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run statements separately as the superuser. Return the rows of the last one."""
        engine = create_engine(self.url(database), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        rows: list[tuple[Any, ...]] = []
        with engine.connect() as connection:
            for statement in statements:
                found = connection.exec_driver_sql(statement)
                rows = [tuple(row) for row in found] if found.returns_rows else []
        return rows

    @contextmanager
    def database(self) -> Iterator[URL]:
        """Yield an empty database, which is emptied at the end; that fails if a connection is still open.

        Emptied databases are used again, because a new one takes the server ten times as long.
        """
        if not self._emptied:
            self._emptied.append(f"library_{next(self._numbers)}")
            self.run(f"CREATE DATABASE {self._emptied[-1]} TEMPLATE template0")
        name = self._emptied.pop()
        yield self.url(name)
        self._empty(name)
        self._emptied.append(name)

    @contextmanager
    def new_database(self, options: str = "") -> Iterator[URL]:
        """Create an empty database; it is dropped at the end, which fails if a connection is still open."""
        name = f"library_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        yield self.url(name)
        self.run(f"DROP DATABASE {name}")

    def let_in(self, name: str) -> None:
        """Create a superuser without a password, unless it exists."""
        if not self.run(f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'"):  # noqa: S608 - the test's own text
            self.run(f"CREATE ROLE {name} LOGIN SUPERUSER")

    def start(self) -> None:
        """Start the server and wait until it responds."""
        settings = {
            "listen_addresses": "127.0.0.1", "max_connections": "60", "shared_buffers": "16MB", "fsync": "off",
            "full_page_writes": "off", "synchronous_commit": "off", "wal_level": "minimal", "max_wal_senders": "0",
            "autovacuum": "off",
        }  # fmt: skip
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        places = ["-D", str(self._data), "-k", str(self.folder), "-p", str(self._port)]
        command = [str(self._programs / "postgres"), *places, *options]
        with (self.folder / "log").open("ab") as log:
            process: subprocess.Popen[bytes] = subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self._as
            )
        self._process = process
        self._wait(process)

    def stop(self) -> None:
        """Stop the server despite open connections; if it does not stop, kill its processes."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(PATIENCE_SECONDS)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stop the server for the duration."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def _empty(self, name: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        others = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - the test's own text
        while self.run(others) != [(0,)]:  # a closed connection ends a moment later
            assert time.monotonic() < end, f"connections to {name} are still open"
            time.sleep(0.01)
        tables = self.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=name)
        self.run(*(f'DROP TABLE "{table}" CASCADE' for (table,) in tables), "SELECT 1", database=name)

    def _make(self) -> None:
        command = [str(self._programs / "initdb"), "-D", str(self._data), "-U", OWNER, "--auth=trust", "--no-sync"]
        made = subprocess.run(
            [*command, "--locale=C", "--encoding=UTF8"],
            cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **self._as,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        rules = self._data / "pg_hba.conf"
        first = f"host all {STRANGER} 127.0.0.1/32 scram-sha-256\n"  # the first matching rule applies
        rules.write_text(first + rules.read_text(encoding="utf-8"), encoding="utf-8")

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self.run("SELECT 1")
            except OperationalError:
                if process.poll() is not None or time.monotonic() > end:
                    self.stop()
                    pytest.fail((self.folder / "log").read_text(encoding="utf-8", errors="replace"), pytrace=False)
                time.sleep(0.02)
            else:
                return


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a temporary folder, and remove both at the end."""
    skip_without_postgres()
    programs = folder_of_programs()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="offercalc-postgres-") as folder:
        server = Server(programs, Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.stop()
