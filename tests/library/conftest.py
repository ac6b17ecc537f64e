"""What the tests of the library share: one PostgreSQL server for them all."""

from collections.abc import Iterator

import pytest

from tests.postgres import Server, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a PostgreSQL server when a test first asks for it; without one, such tests are skipped."""
    with running_server() as server:
        yield server
