import os
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import OperationalError

from tests import postgres
from tests.postgres import NEEDED, Server, folder_of_programs, free_port, running_server, skip_without_postgres


def install(folder: Path, *programs: str) -> Path:
    folder.mkdir(parents=True)
    for program in programs:
        (folder / program).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / program).chmod(0o755)
    return folder


def test_the_newest_version_is_taken(tmp_path: Path) -> None:
    install(tmp_path / "9.6" / "bin", "initdb", "postgres")
    newest = install(tmp_path / "15" / "bin", "initdb", "postgres")
    install(tmp_path / "17" / "bin", "postgres")  # without a data folder, there is no server
    assert folder_of_programs(tmp_path) == newest


def test_a_server_may_be_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = install(tmp_path / "bin", "initdb", "postgres")
    monkeypatch.setenv("PATH", str(folder))
    assert folder_of_programs(tmp_path / "none") == folder


@pytest.mark.parametrize("programs", [("initdb",), ("postgres",), ()])
def test_half_a_server_is_none(programs: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(install(tmp_path / "bin", *programs)))
    assert folder_of_programs(tmp_path / "none") is None


NO_SERVER = ("folder_of_programs", "no PostgreSQL server is installed")
NO_DRIVER = ("find_spec", "psycopg, which talks to PostgreSQL, is not installed")


@pytest.mark.parametrize(("needed", "outcome"), [("", pytest.skip.Exception), ("1", pytest.fail.Exception)])
@pytest.mark.parametrize(("what", "reason"), [NO_SERVER, NO_DRIVER])
def test_without_a_server_tests_are_skipped_or_fail_where_it_is_needed(
    needed: str, outcome: type[BaseException], what: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NEEDED, needed)
    for name in ("folder_of_programs", "find_spec"):
        found = None if name == what else Path("bin")
        monkeypatch.setattr(postgres, name, lambda *_asked, found=found: found)
    with pytest.raises(outcome, match=reason):
        skip_without_postgres()


def test_a_free_port_is_on_this_machine() -> None:
    assert 1024 < free_port() < 65536


def test_every_database_is_empty(server: Server) -> None:
    marks = "SELECT count(*) FROM pg_tables WHERE tablename = 'mark'"
    with server.database() as first, server.new_database() as second:
        server.run("CREATE TABLE mark (number integer)", database=first.database or "")
        assert server.run(marks, database=second.database or "") == [(0,)]
    with server.database() as again, server.database() as other:
        assert again == first
        assert server.run(marks, database=again.database or "") == [(0,)]
        assert other != first
    assert second.database not in {name for (name,) in server.run("SELECT datname FROM pg_database")}


def test_a_database_with_an_open_connection_is_not_used_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "PATIENCE_SECONDS", 0.0)
    with pytest.raises(AssertionError, match=r"connections to library_[0-9]+ are still open"), server.database() as url:
        left = create_engine(url, poolclass=NullPool).connect()
    left.close()
    with server.database() as other:
        assert other != url


def test_a_server_that_was_away_is_back_where_it_was(server: Server) -> None:
    with server.stopped(), pytest.raises(OperationalError):
        server.run("SELECT 1")
    assert server.run("SELECT 1") == [(1,)]


def test_no_process_and_no_folder_is_left() -> None:
    with running_server() as server:
        folder = server.folder
        number = int((folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        os.kill(number, 0)
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
