"""Fixtures of the library tests: one shared PostgreSQL server."""

from collections.abc import Iterator

import pytest

from tests.postgres import Server, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a PostgreSQL server on first use; if that is not possible, the tests are skipped."""
    with running_server() as server:
        yield server
