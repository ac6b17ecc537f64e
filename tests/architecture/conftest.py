"""Fixture for the architecture tests: the syntax trees of all sources are freed after them."""

from collections.abc import Iterator

import pytest

from tests.architecture.tree import package_tree


@pytest.fixture(autouse=True, scope="package")
def _trees() -> Iterator[None]:
    yield
    package_tree.cache_clear()
